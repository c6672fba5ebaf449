import { expect, test } from 'vitest'
import type { WorkFigure } from '~/domain/work/earned-value'
import { makeLoadRun } from '../../support/acts'
import { earn, makeCostLine, makeEntry, makeTasks, makeWeek } from '../../support/work-factory'

const value = (figure: WorkFigure) => (figure.known ? figure.value : figure.reason)

/*
 * The worked example. Start 2026-01-11, status day 2026-01-28: day 4 of 7 of week 3. $30 an hour.
 *
 * week | estimate   | tasks: ticked proven of | actual, where from
 *    1 | 40 h $1200 | 4 3 of 4 by count       | 16 h, by the document $480
 *    2 | 40 h $1200 | 3 1 of 4 by count       | 0 h, claimed complete: not recorded by the document
 *    3 | 40 h $1200 | 4 h 1 h of 8 h by hours | recorded: 10 h at the rate, and $60 without hours
 *    4 | 40 h $1200 | 0 0 of 2 by count       | 0 h, not begun
 *
 * BAC          4 × 1200                                        = 4800.00
 * PV           1200 + 1200 + 1200 × 4/7 (685.714) + 0          = 3085.71
 * EV claimed   1200 × 4/4 + 1200 × 3/4 + 1200 × 240/480 + 0
 *              = 1200 + 900 + 600                              = 2700.00
 * EV proven    1200 × 3/4 + 1200 × 1/4 + 1200 × 60/480
 *              = 900 + 300 + 150                               = 1350.00
 * AC           480 + 10 h × 30 + 60 + 0                        =  840.00 (week 2 unknown)
 * CPI claimed  weeks 1, 3: (1200 + 600) / (480 + 360)          = 1800/840 = 2.142857
 * CPI proven   weeks 1, 3: (900 + 150) / 840                   = 1050/840 = 1.25
 * SPI claimed  2700 / 3085.71                                  = 0.875001
 * SPI proven   1350 / 3085.71                                  = 0.437500
 * EAC claimed  4800 × 840 / 1800 = 2240.00    proven 4800 × 840 / 1050 = 3840.00
 * ETC claimed  2100 × 840 / 1800 =  980.00    proven 3450 × 840 / 1050 = 2760.00
 * VAC claimed  4800 - 2240       = 2560.00    proven 4800 - 3840       =  960.00
 * TCPI         unknown: what week 2 took is not recorded
 * gap          (2700 - 1350) / 4800                            = 28.125 points
 */
const weeks = [1, 2, 3, 4].map((number) => makeWeek(number))
const done = { words: 'COMPLETE', status: 'done' as const, place: { file: 'tracker.md', line: 7, column: 1 } }
weeks[1] = makeWeek(2, { statuses: [done] })
const plan = {
  startDate: '2026-01-11',
  rateCentsPerHour: 3000,
  weeks,
  tasks: [
    ...makeTasks('week-1', 'pppx'),
    ...makeTasks('week-2', 'pxxo'),
    ...makeTasks('week-3', 'pxo', [60, 180, 240]),
    ...makeTasks('week-4', 'oo'),
  ],
  costs: [
    makeCostLine(1, [40, 1200, 16, 480]),
    makeCostLine(2, [40, 1200, 0, 0]),
    makeCostLine(3, [40, 1200, 0, 0]),
    makeCostLine(4, [40, 1200, 0, 0]),
    makeCostLine(0, [160, 4800, 0, 0], { id: 'cost-total', weekId: null, isTotal: true }),
  ],
}
const costs = [
  makeEntry(1, 'week-3', { minutes: 500 }),
  makeEntry(2, 'week-3', { minutes: 600, replaces: 1 }),
  makeEntry(3, 'week-3', { cents: 6000 }),
  makeEntry(4, 'week-3', { minutes: 60 }),
  makeEntry(5, 'week-3', { replaces: 4 }),
]
const asOf = '2026-01-28T12:00:00.000Z'
const worked = { plan, costs, runs: [makeLoadRun('proof')], asOf }

