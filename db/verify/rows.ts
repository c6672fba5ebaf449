import type Database from 'better-sqlite3'
import { canonicalJson } from '~/domain/acts/canonical-json'
import { sha256 } from '../digest'
import { borneRow, columnsOf, recordedTables } from '../recorded-tables'
import type { StoredEntry } from './chain'
import { formerRows, formerUpload } from './former-entries'
import { type Trouble, tableNames, trouble } from './trouble'

/** What the audit entries say that the recorded tables hold. */
export interface BorneRows {
  /** By table and key. */
  byKey: Map<string, { seq: number; row: string }>
  /** Rows of entries that do not name their row's number: how many of each. */
  former: Map<string, number>
  /** Program, time and name of each import: all that stood for an upload before its row was repeated. */
  imports: Set<string>
}

export function noRows(): BorneRows {
  return { byKey: new Map(), former: new Map(), imports: new Set() }
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
  if (entry.action === 'import') rows.imports.add(formerUpload(entry.programId, entry.at, entry.actor))
  for (const former of formerRows(entry, payload)) {
    const count = rows.former.get(former)
    rows.former.set(former, count === undefined ? 1 : count + 1)
  }
}

/** Every recorded row against the entry that bears it, and every such entry against its row. */
export function verifyRows(sqlite: Database.Database, borne: BorneRows): { rows: number; troubles: Trouble[] } {
  const troubles: Trouble[] = []
  const tables = tableNames(sqlite)
  let rows = 0
  for (const table of recordedTables) {
    const described = columnsOf(table)
    const { name, columns } = described
    if (!tables.has(name)) continue
    const nameOf = name === 'member_act' ? memberNames(sqlite) : null
    const list = columns.map(({ key, column }) => `"${column}" AS "${key}"`).join(', ')
    for (const stored of sqlite.prepare(`SELECT ${list} FROM "${name}" NOT INDEXED`).iterate()) {
      rows += 1
      const row = stored as Record<string, unknown>
      const found = compareRow(name, borneRow(described, row), { borne, nameOf, whole: row })
      if (found !== null) troubles.push(found)
      if (name === 'sign_off' && sha256(String(row.pack)) !== row.packHash)
        troubles.push(trouble('pack_changed', keyOf(name, row)))
      if (name === 'published_sheet' && sha256(String(row.facts)) !== row.factsHash)
        troubles.push(trouble('facts_changed', keyOf(name, row)))
    }
  }
  for (const [key, { seq }] of borne.byKey) troubles.push(trouble('entry_without_row', seq, key))
  for (const [row, count] of borne.former) if (count > 0) troubles.push(trouble('entry_without_row', row))
  return { rows, troubles }
}

/** Former entries name a member where the row has a number. */
function memberNames(sqlite: Database.Database): Map<unknown, unknown> {
  const rows = sqlite.prepare('SELECT id, name FROM member NOT INDEXED').all() as { id: number; name: string }[]
  return new Map(rows.map(({ id, name }) => [id, name]))
}

function compareRow(
  table: string,
  kept: Record<string, unknown>,
  { borne, nameOf, whole }: { borne: BorneRows; nameOf: Map<unknown, unknown> | null; whole: Record<string, unknown> },
): Trouble | null {
  const key = keyOf(table, kept)
  const entry = borne.byKey.get(key)
  if (entry !== undefined) {
    borne.byKey.delete(key)
    // Entries of drafts once repeated their words as they are.
    const same = entry.row === canonicalJson(kept) || (table === 'sheet_draft' && entry.row === canonicalJson(whole))
    return same ? null : trouble('row_changed', key, `entry ${entry.seq}`)
  }
  if (table === 'upload')
    return borne.imports.has(formerUpload(kept.programId, kept.at, kept.by)) ? null : trouble('row_without_entry', key)
  const { id: _id, ...numbered } = kept
  const { memberId, ...rest } = numbered
  const former = `${table} ${canonicalJson(nameOf === null ? numbered : { ...rest, name: nameOf.get(memberId) ?? null })}`
  const left = borne.former.get(former)
  if (left === undefined || left === 0) return trouble('row_without_entry', key)
  borne.former.set(former, left - 1)
  return null
}

function keyOf(table: string, row: Record<string, unknown>): string {
  return `${table} ${String(row.id === undefined ? row.attestationId : row.id)}`
}
