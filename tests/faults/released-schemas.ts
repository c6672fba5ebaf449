import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { sha256 } from '~db/digest'
import { root } from './processes'

const migrations = join(root, 'db/migrations')

interface Journal {
  entries: { tag: string }[]
}

/** Names of all migrations in their order: each was the last one of a release. */
export function releases(): string[] {
  return readJournal().entries.map(({ tag }) => tag)
}

function readJournal(): Journal {
  return JSON.parse(readFileSync(join(migrations, 'meta/_journal.json'), 'utf8')) as Journal
}

/** A database as the release after so many migrations made it, with the rows of `rows` that it had room for. */
export function makeReleased(file: string, count: number, rows: string): void {
  const folder = `${file}-migrations`
  mkdirSync(join(folder, 'meta'), { recursive: true })
  const journal = readJournal()
  const entries = journal.entries.slice(0, count)
  writeFileSync(join(folder, 'meta/_journal.json'), JSON.stringify({ ...journal, entries }))
  for (const { tag } of entries) copyFileSync(join(migrations, `${tag}.sql`), join(folder, `${tag}.sql`))
  const sqlite = new Database(file)
  try {
    sqlite.pragma('journal_mode = WAL')
    migrate(drizzle(sqlite), { migrationsFolder: folder })
    sqlite.pragma('foreign_keys = OFF')
    sqlite.prepare('ATTACH ? AS now').run(rows)
    sqlite.transaction(() => fill(sqlite))()
    sqlite.exec('DETACH now')
  } finally {
    sqlite.close()
  }
}

/** The counter of changes is as the migrations left it: one of them made its row. */
function fill(sqlite: Database.Database): void {
  for (const [table, columns] of Object.entries(columnsOf(sqlite, 'main'))) {
    if (table === 'data_version') continue
    const known = new Set(columnsOf(sqlite, 'now')[table])
    const list = columns
      .filter((column) => known.has(column))
      .map((column) => `"${column}"`)
      .join(', ')
    sqlite.exec(`INSERT OR REPLACE INTO main."${table}" (${list}) SELECT ${list} FROM now."${table}"`)
  }
}

/** Own tables with their columns; not what SQLite and the migrator keep, nor what the search index holds. */
export function columnsOf(sqlite: Database.Database, schema: string): Record<string, string[]> {
  const own = `SELECT name FROM ${schema}.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
    AND name NOT LIKE '\\_\\_%' ESCAPE '\\' AND name NOT LIKE 'search%'`
  const names = sqlite.prepare(own).pluck().all() as string[]
  return Object.fromEntries(
    names.map((name) => {
      const columns = sqlite.prepare(`SELECT name FROM pragma_table_info(?, ?)`).pluck().all(name, schema) as string[]
      return [name, columns]
    }),
  )
}

/** Hash of all rows in these columns: a release must carry them on as they were. Counters may count on. */
export function contentOf(file: string, tables: Readonly<Record<string, string[]>>): string {
  const sqlite = new Database(file, { readonly: true })
  try {
    const parts = Object.entries(tables)
      .filter(([table]) => table !== 'data_version')
      .map(([table, columns]) => {
        const list = columns.map((column) => `"${column}"`).join(', ')
        const rows = sqlite.prepare(`SELECT ${list} FROM "${table}"`).raw().all() as unknown[][]
        const lines = rows.map((row) =>
          JSON.stringify(row.map((cell) => (cell instanceof Buffer ? cell.toString('hex') : cell))),
        )
        return `${table}\n${lines.sort().join('\n')}`
      })
    return sha256(parts.join('\n'))
  } finally {
    sqlite.close()
  }
}

export function tablesOf(file: string): Record<string, string[]> {
  const sqlite = new Database(file, { readonly: true })
  try {
    return columnsOf(sqlite, 'main')
  } finally {
    sqlite.close()
  }
}

/** How many migrations a database has been through. */
export function migrationsDone(file: string): number {
  const sqlite = new Database(file, { readonly: true })
  try {
    return sqlite.prepare('SELECT count(*) FROM __drizzle_migrations').pluck().get() as number
  } finally {
    sqlite.close()
  }
}
