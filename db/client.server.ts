import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { databaseTrouble } from './open-failure'
import * as schema from './schema/index'

/** A database together with its typed view; close it when done. */
export interface AssayDatabase {
  file: string
  sqlite: Database.Database
  orm: BetterSQLite3Database<typeof schema>
  close(): void
}

/** Where the data lies unless `--db` says otherwise: `ASSAY_DATABASE`, else `data/assay.sqlite` under `base`. */
export function defaultDatabaseFile(base: string): string {
  const configured = process.env.ASSAY_DATABASE
  if (configured !== undefined && configured !== '') return resolve(base, configured)
  return resolve(base, 'data/assay.sqlite')
}

/**
 * Opens (and creates, and migrates) a database file. The only place that opens SQLite, so that the
 * settings that keep data safe hold on every connection: write-ahead log, full synchronisation
 * (better-sqlite3 alone would open WAL databases with NORMAL), foreign keys, five seconds of patience.
 */
export function openDatabase(file: string): AssayDatabase {
  let sqlite: Database.Database | null = null
  try {
    if (file !== ':memory:') makeFile(file)
    sqlite = new Database(file)
    sqlite.pragma('busy_timeout = 5000')
    refuseForeign(sqlite)
    sqlite.pragma('journal_mode = WAL')
    sqlite.pragma('synchronous = FULL')
    sqlite.pragma('foreign_keys = ON')
    checkSettings(sqlite, file)
    const orm = drizzle(sqlite, { schema })
    migrateOnce(orm)
    const opened = sqlite
    return { file, sqlite: opened, orm, close: () => opened.close() }
  } catch (error) {
    sqlite?.close()
    const why = databaseTrouble(error) ?? (error instanceof Error ? error.message : String(error))
    throw new DatabaseUnusable(`${file} cannot be opened: ${why}`, { cause: error })
  }
}

/** A new file is for its own user alone, whatever the umask; SQLite gives the log beside it the same mode. */
function makeFile(file: string): void {
  mkdirSync(dirname(resolve(file)), { recursive: true })
  try {
    closeSync(openSync(file, 'ax', 0o600))
  } catch {
    // It is there already, or cannot be made: SQLite says which, and why.
  }
}

/** Opens an existing file to look at it only: nothing is made, migrated or repaired, whatever its state. */
export function openToVerify(file: string): Database.Database {
  const sqlite = new Database(file, { readonly: true, fileMustExist: true })
  sqlite.pragma('busy_timeout = 5000')
  return sqlite
}

/** The same with its typed view, for queries; what an older version lacks fails as SQLite says it. */
export function openReadOnly(file: string): AssayDatabase {
  const sqlite = openToVerify(file)
  return { file, sqlite, orm: drizzle(sqlite, { schema }), close: () => sqlite.close() }
}

/** Version of the one SQLite that this process has. */
export function sqliteVersion(): string {
  const sqlite = new Database(':memory:')
  try {
    return sqlite.prepare('SELECT sqlite_version()').pluck().get() as string
  } finally {
    sqlite.close()
  }
}

/**
 * Turns a finished copy into a file that stands alone, without the write-ahead log beside it, and has
 * SQLite look it over. Answers what it found wrong; empty where all is well.
 */
export function sealCopy(file: string): string[] {
  const sqlite = new Database(file, { fileMustExist: true })
  try {
    sqlite.pragma('journal_mode = DELETE')
    const said = sqlite.pragma('integrity_check(20)') as { integrity_check: string }[]
    return said.map(({ integrity_check }) => integrity_check).filter((line) => line !== 'ok')
  } finally {
    sqlite.close()
  }
}

/** The file cannot be opened as a database of this version; the message says why. */
export class DatabaseUnusable extends Error {
  override name = 'DatabaseUnusable'
}

function checkSettings(sqlite: Database.Database, file: string): void {
  const expected = {
    journal_mode: file === ':memory:' ? 'memory' : 'wal',
    synchronous: 2,
    foreign_keys: 1,
    busy_timeout: 5000,
  }
  for (const [name, value] of Object.entries(expected)) {
    const actual = sqlite.pragma(name, { simple: true })
    if (actual !== value) throw new Error(`SQLite refused ${name} = ${value} on ${file} (it is ${String(actual)})`)
  }
}

/** Two processes may open a new file at once: the one that comes second finds the tables made, and looks again. */
function migrateOnce(orm: BetterSQLite3Database<typeof schema>): void {
  const migrationsFolder = findMigrations()
  try {
    migrate(orm, { migrationsFolder })
  } catch {
    migrate(orm, { migrationsFolder })
  }
}

/** Before anything is changed: another program's file, and one that a newer version has migrated. */
function refuseForeign(sqlite: Database.Database): void {
  const tables = sqlite.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all()
  if (tables.length === 0) return
  if (!tables.includes('__drizzle_migrations')) throw new Error('it holds tables of another program')
  const newest = sqlite.prepare('SELECT max(created_at) FROM __drizzle_migrations').pluck().get() as number | null
  const journal = JSON.parse(readFileSync(join(findMigrations(), 'meta/_journal.json'), 'utf8')) as {
    entries: { when: number }[]
  }
  const own = Math.max(...journal.entries.map(({ when }) => when))
  if (newest !== null && newest > own) throw new Error('a newer version of Assay has written it; update this one')
}

/** From the sources and from a bundle alike: the nearest folder upwards that holds the migrations. */
function findMigrations(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  for (;;) {
    const candidate = join(folder, 'db/migrations')
    if (existsSync(join(candidate, 'meta/_journal.json'))) return candidate
    const parent = dirname(folder)
    if (parent === folder) throw new Error('The folder db/migrations is missing: this installation is incomplete')
    folder = parent
  }
}
