import { join, resolve } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { expect, test } from 'vitest'
import type { Run } from '~/domain/evidence'
import type { AssayDatabase } from '~db/client.server'
import { loadRuns } from '~db/queries/runs'
import { discover } from '~importers/discover'
import { ingest } from '~importers/ingest.server'
import { statsText } from '../support/locust-text'
import { readEvidence, received } from '../support/read-evidence'
import { describeShared, sharedFolder } from '../support/shared'
import { rowCounts, temporaryDatabase } from '../support/temporary'

const importedAt = '2026-02-01T09:00:00.000Z'
const fixtures = resolve(import.meta.dirname, '../fixtures/locust')

const byLabel = (a: Run, b: Run) => (a.label < b.label ? -1 : 1)
const storedRuns = (db: AssayDatabase, programId: number) => loadRuns(db, { programId }).map(({ run }) => run)

test('every dialect and every hostile name comes back from the database as it was read', () => {
  const db = temporaryDatabase()
  const result = readEvidence([
    ...discover([fixtures]).files,
    received('../../etc/__proto___stats.csv', statsText()),
    received("a'; DROP TABLE run; --_stats.csv", statsText()),
    received('😀 ünïcode_stats.csv', statsText()),
  ])
  const report = ingest(db, result, { importedAt })
  expect(report.runs).toHaveLength(13)
  expect(storedRuns(db, report.program!.id).sort(byLabel)).toEqual([...result.runs].sort(byLabel))
})

test('the second import writes nothing, from wherever the files come', () => {
  const db = temporaryDatabase()
  const { files } = discover([fixtures])
  const { program } = ingest(db, readEvidence(files), { importedAt })
  const before = rowCounts(db)
  const moved = files.map((file) => ({ ...file, path: `/other/${file.path}` }))
  for (const again of [files, [...files].reverse(), moved]) {
    const report = ingest(db, readEvidence(again), { importedAt: '2026-03-01T09:00:00.000Z', program: program!.slug })
    expect(report).toMatchObject({ wrote: false, unchanged: 10 })
  }
  expect(rowCounts(db)).toEqual(before)
})

test('two runs of one label in one import are two revisions, and again none', () => {
  const db = temporaryDatabase()
  const other = statsText({ first: 'GET,/a,6,0,21,22.5,11,45,100.0,1.5,0.0,20,21,22,23,30,45,45,45,45,45,45' })
  const result = readEvidence([received('a/load_stats.csv', statsText()), received('b/load_stats.csv', other)])
  const { program } = ingest(db, result, { importedAt })
  expect(ingest(db, result, { importedAt, program: program!.slug })).toMatchObject({ wrote: false, unchanged: 2 })
})

describeShared('the real runs in the database', () => {
  test('are unchanged when they come again', () => {
    const db = temporaryDatabase()
    const result = readEvidence(discover([join(sharedFolder, 'evidence/ahsp')]).files)
    const { program } = ingest(db, result, { importedAt })
    const again = ingest(db, result, { importedAt, program: program!.slug })
    expect(again).toMatchObject({ wrote: false, unchanged: 67 })
    // Not the whole arrays at once: a difference among 67 histories would take minutes to print.
    const stored = new Map(storedRuns(db, program!.id).map((run) => [run.label, run]))
    const differing = result.runs.filter((run) => !isDeepStrictEqual(stored.get(run.label), run))
    expect(differing.map(({ label }) => label)).toEqual([])
  })
})
