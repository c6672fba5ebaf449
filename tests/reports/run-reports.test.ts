import { expect, test } from 'vitest'
import { plainText } from '~/reports/format'
import { runReport } from '~/reports/run'
import { runsNamed, runsReport } from '~/reports/runs'
import { timelineOf } from '~/reports/timeline'
import { makeAssessed, makeLoginRun } from '../support/assessment-factory'
import { makeCriterion } from '../support/make-state'
import { makeHistory, makeRun, makeSparseRow } from '../support/run-factory'

const auth = makeCriterion('Auth success rate >99%')
const runs = [
  makeLoginRun('load_v44', 0, { effectiveAt: '2026-01-10T10:00:00Z' }),
  makeLoginRun('load_v45', 200, { effectiveAt: '2026-01-10T11:00:00Z' }),
  makeRun({ label: 'load_v46', rows: [makeSparseRow('GET /a')], effectiveAt: null, users: null, durationS: null }),
]
const cut = makeRun({ label: 'load_v47', effectiveAt: '2026-01-10T09:00:00Z', aggregate: null })
const { assessment, input } = makeAssessed({ criteria: [auth], runs, settings: { timezone: 'Asia/Makassar' } })

test('a run page has its findings in sentences, the rows they rest on, and what it decides', () => {
  const report = runReport(assessment, input, 'load_v45')!
  const collapse = report.findings.find(({ code }) => code === 'auth_collapse')!
  expect(collapse.sentence).toMatch(/^200 of 200 logins failed while 2 other endpoints reported success/)
  expect(collapse.rows[0]!.href).toBe('/evidence/load_v45#row-POST-login')
  expect(report.tainted).toBe(true)
  expect(report.decides.map(({ id }) => id)).toEqual([auth.id])
  expect(report.headline).toContain('It is tainted')
  expect(report.atText).toBe('10 Jan 2026, 19:00 UTC+8')
  const row = report.endpoints.find(({ key }) => key === 'POST /login')!
  expect(row.findings.map(({ code }) => code)).toContain('auth_collapse')
  expect(plainText(row.failurePercent.text)).toBe('100 %')
})

test('figures that a file does not give are N/A and sort as unknown, never as zero', () => {
  const report = runReport(assessment, input, 'load_v46')!
  expect(report.endpoints[0]!.requests).toEqual({ value: null, text: 'N/A' })
  expect(report.endpoints[0]!.failurePercent).toEqual({ value: null, text: 'N/A' })
  expect(report.manifest.find(({ label }) => label === 'Users')).toMatchObject({ text: 'unknown' })
  expect(report.atText).toBe('time unknown')
  expect(report.timeline).toBeNull()
  expect(report.qualifiesText).toBe('It qualifies for no tier.')
})

test('a run without listed failures says whether none happened or none is broken down', () => {
  const cutShort = makeAssessed({ criteria: [auth], runs: [...runs, cut] })
  const text = (label: string) => runReport(cutShort.assessment, cutShort.input, label)!.failuresText
  expect(text('load_v44')).toBe('No request failed.')
  expect(text('load_v45')).toMatch(/^200 requests failed; no failures file/)
  expect(text('load_v47')).toMatch(/^How many requests failed is unknown/)
})

test('every figure of the manifest names its source', () => {
  const report = runReport(assessment, input, 'load_v45')!
  expect(report.manifest.find(({ label }) => label === 'Users')).toEqual({
    label: 'Users',
    text: '100',
    sourceText: 'history file',
  })
})

test('percentile curves carry the interval of every printed figure', () => {
  const [first] = runReport(assessment, input, 'load_v45')!.curves
  expect(first!.key).toBe('*')
  expect(first!.points.find(({ percentile }) => percentile === 99)).toMatchObject({ ms: 90, lowMs: 89.5, highMs: 90.5 })
})

test('the list shows the latest run first and runs without a clock last', () => {
  const report = runsReport(assessment, input)
  expect(report.runs.map(({ short }) => short)).toEqual(['v45', 'v44', 'v46'])
  expect(report.runs[0]).toMatchObject({ tainted: true, decides: 1, qualifies: ['tier-1'] })
})

test('a timeline is thinned to its limit and keeps both ends', () => {
  const timeline = timelineOf(makeHistory({ seconds: 5000 }), 600)!
  expect(timeline.length).toBeLessThanOrEqual(601)
  expect(timeline[0]!.s).toBe(0)
  expect(timeline.at(-1)!.s).toBe(5000)
  expect(timelineOf(makeHistory({ seconds: 10 }), 600)).toHaveLength(11)
})

test('words that name no label are resolved as on the command line: one run, several, or none', () => {
  const labels = (words: string) => runsNamed(assessment, input, words).map(({ label }) => label)
  expect(labels('v45')).toEqual(['load_v45'])
  expect(labels('load')).toEqual(['load_v44', 'load_v45', 'load_v46'])
  expect(labels('nothing')).toEqual([])
})
