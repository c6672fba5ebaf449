import { describe, expect, test } from 'vitest'
import { judgeRun } from '~/domain/evaluate'
import type { Run } from '~/domain/evidence'
import { examineRun } from '~/domain/forensics'
import { parseRule } from '~/domain/rules'
import { readEvidence, received } from '../../../support/read-evidence'

function runOf(path: string, content: unknown): Run {
  const text = typeof content === 'string' ? content : JSON.stringify(content)
  const { runs, refused } = readEvidence([received(path, text)])
  expect(refused).toEqual([])
  return runs[0]!
}

function judge(text: string, run: Run) {
  const parsed = parseRule(text.replace(' ', '(*) '))
  if (!parsed.ok) throw new Error(text)
  const findings = examineRun(run, { loginGlobs: [], earlier: [] })
  return judgeRun(parsed.rule, run, findings, { groups: [], lists: {}, proof: 'observed' })
}

const trend = { avg: 120, min: 10, med: 100, max: 900, 'p(90)': 300, 'p(95)': 480 }
const export_ = {
  root_group: { groups: {}, checks: {} },
  metrics: {
    http_reqs: { count: 2000, rate: 20 },
    http_req_failed: { value: 0.01, passes: 20, fails: 1980, thresholds: { 'rate<0.05': false } },
    http_req_duration: { ...trend, thresholds: { 'p(95)<200': true, 'p(95)<500': false } },
    'http_req_duration{name:GET /a}': { ...trend, max: 700 },
    'http_reqs{name:GET /a}': { count: 1200, rate: 12 },
    'http_req_duration{name:GET /never}': { avg: 0, min: 0, med: 0, max: 0, 'p(90)': 0, 'p(95)': 0 },
    iterations: { count: 1000, rate: 10 },
    vus: { value: 1, min: 1, max: 50 },
    dropped_iterations: { count: 7, rate: 0.1 },
  },
}

describe('k6', () => {
  test('true under a threshold of --summary-export means that it failed', () => {
    const run = runOf('k6/summary.json', export_)
    expect(run.format).toBe('k6-summary-export')
    expect(run.thresholds).toEqual([
      { text: 'http_req_failed: rate<0.05', passed: true },
      { text: 'http_req_duration: p(95)<200', passed: false },
      { text: 'http_req_duration: p(95)<500', passed: true },
    ])
  })

  test('passes of http_req_failed are failures, and the highest users count, not the last', () => {
    const run = runOf('k6/summary.json', export_)
    expect(run.aggregate).toMatchObject({ requests: 2000, failures: 20, rps: 20, medianMs: 100, maxMs: 900 })
    expect(run.users).toEqual({ value: 50, source: 'result' })
    expect(judge('error < 2%', run).verdict).toBe('met')
    expect(judge('p95 < 500ms', run)).toMatchObject({ verdict: 'met', measured: { low: 480, high: 480 } })
  })

  test('rows come from sub-metrics by name; one of zeros for a tag that never came is none', () => {
    const run = runOf('k6/summary.json', export_)
    expect(run.endpoints.map(({ key, requests }) => [key, requests])).toEqual([['GET /a', 1200]])
    expect(examineRun(run, { loginGlobs: [], earlier: [] }).map(({ code }) => code)).not.toContain('totals_mismatch')
  })

  test('the P99 that default k6 does not state is not measurable, never worked out', () => {
    const run = runOf('k6/summary.json', export_)
    expect(judge('p99 < 2s', run)).toMatchObject({ verdict: 'no_evidence', reason: 'tool_cannot_measure' })
    expect(judge('p99 < 1ms', run)).toMatchObject({ verdict: 'no_evidence', reason: 'tool_cannot_measure' })
  })

  test('iterations that were dropped are said: the load was not delivered', () => {
    const { diagnostics } = readEvidence([received('a.json', JSON.stringify(export_))])
    expect(diagnostics.map(({ rule }) => rule)).toContain('k6-load-not-delivered')
  })

  test('the machine-readable summary counts matches as failures and takes the rate from the duration', () => {
    const values = { avg: 1, min: 1, med: 1, max: 3, 'p(90)': 2, 'p(95)': 2 }
    const run = runOf('x.json', {
      version: '1.0.0',
      config: { duration: 40, execution: 'local', script: 'a.js' },
      metadata: { generatedAt: '2026-03-01T10:00:00Z', k6Version: '1.5.0' },
      results: {
        metrics: [
          { name: 'iterations', type: 'counter', values: { count: 5 } },
          { name: 'http_reqs', type: 'counter', values: { count: 400 } },
          { name: 'http_req_failed', type: 'rate', values: { matches: 3, total: 400, rate: 0.0075 } },
          { name: 'http_req_duration', type: 'trend', values },
        ],
      },
    })
    expect(run.aggregate).toMatchObject({ requests: 400, failures: 3, rps: 10, derived: ['rps'] })
    expect(run.effectiveAt).toBe('2026-03-01T10:00:00.000Z')
  })

  test('points as JSON lines: one request is one http_reqs, whatever else is written of it', () => {
    const point = (metric: string, value: number, at: string, tags: object) =>
      JSON.stringify({ metric, type: 'Point', data: { time: at, value, tags } })
    const request = (at: string, ms: number, failed: number, status: string) => {
      const tags = { name: '/a', method: 'GET', status, expected_response: String(failed === 0) }
      return [
        point('http_reqs', 1, at, tags),
        point('http_req_duration', ms, at, tags),
        point('http_req_waiting', ms, at, tags),
        point('http_req_failed', failed, at, tags),
      ]
    }
    const run = runOf(
      'points.ndjson',
      [
        JSON.stringify({ metric: 'http_reqs', type: 'Metric', data: { type: 'counter' } }),
        point('vus', 3, '2026-03-01T10:00:00.5Z', {}),
        ...request('2026-03-01T10:00:01.000000001Z', 100, 0, '200'),
        ...request('2026-03-01T10:00:02Z', 50, 1, '500'),
        ...request('2026-03-01T10:00:03+00:00', 200, 0, '200'),
      ].join('\n'),
    )
    expect(run.aggregate).toMatchObject({ requests: 3, failures: 1, minMs: 50, maxMs: 200, medianMs: 100 })
    expect(run.endpoints[0]!.key).toBe('GET /a')
    expect(run.users!.value).toBe(3)
    expect(run.failures).toMatchObject([{ error: 'HTTP 500', occurrences: 1 }])
  })
})

