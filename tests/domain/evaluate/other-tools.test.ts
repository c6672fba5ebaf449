import { describe, expect, test } from 'vitest'
import { judgeRun, percentileInterval } from '~/domain/evaluate'
import type { FigureRow, Run } from '~/domain/evidence'
import { examineRun } from '~/domain/forensics'
import { parseRule } from '~/domain/rules'
import { aggregateOf, makeRow, makeRun, percentilesOf } from '../../support/run-factory'

/** A run of another tool than Locust: one row, and what the test is about. */
function runOf(row: Partial<FigureRow>, over: Partial<Run> = {}): Run {
  const one = makeRow('GET /x', { requests: 5000, minMs: 1, maxMs: 60_000, ...row })
  return makeRun({
    tool: 'k6',
    precision: 'exact',
    endpoints: [one],
    aggregate: aggregateOf([one], { ...row, requests: one.requests }),
    ...over,
  })
}

function judge(text: string, run: Run) {
  const parsed = parseRule(text)
  if (!parsed.ok) throw new Error(text)
  const findings = examineRun(run, { loginGlobs: [], earlier: [] }).filter(({ severity }) => severity === 'taint')
  const groups = [{ name: 'x', globs: ['* /x*'], inferred: false }]
  return judgeRun(parsed.rule, run, findings, { groups, lists: {}, proof: 'observed' })
}

describe('what a percentile stands for', () => {
  test('an exact one is itself, on and off the grid', () => {
    expect(percentileInterval(147.3, 'exact')).toMatchObject({ low: 147.3, high: 147.3 })
    expect(judge('p99(*) < 500ms', runOf({ percentiles: percentilesOf({ 99: 499.999 }) })).verdict).toBe('met')
    expect(judge('p99(*) < 500ms', runOf({ percentiles: percentilesOf({ 99: 500 }) })).verdict).toBe('not_met')
    expect(judge('p99(*) <= 500ms', runOf({ percentiles: percentilesOf({ 99: 500 }) })).verdict).toBe('met')
  })

  test('one of a sketch is one percent to both sides, and half of its last decimal', () => {
    const interval = percentileInterval(100, 'one_percent')!
    expect(interval.low).toBeCloseTo(99.95 / 1.01, 9)
    expect(interval.high).toBeCloseTo(100.05 / 0.99, 9)
    expect(percentileInterval(0, 'one_percent')!.low).toBe(0)
  })

  test('a rounded one is its range, and of unknown precision it is nothing', () => {
    expect(percentileInterval(1020, 'exact', { low: 1015, high: 1025 })).toMatchObject({ low: 1015, high: 1025 })
    expect(percentileInterval(1020, 'unknown', { low: 1015, high: 1025 })).toBeNull()
    const run = runOf({ percentiles: [{ percentile: 99, valueMs: 1020, range: { low: 1015, high: 1025 } }] })
    expect(judge('p99(*) < 1025.1ms', run).verdict).toBe('met')
    expect(judge('p99(*) < 1s', run).verdict).toBe('not_met')
    expect(judge('p99(*) < 1020ms', run)).toMatchObject({ verdict: 'inconclusive', reason: 'interval_straddles' })
  })

  test('the median shares the range of P50 where both print the same', () => {
    const run = runOf({ medianMs: 50, percentiles: [{ percentile: 50, valueMs: 50, range: { low: 49.5, high: 51 } }] })
    expect(judge('median(*) < 51ms', run).verdict).toBe('inconclusive')
    expect(judge('median(*) < 52ms', run).verdict).toBe('met')
  })

  test('too few samples stay too few, whatever the tool', () => {
    const run = runOf({ requests: 90, percentiles: percentilesOf({ 99: 400 }) })
    expect(judge('p99(*) < 500ms', run)).toMatchObject({ verdict: 'inconclusive', reason: 'too_few_samples' })
  })
})