test('the figures are those of the worked example', () => {
  const ev = earn(worked)
  expect(ev).toMatchObject({ unit: 'cents', statusDay: '2026-01-28' })
  expect([ev.bac, ev.planned, ev.spent].map(value)).toEqual([480_000, 308_571, 84_000])
  expect([ev.claimed, ev.proven].map(({ earned }) => value(earned))).toEqual([270_000, 135_000])
  expect(value(ev.claimed.cpi)).toBeCloseTo(1800 / 840, 12)
  expect(value(ev.proven.cpi)).toBe(1.25)
  expect(value(ev.claimed.spi)).toBeCloseTo(270_000 / 308_571, 12)
  expect(value(ev.proven.spi)).toBeCloseTo(135_000 / 308_571, 12)
  expect([ev.claimed.eac, ev.claimed.etc, ev.claimed.vac].map(value)).toEqual([224_000, 98_000, 256_000])
  expect([ev.proven.eac, ev.proven.etc, ev.proven.vac].map(value)).toEqual([384_000, 276_000, 96_000])
  expect([ev.claimed.tcpi, ev.proven.tcpi].map(value)).toEqual(['actuals_missing', 'actuals_missing'])
  expect(value(ev.gap)).toBe(28.125)
})

test('each week has its own line, by hours where every task has an estimate, else by count', () => {
  const ev = earn(worked)
  expect(ev.weeks.map(({ share }) => share?.basis)).toEqual(['count', 'count', 'hours', 'count'])
  expect(ev.weeks.map(({ planned }) => value(planned))).toEqual([120_000, 120_000, 68_571, 0])
  expect(ev.weeks.map(({ planned }) => planned.known && planned.formula)).toEqual([
    'planned_whole',
    'planned_whole',
    'planned_by_days',
    'planned_later',
  ])
  expect(ev.weeks.map(({ claimed }) => value(claimed.earned))).toEqual([120_000, 90_000, 60_000, 0])
  expect(ev.weeks.map(({ proven }) => value(proven.earned))).toEqual([90_000, 30_000, 15_000, 0])
  expect(ev.weeks.map(({ spent }) => value(spent))).toEqual([48_000, 'zero_of_done_week', 36_000, 0])
  expect(ev.weeks.map(({ claimed }) => value(claimed.cpi))).toEqual([
    2.5,
    'zero_of_done_week',
    60_000 / 36_000,
    'nothing_below',
  ])
  expect(ev.weeks.map(({ gap }) => value(gap))).toEqual([25, 50, 37.5, 0])
  expect(ev.weeks.map(({ variance }) => value(variance.minutes))).toEqual([-1440, 'zero_of_done_week', -1800, -2400])
})

test('the cost index names the weeks that it covers and those that it cannot', () => {
  const { claimed, spent } = earn(worked)
  expect(claimed.cpi).toMatchObject({ weeks: ['week-1', 'week-3'], without: ['week-2'] })
  expect(claimed.eac).toMatchObject({ weeks: ['week-1', 'week-3'], without: ['week-2'] })
  expect(spent).toMatchObject({ weeks: ['week-1', 'week-3', 'week-4'], without: ['week-2'] })
})

test('with every week recorded the to-complete index is known', () => {
  const ev = earn({ ...worked, costs: [...costs, makeEntry(6, 'week-2', { minutes: 1200 })] })
  // AC = 840 + 600; (4800 - 2700) / (4800 - 1440) = 0.625
  expect(value(ev.spent)).toBe(144_000)
  expect(value(ev.claimed.tcpi)).toBe(0.625)
  const overspent = earn({ ...worked, costs: [...costs, makeEntry(6, 'week-2', { cents: 480_000 })] })
  expect(value(overspent.claimed.tcpi)).toBe('budget_spent')
})

test('what members recorded stands before what the document states', () => {
  const ev = earn({ ...worked, costs: [makeEntry(1, 'week-1', { minutes: 90, cents: 5000 })] })
  expect(ev.weeks[0]!.actual.minutes).toMatchObject({ value: 90, formula: 'recorded' })
  expect(ev.weeks[0]!.actual.cents).toMatchObject({
    value: 5000,
    formula: 'recorded',
    sources: [{ kind: 'entry', id: 1 }],
  })
  expect(ev.weeks[0]!.statedActual).toEqual({ minutes: 960, cents: 48_000 })
})

