import { expect, test } from 'vitest'
import { comparePage } from '~/reports/compare'
import { compareQuery } from '~/reports/compare-query'
import { coverageMap } from '~/reports/coverage-map'
import { evidenceFilter } from '~/reports/evidence-filter'
import { evidenceReport } from '~/reports/evidence-list'
import { revisionViews } from '~/reports/revisions'
import { runReport } from '~/reports/run'
import { trendQuery, trendReport } from '~/reports/trend'
import { makeAssessed, makeLoginRun } from '../support/assessment-factory'
import { makeCriterion } from '../support/make-state'

const auth = makeCriterion('Auth success rate >99%')
const p95 = makeCriterion('P95 response time <500ms')
const unit = makeCriterion('All unit tests passing')
const many = Array.from({ length: 120 }, (_, at) =>
  makeLoginRun(`load_v${at + 1}`, at === 118 ? 200 : 0, {
    effectiveAt: new Date(Date.parse('2026-01-01T00:00:00Z') + at * 3_600_000).toISOString(),
    tags: at % 2 === 0 ? ['nightly'] : [],
    failures:
      at === 119
        ? [
            { method: 'GET', name: '/a', error: '500', occurrences: 3, firstSeen: null, lastSeen: null },
            { method: 'GET', name: '/b', error: '500', occurrences: 4, firstSeen: null, lastSeen: null },
          ]
        : [],
  }),
)
const { assessment, input } = makeAssessed({ criteria: [auth, p95, unit], runs: many })
const list = (query: string) => evidenceReport(assessment, input, evidenceFilter(new URLSearchParams(query)))
const fresh = () => [{ ...assessment }, input] as const
const shorts = (query: string) => list(query).runs.map(({ short }) => short)

test('the list shows the latest fifty and pages on, the filters kept in every link', () => {
  const first = list('tag=nightly')
  expect(first.runs).toHaveLength(50)
  expect(first.runs[0]!.short).toBe('v119')
  expect(first.shownText).toBe('60 of 120 runs')
  expect(first.pages).toMatchObject({ previousHref: null, nextHref: '/evidence?tag=nightly&page=2' })
  expect(list('tag=nightly&page=2').runs).toHaveLength(10)
  expect(list('page=99').filter.page).toBe(3)
  expect(first.heads.find(({ key }) => key === 'p95')!.href).toBe('/evidence?tag=nightly&sort=p95&dir=desc')
})

test('every column sorts over all runs, not over the page', () => {
  expect(shorts('sort=run&dir=asc').slice(0, 3)).toEqual(['v1', 'v2', 'v3'])
  expect(shorts('sort=failures')[0]).toBe('v119')
  const turned = list('sort=failures').heads.find(({ key }) => key === 'failures')!
  expect([turned.order, turned.href]).toEqual(['descending', '/evidence?sort=failures&dir=asc'])
  expect(list('sort=nonsense').filter.sort).toBe('at')
})

test('what is worked out once for the whole list is told to no list that is filtered, nor the other way round', () => {
  const choices = (query: string) => list(query).fields.map(({ name, options }) => [name, options.length])
  const whole = list('')
  expect(list('finding=auth_collapse').fields).not.toEqual(whole.fields)
  expect(list('q=load_v12').shownText).toBe('2 of 120 runs')
  expect(list('')).toEqual(whole)
  expect(choices('sort=run&page=2')).toEqual(choices(''))
  expect(evidenceReport(...fresh(), evidenceFilter(new URLSearchParams()))).toEqual(whole)
})

test('runs are found by what was found on them, and by text', () => {
  expect(shorts('finding=auth_collapse')).toEqual(['v119'])
  expect(shorts('q=load_v12')).toEqual(['v120', 'v12'])
  expect(list('q=nowhere').empty).toBe('filtered')
  expect(list('').fields.map(({ name }) => name)).toContain('tag')
  const none = makeAssessed({ criteria: [auth] })
  expect(evidenceReport(none.assessment, none.input, evidenceFilter(new URLSearchParams())).empty).toBe('none')
})

