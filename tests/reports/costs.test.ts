import { expect, test } from 'vitest'
import { assessPoint, assessProgram } from '~/domain/assess'
import { programPoint } from '~/domain/work/program-point'
import { burnUpReport, burnUpSpark } from '~/reports/burn-up'
import { costsReport } from '~/reports/costs'
import { plainText } from '~/reports/format'
import { emptyTexts } from '~/reports/messages/empty'
import { moneyView } from '~/reports/money'
import { weekList } from '~/reports/money-figure'
import { reportContext } from '~/reports/report-context'
import { makeLoadRun } from '../support/acts'
import { makeCostLine, makeEntry, makeTasks, makeWeek, makeWorkedState } from '../support/work-factory'

const plan = {
  startDate: '2026-01-11',
  rateCentsPerHour: 3000,
  budget: { lowCents: 200_000, highCents: 300_000, words: '', place: { file: 'tracker.md', line: 3, column: 1 } },
  weeks: [makeWeek(1), makeWeek(2)],
  tasks: [...makeTasks('week-1', 'pxxo'), ...makeTasks('week-2', 'oo')],
  costs: [makeCostLine(1, [40, 1200, 16, 480], { approximate: true }), makeCostLine(2, [40, 1200, 0, 0])],
}
const costs = [
  makeEntry(1, 'week-1', { minutes: 600, note: 'two days' }),
  makeEntry(2, 'week-1', { minutes: 630, replaces: 1, note: 'and half an hour' }),
  makeEntry(3, 'week-2', { cents: 1050 }),
  makeEntry(4, 'week-2', { replaces: 3, note: 'wrong program' }),
]
const link = { asOf: null, program: null }
const asOf = '2026-01-14T23:59:59.999Z'

function reportOf(over: Parameters<typeof makeWorkedState>[0]) {
  const state = makeWorkedState({ runs: [makeLoadRun('proof')], asOf, ...over })
  const assessment = assessProgram(state)
  const points = ['2026-01-10', '2026-01-12', '2026-01-14'].map((day, index) => {
    const at = `${day}T23:59:59.999Z`
    const then = { ...state, asOf: at, runs: index === 0 ? [] : state.runs }
    return { ...programPoint(then, assessPoint(then)), day }
  })
  return { report: costsReport(assessment, { state, link }, points), assessment, state, points }
}

test('a figure opens to its formula with its numbers and to its sources', () => {
  const { report } = reportOf({ plan })
  const [week] = report.weeks
  expect(plainText(week!.claimed.text)).toBe('$900')
  expect(plainText(week!.claimed.formula)).toBe('$1,200 × 3 of 4 tasks')
  expect(week!.claimed.sources.map(({ text }) => text)).toEqual(['tracker.md:201', 'tasks of week 1'])
  expect(plainText(week!.cpiProven.formula)).toBe('earned $300 ÷ spent $480')
  expect(plainText(report.figures.find(({ label }) => label === 'Planned value')!.figure.text)).toBe('$685.71')
})

test('an index never rounds to its better side, and what is about stays about', () => {
  const { report } = reportOf({ plan })
  const cpi = report.indices.find(({ short }) => short === 'CPI')!
  // 900 / 480 = 1.875 and 300 / 480 = 0.625
  expect([cpi.claimed.text, cpi.proven.text]).toEqual(['~1.87', '~0.62'])
  expect(cpi.claimed.cover).toBe('over week 1')
})

test('what members recorded is told apart from what the document states', () => {
  const { report } = reportOf({ plan, costs })
  expect(report.weeks.map(({ origin }) => origin)).toEqual(['recorded', 'document'])
  expect(plainText(report.weeks[0]!.actual.text)).toBe('$315')
  expect(plainText(String(report.weeks[0]!.statedText))).toBe('16 h, $480')
})

test('a corrected entry stays in the list and says by which it was corrected', () => {
  const { entries } = reportOf({ plan, costs }).report
  expect(entries.map(({ id, counts, standing, replacesText }) => ({ id, counts, standing, replacesText }))).toEqual([
    { id: 4, counts: false, standing: null, replacesText: 'takes entry 3 back' },
    { id: 3, counts: false, standing: 'taken back by entry 4', replacesText: null },
    { id: 2, counts: true, standing: null, replacesText: 'corrects entry 1' },
    { id: 1, counts: false, standing: 'corrected by entry 2', replacesText: null },
  ])
  expect(entries[2]!.typed).toEqual({ week: 'week-1', day: '', hours: '10h 30m', cost: '' })
})