test('hours without a rate have no price', () => {
  const ev = earn({ ...worked, plan: { ...plan, rateCentsPerHour: null } })
  expect(value(ev.weeks[2]!.actual.cents)).toBe('no_rate')
  expect(value(ev.weeks[2]!.actual.minutes)).toBe(600)
})

test('a table of hours alone is reckoned in hours, or in money where there is a rate', () => {
  const lines = [makeCostLine(1, [40, null, 16, null])]
  const hours = earn({ ...worked, costs: [], plan: { ...plan, costs: lines, rateCentsPerHour: null } })
  expect(hours).toMatchObject({ unit: 'minutes', bac: { value: 2400, unit: 'minutes' } })
  expect(value(hours.claimed.cpi)).toBe(2.5)
  const money = earn({ ...worked, costs: [], plan: { ...plan, costs: lines } })
  expect(money).toMatchObject({ unit: 'cents', bac: { value: 120_000 }, spent: { value: 48_000 } })
  expect(money.weeks[0]!.estimate.cents).toMatchObject({ formula: 'hours_times_rate' })
})

test('"0h" beside ticked tasks is not recorded, whatever the week is called', () => {
  const ev = earn({ ...worked, plan: { ...plan, weeks: weeks.map(({ number }) => makeWeek(number!)) } })
  expect(value(ev.weeks[1]!.spent)).toBe('zero_beside_ticks')
})

test('without a tracker, a table, tasks, a start or estimates the figures are unknown and say why', () => {
  const bare = (over: object) => earn({ plan: { ...plan, ...over }, asOf })
  expect(value(bare({ costs: [] }).bac)).toBe('no_cost_table')
  expect(value(bare({ costs: [] }).claimed.cpi)).toBe('no_cost_table')
  expect(value(bare({ tasks: [] }).claimed.earned)).toBe('no_tasks')
  expect(value(bare({ startDate: null }).planned)).toBe('no_calendar')
  expect(value(bare({ startDate: null }).claimed.spi)).toBe('no_calendar')
  expect(value(bare({ costs: [makeCostLine(1, [null, null, 3, 90])] }).bac)).toBe('no_estimate')
  expect(value(bare({ role: 'plan' }).bac)).toBe('no_tracker')
  expect(value(bare({}).costPerProvenCriterion)).toBe('no_criterion_met')
})

test('before the program starts nothing is planned, and an index over nothing is unknown', () => {
  const ev = earn({ ...worked, asOf: '2026-01-05T12:00:00.000Z' })
  expect(value(ev.planned)).toBe(0)
  expect(value(ev.claimed.spi)).toBe('nothing_below')
})

test('a phase is planned on the days that date it', () => {
  const phase = makeWeek(1, { id: 'phase-1', unit: 'phase' })
  const day = {
    id: 'phase-1/day-1',
    weekId: 'phase-1',
    title: 'Days',
    fromDay: 1,
    toDay: 10,
    fromDate: '2026-01-26',
    toDate: '2026-02-04',
    statuses: [],
    place: phase.place,
  }
  const line = makeCostLine(1, [40, 1200, null, null], { weekId: 'phase-1' })
  const ev = earn({ ...worked, costs: [], plan: { ...plan, weeks: [phase], days: [day], costs: [line] } })
  expect(value(ev.planned)).toBe(36_000)
  expect(value(ev.spent)).toBe('not_recorded')
})

test('hours of a week that no document names any more are listed and spent, and earn nothing', () => {
  const ev = earn({ ...worked, costs: [makeEntry(1, 'week-9', { minutes: 60 })] })
  expect(ev.weeks.at(-1)).toMatchObject({ weekId: 'week-9', standing: 'not_in_documents' })
  expect(value(ev.spent)).toBe(48_000 + 3000)
  expect(value(ev.bac)).toBe(480_000)
})

test('stated totals stand beside the sums of the rows', () => {
  expect(earn(worked).totals).toMatchObject([
    { column: 'estimateMinutes', stated: 9600, sum: 9600, agrees: true },
    { column: 'estimateCents', stated: 480_000, sum: 480_000, agrees: true },
    { column: 'actualMinutes', stated: 0, sum: 960, agrees: false },
    { column: 'actualCents', stated: 0, sum: 48_000, agrees: false },
  ])
})