const compare = (query: string) => comparePage(assessment, input, compareQuery(new URLSearchParams(query)))

test('runs are compared by short names, the earliest as base, and a tainted one is refused in words', () => {
  const { report, trouble } = compare('run=v119&run=v1')
  expect(trouble).toEqual([])
  expect(report!.runs.map(({ short, base }) => [short, base])).toEqual([
    ['v1', true],
    ['v119', false],
  ])
  expect(report!.comparable).toBe('no')
  expect(report!.obstacles[0]!.sentence).toContain('v119 measured a login or error page')
  expect(report!.rows.every(({ trendHref }) => trendHref.startsWith('/evidence/trend?metric=p95&endpoint='))).toBe(true)
  expect(report!.chart.length).toBeGreaterThan(0)
})

test('a name that means none or several is said, and one run alone compares with nothing', () => {
  expect(compare('run=v1&run=nowhere')).toMatchObject({ report: null, trouble: ['No run is called “nowhere”.'] })
  expect(compare('run=load&run=v1').trouble[0]).toMatch(/^“load” could be any of/)
  expect(compare('run=v1').trouble).toEqual(['One run alone compares with nothing.'])
  expect(compare('').trouble).toEqual([])
})

const trend = (query: string) => trendReport(assessment, input, trendQuery(new URLSearchParams(query)))

test('a trend draws sixty runs at a time with the limit of the criterion that asks for the figure', () => {
  const report = trend('metric=p95')
  expect(report.points).toHaveLength(60)
  expect(report.points[0]).toMatchObject({ short: 'v120', value: 85, low: 84.5, high: 85.5, tainted: false })
  expect(report.points[1]).toMatchObject({ short: 'v119', tainted: true })
  expect(report.limits).toMatchObject([{ value: 500, criteria: [{ text: p95.text }] }])
  expect(report.pages!.previousHref).toBe('/evidence/trend?metric=p95&page=2')
  expect(trend('metric=p95&endpoint=GET+/list').limits).toEqual([])
  expect(trend('metric=p95&endpoint=GET+/nowhere').emptyText).toContain('None of 120 runs')
})

test('the coverage map tells what a file could decide from what nothing at hand measures', () => {
  const map = coverageMap(assessment, input)
  const rows = map.tiers.flatMap((tier) => tier.rows)
  const state = (id: string, kind: string) =>
    rows.find((row) => row.id === id)!.cells.find((cell) => cell.kind === kind)!.state
  expect(state(p95.id, 'load')).toBe('measured')
  expect(state(unit.id, 'tests')).toBe('open')
  expect(rows.find(({ id }) => id === unit.id)!.wouldDecide).toContain('JUnit')
})

test('a run page groups failures by error and by endpoint and offers the run before it', () => {
  const report = runReport(assessment, input, 'load_v120')!
  expect(report.failureGroups.byError).toMatchObject([{ name: '500', total: 7, spreadText: '2 endpoints' }])
  expect(report.failureGroups.byEndpoint.map(({ name }) => name)).toEqual(['GET /b', 'GET /a'])
  expect(report.compare.previous).toEqual({
    short: 'v119',
    href: '/evidence/compare?run=load_v119&run=load_v120',
  })
  expect(report.files[0]!.href).toMatch(/^\/evidence\/load_v120\/files\/0{64}$/)
})

test('revisions are told with what each changed', () => {
  const stored = [0, 3].map((failed, at) => ({
    run: makeLoginRun('load_v1', failed),
    revision: at + 1,
    importedAt: '2026-01-10T00:00:00Z',
  }))
  const [newest, first] = revisionViews(stored, 'UTC')
  expect(newest!.changeText).toMatch(/differ in 2 rows/)
  expect(newest!.changes).toContainEqual({ key: 'POST /login', figure: 'failures', from: '0', to: '3' })
  expect(first!.changeText).toBeNull()
})
