import type Database from 'better-sqlite3'
import { sha256 } from '../digest'
import { type Trouble, tableNames, trouble } from './trouble'

/** Columns that name received bytes: what is missing is named by its hash, which a foreign key does not tell. */
const named = [
  { table: 'evidence_file', column: 'sha256' },
  { table: 'document_revision', column: 'sha256' },
]

/** Hashes all received bytes anew, and looks for every file that is named and not there. */
export function verifyBytes(sqlite: Database.Database): { blobs: number; bytes: number; troubles: Trouble[] } {
  const troubles: Trouble[] = []
  let blobs = 0
  let total = 0
  const rows = sqlite.prepare('SELECT sha256, size, bytes FROM received_blob NOT INDEXED').iterate()
  for (const row of rows as IterableIterator<{ sha256: string; size: number; bytes: Buffer }>) {
    blobs += 1
    const bytes = Buffer.from(row.bytes)
    total += bytes.byteLength
    if (sha256(bytes) !== row.sha256 || bytes.byteLength !== row.size)
      troubles.push(trouble('bytes_changed', row.sha256))
  }
  const tables = tableNames(sqlite)
  for (const { table, column } of named.filter((one) => tables.has(one.table))) {
    const missing = sqlite
      .prepare(
        `SELECT DISTINCT "${column}" FROM "${table}" WHERE "${column}" NOT IN (SELECT sha256 FROM received_blob)`,
      )
      .pluck()
      .all() as string[]
    troubles.push(...missing.map((hash) => trouble('bytes_missing', hash, table)))
  }
  return { blobs, bytes: total, troubles }
}
