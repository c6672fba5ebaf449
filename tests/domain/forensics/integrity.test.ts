import { describe, expect, test } from 'vitest'
import type { FigureRow, Finding, Run } from '~/domain/evidence'
import { examineRun } from '~/domain/forensics'
import type { FindingCode } from '~/domain/vocabulary'
import { aggregateOf, makeHistory, makeRow, makeRun, makeSparseRow, percentilesOf } from '../../support/run-factory'

const examine = (run: Run) => examineRun(run, { earlier: [], loginGlobs: [] })
const find = (run: Run, code: FindingCode): Finding | undefined => examine(run).find((found) => found.code === code)
const rows = [
  makeRow('GET /a', { avgMs: 51.25, maxMs: 90.4 }),
  makeRow('GET /b', { requests: 300, rps: 3, avgMs: 40.5, avgBytes: 222.5, minMs: 9.5 }),
]
const withAggregate = (over: Partial<FigureRow>, run: Partial<Run> = {}) =>
  makeRun({ endpoints: rows, aggregate: aggregateOf(rows, over), ...run })

describe('totals_mismatch', () => {
  test('rows that add up raise nothing', () => {
    expect(examine(withAggregate({}))).toEqual([])
  })

  test.each<[string, Partial<FigureRow>, Record<string, number>]>([
    ['requests', { requests: 401, rps: 4.01 }, { requestsRows: 400, requestsStated: 401 }],
    ['failures', { failures: 2, failuresPerS: 0.02 }, { failuresRows: 0, failuresStated: 2 }],
    ['the maximum', { maxMs: 85.5 }, { maxRows: 90.4, maxStated: 85.5 }],
    ['the minimum', { minMs: 9.1 }, { minRows: 9.5, minStated: 9.1 }],
    ['the average', { avgMs: 41.5 }, { avgMsRows: 43.1875, avgMsStated: 41.5 }],
    ['the average size', { avgBytes: 300.5 }, { avgBytesRows: 416.875, avgBytesStated: 300.5 }],
  ])('an aggregate whose %s the rows refute is a taint on the run', (_, over, numbers) => {
    expect(find(withAggregate(over), 'totals_mismatch')).toMatchObject({ severity: 'taint', scope: 'run', numbers })
  })

  test('averages cut to whole milliseconds by older tools agree within one', () => {
    const whole = rows.map((row) => ({ ...row, avgMs: Math.floor(row.avgMs!), avgBytes: Math.floor(row.avgBytes!) }))
    const run = makeRun({ endpoints: whole, aggregate: aggregateOf(rows, { avgMs: 43, avgBytes: 416 }) })
    expect(find(run, 'totals_mismatch')).toBeUndefined()
  })

  test('a partial run may sum to less than its aggregate, never to more', () => {
    const partial = { partial: true, provenance: 'transcribed' } as const
    expect(
      find(withAggregate({ requests: 9000, failures: 7, maxMs: 4000, avgMs: 1 }, partial), 'totals_mismatch'),
    ).toBeUndefined()
    expect(find(withAggregate({ requests: 399 }, partial), 'totals_mismatch')?.numbers).toEqual({
      requestsRows: 400,
      requestsStated: 399,
    })
    expect(find(withAggregate({ maxMs: 80 }, partial), 'totals_mismatch')?.numbers).toEqual({
      maxRows: 90.4,
      maxStated: 80,
    })
  })

  test('figures that are not stated refute nothing', () => {
    const sparse = [makeSparseRow('GET /a', { requests: 10 }), makeSparseRow('GET /b')]
    const run = makeRun({ endpoints: sparse, aggregate: makeSparseRow('*', { requests: 50 }), partial: true })
    expect(examine(run)).toEqual([])
  })

  test('a row without an answer prints zeros and says nothing about the minimum', () => {
    const idle = makeRow('GET /idle', { requests: 0, minMs: 0, maxMs: 0, avgMs: 0, rps: 0, percentiles: [] })
    const run = makeRun({ endpoints: [...rows, idle], aggregate: aggregateOf(rows) })
    expect(examine(run)).toEqual([])
  })

  describe('history against stats', () => {
    const run = (requests: number, failures = 0, stated = {}) =>
      withAggregate(stated, { history: makeHistory({ requests, failures, seconds: 100 }) })

    test('a history that lags by a few seconds of throughput is normal', () => {
      expect(find(run(380), 'totals_mismatch')).toBeUndefined()
      expect(find(run(360), 'totals_mismatch')).toBeUndefined()
    })

    test('beyond ten seconds, or ahead of the stats, it is a mismatch', () => {
      expect(find(run(359), 'totals_mismatch')?.numbers).toEqual({
        requestsHistory: 359,
        requestsStated: 400,
        lagS: 10.25,
      })
      expect(find(run(401), 'totals_mismatch')?.numbers).toMatchObject({ requestsHistory: 401, requestsStated: 400 })
    })

    test('failures in the history that the stats do not have are a mismatch', () => {
      expect(find(run(400, 5), 'totals_mismatch')?.numbers).toEqual({ failuresHistory: 5, failuresStated: 0 })
    })

    test('failures cannot lag by more than the requests lag', () => {
      const failing = rows.map((row) => ({ ...row, failures: 10, failuresPerS: 0.1 }))
      const lagging = (failures: number) =>
        makeRun({ endpoints: failing, history: makeHistory({ requests: 395, failures, seconds: 100 }) })
      expect(find(lagging(15), 'totals_mismatch')).toBeUndefined()
      expect(find(lagging(14), 'totals_mismatch')?.numbers).toMatchObject({ failuresHistory: 14, failuresStated: 20 })
    })
  })
})

