/** What `assay verify` may find wrong with a database. */
export const troubleCodes = [
  // the audit chain
  'entry_missing',
  'chain_broken',
  'entry_changed',
  // recorded rows against the entries that bear them
  'row_changed',
  'row_without_entry',
  'entry_without_row',
  'pack_changed',
  'facts_changed',
  'trigger_missing',
  // received bytes
  'bytes_changed',
  'bytes_missing',
  // the witness outside the database
  'tail_cut',
  'witness_disagrees',
  'witness_unreadable',
  // SQLite itself
  'foreign_key',
  'integrity',
  'unreadable',
] as const
export type TroubleCode = (typeof troubleCodes)[number]
