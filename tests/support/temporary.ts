import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type AssayDatabase, openDatabase } from '~db/client.server'

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'assay-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A migrated database in a file of its own, closed and gone after the test. */
export function temporaryDatabase(): AssayDatabase {
  const db = openDatabase(join(temporaryFolder(), 'assay.sqlite'))
  onTestFinished(() => db.close())
  return db
}

/**
 * Rows of every table, by table: what an import must leave alone when nothing changed. What SQLite keeps
 * beneath the full-text index is its own.
 */
export function rowCounts(db: AssayDatabase): Record<string, number> {
  const tables = db.sqlite
    .prepare(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'
       AND name NOT LIKE 'search\\_text\\_%' ESCAPE '\\' ORDER BY name`,
    )
    .pluck()
    .all() as string[]
  return Object.fromEntries(
    tables.map((name) => [name, db.sqlite.prepare(`SELECT count(*) FROM "${name}"`).pluck().get() as number]),
  )
}
