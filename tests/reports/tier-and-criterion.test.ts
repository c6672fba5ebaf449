import { expect, test } from 'vitest'
import { criterionReport } from '~/reports/criterion'
import { plainText } from '~/reports/format'
import { tierReport } from '~/reports/tier'
import { makeAssessed, makeLoginRun } from '../support/assessment-factory'
import { makeCriterion } from '../support/make-state'

const auth = makeCriterion('Auth success rate >99%', { ticked: true, claimText: '✅ 100%' })
const sign = makeCriterion('Stakeholder sign-off', { ticked: false })
const runs = [
  makeLoginRun('load_v44', 0, { effectiveAt: '2026-01-10T10:00:00Z' }),
  makeLoginRun('load_v45', 200, { effectiveAt: '2026-01-10T11:00:00Z' }),
]
const { assessment, input } = makeAssessed({ criteria: [auth, sign], runs })

test('the heatmap judges every run at its own time, tainted columns marked', () => {
  const report = tierReport(assessment, input, 'tier-1')!
  expect(report.heatmap.columns.map(({ short, tainted, deciding }) => [short, tainted, deciding])).toEqual([
    ['v44', false, false],
    ['v45', true, true],
  ])
  expect(report.heatmap.rows[0]!.cells.map((cell) => cell?.verdict)).toEqual(['met', 'not_met'])
  expect(report.heatmap.rows[0]!.cells[1]!.sentence).toContain('0 of 200 logins succeeded in v45')
  expect(report.heatmap.rows[1]!.cells).toEqual([null, null])
})

test('a criterion shows text, rule, origin, figure, source, claim and remedy beside one another', () => {
  const [first] = tierReport(assessment, input, 'tier-1')!.criteria
  expect(first).toMatchObject({
    text: 'Auth success rate >99%',
    rule: { text: 'success(login) > 99%', inferred: true, operatorInferred: false },
    run: 'load_v45',
    runShort: 'v45',
    claim: { words: 'ticked, “✅ 100%”', done: true },
  })
  expect(first!.source.href).toBe('/documents/tracker#L10')
  expect(first!.decidingSource!.href).toBe('/evidence/load_v45#row-POST-login')
  expect(plainText(first!.measured!.text)).toBe('0 %')
  expect(plainText(first!.marginText!)).toBe('99 points short')
  expect(first!.remedy!.sentence).toMatch(/^Run again with at most 1 failed of 200 logins/)
})

test('beside the verdict stands how the runs would have decided that a claim could have cited as well', () => {
  const cited = makeAssessed({ criteria: [makeCriterion(auth.text, { ticked: true, claimText: 'v44' }), sign], runs })
  const [first, second] = tierReport(cited.assessment, cited.input, 'tier-1')!.criteria
  expect(first!.citedText).toBe('The cited run v44 is the best of 2: of the others in the window 1 would fail it.')
  expect(second!.citedText).toBeNull()
})

test('a tier that does not exist is null', () => {
  expect(tierReport(assessment, input, 'tier-9')).toBeNull()
  expect(criterionReport(assessment, input, 'tier-1/nothing')).toBeNull()
})

test('the trend holds every qualifying run, also those that fail, with the limit', () => {
  const report = criterionReport(assessment, input, auth.id)!
  expect(report.trend.map(({ short, deciding }) => [short, deciding])).toEqual([
    ['v44', false],
    ['v45', true],
  ])
  expect(report.limit).toMatchObject({ value: 0.99, unit: 'ratio' })
  expect(report.chart!.dots).toHaveLength(2)
  const cells = tierReport(assessment, input, 'tier-1')!.heatmap.rows[0]!.cells
  expect(cells[1]!.href).toBe(`/criteria/${auth.id}#${report.trend[1]!.anchor}`)
  expect(report.derivation.steps[0]).toBe('The rule was inferred from the text.')
})

test('of hundreds of runs the tier shows the latest, each of which stands on the first page of its criterion', () => {
  const minute = (at: number) => new Date(Date.parse('2026-01-08T00:00:00Z') + at * 60_000).toISOString()
  const many = Array.from({ length: 230 }, (_, at) => makeLoginRun(`load_v${at}`, 0, { effectiveAt: minute(at) }))
  const held = makeAssessed({ criteria: [auth], runs: many })
  const { heatmap, criteria } = tierReport(held.assessment, held.input, 'tier-1')!
  expect([heatmap.columns.length, heatmap.columns.at(-1)!.short]).toEqual([100, 'v229'])
  expect(heatmap.leftText).toBe('the latest 100 runs of 230; a criterion lists them all')
  expect(criteria[0]!.spark!.dots.length).toBeLessThanOrEqual(150)
  const pageOf = (page: number) => criterionReport(held.assessment, held.input, auth.id, page)!
  expect(pageOf(1).trend.map(({ run }) => run)).toEqual(heatmap.columns.map(({ run }) => run))
  expect(pageOf(1).pages).toMatchObject({ previousHref: `/criteria/${auth.id}?page=2`, nextHref: null })
  expect([3, 99].map((page) => pageOf(page).trend.map(({ short }) => short))).toEqual(
    [3, 3].map(() => Array.from({ length: 30 }, (_, at) => `v${at}`)),
  )
  expect(pageOf(3).pages).toMatchObject({ previousHref: null, nextHref: `/criteria/${auth.id}?page=2` })
  expect(pageOf(Number.NaN).trend).toHaveLength(100)
})

test('a criterion that nothing can measure says so instead of a figure', () => {
  const report = criterionReport(assessment, input, sign.id)!
  expect(report.criterion.measured).toBeNull()
  expect(report.criterion.bar).toBeNull()
  expect(report.criterion.reasonSentence).toBe('Not signed by stakeholder.')
  expect(report.emptyText).toBe('People decide it: what they state, deliver or sign. No run can measure it.')
})

test('an empty tier is never ready and says what is missing', () => {
  const empty = makeAssessed({ criteria: [] })
  const report = tierReport(empty.assessment, empty.input, 'tier-1')!
  expect(report.mark.state).not.toBe('ready')
  expect(report.emptyText).not.toBeNull()
  expect(report.heatmap.emptyText).toBe('This tier has no criteria.')
})

test('every report is plain data', () => {
  const report = tierReport(assessment, input, 'tier-1')
  expect(JSON.parse(JSON.stringify(report))).toEqual(report)
})
