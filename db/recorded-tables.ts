import { getTableColumns, getTableName } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import {
  attestationFile,
  invalidationWithdrawal,
  notApplicable,
  notApplicableDecision,
  removalAcceptance,
  signOff,
  waiver,
  waiverDecision,
} from './schema/acts'
import { attestation, invalidation, ruleBinding } from './schema/recorded'

/** Tables whose every row is borne by an audit entry that repeats it (`recordRow`). */
export const recordedTables: readonly SQLiteTable[] = [
  ruleBinding,
  attestation,
  attestationFile,
  invalidation,
  invalidationWithdrawal,
  waiver,
  waiverDecision,
  notApplicable,
  notApplicableDecision,
  signOff,
  removalAcceptance,
]

/** Long texts that an entry does not repeat, because a hash of them is a column of its own. */
const longColumns: Record<string, string[]> = { sign_off: ['pack'] }

export function isLongColumn(table: string, key: string): boolean {
  return longColumns[table]?.includes(key) === true
}

/** Column names of the file against names in code: `criterion_id` and `criterionId`. */
export function columnsOf(table: SQLiteTable): { name: string; columns: { key: string; column: string }[] } {
  const columns = Object.entries(getTableColumns(table)).map(([key, { name }]) => ({ key, column: name }))
  return { name: getTableName(table), columns }
}
