import { describe, expect, it } from 'vitest'
import { locustMedian, locustPercentiles } from '~importers/formats/locust/histogram'
import { readText, runOf } from '../../../support/read-format'

const entry = (method: string, name: string, times: Record<string, number>, more = {}) => {
  const count = Object.values(times).reduce((a, b) => a + b, 0)
  return {
    name,
    method,
    last_request_timestamp: 1_700_000_010.5,
    start_time: 1_700_000_000.5,
    num_requests: count,
    num_none_requests: 0,
    num_failures: 1,
    total_response_time: 100.5 * count,
    max_response_time: 2007.5,
    min_response_time: 9.25,
    total_content_length: 500 * count,
    response_times: times,
    num_reqs_per_sec: { '1700000001': count - 1, '1700000004': 1 },
    num_fail_per_sec: { '1700000004': 1 },
    ...more,
  }
}
const json = (...entries: object[]) => JSON.stringify(entries, null, 4)

describe("Locust's JSON histogram", () => {
  it("states percentiles by Locust's own rank, its precision and its median", () => {
    const { run, format } = runOf(json(entry('GET', '/a', { '10': 95, '200': 4, '2000': 1 })))
    const at = Object.fromEntries(run.endpoints[0]!.percentiles.map(({ percentile, valueMs }) => [percentile, valueMs]))
    expect(at).toMatchObject({ 50: 10, 95: 200, 99: 2000, 100: 2000 })
    expect([format, run.precision, run.endpoints[0]!.medianMs]).toEqual(['locust-json', 'locust', 10])
  })

  it('takes the upper sample for P50 and the lower, within minimum and maximum, for the median', () => {
    const pair: [number, number][] = [
      [160, 1],
      [590, 1],
    ]
    expect(locustPercentiles(pair)[0]).toEqual({ percentile: 50, valueMs: 590 })
    expect(locustMedian(pair, 155.5, 590)).toBe(160)
    expect(locustMedian([[2000, 3]], 2007.5, 2100)).toBe(2007.5)
  })

  it('builds the aggregate by adding entries up and says that it is derived', () => {
    const { run } = runOf(
      json(entry('GET', '/a', { '10': 3 }), entry('POST', '/b', { '10': 1, '50': 2 }, { min_response_time: 8 })),
    )
    expect(run.aggregate).toMatchObject({
      key: '*',
      requests: 6,
      failures: 2,
      minMs: 8,
      maxMs: 2007.5,
      avgMs: 100.5,
      rps: 0.6,
    })
    expect(run.aggregate!.derived).toEqual(expect.arrayContaining(['requests', 'failures', 'p95']))
    expect(run.endpoints[1]!.place.line).toBeGreaterThan(run.endpoints[0]!.place.line)
  })

  it('has the true window and the throughput of every second', () => {
    const { run } = runOf(json(entry('GET', '/a', { '10': 3 })))
    expect(run.startedAt).toEqual({ value: '2023-11-14T22:13:20.500Z', source: 'result' })
    expect(run.durationS).toEqual({ value: 10, source: 'derived' })
    expect(run.history).toMatchObject({ rps: [2, 0, 0, 1], failuresPerS: [0, 0, 0, 1], totalRequests: [2, 2, 2, 3] })
  })

  it('is found among the lines of a log', () => {
    const text = `[2024-01-01 10:00:00,000] host/INFO/locust.main: Starting\n${json(entry('GET', '/a', { '10': 3 }))}\n[2024] done\n`
    const { run } = runOf(text)
    expect(run.aggregate?.requests).toBe(3)
    expect(run.endpoints[0]!.place.line).toBe(3)
  })

  it('leaves requests without a time out of every latency', () => {
    const { run } = runOf(
      json(entry('GET', '/a', { '10': 2 }, { num_requests: 4, num_none_requests: 2, total_response_time: 20 })),
    )
    expect(run.aggregate).toMatchObject({ requests: 4, avgMs: 10 })
  })

  it('does not know the precision of buckets off the grid', () => {
    expect(runOf(json(entry('GET', '/a', { '147': 2 }))).run.precision).toBe('unknown')
  })

  it('has no aggregate where an entry is lost', () => {
    const text = json(entry('GET', '/a', { '10': 2 }), entry('GET', '/b', { '10': 2 }))
    const { run, rules } = runOf(text.slice(0, text.length - 400))
    expect([run.aggregate, run.truncated]).toEqual([null, true])
    expect(rules).toContain('cut-file')
  })

  it('says why an empty list is none', () => {
    expect(readText('[]').tried).toMatch(/--json and --json-file/)
  })
})
