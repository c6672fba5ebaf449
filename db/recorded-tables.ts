import { getTableColumns, getTableName } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { sha256 } from './digest'
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
import { member, memberAct } from './schema/people'
import { attestation, invalidation, ruleBinding, upload } from './schema/recorded'
import { settingChange } from './schema/settings'
import {
  costEntry,
  programArchive,
  publishedSheet,
  riskLink,
  sheetDraft,
  workProof,
  workProofWithdrawal,
} from './schema/work'

/** Tables whose every row is borne by an audit entry that repeats it (`recordRow`). */
export const recordedTables: readonly SQLiteTable[] = [
  member,
  memberAct,
  upload,
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
  settingChange,
  workProof,
  workProofWithdrawal,
  costEntry,
  riskLink,
  sheetDraft,
  publishedSheet,
  programArchive,
]

/** Long texts that an entry does not repeat, because a hash of them is a column of its own. */
const longColumns: Record<string, string[]> = { sign_off: ['pack'], published_sheet: ['facts'] }

/**
 * Texts without such a column whose entry repeats a hash in their place: long ones, and words of drafts,
 * which are for those who write and not for everybody who may read the log.
 */
const hashedColumns: Record<string, string[]> = { upload: ['receipt'], sheet_draft: ['words'] }

/** A row as its entry bears it. Columns that are not given are null. */
export function borneRow(
  { name, columns }: ReturnType<typeof columnsOf>,
  row: Record<string, unknown>,
): Record<string, unknown> {
  const kept = columns.filter(({ key }) => longColumns[name]?.includes(key) !== true)
  return Object.fromEntries(
    kept.map(({ key }) => {
      const value = row[key] ?? null
      const isHashed = hashedColumns[name]?.includes(key) === true && value !== null
      return [key, isHashed ? `sha256:${sha256(String(value))}` : value]
    }),
  )
}

/** Column names of the file against names in code: `criterion_id` and `criterionId`. */
export function columnsOf(table: SQLiteTable): { name: string; columns: { key: string; column: string }[] } {
  const columns = Object.entries(getTableColumns(table)).map(([key, { name }]) => ({ key, column: name }))
  return { name: getTableName(table), columns }
}
