import { expect, test } from 'vitest'
import type { AssayDatabase } from '~db/client.server'
import { loadProgramState } from '~db/queries/load-state'
import { verifyDatabase } from '~db/verify/verify-database'
import { correctCost, recordCost, withdrawCost } from '~db/writes/work-costs'
import { ingest } from '~importers/ingest.server'
import { ann, eve } from '../support/acts'
import { makeImport } from '../support/make-plan'
import { makeTracker } from '../support/make-state'
import { updated } from '../support/signing'
import { temporaryDatabase } from '../support/temporary'
import { makeCostLine, makeWeek } from '../support/work-factory'

const at = '2026-01-12T09:00:00.000Z'

function withProgram(): AssayDatabase {
  const db = temporaryDatabase()
  const plan = makeTracker([], {
    title: 'T',
    lastUpdated: updated('2026-01-10'),
    weeks: [makeWeek(1), makeWeek(2)],
    costs: [makeCostLine(1, [40, 1200, 16, 480])],
  })
  ingest(db, makeImport({ documents: [{ path: 'tracker.md', plan }] }), { importedAt: at, program: 'p' })
  return db
}

const typed = { weekId: 'week-1', day: '', hours: '2h 30m', cost: '$75', note: '' }
const asked = { program: 'p', actor: ann, at }
const costsAt = (db: AssayDatabase, asOf: string) => loadProgramState(db, { program: 'p', asOf }).work!.costs

test('a developer records hours and cost of a week', () => {
  const db = withProgram()
  expect(recordCost(db, { ...asked, typed: { ...typed, day: '2026-01-12' } })).toEqual({ ok: true, value: { id: 1 } })
  expect(costsAt(db, at)).toMatchObject([{ weekId: 'week-1', day: '2026-01-12', minutes: 150, cents: 7500, by: 'ann' }])
  expect(costsAt(db, '2026-01-12T08:59:59.999Z')).toEqual([])
})

test('a correction and a withdrawal are rows of their own that name the old one', () => {
  const db = withProgram()
  recordCost(db, { ...asked, typed })
  const later = { ...asked, at: '2026-01-12T10:00:00.000Z' }
  expect(correctCost(db, { ...later, entryId: 1, typed: { ...typed, hours: '3h', note: 'forgot half' } })).toEqual({
    ok: true,
    value: { id: 2 },
  })
  expect(withdrawCost(db, { ...later, entryId: 2, note: 'wrong week' })).toEqual({ ok: true, value: { id: 3 } })
  expect(costsAt(db, later.at)).toMatchObject([
    { id: 1, minutes: 150, replaces: null },
    { id: 2, minutes: 180, replaces: 1, note: 'forgot half' },
    { id: 3, minutes: null, cents: null, replaces: 2, note: 'wrong week' },
  ])
  expect(costsAt(db, at)).toHaveLength(1)
})

test('what was corrected or taken back cannot be corrected again, and neither goes without a reason', () => {
  const db = withProgram()
  recordCost(db, { ...asked, typed })
  const code = (outcome: ReturnType<typeof recordCost>) => (outcome.ok ? 'done' : outcome.refusal.code)
  expect(code(correctCost(db, { ...asked, entryId: 1, typed }))).toBe('reason_missing')
  expect(code(withdrawCost(db, { ...asked, entryId: 1, note: ' ' }))).toBe('reason_missing')
  expect(code(withdrawCost(db, { ...asked, entryId: 9, note: 'x' }))).toBe('unknown_record')
  withdrawCost(db, { ...asked, entryId: 1, note: 'x' })
  expect(code(correctCost(db, { ...asked, entryId: 1, typed: { ...typed, note: 'x' } }))).toBe('already_corrected')
  expect(code(withdrawCost(db, { ...asked, entryId: 2, note: 'x' }))).toBe('already_withdrawn')
})

test.each([
  [{ weekId: 'week-9' }, 'unknown_week'],
  [{ hours: 'two' }, 'hours_unreadable'],
  [{ cost: '€5' }, 'cost_unreadable'],
  [{ hours: '', cost: '' }, 'amount_missing'],
  [{ day: '2026-02-30' }, 'day_unreadable'],
  [{ day: '12 Jan' }, 'day_unreadable'],
  [{ day: '2026-01-13' }, 'day_ahead'],
])('%j is refused as %s, and nothing is recorded', (over, code) => {
  const db = withProgram()
  expect(recordCost(db, { ...asked, typed: { ...typed, ...over } })).toMatchObject({ refusal: { code } })
  expect(costsAt(db, at)).toEqual([])
})

test('a stakeholder records no hours', () => {
  expect(recordCost(withProgram(), { ...asked, actor: eve, typed })).toMatchObject({
    refusal: { code: 'not_allowed' },
  })
})

test('every entry is borne by the audit log', () => {
  const db = withProgram()
  recordCost(db, { ...asked, typed })
  expect(db.sqlite.prepare('SELECT action FROM audit_entry ORDER BY seq').pluck().all()).toContain('cost.record')
  expect(verifyDatabase(db.sqlite.name, {}).troubles).toEqual([])
})