test('the overview says budget, spent, earned both ways, the index and the gap', () => {
  const { assessment, state } = reportOf({ plan })
  const view = moneyView(reportContext(assessment, { state, link }))
  expect(view.budgetText).toBe('$2,000 to $3,000')
  expect(Object.fromEntries(view.lines.map(({ label, text }) => [label, plainText(text)]))).toEqual({
    Estimated: '$2,400',
    'Spent, as recorded': '~$480',
    'Hours estimated': '80 h',
    'Hours recorded': '~16 h',
    'Earned, as claimed': '$900',
    'Earned, as proven': '$300',
    CPI: '~1.87 claimed, ~0.62 proven',
    'Watermelon gap': '25 points',
  })
})

test('without actuals the index is unknown and says so', () => {
  const lines = [makeCostLine(1, [40, 1200, null, null])]
  const { assessment, state } = reportOf({ plan: { ...plan, costs: lines } })
  const view = moneyView(reportContext(assessment, { state, link }))
  expect(view.lines.find(({ label }) => label === 'CPI')!.text).toBe('unknown: no actuals recorded')
})

test('curves hold what was known at each moment, and lead there', () => {
  const { report, assessment, state, points } = reportOf({ plan })
  expect(report.chart!.lines.map(({ key }) => key)).toEqual(['planned', 'spent', 'claimed', 'proven'])
  expect(report.chart!.band).not.toBeNull()
  expect(report.curve.map(({ atText, proven, gap }) => [atText, plainText(proven), plainText(gap)])).toEqual([
    ['10 Jan 2026', '$0', '37.5 points'],
    ['12 Jan 2026', '$300', '25 points'],
    ['14 Jan 2026', '$300', '25 points'],
  ])
  const burnUp = burnUpReport(assessment, { state, link }, { points, left: 3 })
  expect(burnUp.rows.map(({ href, proven, ticked, tasks }) => [href, proven, ticked, tasks])).toEqual([
    ['/?as-of=2026-01-14', '1', '3', '6'],
    ['/?as-of=2026-01-12', '1', '3', '6'],
    ['/?as-of=2026-01-10', '0', '3', '6'],
  ])
  expect(burnUp.leftText).toContain('3 days')
  expect(burnUp.tasks!.strips).toHaveLength(3)
  expect(burnUpSpark(points)!.words).toContain('3 claimed, 3 ticked, 1 proven of 6 tasks')
})

test('an idle year does not press the history into a corner: its moments then stand evenly apart', () => {
  const { assessment, state, points } = reportOf({ plan })
  const ticked = (all: typeof points) =>
    burnUpReport(assessment, { state, link }, { points: all, left: 0 }).tasks!.lines.find(
      ({ key }) => key === 'ticked',
    )!
  expect(ticked(points).dots.map(({ x }) => x)).toEqual([0, 50, 100])
  const late = [...points, { ...points[2]!, at: '2026-12-24T23:59:59.999Z', day: '2026-12-24' }]
  expect(ticked(late).dots.map(({ x }) => x)).toEqual([0, 33.3, 66.7, 100])
  const { tasks } = burnUpReport(assessment, { state, link }, { points: late, left: 0 })
  expect(tasks!.note).toContain('evenly apart')
  expect(tasks!.xTicks.map(({ text }) => text)).toEqual(['10 Jan', '12 Jan', '14 Jan', '24 Dec'])
  expect(costsReport(assessment, { state, link }, late).chart!.note).toContain('left to the table')
})

test('a program without a cost table has no money and says why', () => {
  const { report, assessment, state } = reportOf({ plan: { startDate: '2026-01-11' } })
  expect(report).toMatchObject({ weeks: [], totals: [], chart: null, emptyText: expect.stringContaining('cost table') })
  const view = moneyView(reportContext(assessment, { state, link }))
  expect(view).toMatchObject({ lines: [], emptyText: emptyTexts.money })
})

test('weeks are listed with their unit once', () => {
  expect(weekList(['week-1', 'week-2', 'phase-2a'])).toBe('weeks 1, 2; phase 2a')
  expect(weekList(['cost-3'])).toBe('cost 3')
})
