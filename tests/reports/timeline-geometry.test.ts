import { expect, test } from 'vitest'
import { assessProgram } from '~/domain/assess'
import type { DayGroup, DocumentPlan } from '~/domain/plan'
import { timelineReport } from '~/reports/program-timeline'
import { axisTicks, dayAxis, shareBar, sheetOf, spanOf, xOfDay, xOfMoment } from '~/reports/timeline-geometry'
import { makeRun } from '../support/run-factory'
import { makeTasks, makeWeek, makeWorkedState } from '../support/work-factory'

const axis = dayAxis(['2026-01-20', '2026-01-11', '2026-01-13'])!

test('days lie between the first and the last, each as wide as the others', () => {
  expect([axis.from, axis.to, axis.days]).toEqual(['2026-01-11', '2026-01-20', 10])
  expect(xOfDay(axis, '2026-01-11')).toBe(0)
  expect(xOfDay(axis, '2026-01-12')).toBe(axis.dayWidth)
  expect(axis.width).toBe(10 * axis.dayWidth)
  expect(dayAxis([])).toBeNull()
})

test('a span covers its last day whole', () => {
  expect(spanOf(axis, { from: '2026-01-13', to: '2026-01-15' })).toEqual({
    x: 2 * axis.dayWidth,
    width: 3 * axis.dayWidth,
  })
})

test('a moment stands within its local day', () => {
  expect(xOfMoment(axis, '2026-01-12T12:00:00.000Z', 'UTC')).toBe(1.5 * axis.dayWidth)
  // 20:00 UTC is the next morning at UTC+8.
  const morning = xOfMoment(axis, '2026-01-12T20:00:00.000Z', 'UTC+8')
  expect(morning).toBeGreaterThan(2 * axis.dayWidth)
  expect(morning).toBeLessThan(2.5 * axis.dayWidth)
})

test('a bar is hatched and filled to scale', () => {
  const span = { x: 5, width: 40 }
  expect(shareBar(span, { total: 4, ticked: 3, proven: 1 })).toEqual({ ...span, ticked: 30, proven: 10 })
  expect(shareBar(span, { total: 0, ticked: 0, proven: 0 })).toEqual({ ...span, ticked: 0, proven: 0 })
})

test('labels never touch and stay few, however long the program is', () => {
  for (const to of ['2026-01-12', '2026-03-08', '2028-01-11', '2126-01-11', '9998-12-31']) {
    const long = dayAxis(['2026-01-11', to])!
    const ticks = axisTicks(long)
    const gaps = ticks.slice(1).map(({ x }, at) => x - ticks[at]!.x)
    expect(gaps.every((gap) => gap >= 21)).toBe(true)
    expect(ticks.length).toBeLessThan(70)
    expect(long.width).toBeLessThan(1500)
  }
})

test('a label at the end that would stand on the one before it is left out, its line is not', () => {
  const weeks = axisTicks(dayAxis(['2026-01-04', '2026-03-08'])!)
  expect(weeks.slice(-2).map(({ label }) => label)).toEqual(['1 Mar', ''])
  expect(axisTicks(dayAxis(['2026-01-04', '2026-03-14'])!).at(-1)?.label).toBe('8 Mar')
})

const place = { file: 'tracker.md', line: 1, column: 1 }

function day(id: string, fromDate: string | null, over: Partial<DayGroup> = {}): DayGroup {
  const title = id
  return {
    id: `week-1/${id}`,
    weekId: 'week-1',
    title,
    fromDay: 1,
    toDay: 1,
    fromDate,
    toDate: fromDate,
    statuses: [],
    place,
    ...over,
  }
}

function report(plan: Partial<DocumentPlan>, tasks = false, runs = [makeRun({ label: 'proof' })]) {
  const state = makeWorkedState({
    plan,
    runs,
    settings: { startDate: '2026-01-11', endDate: '2026-01-24' },
  })
  return timelineReport(assessProgram(state), { state, link: { asOf: null, program: null } }, tasks)
}

const tasks = makeTasks('week-1', 'pxo').map((task) => ({ ...task, dayId: 'week-1/dated' }))
const plan = { weeks: [makeWeek(1)], days: [day('dated', '2026-01-12'), day('loose', null)], tasks }

test('a dated day has its bar, an undated one is listed and has none', () => {
  const { rows, undated, axis } = report(plan)
  const [, week, dated, loose] = rows
  // A run the day before the start moves the axis: all else lies from there.
  expect(week).toMatchObject({ kind: 'week', plan: { x: axis.dayWidth, width: 7 * axis.dayWidth } })
  expect(dated!.bar).toMatchObject({ x: 2 * axis.dayWidth, width: axis.dayWidth })
  expect(dated).toMatchObject({ countText: '2 of 3 ticked, 1 proven', datesText: '12 Jan 2026' })
  expect(loose).toMatchObject({ bar: null, datesText: null, countText: 'no tasks' })
  expect(undated.items.map(({ label }) => label)).toEqual(['Day 1: loose'])
})

test('runs of other years are counted and do not stretch the days', () => {
  const old = { ...makeRun({ label: 'old' }), effectiveAt: '2014-05-01T10:00:00.000Z' }
  const { axis: days, rows } = report(plan, false, [makeRun({ label: 'proof' }), old])
  expect(days.width).toBe(report(plan).axis.width)
  expect(rows[0]).toMatchObject({ countText: '2 runs, 1 on other days', marks: [{ kind: 'run' }] })
})

test('every task has a row where they are asked for', () => {
  const kinds = report(plan, true).rows.filter(({ kind }) => kind === 'task')
  expect(kinds.map(({ countText }) => countText)).toEqual(['proven', 'ticked', 'open'])
  expect(kinds.map(({ bar }) => [bar!.ticked > 0, bar!.proven > 0])).toEqual([
    [true, true],
    [true, false],
    [false, false],
  ])
})

test('the reference moment is drawn where it lies within the days', () => {
  const { axis } = report(plan)
  expect(axis.nowX).toBeGreaterThan(0)
  expect(axis.nowX).toBeLessThanOrEqual(axis.width)
})

test('a program without any date says so and lists its days', () => {
  const state = makeWorkedState({ plan: { weeks: [makeWeek(1)], days: [day('loose', null)] } })
  const found = timelineReport(assessProgram(state), { state, link: { asOf: null, program: null } }, false)
  expect(found).toMatchObject({
    rows: [],
    emptyText: 'No day, week or run at hand has a date, so nothing can be drawn.',
  })
  expect(found.undated.items).toHaveLength(1)
})

test('the sheet holds any number of rows', () => {
  const row = report(plan).rows[1]!
  for (const count of [0, 1, 34, 300]) {
    const { width, height, rows, fontSize } = sheetOf(Array.from({ length: count }, () => row))
    expect(rows).toHaveLength(count)
    expect(height / width).toBeLessThan(0.6)
    expect(fontSize).toBeLessThanOrEqual(11)
  }
})
