import type Database from 'better-sqlite3'
import type { TroubleCode } from '~/domain/acts/trouble-codes'

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
