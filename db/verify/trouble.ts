import type Database from 'better-sqlite3'

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

/** Something that is not as it was recorded. `where` names it: an entry's number, a table and row, a hash. */
export interface Trouble {
  code: TroubleCode
  where: string
  detail: string | null
}

export function trouble(code: TroubleCode, where: string | number, detail: string | null = null): Trouble {
  return { code, where: String(where), detail }
}

/** Runs one check; a database too damaged to answer is itself the finding. */
export function guarded<T>(name: string, troubles: Trouble[], work: () => T): T | null {
  try {
    return work()
  } catch (error) {
    troubles.push(trouble('unreadable', name, error instanceof Error ? error.message : String(error)))
    return null
  }
}

export function tableNames(sqlite: Database.Database): Set<string> {
  return new Set(sqlite.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all() as string[])
}
