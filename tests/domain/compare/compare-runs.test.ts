import { expect, test } from 'vitest'
import { areApart, compareRuns, differenceOf, rowFigure, runFigure } from '~/domain/compare'
import { exactly, percentileInterval } from '~/domain/evaluate/intervals'
import type { Finding } from '~/domain/evidence'
import { makeRow, makeRun, percentilesOf } from '../../support/run-factory'

const at95 = (ms: number, max = ms * 2) => ({
  percentiles: percentilesOf({ 50: 50, 95: ms, 100: max }),
  maxMs: max,
  requests: 1000,
})
const base = makeRun({
  label: 'v1',
  rows: [
    makeRow('GET /slower', at95(300)),
    makeRow('GET /same', at95(300)),
    makeRow('GET /gone', at95(300)),
    makeRow('GET /faster', at95(800)),
  ],
})
const later = makeRun({
  label: 'v2',
  rows: [
    makeRow('GET /slower', at95(320)),
    makeRow('GET /same', { ...at95(300), failures: 1 }),
    makeRow('GET /faster', at95(400)),
    makeRow('GET /new', at95(300)),
  ],
})

test('a change is shown only where the intervals cannot hold the same value, and the worst stands first', () => {
  const { rows } = compareRuns([base, later], 'p95', {})
  expect(rows.map(({ key, changes }) => [key, changes[0]!.kind])).toEqual([
    ['GET /slower', 'worse'],
    ['GET /gone', 'vanished'],
    ['GET /same', 'within'],
    ['GET /new', 'appeared'],
    ['GET /faster', 'better'],
  ])
  expect(rows[0]!.damage).toBe(20 * 1000)
  expect(rows.at(-1)!.damage).toBeLessThan(0)
})

test('neighbouring buckets that share an end are within precision only where both hold that end', () => {
  const figure = (ms: number) => percentileInterval(ms, 'locust')!
  expect(areApart(figure(2000), figure(2100))).toBe(true)
  expect(areApart(figure(2000), figure(2200))).toBe(true)
  expect(areApart(exactly(5, 'ms'), exactly(5, 'ms'))).toBe(false)
})

test('one failure in a thousand against none is within the precision of counts', () => {
  const { rows } = compareRuns([base, later], 'error', {})
  expect(rows.find(({ key }) => key === 'GET /same')!.changes[0]!.kind).toBe('within')
  const broken = makeRun({ label: 'v3', rows: [makeRow('GET /same', { requests: 1000, failures: 60 })] })
  const worse = compareRuns([base, broken], 'error', {}).rows.find(({ key }) => key === 'GET /same')!
  expect(worse.changes[0]!.kind).toBe('worse')
  expect(worse.damage).toBeCloseTo(60)
})

test('throughput is better when it is higher', () => {
  const fast = makeRun({ label: 'v3', rows: [makeRow('GET /same', { rps: 9 })] })
  const rows = compareRuns([base, fast], 'rps', {}).rows
  expect(rows.find(({ key }) => key === 'GET /same')!.changes[0]!.kind).toBe('better')
})

test('a figure whose rounding is unknown is neither worse nor better', () => {
  const odd = makeRun({ label: 'v3', precision: 'unknown', rows: [makeRow('GET /same', at95(900))] })
  expect(compareRuns([base, odd], 'p95', {}).rows.find(({ key }) => key === 'GET /same')!.changes[0]!.kind).toBe(
    'unknown',
  )
})

test('other users, another environment or a login page in place of the pages refuse the comparison', () => {
  const codes = (over: Parameters<typeof makeRun>[0], findings: Record<string, Finding[]> = {}) => {
    const run = makeRun({ label: 'v2', rows: base.endpoints, ...over })
    const found = compareRuns([base, run], 'p95', findings)
    return [found.comparable, ...found.obstacles.map(({ code }) => code)]
  }
  expect(codes({})).toEqual(['yes'])
  expect(codes({ users: { value: 200, source: 'history' } })).toEqual(['no', 'users_differ'])
  expect(codes({ users: { value: 105, source: 'history' } })).toEqual(['yes'])
  expect(codes({ tool: 'k6' })).toEqual(['no', 'tool_differs'])
  expect(codes({ tags: ['nightly'] })).toEqual(['limited', 'tags_differ'])
  expect(codes({ durationS: { value: 900, source: 'history' } })).toEqual(['limited', 'duration_differs'])
  const taint: Finding = { code: 'login_page_responses', severity: 'taint', scope: 'run', rows: [], numbers: {} }
  expect(codes({}, { v2: [taint] })).toEqual(['no', 'answers_tainted'])
})

test('what is said of one run is said once among several comparisons', () => {
  const taint: Finding = { code: 'truncated', severity: 'taint', scope: 'run', rows: [], numbers: {} }
  const third = makeRun({ label: 'v3', rows: base.endpoints })
  const { obstacles } = compareRuns([base, makeRun({ label: 'v2', rows: base.endpoints }), third], 'p95', {
    v1: [taint],
  })
  expect(obstacles.map(({ code }) => code)).toEqual(['integrity_tainted'])
})

test('a percentile below its floor of requests is marked as resting on few', () => {
  const row = makeRow('GET /a', { requests: 40 })
  expect(rowFigure(base, row, 'p99')!.few).toBe(true)
  expect(rowFigure(base, row, 'p50')!.few).toBe(false)
  expect(rowFigure(base, makeRow('GET /a', { requests: null }), 'error')).toBeNull()
})

test('counts of a group are pooled, of its percentiles the worst row stands', () => {
  const groups = [{ name: 'pages', globs: ['GET *'], inferred: false }]
  const ask = { selector: { kind: 'name' as const, name: 'pages' }, metric: 'p95' as const }
  const worst = runFigure(base, ask, { groups, findings: [] })
  expect([worst.row!.key, worst.figure!.measured.value]).toEqual(['GET /faster', 800])
  const pooled = runFigure(later, { ...ask, metric: 'error' }, { groups, findings: [] })
  expect(pooled.figure!.measured.counts).toEqual({ part: 1, whole: 4000 })
})

test('revisions of a label differ figure by figure', () => {
  const edited = makeRun({
    label: 'v1',
    rows: [makeRow('GET /slower', { ...at95(290), failures: 2 }), makeRow('GET /other')],
    aggregate: base.aggregate,
  })
  const { figures, appeared, vanished } = differenceOf(base, edited)
  expect(figures).toContainEqual({ key: 'GET /slower', figure: 'failures', from: 0, to: 2 })
  expect(figures).toContainEqual({ key: 'GET /slower', figure: 'p95', from: 300, to: 290 })
  expect(appeared).toEqual(['GET /other'])
  expect(vanished).toEqual(['GET /same', 'GET /gone', 'GET /faster'])
})
