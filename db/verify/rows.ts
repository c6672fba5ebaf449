import type Database from 'better-sqlite3'
import { canonicalJson } from '~/domain/acts/canonical-json'
import { sha256 } from '../digest'
import { columnsOf, isLongColumn, recordedTables } from '../recorded-tables'
import type { StoredEntry } from './chain'
import { formerRow } from './former-entries'
import { type Trouble, tableNames, trouble } from './trouble'

/** What the audit entries say that the recorded tables hold. */
export interface BorneRows {
  /** By table and key. */
  byKey: Map<string, { seq: number; row: string }>
  /** Rows of entries that do not name their row's number: how many of each. */
  former: Map<string, number>
}

export function noRows(): BorneRows {
  return { byKey: new Map(), former: new Map() }
}

/** Adds the row that an entry bears, if it bears one. An unreadable payload is found by its hash. */
export function collectRow(rows: BorneRows, entry: StoredEntry): void {
  let payload: Record<string, unknown>
  try {
    payload = JSON.parse(entry.payload)
  } catch {
    return
  }
  if (typeof payload.table === 'string' && payload.row !== null && typeof payload.row === 'object') {
    const row = payload.row as Record<string, unknown>
    rows.byKey.set(keyOf(payload.table, row), { seq: entry.seq, row: canonicalJson(row) })
    return
  }
  const former = formerRow(entry, payload)
  if (former !== null) rows.former.set(former, (rows.former.get(former) ?? 0) + 1)
}

/** Every recorded row against the entry that bears it, and every such entry against its row. */
export function verifyRows(sqlite: Database.Database, borne: BorneRows): { rows: number; troubles: Trouble[] } {
  const troubles: Trouble[] = []
  const tables = tableNames(sqlite)
  let rows = 0
  for (const table of recordedTables) {
    const { name, columns } = columnsOf(table)
    if (!tables.has(name)) continue
    const list = columns.map(({ key, column }) => `"${column}" AS "${key}"`).join(', ')
    for (const stored of sqlite.prepare(`SELECT ${list} FROM "${name}" NOT INDEXED`).iterate()) {
      rows += 1
      const row = stored as Record<string, unknown>
      const found = compareRow(name, row, borne)
      if (found !== null) troubles.push(found)
      if (name === 'sign_off' && sha256(String(row.pack)) !== row.packHash)
        troubles.push(trouble('pack_changed', keyOf(name, row)))
    }
  }
  for (const [key, { seq }] of borne.byKey) troubles.push(trouble('entry_without_row', seq, key))
  for (const [row, count] of borne.former) if (count > 0) troubles.push(trouble('entry_without_row', row))
  return { rows, troubles }
}

function compareRow(table: string, row: Record<string, unknown>, borne: BorneRows): Trouble | null {
  const key = keyOf(table, row)
  const kept = Object.fromEntries(Object.entries(row).filter(([name]) => !isLongColumn(table, name)))
  const entry = borne.byKey.get(key)
  if (entry !== undefined) {
    borne.byKey.delete(key)
    return entry.row === canonicalJson(kept) ? null : trouble('row_changed', key, `entry ${entry.seq}`)
  }
  const { id: _id, ...rest } = kept
  const former = `${table} ${canonicalJson(rest)}`
  const left = borne.former.get(former)
  if (left === undefined || left === 0) return trouble('row_without_entry', key)
  borne.former.set(former, left - 1)
  return null
}

function keyOf(table: string, row: Record<string, unknown>): string {
  return `${table} ${String(row.id === undefined ? row.attestationId : row.id)}`
}
