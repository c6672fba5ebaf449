import { describe, expect, test } from 'vitest'
import { readDataVersion } from '~db/queries/data-version'
import { loadRevisions } from '~db/queries/documents'
import { listPrograms } from '~db/queries/programs'
import { loadRuns } from '~db/queries/runs'
import { ingest } from '~importers/ingest.server'
import { makeImport, makePlan } from '../support/make-plan'
import { makeHistory, makeRow, makeRun } from '../support/run-factory'
import { rowCounts, temporaryDatabase } from '../support/temporary'

const importedAt = '2026-02-01T09:00:00.000Z'
const place = { file: 'docs/tracker.md', line: 3, column: 1 }

function sampleImport() {
  return makeImport({
    documents: [
      {
        path: 'docs/tracker.md',
        plan: makePlan({
          title: 'Speed program',
          weeks: [
            {
              id: 'week-1',
              unit: 'week',
              number: 1,
              title: 'Week 1',
              goal: null,
              exitCriteria: null,
              tiers: [],
              statuses: [],
              place,
            },
          ],
          boxes: [{ ticked: true, owner: 'task', ownerId: 'week-1/a', text: 'a', place }],
          quotedEvidence: [
            {
              id: 'q1',
              title: 'Load test',
              runLabel: 'v1',
              users: 100,
              durationS: null,
              date: null,
              files: [],
              figures: [
                {
                  metric: 'rps',
                  endpoint: null,
                  value: 50,
                  low: 50,
                  high: Number.POSITIVE_INFINITY,
                  unit: 'req/s',
                  words: '>50',
                  place,
                },
              ],
              conclusions: [],
              weekId: null,
              place,
            },
          ],
        }),
      },
    ],
    runs: [
      makeRun({
        label: 'v1',
        tags: ['nightly'],
        history: makeHistory({ seconds: 3 }),
        rows: [makeRow('GET /a', { maxMs: null, percentiles: [{ percentile: 99, valueMs: null }] })],
        failures: [{ method: 'GET', name: '/a', error: 'e', occurrences: 2, firstSeen: null, lastSeen: null }],
        exceptions: [{ count: 1, message: 'm', traceback: 't', nodes: 'local' }],
      }),
      makeRun({ label: 'v2', aggregate: null, effectiveAt: null, users: null }),
    ],
  })
}

test('what was read from the files comes back from the database without loss', () => {
  const db = temporaryDatabase()
  const input = sampleImport()
  const report = ingest(db, input, { importedAt })
  const programId = report.program!.id
  expect(loadRevisions(db, { programId }).map(({ plan }) => plan)).toEqual(input.documents.map(({ plan }) => plan))
  expect(loadRuns(db, { programId }).map(({ run }) => run)).toEqual(input.runs)
})

test('the second import of the same files reports everything unchanged and writes nothing', () => {
  const db = temporaryDatabase()
  const first = ingest(db, sampleImport(), { importedAt })
  expect(first).toMatchObject({ unchanged: 0, wrote: true })
  const counts = rowCounts(db)
  const version = readDataVersion(db)
  const changes = () => db.sqlite.prepare('SELECT total_changes()').pluck().get()
  const before = changes()
  const second = ingest(db, sampleImport(), { importedAt: '2026-02-02T09:00:00.000Z' })
  expect(second).toMatchObject({ unchanged: 3, wrote: false })
  expect(changes()).toBe(before)
  expect(rowCounts(db)).toEqual(counts)
  expect(readDataVersion(db)).toBe(version)
})

test('an import that fails halfway leaves nothing behind', () => {
  const db = temporaryDatabase()
  const counts = rowCounts(db)
  const input = sampleImport()
  const broken = { ...input.runs[0]!, label: null as unknown as string }
  expect(() => ingest(db, { ...input, runs: [...input.runs, broken] }, { importedAt })).toThrow('NOT NULL')
  expect(rowCounts(db)).toEqual(counts)
  expect(readDataVersion(db)).toBe(1)
})

test('an import that holds nothing makes no program', () => {
  const db = temporaryDatabase()
  expect(ingest(db, makeImport({}), { importedAt })).toMatchObject({ program: null, wrote: false })
  expect(listPrograms(db)).toEqual([])
})

