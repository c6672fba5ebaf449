import { existsSync, mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
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
  if (file !== ':memory:') mkdirSync(dirname(resolve(file)), { recursive: true })
  const sqlite = new Database(file)
  try {
    sqlite.pragma('busy_timeout = 5000')
    sqlite.pragma('journal_mode = WAL')
    sqlite.pragma('synchronous = FULL')
    sqlite.pragma('foreign_keys = ON')
    checkSettings(sqlite, file)
    const orm = drizzle(sqlite, { schema })
    migrateOnce(orm)
    return { file, sqlite, orm, close: () => sqlite.close() }
  } catch (error) {
    sqlite.close()
    throw new Error(`${file} cannot be opened: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    })
  }
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
