import { expect, test } from 'vitest'
import { loadProgramState } from '~db/queries/load-state'
import { recordInvalidation } from '~db/writes/record-acts'
import { ingest } from '~importers/ingest.server'
import { makeImport, makePlan } from '../support/make-plan'
import { makeRun } from '../support/run-factory'
import { temporaryDatabase } from '../support/temporary'

const importedAt = '2026-02-01T09:00:00.000Z'
const at = (day: number) => `2026-01-${String(day).padStart(2, '0')}T12:00:00Z`
const updated = (date: string) => ({ date, words: date, place: { file: 'tracker.md', line: 1, column: 1 } })

function tracker(date: string) {
  return { path: `docs/${date}.md`, plan: makePlan({ title: 'T', lastUpdated: updated(date) }) }
}

function withHistory() {
  const db = temporaryDatabase()
  const input = makeImport({
    documents: [tracker('2026-01-10'), tracker('2026-01-20')],
    runs: [
      makeRun({ label: 'late', effectiveAt: at(18) }),
      makeRun({ label: 'early', effectiveAt: at(8) }),
      makeRun({ label: 'timeless', effectiveAt: null }),
    ],
  })
  const { program } = ingest(db, input, { importedAt, program: 'p' })
  return { db, programId: program!.id, stateAt: (asOf: string) => loadProgramState(db, { program: 'p', asOf }) }
}

test('as of a moment there are the runs and snapshots that had taken effect by then', () => {
  const { stateAt } = withHistory()
  const seen = (asOf: string) => {
    const state = stateAt(asOf)
    return [state.snapshots.map(({ revision }) => revision), state.earlier.length, state.runs.map(({ label }) => label)]
  }
  expect(seen(at(5))).toEqual([[], 0, []])
  expect(seen(at(9))).toEqual([[], 0, ['early']])
  expect(seen(at(12))).toEqual([[1], 0, ['early']])
  expect(seen('2026-01-20T12:00:00Z')).toEqual([[1], 0, ['early', 'late']])
  expect(seen('2026-01-21T00:00:00Z')).toEqual([[2], 1, ['early', 'late']])
})

test('a run without a clock counts from when it was received, and comes last', () => {
  const { stateAt } = withHistory()
  expect(stateAt('2026-01-31T23:00:00Z').runs.map(({ label }) => label)).toEqual(['early', 'late'])
  expect(stateAt('2026-02-01T09:00:00Z').runs.map(({ label }) => label)).toEqual(['early', 'late', 'timeless'])
})

test('of a label met again the newest revision is in effect, once it has taken effect', () => {
  const { db, stateAt } = withHistory()
  const again = makeImport({ runs: [makeRun({ label: 'early', effectiveAt: at(25), note: 'again' })], version: '2' })
  ingest(db, again, { importedAt, program: 'p' })
  const noteAt = (asOf: string) => stateAt(asOf).runs.find(({ label }) => label === 'early')!.note
  expect(noteAt(at(20))).toBeNull()
  expect(noteAt(at(26))).toBe('again')
})

test('the time zone that the program declares moves the end of a day, also of documents imported before', () => {
  const { db, stateAt } = withHistory()
  const declared = { ...makeImport({}), program: { slug: 'p', timezone: '+08:00' } }
  ingest(db, declared, { importedAt, program: 'p' })
  expect(stateAt('2026-01-10T16:00:00Z').snapshots).toHaveLength(1)
  expect(stateAt('2026-01-10T15:00:00Z').snapshots).toHaveLength(0)
  expect(stateAt(at(12)).settings).toMatchObject({ slug: 'p', declared: true, timezone: '+08:00' })
})

test('a later declaration does not reach back before its own time', () => {
  const { db, stateAt } = withHistory()
  for (const [days, time] of [
    [10, importedAt],
    [20, '2026-03-01T09:00:00.000Z'],
  ] as const) {
    const declared = { ...makeImport({}), program: { slug: 'p', stalenessDays: days } }
    ingest(db, declared, { importedAt: time, program: 'p' })
  }
  expect(stateAt(at(12)).settings.stalenessDays).toBe(10)
  expect(stateAt('2026-02-20T00:00:00Z').settings.stalenessDays).toBe(10)
  expect(stateAt('2026-03-02T00:00:00Z').settings.stalenessDays).toBe(20)
})

test('an effective time given on import wins over the date of the document', () => {
  const db = temporaryDatabase()
  const input = makeImport({ documents: [tracker('2026-01-10')] })
  ingest(db, input, { importedAt, program: 'p', effectiveAt: '2026-01-15T08:00:00.000Z' })
  const seen = (asOf: string) => loadProgramState(db, { program: 'p', asOf }).snapshots.length
  expect(seen('2026-01-14T00:00:00Z')).toBe(0)
  expect(seen('2026-01-15T08:00:00Z')).toBe(1)
})

test('acts are seen from the moment they were recorded', () => {
  const { db, programId, stateAt } = withHistory()
  recordInvalidation(db, { programId, invalidation: { run: 'late', by: 'ann', at: importedAt, reason: 'wrong host' } })
  expect(stateAt(at(31)).invalidations).toEqual([])
  expect(stateAt(importedAt).invalidations).toHaveLength(1)
})

test('rows are read once for every moment, and anew after a write', () => {
  const { db, stateAt } = withHistory()
  const early = (asOf: string) => stateAt(asOf).runs[0]!
  const before = early(at(9))
  expect(early(at(20))).toBe(before)
  ingest(db, makeImport({ runs: [makeRun({ label: 'first', effectiveAt: at(2) })], version: '2' }), {
    importedAt,
    program: 'p',
  })
  expect(early(at(20)).label).toBe('first')
  expect(early(at(1))).toBeUndefined()
})