describe('revisions', () => {
  const snapshot = (text: string, path = 'docs/tracker.md', date = '2026-01-05') =>
    makeImport({
      documents: [{ path, text, plan: makePlan({ lastUpdated: { date, words: date, place }, title: 'T' }) }],
    })
  const texts = (db: ReturnType<typeof temporaryDatabase>) =>
    loadRevisions(db, { programId: 1 }).map(({ sha256, revision }) => `${revision} ${sha256.slice(0, 6)}`)

  test('a changed document is a further revision, and one that is changed back takes effect again', () => {
    const db = temporaryDatabase()
    for (const text of ['one', 'two', 'one', 'one']) ingest(db, snapshot(text), { importedAt })
    const [first, second, third, ...more] = texts(db)
    expect(more).toEqual([])
    expect(third!.slice(2)).toBe(first!.slice(2))
    expect(second!.slice(2)).not.toBe(first!.slice(2))
  })

  test('snapshots of one document that come together are numbered by their own dates', () => {
    const db = temporaryDatabase()
    const late = snapshot('late', 'docs/a.md', '2026-01-20')
    const early = snapshot('early', 'docs/b.md', '2026-01-10')
    const both = {
      ...late,
      documents: [...late.documents, ...early.documents],
      received: [...late.received, ...early.received],
    }
    ingest(db, both, { importedAt })
    expect(loadRevisions(db, { programId: 1 }).map(({ file }) => file)).toEqual(['docs/b.md', 'docs/a.md'])
    expect(ingest(db, both, { importedAt })).toMatchObject({ unchanged: 2, wrote: false })
  })

  test('the same document from another folder is unchanged', () => {
    const db = temporaryDatabase()
    ingest(db, snapshot('one'), { importedAt, program: 'p' })
    expect(ingest(db, snapshot('one', '../docs/tracker.md'), { importedAt, program: 'p' }).wrote).toBe(false)
  })

  test('the same bytes read otherwise by a newer importer replace what was derived, not what was received', () => {
    const db = temporaryDatabase()
    ingest(db, sampleImport(), { importedAt })
    const counts = rowCounts(db)
    const input = sampleImport()
    input.documents[0]!.plan.title = 'Speed program'
    input.documents[0]!.plan.weeks = []
    input.runs[0]!.truncated = true
    const report = ingest(db, input, { importedAt })
    expect(report.documents[0]!.outcome).toBe('refreshed')
    expect(report.runs.map(({ outcome }) => outcome)).toEqual(['refreshed', 'unchanged'])
    expect(rowCounts(db)).toMatchObject({ week: 0, run: counts.run, document_revision: counts.document_revision })
  })

  test('a label met again with other bytes keeps both runs, numbered', () => {
    const db = temporaryDatabase()
    const runs = (version: string) => makeImport({ runs: [makeRun({ label: 'v1' })], version })
    ingest(db, runs('1'), { importedAt, program: 'p' })
    ingest(db, runs('2'), { importedAt, program: 'p' })
    expect(loadRuns(db, { programId: 1 }).map(({ revision }) => revision)).toEqual([1, 2])
    expect(ingest(db, runs('2'), { importedAt, program: 'p' }).wrote).toBe(false)
  })
})

describe('which program an import goes to', () => {
  const titled = (title: string, text = title) =>
    makeImport({ documents: [{ path: 'docs/t.md', text, plan: makePlan({ title }) }] })
  const slugs = (db: ReturnType<typeof temporaryDatabase>) => listPrograms(db).map(({ slug }) => slug)

  test('the same title from the same folder is the same program, from another folder a new one', () => {
    const db = temporaryDatabase()
    ingest(db, titled('Speed'), { importedAt, sourceFolder: '/a' })
    ingest(db, titled('Speed', 'changed'), { importedAt, sourceFolder: '/a' })
    ingest(db, titled('Speed'), { importedAt, sourceFolder: '/b' })
    expect(slugs(db).sort()).toEqual(['speed', 'speed-2'])
  })

  test('no import lands in the sample by title, folder or declared slug', () => {
    const db = temporaryDatabase()
    ingest(db, titled('Speed'), { importedAt, sourceFolder: '/a', sample: true })
    ingest(db, titled('Speed'), { importedAt, sourceFolder: '/a' })
    const declared = { ...titled('Other'), program: { slug: 'speed', title: 'Other' } }
    ingest(db, declared, { importedAt, sourceFolder: '/c' })
    expect(listPrograms(db).map(({ slug, sample }) => `${slug} ${sample}`)).toEqual([
      'speed-3 false',
      'speed-2 false',
      'speed true',
    ])
  })

  test('a declared slug finds its program from any folder', () => {
    const db = temporaryDatabase()
    const declared = (text: string) => ({ ...titled('Speed', text), program: { slug: 'fast', title: 'Fast' } })
    ingest(db, declared('1'), { importedAt, sourceFolder: '/a' })
    ingest(db, declared('2'), { importedAt, sourceFolder: '/b' })
    expect(slugs(db)).toEqual(['fast'])
  })

  test('evidence alone goes to the only program, and asks when there are several', () => {
    const db = temporaryDatabase()
    ingest(db, titled('Speed'), { importedAt, sourceFolder: '/a' })
    const evidence = makeImport({ runs: [makeRun({ label: 'v1' })] })
    expect(ingest(db, evidence, { importedAt }).program!.slug).toBe('speed')
    ingest(db, titled('Size'), { importedAt, sourceFolder: '/b' })
    expect(() => ingest(db, evidence, { importedAt })).toThrow('size, speed')
  })
})

test('a snapshot that quotes a run which ended after its own date is told so, with the place', () => {
  const db = temporaryDatabase()
  const updated = { date: '2026-01-08', words: '2026-01-08', place }
  const quote = { users: null, durationS: null, date: null, files: [], figures: [], conclusions: [], weekId: null }
  const plan = makePlan({
    lastUpdated: updated,
    quotedEvidence: [{ ...quote, id: 'q1', title: 'Test', runLabel: 'v1', place: { ...place, line: 7 } }],
  })
  const input = makeImport({
    documents: [{ path: 'docs/tracker.md', plan }],
    runs: [makeRun({ label: 'v1', effectiveAt: '2026-01-10T10:00:00Z' })],
  })
  expect(ingest(db, input, { importedAt }).diagnostics).toMatchObject([
    { line: 7, severity: 'info', rule: 'snapshot-quotes-later-run' },
  ])
})
