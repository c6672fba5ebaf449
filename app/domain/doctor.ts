/** What `assay doctor` looks for, in the order it is told. `wrong`: Assay does not work as promised; `note`: worth knowing. */
export const ailments = {
  // the machine
  node_too_old: 'wrong',
  sqlite_too_old: 'wrong',
  disk_nearly_full: 'wrong',
  clock_behind: 'wrong',
  clock_jumped: 'note',
  // the installation
  build_missing: 'wrong',
  migrations_missing: 'wrong',
  setting_invalid: 'wrong',
  // files
  database_missing: 'note',
  folder_not_writable: 'wrong',
  database_not_writable: 'wrong',
  readable_by_others: 'wrong',
  log_grown: 'note',
  uploads_left: 'note',
  witness_missing: 'note',
  witness_not_writable: 'wrong',
  // the database
  not_a_database: 'wrong',
  foreign_database: 'wrong',
  newer_version: 'wrong',
  migrations_pending: 'note',
  journal_mode: 'wrong',
  data_wrong: 'wrong',
  // people
  no_owner: 'note',
} as const
export type AilmentCode = keyof typeof ailments
export const ailmentCodes = Object.keys(ailments) as AilmentCode[]

/** One finding; `words` fill its sentence. */
export interface Ailment {
  code: AilmentCode
  words: Record<string, string>
}
