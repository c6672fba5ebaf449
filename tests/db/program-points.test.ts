import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { assessProgram } from '~/domain/assess'
import type { Happening } from '~/domain/moments'
import { earnedValue, type WorkFigure } from '~/domain/work/earned-value'
import { curveMoments } from '~/domain/work/program-point'
import { type AssayDatabase, openDatabase } from '~db/client.server'
import { loadProgramState } from '~db/queries/load-state'
import { programPointsAt } from '~db/queries/program-points'
import { correctCost, recordCost } from '~db/writes/work-costs'
import { buildImport } from '~importers/build-import'
import { discover } from '~importers/discover'
import { ingest } from '~importers/ingest.server'
import { ann } from '../support/acts'
import { makeImport } from '../support/make-plan'
import { makeTracker } from '../support/make-state'
import { describeShared, sharedFolder } from '../support/shared'
import { updated } from '../support/signing'
import { temporaryDatabase } from '../support/temporary'
import { makeCostLine, makeTasks, makeWeek } from '../support/work-factory'

const at = (day: number, kind: Happening['kind'] = 'run'): Happening => ({
  at: new Date(Date.UTC(2026, 0, day, 12)).toISOString(),
  kind,
  id: `x${day}`,
  text: '',
})

test('a curve has the ends of its days and the moment asked about', () => {
  const asked = { timezone: 'UTC', until: '2026-01-12T15:00:00.000Z', most: 40 }
  expect(curveMoments([at(10), at(10, 'document'), at(12), at(14)], asked)).toEqual({
    moments: [
      { at: '2026-01-10T23:59:59.999Z', day: '2026-01-10', document: true },
      { at: '2026-01-12T15:00:00.000Z', day: null, document: false },
    ],
    left: 0,
  })
})

test('of many days those with documents stay, the rest are thinned and counted', () => {
  const many = Array.from({ length: 200 }, (_, index) => at(index + 1, index % 50 === 20 ? 'document' : 'run'))
  const { moments, left } = curveMoments(many, { timezone: 'UTC', until: '2026-12-31T00:00:00.000Z', most: 40 })
  expect(moments).toHaveLength(40)
  expect(left).toBe(161)
  expect(moments.filter(({ document }) => document)).toHaveLength(4)
  expect(moments[0]!.day).toBe('2026-01-01')
  expect(moments.at(-1)!.at).toBe('2026-12-31T00:00:00.000Z')
  const times = moments.map((one) => Date.parse(one.at))
  expect(times).toEqual(times.toSorted((a, b) => a - b))
})

test('what members record counts from the moment of its record, and a correction from its own', () => {
  const db = temporaryDatabase()
  const plan = makeTracker([], {
    title: 'T',
    lastUpdated: updated('2026-01-10'),
    startDate: '2026-01-11',
    weeks: [makeWeek(1)],
    tasks: makeTasks('week-1', 'xo'),
    costs: [makeCostLine(1, [40, 1200, null, null])],
  })
  const importedAt = '2026-01-10T09:00:00.000Z'
  ingest(db, makeImport({ documents: [{ path: 'tracker.md', plan }] }), { importedAt, program: 'p' })
  const typed = { weekId: 'week-1', day: '', hours: '', cost: '400', note: '' }
  recordCost(db, { program: 'p', actor: ann, at: '2026-01-12T09:00:00.000Z', typed })
  const correction = { ...typed, cost: '300', note: 'typed wrong' }
  correctCost(db, { program: 'p', actor: ann, at: '2026-01-14T09:00:00.000Z', typed: correction, entryId: 1 })
  const { points } = programPointsAt(db, { program: 'p', asOf: '2026-01-15T23:59:59.999Z' })
  expect(points.map(({ day, money }) => [day, money.spent])).toEqual([
    ['2026-01-10', null],
    ['2026-01-12', 40_000],
    ['2026-01-14', 30_000],
    [null, 30_000],
  ])
  const past = programPointsAt(db, { program: 'p', asOf: '2026-01-12T23:59:59.999Z' })
  expect(past.points.at(-1)).toMatchObject({ day: '2026-01-12', money: { spent: 40_000, claimed: 60_000 } })
})

test('a curve is worked out once; a write makes the moments anew that it changes, and leaves those before it', () => {
  const db = temporaryDatabase()
  const plan = makeTracker([], { title: 'T', lastUpdated: updated('2026-01-10'), weeks: [makeWeek(1)] })
  const importedAt = '2026-01-10T09:00:00.000Z'
  ingest(db, makeImport({ documents: [{ path: 'tracker.md', plan }] }), { importedAt, program: 'p' })
  const asked = { program: 'p', asOf: '2026-01-15T23:59:59.999Z' }
  const before = programPointsAt(db, asked).points
  const [first, last] = [before[0]!, before.at(-1)!]
  expect(programPointsAt(db, asked).points[0]!.tasks).toBe(first.tasks)
  const typed = { weekId: 'week-1', day: '', hours: '1', cost: '', note: '' }
  recordCost(db, { program: 'p', actor: ann, at: '2026-01-12T09:00:00.000Z', typed })
  const after = programPointsAt(db, asked).points
  expect(after[0]!.tasks).toBe(first.tasks)
  expect(after.at(-1)!.tasks).not.toBe(last.tasks)
})

