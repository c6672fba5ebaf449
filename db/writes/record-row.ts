import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { AssayDatabase } from '../client.server'
import { borneRow, columnsOf } from '../recorded-tables'
import { type Act, appendAudit } from './append-audit'
import { insertOne } from './bulk-insert'
import { storable } from './storable'

/**
 * Inserts a recorded row and the audit entry that bears it: the entry's payload names the table and
 * repeats the row, so that a row edited behind the log's back no longer matches (`verifyDatabase`).
 * Must run inside the write transaction. Answers the row's id.
 */
export function recordRow<T extends SQLiteTable>(
  db: AssayDatabase,
  table: T,
  given: T['$inferInsert'] & { by: string; at: string },
  act: Pick<Act, 'programId' | 'action'> & { more?: Record<string, unknown> },
): number {
  const row = storable(given)
  const id = insertOne(db.sqlite, table, row)
  const described = columnsOf(table)
  const payload = { ...act.more, table: described.name, row: borneRow(described, { ...row, id }) }
  appendAudit(db, { programId: act.programId, at: row.at, actor: row.by, action: act.action, payload })
  return id
}