describe('k6 points as CSV', () => {
  const header = 'metric_name,timestamp,metric_value,error,expected_response,method,name,status,extra_tags'
  const request = (at: string, ms: string, name: string, failed = 0) =>
    ['http_reqs,1', 'http_req_duration,ms', 'http_req_blocked,0', 'http_req_failed,failed'].map((point) => {
      const [metric, value] = point.split(',')
      const shown = value === 'ms' ? ms : value === 'failed' ? String(failed) : value
      return `${metric},${at},${shown},,${failed === 0},GET,${name},${failed === 0 ? 200 : 503},`
    })

  test('a name may hold commas, quotes and line ends; stamps may be milliseconds', () => {
    const rows = [...request('1700000001000', '20.5', '"/a,""b""\nc"'), ...request('1700000002500', '30', '/d', 1)]
    const run = runOf('k.csv', [header, ...rows, 'vus,1700000002000,4,,,,,,'].join('\n'))
    expect(run.endpoints.map(({ key, requests, failures }) => [key, requests, failures])).toEqual([
      ['GET /a,"b"\nc', 1, 0],
      ['GET /d', 1, 1],
    ])
    expect(run).toMatchObject({ truncated: false, users: { value: 4 }, endedAt: { value: '2023-11-14T22:13:22.500Z' } })
    expect(run.aggregate!.ranges).toBeUndefined()
  })

  test('a request that was cut off, a line that is not whole and a stray quote make the run a cut one', () => {
    const whole = request('1700000001', '20', '/a')
    for (const rest of [
      request('1700000002', '9', '/a').slice(0, 1),
      ['http_reqs,1700000002,1'],
      ['http_reqs,17,"1,,,,,,'],
    ]) {
      const run = runOf('k.csv', [header, ...whole, ...rest].join('\n'))
      expect(run).toMatchObject({ truncated: true, aggregate: { requests: 1 } })
    }
    expect(readEvidence([received('k.csv', `${header}\n`)]).refused[0]!.message).toContain('it holds no HTTP request')
  })

  test('stamps of whole seconds leave the rate a range', () => {
    const run = runOf(
      'k.csv',
      [header, ...request('1700000000', '0', '/a'), ...request('1700000010', '0', '/a')].join('\n'),
    )
    expect(run.aggregate!.rps).toBeCloseTo(0.2, 9)
    expect(run.aggregate!.ranges!.rps).toEqual({ low: 2 / 11, high: 2 / 9 })
  })
})