const value = (figure: WorkFigure) => (figure.known ? figure.value : figure.reason)

function imported(paths: string[], asOf: string): { db: AssayDatabase; slug: string } {
  const db = openDatabase(':memory:')
  const { program } = ingest(db, buildImport(discover(paths).files), { importedAt: asOf })
  return { db, slug: program!.slug }
}

/*
 * By hand, from the last snapshot: eight weeks of 40 h and $1,200. Ticked of all tasks: 28/28, 13/13,
 * 19/19, 21/28, 10/10, 9/9, 8/12, 8/8; with a valid run in their line: 3, 4, 1, and none later.
 * EV claimed = 6 × 1200 + 900 + 800 = 8,900. EV proven = 1200 × (3/28 + 4/13 + 1/19)
 * = 128.57 + 369.23 + 63.16 = 560.96. AC: ~16 h $480 and ~12 h $360 of weeks 1 and 2; weeks 3 to 8
 * state 0 h and are called complete: not recorded. CPI over weeks 1, 2: 2400 / 840 and 497.80 / 840.
 * EAC = 9600 × 840 / 2400 = 3,360 and 9600 × 840 / 497.80 = 16,199.28. Gap = (8900 − 560.96) / 9600.
 */
function expectFigures(db: AssayDatabase, slug: string, asOf: string, planned: number) {
  const state = loadProgramState(db, { program: slug, asOf })
  const ev = earnedValue(state, assessProgram(state))
  expect([ev.bac, ev.planned, ev.spent].map(value)).toEqual([960_000, planned, 84_000])
  expect(ev.spent.without).toEqual(['week-3', 'week-4', 'week-5', 'week-6', 'week-7', 'week-8'])
  expect([ev.claimed.earned, ev.proven.earned].map(value)).toEqual([890_000, 56_096])
  expect(value(ev.claimed.cpi)).toBeCloseTo(240_000 / 84_000, 12)
  expect(value(ev.proven.cpi)).toBeCloseTo(49_780 / 84_000, 12)
  expect(ev.claimed.cpi).toMatchObject({ weeks: ['week-1', 'week-2'] })
  expect([ev.claimed.eac, ev.claimed.etc, ev.claimed.vac].map(value)).toEqual([336_000, 24_500, 624_000])
  expect([ev.proven.eac, ev.proven.vac].map(value)).toEqual([1_619_928, -659_928])
  expect(value(ev.proven.tcpi)).toBe('actuals_missing')
  expect(value(ev.gap)).toBeCloseTo((8_339.04 / 9600) * 100, 9)
  expect(ev.totals.slice(2)).toMatchObject([
    { column: 'actualMinutes', stated: 0, sum: 28 * 60, agrees: false },
    { column: 'actualCents', stated: 0, sum: 84_000, agrees: false },
  ])
}

describe('on the sample', () => {
  const asOf = '2026-01-14T23:59:59.999Z'
  let db: AssayDatabase
  let slug: string
  beforeAll(() => {
    ;({ db, slug } = imported([resolve(import.meta.dirname, '../../content/ahsp-optimization')], asOf))
  })

  test('the figures are those worked out by hand; planned is day 5 of week 1, as its own calendar counts', () => {
    // 07:59 of 15 January at UTC+8: 1200 × 5/7.
    expectFigures(db, slug, asOf, 85_714)
  })

  test('the scope grows with the second snapshot', () => {
    const { points } = programPointsAt(db, { program: slug, asOf })
    const tasks = points.flatMap((point) => (point.tasks === null ? [] : [point.tasks]))
    expect(tasks[0]).toEqual({ claimed: 39, ticked: 39, proven: 4, total: 96 })
    expect(tasks.at(-1)).toEqual({ claimed: 132, ticked: 121, proven: 8, total: 132 })
  })
})

describeShared('on the real input', () => {
  const asOf = '2026-01-14T23:59:59.999Z'
  let db: AssayDatabase
  let slug: string
  beforeAll(() => {
    ;({ db, slug } = imported([join(sharedFolder, 'documents'), join(sharedFolder, 'evidence/ahsp')], asOf))
  })

  test('the figures are those worked out by hand; planned is day 4 of week 1', () => {
    expectFigures(db, slug, asOf, 68_571)
  })

  test('criteria were met by early runs and refused by later ones, while the claims rose', () => {
    const { points, left } = programPointsAt(db, { program: slug, asOf })
    expect(left).toBe(0)
    const shown = points.flatMap(({ day, criteria, tasks, gap }) =>
      criteria === null || tasks === null || gap === null
        ? []
        : [[day, criteria.met, tasks.claimed, tasks.ticked, tasks.proven, tasks.total, Math.round(gap)]],
    )
    expect(shown).toEqual([
      ['2026-01-11', 3, 39, 39, 4, 96, 16],
      ['2026-01-12', 2, 39, 39, 4, 96, 16],
      ['2026-01-13', 0, 39, 39, 4, 96, 16],
      ['2026-01-14', 0, 132, 121, 8, 132, 87],
    ])
  })
})
