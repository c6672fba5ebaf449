import { describe, expect, test } from 'vitest'
import type { ClosingFigures, FigureRow, Run } from '~/domain/evidence'
import { examineRun } from '~/domain/forensics'
import { findingSentence } from '~/reports/messages/findings'
import { aggregateOf, makeHistory, makeRow, makeRun, percentilesOf } from '../../support/run-factory'

const find = (run: Run, code: string) =>
  examineRun(run, { earlier: [], loginGlobs: [] }).find((finding) => finding.code === code)

const rows = [makeRow('GET /a'), makeRow('GET /b', { requests: 300, rps: 3, avgMs: 40.5, avgBytes: 222.5 })]

describe('the last row of the history against the stats', () => {
  const aggregate = aggregateOf(rows)
  const closing = (over: Partial<ClosingFigures> = {}): ClosingFigures => {
    const { failures, medianMs, avgMs, minMs, maxMs, avgBytes, percentiles } = aggregate
    return { requests: 400, failures, medianMs, avgMs, minMs, maxMs, avgBytes, percentiles, cumulative: true, ...over }
  }
  const numbersOf = (over: Partial<ClosingFigures>, stated: Partial<FigureRow> = {}) => {
    const history = { ...makeHistory({ requests: over.requests ?? 400, seconds: 100 }), closing: closing(over) }
    return find(makeRun({ endpoints: rows, aggregate: { ...aggregate, ...stated }, history }), 'totals_mismatch')
      ?.numbers
  }

  test('with the same requests every figure must be the same', () => {
    expect(numbersOf({})).toBeUndefined()
    expect(numbersOf({ maxMs: 95.5 })).toMatchObject({ maxHistory: 95.5, maxStated: 90, later: 0 })
    expect(numbersOf({ minMs: 8.5 })).toMatchObject({ minHistory: 8.5, minStated: 10 })
    expect(numbersOf({ avgMs: 50.5 })).toMatchObject({ avgMsHistory: 50.5 })
  })

  test('requests that came later bound how far a percentile and an average can have moved', () => {
    const lower = percentilesOf({ 50: 50, 95: 60, 100: 90 })
    // Four more of 400 shift a rank by four at most: the 95 % of before still bounds the 90 % of now.
    expect(numbersOf({ requests: 396, percentiles: lower })).toMatchObject({ p90History: 60, p90Stated: 80 })
    expect(numbersOf({ requests: 396, avgMs: 42.6 })).toBeUndefined()
    expect(numbersOf({ requests: 396, avgMs: 60 })).toMatchObject({ avgMsHistory: 60, later: 4 })
  })

  test('percentiles of the last seconds alone refute nothing', () => {
    const percentiles = percentilesOf({ 50: 20, 95: 30, 100: 40 })
    expect(numbersOf({ percentiles, cumulative: false })).toBeUndefined()
  })
})

describe('the failures file against the stats', () => {
  const failing = [makeRow('GET /a', { failures: 3, failuresPerS: 0.03 }), rows[1]!]
  const run = (occurrences: number) =>
    makeRun({
      endpoints: failing,
      files: ['stats', 'failures'].map((kind) => ({ name: `x_${kind}.csv`, sha256: '0', bytes: 1, kind }) as never),
      failures: [
        { method: 'GET', name: '/a', error: 'a', occurrences: 1, firstSeen: null, lastSeen: null },
        { method: 'GET', name: '/a', error: 'b', occurrences, firstSeen: null, lastSeen: null },
      ],
    })

  test('its groups sum to the failures of each row', () => {
    expect(find(run(2), 'totals_mismatch')).toBeUndefined()
    const finding = find(run(7), 'totals_mismatch')
    expect(finding).toMatchObject({ rows: ['*', 'GET /a'], numbers: { failuresListed: 8, failuresOfRows: 3 } })
    expect(findingSentence(finding!)).toBe('The failures file lists 8 for 1 row, the stats state 3.')
  })

  test('without the file nothing is said', () => {
    expect(find({ ...run(7), files: [], failures: [] }, 'totals_mismatch')).toBeUndefined()
  })
})

describe('percentiles of the aggregate against those of the rows', () => {
  test('a bucket that the rows cannot fill is refuted', () => {
    const aggregate = aggregateOf(rows, { percentiles: percentilesOf({ 50: 20, 95: 85, 100: 90 }), medianMs: 20 })
    const finding = find(makeRun({ endpoints: rows, aggregate }), 'totals_mismatch')
    expect(finding?.numbers).toMatchObject({ pooledBucketMs: 20, pooledRank: 200 })
    expect(findingSentence(finding!)).toMatch(/request 201 at 20\u202fms, the percentiles of the rows leave at most/)
  })

  test('other tools interpolate, so nothing is said of theirs', () => {
    const aggregate = aggregateOf(rows, { percentiles: percentilesOf({ 50: 20, 95: 85, 100: 90 }), medianMs: 20 })
    expect(find(makeRun({ endpoints: rows, aggregate, tool: 'jmeter' }), 'totals_mismatch')).toBeUndefined()
  })
})

describe('percentiles off the grid', () => {
  const slow = { avgMs: 450, minMs: 110, maxMs: 900, medianMs: 400 }
  const times = { 50: 400, 66: 500, 75: 550, 80: 600, 90: 700, 95: 800, 98: 850, 99: 900, 100: 900 }
  const row = (key: string, over: Record<number, number> = {}) =>
    makeRow(key, { ...slow, percentiles: percentilesOf({ ...times, ...over }) })

  test('one among many that the tool would have rounded is refuted', () => {
    const edited = [row('GET /a', { 95: 733 }), row('GET /b')]
    const finding = find(
      makeRun({ endpoints: edited, aggregate: aggregateOf([row('GET /b')], { requests: 200, rps: 2 }) }),
      'figures_inconsistent',
    )
    expect(finding).toMatchObject({ numbers: { percentileOffGrid: 1, percentileOffGridStated: 733 } })
    expect(findingSentence(finding!)).toContain(
      'GET /a: it says 733\u202fms, the nearest that it prints is 730\u202fms',
    )
  })

  test('where most stand off it, the run was rounded in another way and nothing is refuted', () => {
    const odd = { 50: 401, 66: 503, 75: 551, 80: 604, 90: 702, 95: 803, 98: 857, 99: 901, 100: 901 }
    const endpoints = [makeRow('GET /a', { ...slow, maxMs: 901, medianMs: 401, percentiles: percentilesOf(odd) })]
    expect(find(makeRun({ endpoints, precision: 'unknown' }), 'figures_inconsistent')).toBeUndefined()
  })
})