const sketch = {
  min: 4,
  max: 1200,
  count: 200,
  mean: 90.1,
  p50: 80.2,
  median: 80.2,
  p75: 100,
  p90: 200,
  p95: 498,
  p99: 900,
  p999: 1100,
}
const artillery2 = {
  aggregate: {
    counters: { 'http.requests': 10_000, 'http.responses': 200, 'http.codes.200': 200, 'errors.ETIMEDOUT': 9800 },
    rates: { 'http.request_rate': 100 },
    summaries: { 'http.response_time': sketch },
    firstMetricAt: 1_750_000_000_000,
    lastMetricAt: 1_750_000_050_000,
  },
  intermediate: [],
}

describe('Artillery', () => {
  test('version 2 counts requests without an answer as failed, and its rate from the clock', () => {
    const run = runOf('a.json', artillery2)
    expect(run.aggregate).toMatchObject({ requests: 10_000, failures: 9800, rps: 200 })
    expect(judge('error < 5%', run).verdict).toBe('not_met')
  })

  test('its times are of received responses only, and the verdict says so', () => {
    const run = runOf('a.json', artillery2)
    const judged = judge('p99 < 1s', run)
    expect(judged.latencyScope).toBe('responses')
    expect(judge('error < 5%', run).latencyScope).toBeUndefined()
    const codes = examineRun(run, { loginGlobs: [], earlier: [] }).map(({ code }) => code)
    expect(codes).not.toContain('failures_inside_latency')
  })

  test('a percentile is known to one percent: near the limit nothing is decided', () => {
    const run = runOf('a.json', artillery2)
    expect(judge('p95 < 500ms', run)).toMatchObject({ verdict: 'inconclusive', reason: 'interval_straddles' })
    expect(judge('p95 < 510ms', run).verdict).toBe('met')
    expect(judge('p95 < 490ms', run).verdict).toBe('not_met')
  })

  test('errors that do not add up leave a range, and a limit within it stays open', () => {
    const counters = { ...artillery2.aggregate.counters, 'errors.ETIMEDOUT': 9900 }
    const run = runOf('a.json', { ...artillery2, aggregate: { ...artillery2.aggregate, counters } })
    expect(run.aggregate!.ranges!.failures).toEqual({ low: 9800, high: 9900 })
    expect(judge('error < 98.5%', run)).toMatchObject({ verdict: 'inconclusive', reason: 'interval_straddles' })
    expect(judge('error < 50%', run).verdict).toBe('not_met')
  })

  test('version 1 has percentiles of unknown precision, which decide nothing', () => {
    const run = runOf('a.json', {
      aggregate: {
        timestamp: '2020-02-02T10:00:00.000Z',
        requestsCompleted: 90,
        latency: { min: 1.2, max: 900, median: 5.1, p95: null, p99: null },
        rps: { count: 100, mean: 9.9 },
        codes: { 200: 80, 500: 10 },
        errors: { ECONNRESET: 10 },
      },
    })
    expect(run.aggregate).toMatchObject({ requests: 100, failures: 20 })
    expect(judge('p50 < 1s', run)).toMatchObject({ verdict: 'inconclusive', reason: 'precision_unknown' })
    expect(judge('p95 < 1s', run)).toMatchObject({ verdict: 'no_evidence', reason: 'figure_absent' })
  })
})

