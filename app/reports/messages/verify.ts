import type { TroubleCode } from '~/domain/acts/trouble-codes'

/** What each trouble that `assay verify` finds means; `where` names the entry, row or file. */
export const troubleSentences = {
  entry_missing: (where) => `Entry ${where} of the audit log is missing.`,
  chain_broken: (where) => `Entry ${where} does not name the hash of the entry before it.`,
  entry_changed: (where) => `Entry ${where} of the audit log was changed: its hash is not that of its fields.`,
  row_changed: (where) => `The recorded row ${where} is not what the audit log says was recorded.`,
  row_without_entry: (where) => `The recorded row ${where} has no entry in the audit log.`,
  entry_without_row: (where) => `What entry ${where} of the audit log recorded is not in its table.`,
  pack_changed: (where) => `The signed pack of ${where} is not the one that was signed.`,
  facts_changed: (where) => `The figures of ${where} are not those that were published.`,
  trigger_missing: (where) => `The guard ${where}, which refuses changes of recorded rows, was removed.`,
  bytes_changed: (where) => `The received file ${where} has other bytes than its hash says.`,
  bytes_missing: (where) => `The received file ${where} is named and its bytes are not kept.`,
  tail_cut: (where) => `Entry ${where} was witnessed and is gone: the end of the audit log was cut off.`,
  witness_disagrees: (where) => `Entry ${where} is not the one that was witnessed: the audit log was written anew.`,
  witness_unreadable: (where) => `Line ${where} of the witness file cannot be read.`,
  foreign_key: (where) => `The row ${where} names another that is not there.`,
  integrity: () => 'SQLite finds the database file damaged.',
  unreadable: (where) => `${where} cannot be read.`,
} satisfies Record<TroubleCode, (where: string) => string>

export function troubleSentence({ code, where }: { code: TroubleCode; where: string }): string {
  return troubleSentences[code](where)
}
