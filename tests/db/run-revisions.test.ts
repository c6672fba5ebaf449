import { expect, test } from 'vitest'
import { examineRun } from '~/domain/forensics'
import { loadRuns } from '~db/queries/runs'
import { ingest } from '~importers/ingest.server'
import { statsText } from '../support/locust-text'
import { readEvidence, received } from '../support/read-evidence'
import { temporaryDatabase } from '../support/temporary'

const other = statsText({ first: 'GET,/a,6,0,21,22.5,11,45,100.0,1.5,0.0,20,21,22,23,30,45,45,45,45,45,45' })
const codes = (run: Parameters<typeof examineRun>[0]) =>
  examineRun(run, { earlier: [], loginGlobs: [] }).map(({ code }) => code)

test('a run knows the revisions of its label up to its own, with what was read from each', () => {
  const db = temporaryDatabase()
  const first = ingest(db, readEvidence([received('load_stats.csv', statsText())]), {
    importedAt: '2026-02-01T09:00:00.000Z',
  })
  const program = first.program!
  const [only] = loadRuns(db, { programId: program.id })
  expect(only!.run.revisions).toBeUndefined()
  expect(codes(only!.run)).not.toContain('label_reused')

  ingest(db, readEvidence([received('load_stats.csv', other)]), {
    importedAt: '2026-02-02T09:00:00.000Z',
    program: program.slug,
  })
  const [before, now] = loadRuns(db, { programId: program.id, label: 'load' })
  expect(before!.run.revisions).toBeUndefined()
  expect(now!.run.revisions).toMatchObject([
    { revision: 1, importedAt: '2026-02-01T09:00:00.000Z' },
    { revision: 2, importedAt: '2026-02-02T09:00:00.000Z' },
  ])
  expect(codes(now!.run)).toContain('label_reused')
  expect(codes(before!.run)).not.toContain('label_reused')
  expect(before!.run.endpoints).not.toEqual(now!.run.endpoints)
})