describe('autocannon', () => {
  const result = {
    url: 'http://localhost',
    connections: 10,
    duration: 10,
    start: '2026-03-01T10:00:00.000Z',
    finish: '2026-03-01T10:00:10.000Z',
    errors: 0,
    timeouts: 0,
    mismatches: 0,
    non2xx: 6500,
    statusCodeStats: { 403: { count: 6500 } },
    latency: { average: 12.5, min: 2, max: 90, p50: 10, p75: 12, p90: 20, p97_5: 40, p99: 50, totalCount: 6500 },
    requests: { average: 640, total: 6500, sent: 6510 },
    throughput: { total: 65_000 },
  }

  test('errors 0 with 6,500 answers outside 2xx is 100 % failed', () => {
    const run = runOf('a.json', result)
    expect(run.aggregate).toMatchObject({ requests: 6500, failures: 6500, rps: 650 })
    expect(judge('error < 1%', run).verdict).toBe('not_met')
    expect(run.failures).toMatchObject([{ error: 'HTTP 403', occurrences: 6500 }])
  })

  test('it has no P95, and P97.5 does not stand in for it', () => {
    const run = runOf('a.json', result)
    expect(judge('p95 < 1s', run)).toMatchObject({ verdict: 'no_evidence', reason: 'tool_cannot_measure' })
    expect(judge('p99 < 100ms', run)).toMatchObject({ verdict: 'met', measured: { low: 49.5, high: 51 } })
    expect(judge('p99 < 50ms', run)).toMatchObject({ verdict: 'inconclusive', reason: 'interval_straddles' })
  })

  test('errors of the connection are requests too, and times may be of successes alone', () => {
    const run = runOf('a.json', {
      ...result,
      errors: 100,
      timeouts: 40,
      latency: { ...result.latency, totalCount: 10 },
    })
    expect(run.aggregate).toMatchObject({ requests: 6600, failures: 6600 })
    expect(run.latencyScope).toBe('successes')
    expect(run.failures.map(({ error, occurrences }) => [error, occurrences])).toEqual([
      ['timeout', 40],
      ['connection error', 60],
      ['HTTP 403', 6500],
    ])
  })

  test('a wrong body on a wrong code is not counted twice: the failures lie in a range', () => {
    const run = runOf('a.json', { ...result, non2xx: 100, mismatches: 150, statusCodeStats: {} })
    expect(run.aggregate).toMatchObject({ failures: 250, ranges: { failures: { low: 150, high: 250 } } })
  })
})

function wrkText(
  extra = '',
  latency = '  Latency Distribution\n     50%  950.00us\n     75%    1.50ms\n     90%    1.02s\n     99%    1.10m\n',
) {
  return `Running 30s test @ http://127.0.0.1:80/
  2 threads and 100 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency    78.27ms   31.11ms   1.95s    90.05%
    Req/Sec    25.44k     6.03    38.00     69.63%
${latency}  9000 requests in 30.00s, 46.03MB read
${extra}Requests/sec:    300.00
Transfer/sec:      9.06MB
`
}

describe('wrk', () => {
  test('each time has its own unit and stands for a range', () => {
    const run = runOf('w.txt', wrkText())
    expect(run.aggregate!.percentiles).toEqual([
      { percentile: 50, valueMs: 0.95, range: { low: 0.949995, high: 0.950005 } },
      { percentile: 75, valueMs: 1.5, range: { low: 1.495, high: 1.505 } },
      { percentile: 90, valueMs: 1020, range: { low: 1015, high: 1025 } },
      { percentile: 99, valueMs: 66_000, range: { low: 65_700, high: 66_300 } },
    ])
    expect(judge('p90 < 1020ms', run)).toMatchObject({ verdict: 'inconclusive', reason: 'interval_straddles' })
    expect(judge('p95 < 10s', run)).toMatchObject({ verdict: 'no_evidence', reason: 'tool_cannot_measure' })
    expect(judge('max < 1950ms', run).verdict).toBe('inconclusive')
  })

  test('answers of 400 and more stand on a line of their own, only where there were any', () => {
    expect(runOf('w.txt', wrkText()).aggregate!.failures).toBe(0)
    const run = runOf('w.txt', wrkText('  Non-2xx or 3xx responses: 450\n'))
    expect(run.aggregate).toMatchObject({ requests: 9000, failures: 450 })
  })

  test('socket errors are left out of its count, and time-outs may be counted though answered', () => {
    const run = runOf('w.txt', wrkText('  Socket errors: connect 0, read 3, write 0, timeout 97\n'))
    expect(run.aggregate).toMatchObject({
      requests: 9100,
      failures: 100,
      ranges: { requests: { low: 9000, high: 9100 }, failures: { low: 0, high: 100 } },
    })
    expect(judge('error < 1%', run).verdict).toBe('inconclusive')
    expect(judge('error < 2%', run).verdict).toBe('met')
  })

  test('a test that did not end is refused, and one without --latency has no percentile', () => {
    const cut = wrkText().slice(0, 200)
    expect(readEvidence([received('w.txt', cut)]).refused[0]!.message).toContain('wrk output: no line')
    const run = runOf('w.txt', wrkText('', ''))
    expect(run.aggregate!.percentiles).toEqual([])
    expect(judge('p99 < 10s', run).reason).toBe('tool_cannot_measure')
  })

  test('wrk2 states P95 in its spectrum, which is taken only where it stands there', () => {
    const latency = `  Latency Distribution (HdrHistogram - Recorded Latency)
 50.000%    1.02ms
 90.000%    2.50ms
 99.000%   12.30ms
 99.900%   20.00ms
100.000%   30.00ms

  Detailed Percentile spectrum:
       Value   Percentile   TotalCount 1/(1-Percentile)

       0.500     0.000000            1         1.00
       4.755     0.950000         8550        20.00
       5.003     0.956250         8606        22.86
#[Mean    =        1.300, StdDeviation   =        0.500]
`
    const run = runOf('w.txt', wrkText('', latency))
    expect(run.tool).toBe('wrk2')
    expect(run.aggregate!.percentiles.map(({ percentile, valueMs }) => [percentile, valueMs])).toEqual([
      [50, 1.02],
      [90, 2.5],
      [95, 4.755],
      [99, 12.3],
      [99.9, 20],
    ])
    expect(judge('p95 < 5ms', run).verdict).toBe('met')
  })
})

