import type Database from 'better-sqlite3'
import { columnsOf, recordedTables } from '../recorded-tables'
import { type Trouble, tableNames, trouble } from './trouble'

/** What SQLite itself finds wrong with the file, and references to rows that are not there. */
export function verifyIntegrity(sqlite: Database.Database): Trouble[] {
  const said = sqlite.prepare('PRAGMA integrity_check(20)').pluck().all() as string[]
  const dangling = sqlite.prepare('PRAGMA foreign_key_check').all() as {
    table: string
    rowid: number
    parent: string
  }[]
  return [
    ...said.filter((line) => line !== 'ok').map((line) => trouble('integrity', 'database', line)),
    ...dangling.map(({ table, rowid, parent }) => trouble('foreign_key', `${table} ${rowid}`, parent)),
  ]
}

/** The triggers that refuse changes of what was recorded: a table without them can be edited unseen. */
export function verifyTriggers(sqlite: Database.Database): Trouble[] {
  const tables = tableNames(sqlite)
  const triggers = new Set(
    sqlite.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").pluck().all() as string[],
  )
  return [...recordedTables.map((table) => columnsOf(table).name), 'audit_entry', 'received_blob']
    .filter((name) => tables.has(name))
    .flatMap((name) => [`${name}_no_update`, `${name}_no_delete`])
    .filter((name) => !triggers.has(name))
    .map((name) => trouble('trigger_missing', name))
}
