import { expect, test } from 'vitest'
import { rebuildDerived } from '~/server/rebuild.server'
import { ensureSearchIndex } from '~/server/search/ensure-index'
import type { AssayDatabase } from '~db/client.server'
import { buildImport } from '~importers/build-import'
import { discover } from '~importers/discover'
import { ingest } from '~importers/ingest.server'
import { smallProgram } from '../../support/cli'
import { makeReceived } from '../../support/make-plan'
import { indexOf, wordCounts } from '../../support/search'
import { temporaryDatabase } from '../../support/temporary'

const small = discover([smallProgram]).files

function imported(): AssayDatabase {
  const db = temporaryDatabase()
  ingest(db, buildImport(small), { importedAt: '2026-03-15T12:00:00.000Z' })
  return db
}

function importText(db: AssayDatabase, text: string, at: string): void {
  ingest(db, buildImport([makeReceived('notes/tracker.md', text)]), { importedAt: at, program: 'notes' })
}

const count = (db: AssayDatabase, table: string) => db.sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get()

test('an import indexes documents, runs and endpoints, and the second import adds nothing', () => {
  const db = imported()
  const before = indexOf(db)
  const kinds = new Set(before.map((row) => JSON.parse(row)[1]))
  expect([...kinds].sort()).toEqual(
    expect.arrayContaining(['criterion', 'endpoint', 'line', 'run', 'task', 'tier', 'week']),
  )
  ingest(db, buildImport(small), { importedAt: '2026-03-16T12:00:00.000Z' })
  expect(indexOf(db)).toEqual(before)
})

test('a rebuild makes the same index as a fresh import, word for word', () => {
  const db = imported()
  const [rows, words] = [indexOf(db), wordCounts(db)]
  rebuildDerived(db)
  expect(indexOf(db)).toEqual(rows)
  expect(wordCounts(db)).toEqual(words)
  expect(count(db, 'search_text')).toBe(count(db, 'search_entry'))
})

test('lines that two snapshots share are one text with two places', () => {
  const db = temporaryDatabase()
  importText(db, '# Notes\n\nkept line\nfirst line\n', '2026-03-01T00:00:00.000Z')
  const entries = count(db, 'search_entry') as number
  importText(db, '# Notes\n\nanother\nkept line\n', '2026-03-02T00:00:00.000Z')
  expect(count(db, 'search_entry')).toBe(entries + 1)
  const kept = indexOf(db)
    .map((row) => JSON.parse(row))
    .filter(([, , , , , body]) => body === 'kept line')
  expect(kept.map((row) => row[8]).sort()).toEqual([3, 4])
})

test('a run that is read anew leaves nothing of its former reading', () => {
  const db = imported()
  const words = wordCounts(db)
  const [file] = small.filter(({ path }) => path.endsWith('_stats.csv'))
  const text = new TextDecoder().decode(file!.bytes)
  const label = db.sqlite.prepare('SELECT label FROM run ORDER BY id').pluck().get() as string
  expect(text).not.toContain('zebra')
  db.sqlite.prepare(`UPDATE run SET digest = 'older' WHERE label = ?`).run(label)
  ingest(db, buildImport(small), { importedAt: '2026-03-17T12:00:00.000Z' })
  expect(wordCounts(db)).toEqual(words)
})

test('a database from before there was an index gets one, equal to a fresh one', () => {
  const db = imported()
  const [rows, words] = [indexOf(db), wordCounts(db)]
  db.sqlite.exec(
    `DELETE FROM search_place; DELETE FROM search_entry; DELETE FROM search_grammar;
     INSERT INTO search_text (search_text) VALUES ('delete-all')`,
  )
  expect(ensureSearchIndex(db)).toBe(true)
  expect(indexOf(db)).toEqual(rows)
  expect(wordCounts(db)).toEqual(words)
  expect(ensureSearchIndex(db)).toBe(false)
})

test('the index passes the check that SQLite has for its own tables', () => {
  const db = imported()
  expect(() => db.sqlite.exec(`INSERT INTO search_text (search_text) VALUES ('integrity-check')`)).not.toThrow()
})