describe('hey', () => {
  const columns = 'response-time,DNS+dialup,DNS,Request-write,Response-delay,Response-read,status-code,offset'
  const row = (s: string, status: number, offset: string) =>
    `${s},0.0001,0.0000,0.0000,0.0002,0.0000,${status},${offset}`

  test('its CSV leaves errors out, so the error rate cannot be measured from it', () => {
    const run = runOf('h.csv', [columns, row('0.2000', 200, '0.0000'), row('0.1000', 500, '0.3000')].join('\n'))
    expect(run.aggregate).toMatchObject({ requests: 2, failures: 1, minMs: 100, maxMs: 200 })
    expect(judge('error < 60%', run)).toMatchObject({ verdict: 'no_evidence', reason: 'tool_cannot_measure' })
    expect(judge('failures <= 5', run).reason).toBe('tool_cannot_measure')
    expect(judge('max < 1s', run)).toMatchObject({ verdict: 'met', latencyScope: 'responses' })
  })

  test('a line of its CSV that is cut or no numbers is left out, and the run is cut', () => {
    const run = runOf(
      'h.csv',
      [columns, row('0.2000', 200, '0.0000'), row('"0.1', 200, '0.3'), '0.1000,0.0'].join('\n'),
    )
    expect(run).toMatchObject({ truncated: true, aggregate: { requests: 1 } })
  })

  test('a CSV without a response says nothing of any request, and is refused', () => {
    const { refused } = readEvidence([received('h.csv', `${columns}\n`)])
    expect(refused[0]!.message).toContain('it holds no response')
  })

  test('its text counts errors, and NaN is no figure', () => {
    const run = runOf(
      'h.txt',
      '\nSummary:\n  Total:\t0.0009 secs\n  Slowest:\t0.0000 secs\n  Fastest:\t0.0000 secs\n  Average:\t NaN secs\n  Requests/sec:\t21527.8301\n\nLatency distribution:\n\nStatus code distribution:\n\nError distribution:\n  [20]\tGet "http://127.0.0.1/": connection refused\n',
    )
    expect(run.aggregate).toMatchObject({ requests: 20, failures: 20, avgMs: null, minMs: null, maxMs: null })
    expect(judge('avg < 1s', run)).toMatchObject({ verdict: 'no_evidence', reason: 'figure_absent' })
  })
})