describe('rounded extremes', () => {
  const row = { percentiles: percentilesOf({ 99: null }), maxMs: 400, minMs: 300, avgMs: 350, medianMs: 350 }

  test('exact ones decide alone; rounded ones neither decide nor narrow', () => {
    expect(judge('p99(*) < 500ms', runOf(row))).toMatchObject({ verdict: 'met', reason: 'max_decides' })
    expect(judge('p99(*) < 500ms', runOf(row, { exactExtremes: false })).verdict).toBe('no_evidence')
    const sketch = { ...row, percentiles: percentilesOf({ 99: 400 }) }
    const over = { precision: 'one_percent' as const, exactExtremes: false, tool: 'artillery' as const }
    expect(judge('p99(*) < 402ms', runOf(sketch, over)).verdict).toBe('inconclusive')
    expect(judge('p99(*) < 402ms', runOf(sketch, { ...over, exactExtremes: true })).verdict).toBe('met')
  })

  test('a maximum, an average or a rate within a range is judged by the whole range', () => {
    const ranges = { maxMs: { low: 399, high: 401 }, avgMs: { low: 9, high: 11 }, rps: { low: 95, high: 105 } }
    const run = runOf({ maxMs: 400, avgMs: 10, minMs: 1, rps: 100, ranges })
    expect(judge('max(*) < 401ms', run)).toMatchObject({ verdict: 'inconclusive', reason: 'interval_straddles' })
    expect(judge('max(*) <= 401ms', run).verdict).toBe('met')
    expect(judge('max(*) < 399ms', run).verdict).toBe('not_met')
    expect(judge('rps(*) >= 100', run).verdict).toBe('inconclusive')
    expect(judge('rps(*) >= 95', run).verdict).toBe('met')
  })
})

describe('counts that a file leaves open', () => {
  const ranges = { failures: { low: 10, high: 100 }, requests: { low: 4900, high: 5000 } }
  const run = runOf({ failures: 100, ranges })

  test('a ratio is met or refused only where least and most agree', () => {
    expect(judge('error(*) < 3%', run).verdict).toBe('met')
    expect(judge('error(*) < 1%', run)).toMatchObject({ verdict: 'inconclusive', reason: 'interval_straddles' })
    expect(judge('error(*) < 0.1%', run).verdict).toBe('not_met')
    expect(judge('success(*) > 97%', run).verdict).toBe('met')
    expect(judge('success(*) > 99%', run).verdict).toBe('inconclusive')
    expect(judge('failures(*) <= 50', run).verdict).toBe('inconclusive')
    expect(judge('failures(*) <= 100', run).verdict).toBe('met')
  })

  test('ranges of a group add up', () => {
    const rows = [
      makeRow('GET /x1', { requests: 100, failures: 4, ranges: { failures: { low: 1, high: 4 } } }),
      makeRow('GET /x2', { requests: 100, failures: 1 }),
    ]
    const pooled = makeRun({ tool: 'wrk', precision: 'exact', endpoints: rows, aggregate: aggregateOf(rows) })
    expect(judge('failures(x) <= 4', pooled).measured).toMatchObject({ low: 2, high: 5 })
    expect(judge('error(x) < 2.5%', pooled).verdict).toBe('inconclusive')
    expect(judge('error(x) < 2.6%', pooled).verdict).toBe('met')
  })
})

test('what the tool cannot measure is no evidence, though its neighbours would tell', () => {
  const row = {
    maxMs: 100,
    minMs: 90,
    avgMs: 95,
    medianMs: 95,
    percentiles: percentilesOf({ 50: 95, 90: 99, 99: 100 }),
  }
  const run = runOf(row, { cannotMeasure: ['p95', 'p50', 'error'] })
  for (const rule of ['p95(*) < 1s', 'p95(*) < 1ms', 'p50(*) < 1s', 'median(*) < 1s', 'error(*) < 1%'])
    expect(judge(rule, run)).toMatchObject({ verdict: 'no_evidence', reason: 'tool_cannot_measure' })
  expect(judge('p99(*) < 1s', run).verdict).toBe('met')
})

test('times of answered requests alone are told beside a time, and failures cannot flatter them', () => {
  const row = { failures: 4000, percentiles: percentilesOf({ 99: 400 }) }
  const all = runOf(row)
  expect(judge('p99(*) < 500ms', all)).toMatchObject({ verdict: 'inconclusive', reason: 'tainted' })
  const answered = runOf(row, { latencyScope: 'responses' })
  expect(judge('p99(*) < 500ms', answered)).toMatchObject({ verdict: 'met', latencyScope: 'responses' })
  expect(judge('error(*) < 1%', answered)).not.toHaveProperty('latencyScope')
})