describe('figures_inconsistent', () => {
  const refute = (over: Partial<FigureRow>) => {
    const row = makeRow('GET /odd', over)
    return find(
      makeRun({ endpoints: [row], aggregate: null, partial: true, provenance: 'transcribed' }),
      'figures_inconsistent',
    )
  }

  test.each<[string, Partial<FigureRow>, string]>([
    ['percentiles going down', { percentiles: percentilesOf({ 50: 80, 95: 70, 100: 90 }) }, 'percentilesGoDown'],
    ['failures over requests', { failures: 101 }, 'failuresOverRequests'],
    ['an average below the minimum', { avgMs: 9.5 }, 'averageOutsideRange'],
    ['an average above the maximum', { avgMs: 95.5 }, 'averageOutsideRange'],
    ['an average that the percentiles exclude', { avgMs: 20.5 }, 'averageOutsideRange'],
    ['a maximum outside the bucket of 100 %', { maxMs: 95.2 }, 'maxOutsideBucket'],
    ['a minimum above the maximum', { minMs: 99, avgMs: null, medianMs: null }, 'impossibleFigures'],
    ['a negative time', { avgMs: -1, minMs: null }, 'impossibleFigures'],
    ['half a request', { requests: 99.5, rps: null }, 'impossibleFigures'],
    ['a median outside the range', { medianMs: 120 }, 'medianOutsideRange'],
    ['an odd row whose median is not its 50 %', { requests: 99, medianMs: 60, rps: null }, 'medianDisagrees'],
    ['a median above the 50 %', { medianMs: 60 }, 'medianDisagrees'],
    [
      'equal ranks with different figures',
      { requests: 20, percentiles: percentilesOf({ 50: 50, 95: 80, 98: 85, 100: 90 }) },
      'ranksDiffer',
    ],
  ])('%s taint the run', (_, over, kind) => {
    expect(refute(over)).toMatchObject({ severity: 'taint', scope: 'run', rows: ['GET /odd'], numbers: { [kind]: 1 } })
  })

  test('percentiles of a single request must all be one figure', () => {
    const one = { requests: 1, avgMs: 50, minMs: 50, maxMs: 50 }
    expect(refute({ ...one, percentiles: percentilesOf({ 50: 50, 99: 50, 100: 50 }) })).toBeUndefined()
    expect(refute({ ...one, percentiles: percentilesOf({ 50: 40, 99: 50, 100: 50 }) })?.numbers).toMatchObject({
      ranksDiffer: 1,
    })
  })

  test.each([
    [3419.085, 3400],
    [2250.3, 2300],
    [704.9, 700],
    [715.5, 720],
    [99.6, 100],
    [1049, 1000],
    [60_414, 60_000],
  ])('a maximum of %d ms belongs to the bucket %d', (maxMs, bucket) => {
    const figures = { maxMs, avgMs: null, percentiles: percentilesOf({ 50: 50, 100: bucket }) }
    expect(refute(figures)).toBeUndefined()
    const next = { ...figures, percentiles: percentilesOf({ 50: 50, 100: bucket + (bucket < 1000 ? 10 : 1000) }) }
    expect(refute(next)?.numbers).toMatchObject({ maxOutsideBucket: 1 })
  })

  test('a median that is clamped to the minimum while its bucket lies below is consistent', () => {
    expect(
      refute({
        minMs: 2007.5,
        medianMs: 2007.5,
        avgMs: 2010,
        maxMs: 2040,
        percentiles: percentilesOf({ 50: 2000, 100: 2000 }),
      }),
    ).toBeUndefined()
  })

  test('where the rounding of percentiles is unknown, buckets refute nothing', () => {
    const row = makeRow('GET /odd', { maxMs: 147.2, percentiles: percentilesOf({ 50: 50, 100: 147 }) })
    const run = makeRun({ endpoints: [row], precision: 'unknown' })
    expect(find(run, 'figures_inconsistent')).toBeUndefined()
    expect(find(run, 'rounded_percentiles')).toMatchObject({ severity: 'note', scope: 'latency' })
  })

  test('a rate that implies another duration than the aggregate is refuted by it', () => {
    const odd = makeRow('GET /odd', { requests: 100, rps: 1.5 })
    const run = makeRun({ endpoints: [rows[1]!, odd], aggregate: aggregateOf([rows[1]!, odd], { rps: 4 }) })
    expect(find(run, 'figures_inconsistent')).toMatchObject({
      rows: ['GET /odd'],
      numbers: { ratesOfAnotherDuration: 1 },
    })
  })

  test('failures that were taken out of the count still stand in the rate', () => {
    const cleaned = makeRow('GET /cleaned', { failures: 0, failuresPerS: 0.5 })
    const run = makeRun({ endpoints: [cleaned], aggregate: aggregateOf([cleaned]) })
    expect(find(run, 'figures_inconsistent')?.numbers).toMatchObject({ ratesOfAnotherDuration: 2 })
  })

  test('rates printed with two decimals agree within what was printed', () => {
    const slow = makeRow('GET /slow', { requests: 1, rps: 0.0, avgMs: 50, minMs: 50, maxMs: 50, percentiles: [] })
    const run = makeRun({
      endpoints: [makeRow('GET /a', { requests: 299, rps: 0.99 }), slow],
      aggregate: aggregateOf([makeRow('GET /a', { requests: 299 }), slow], { rps: 1.0 }),
    })
    expect(find(run, 'figures_inconsistent')).toBeUndefined()
  })

  test('the oldest tool versions count failures beside the requests', () => {
    const row = makeRow('GET /gone', { requests: 0, failures: 56, failuresPerS: null, rps: 0, percentiles: [] })
    const files = [{ name: 'old_requests.csv', sha256: '', bytes: 1, kind: 'requests' as const }]
    expect(find(makeRun({ endpoints: [row], files }), 'figures_inconsistent')).toBeUndefined()
  })
})

describe('truncated', () => {
  test('cut rows or a missing aggregate taint the run', () => {
    expect(find(makeRun({ truncated: true }), 'truncated')).toMatchObject({ severity: 'taint', scope: 'run' })
    expect(find(makeRun({ aggregate: null }), 'truncated')?.numbers).toMatchObject({ aggregateMissing: 1 })
  })

  test('a transcribed partial run that never stated its aggregate was not cut', () => {
    const run = makeRun({ aggregate: null, truncated: true, partial: true, provenance: 'transcribed' })
    expect(find(run, 'truncated')).toBeUndefined()
  })
})