describe('vegeta', () => {
  const report = {
    latencies: {
      total: 5e9,
      mean: 5_000_000,
      '50th': 4_000_000,
      '90th': 9_000_000,
      '95th': 12_500_000,
      '99th': 90_000_000,
      max: 120_000_000,
      min: 1_000_000,
    },
    bytes_in: { total: 1000, mean: 1 },
    bytes_out: { total: 0, mean: 0 },
    earliest: '2026-03-01T10:00:00.123456789Z',
    latest: '2026-03-01T10:00:09Z',
    end: '2026-03-01T10:00:09.5Z',
    duration: 9_000_000_000,
    wait: 500_000_000,
    requests: 1000,
    rate: 111.1,
    throughput: 100,
    success: 0.95,
    status_codes: { 0: 30, 200: 940, 301: 10, 500: 20 },
    errors: [],
  }

  test('nanoseconds become milliseconds, and code 0 is a request that failed', () => {
    const run = runOf('v.json', report)
    expect(run.aggregate).toMatchObject({ requests: 1000, failures: 50, avgMs: 5, maxMs: 120, minMs: 1 })
    expect(run.effectiveAt).toBe('2026-03-01T10:00:09.500Z')
    expect(run.failures[0]).toMatchObject({ error: 'no response', occurrences: 30 })
  })

  test('percentiles are estimates without a bound: only the exact extremes decide', () => {
    const run = runOf('v.json', { ...report, status_codes: { 200: 1000 } })
    expect(run.precision).toBe('unknown')
    expect(judge('p95 < 1s', run)).toMatchObject({ verdict: 'met', reason: 'max_decides' })
    expect(judge('p95 < 1ms', run)).toMatchObject({ verdict: 'not_met', reason: 'min_decides' })
    expect(judge('p95 < 12ms', run)).toMatchObject({ verdict: 'inconclusive', reason: 'precision_unknown' })
    expect(judge('p95 < 100ms', run)).toMatchObject({ verdict: 'inconclusive', reason: 'precision_unknown' })
    expect(judge('max < 121ms', run).verdict).toBe('met')
  })

  test('metrics that were never closed have counts and no times', () => {
    const zeros = { total: 0, mean: 0, '50th': 0, '95th': 0, '99th': 0, max: 0 }
    const run = runOf('v.json', { ...report, latencies: zeros, rate: 0, throughput: 0 })
    expect(run.aggregate).toMatchObject({ requests: 1000, rps: null, avgMs: null, maxMs: null })
    expect(judge('p95 < 1s', run).verdict).toBe('no_evidence')
  })

  test('encoded results, as JSON lines and CSV, give the same run', () => {
    const results = [
      { at: '2026-03-01T10:00:00Z', code: 200, latency: 5_000_000 },
      { at: '2026-03-01T10:00:01Z', code: 0, latency: 1_000_000 },
      { at: '2026-03-01T10:00:02Z', code: 200, latency: 9_000_000 },
    ]
    const lines = results.map(({ at, code, latency }, seq) =>
      JSON.stringify({
        attack: '',
        seq,
        code,
        timestamp: at,
        latency,
        bytes_out: 0,
        bytes_in: 5,
        error: '',
        method: 'GET',
        url: 'http://a/x',
      }),
    )
    const rows = results.map(({ at, code, latency }, seq) =>
      [BigInt(Date.parse(at)) * 1_000_000n, code, latency, 0, 5, '', 'aGk=', '', seq, 'GET', 'http://a/x', ''].join(
        ',',
      ),
    )
    for (const text of [lines.join('\n'), rows.join('\n')]) {
      const run = runOf('v.txt', text)
      expect(run.aggregate).toMatchObject({ requests: 3, failures: 1, maxMs: 9, medianMs: 5 })
      expect(run.endpoints[0]!.key).toBe('GET http://a/x')
      expect(run.startedAt!.value).toBe('2026-03-01T10:00:00.000Z')
    }
  })
})

test('oha says success 100 % of answers with 429: they are counted from the codes', () => {
  const run = runOf('o.json', {
    summary: {
      successRate: 1,
      total: 10,
      slowest: 0.5,
      fastest: 0.001,
      average: 0.02,
      requestsPerSec: 100,
      sizePerRequest: 10,
    },
    latencyPercentiles: { p10: 0.002, p50: 0.01, p90: 0.1, p95: 0.2, p99: 0.4, 'p99.9': 0.45 },
    statusCodeDistribution: { 200: 700, 429: 300 },
    errorDistribution: { 'aborted due to deadline': 50, 'connection refused': 5 },
  })
  expect(run.aggregate).toMatchObject({ requests: 1005, failures: 305, maxMs: 500, medianMs: 10 })
  expect(judge('error < 1%', run).verdict).toBe('not_met')
  expect(judge('p95 < 300ms', run)).toMatchObject({ verdict: 'met', latencyScope: 'responses' })
})
