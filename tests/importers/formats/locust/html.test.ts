import { describe, expect, it } from 'vitest'
import { readText, runOf } from '../../../support/read-format'

const row = (method: string, name: string, num_requests: number, more = {}) => ({
  method,
  name,
  safe_name: name,
  num_requests,
  num_failures: 2,
  min_response_time: 12,
  max_response_time: 1300,
  avg_response_time: 101.25,
  median_response_time: 90,
  total_rps: num_requests / 10,
  total_fail_per_sec: 0.2,
  current_rps: 0,
  avg_content_length: 512,
  'response_time_percentile_0.95': 400,
  'response_time_percentile_0.99': 1200,
  ...more,
})

const report = {
  is_report: true,
  requests_statistics: [row('GET', '/search?q={"a": "}"}', 60), row('', 'Aggregated', 60)],
  response_time_statistics: [
    { method: 'GET', name: '/search?q={"a": "}"}', '0.5': 90, '0.95': 400, '0.99': 1200, '1.0': 1300 },
    { method: '', name: 'Aggregated', '0.5': 95, '0.95': 400, '0.99': 1200, '1.0': 1300 },
  ],
  failures_statistics: [
    {
      method: 'GET',
      name: '/search',
      error: 'HTTPError(<500>)',
      occurrences: 2,
      first_seen: '2024-05-01T10:00:05Z',
      last_seen: '',
    },
  ],
  exceptions_statistics: [{ count: 3, msg: 'No tasks', traceback: 'Traceback…', nodes: ['local', 'w1'] }],
  start_time: '2024-05-01T10:00:00Z',
  end_time: '2024-05-01T10:00:12Z',
  host: 'http://example.test',
  history: [
    {
      time: '2024-05-01T10:00:01Z',
      user_count: ['2024-05-01T10:00:01Z', 5],
      current_rps: ['2024-05-01T10:00:01Z', 4.5],
    },
    {
      time: '2024-05-01T10:00:02Z',
      user_count: ['2024-05-01T10:00:02Z', 10],
      current_rps: ['2024-05-01T10:00:02Z', 6],
    },
  ],
}

/** As the template writes it: angle brackets escaped, other scripts around it. */
function page(value: object): string {
  const json = JSON.stringify(value).replace(/</g, '\\u003c').replace(/>/g, '\\u003e')
  return `<!DOCTYPE html>\n<html><head><script>const a = "}";</script></head>\n<body>\n<script>\n  window.templateArgs = ${json}\n  window.theme = "light"\n</script></body></html>\n`
}

describe("Locust's HTML report", () => {
  const { run, format } = runOf(page(report))

  it('is read out of the page whatever braces stand in its texts', () => {
    expect(format).toBe('locust-html')
    expect(run.endpoints.map(({ key }) => key)).toEqual(['GET /search?q={"a": "}"}'])
    expect(run.aggregate).toMatchObject({
      key: '*',
      requests: 60,
      failures: 2,
      avgMs: 101.25,
      avgBytes: 512,
      place: { line: 5 },
    })
    expect(run.precision).toBe('locust')
  })

  it('joins the percentiles of both lists', () => {
    expect(run.aggregate!.percentiles).toEqual([
      { percentile: 50, valueMs: 95 },
      { percentile: 95, valueMs: 400 },
      { percentile: 99, valueMs: 1200 },
      { percentile: 100, valueMs: 1300 },
    ])
    expect(run.cannotMeasure).toEqual(['p66', 'p75', 'p80', 'p90', 'p98', 'p99.9', 'p99.99'])
  })

  it('does not take rounded minimum and maximum for exact', () => {
    expect(run.exactExtremes).toBe(false)
    expect(run.aggregate!.ranges).toEqual({ minMs: { low: 11.5, high: 12.5 }, maxMs: { low: 1299.5, high: 1300.5 } })
  })

  it('has times, users, history, failures and exceptions', () => {
    expect(run).toMatchObject({
      durationS: { value: 12 },
      activeS: { value: 10 },
      users: { value: 10, source: 'history' },
    })
    expect(run.history).toMatchObject({ users: [5, 10], rps: [4.5, 6], p95Ms: [null, null] })
    expect(run.failures).toEqual([
      {
        method: 'GET',
        name: '/search',
        error: 'HTTPError(<500>)',
        occurrences: 2,
        firstSeen: '2024-05-01T10:00:05.000Z',
        lastSeen: null,
      },
    ])
    expect(run.exceptions).toMatchObject([{ count: 3, message: 'No tasks', nodes: 'local, w1' }])
  })

  it('reads points that are plain numbers, and has no history where times have no date', () => {
    const plain = { ...report, history: [{ time: '2024-05-01T10:00:01Z', user_count: 7, current_rps: 1.5 }] }
    expect(runOf(page(plain)).run.history).toMatchObject({ users: [7], rps: [1.5] })
    expect(runOf(page({ ...report, history: [{ time: '10:00:01', user_count: 7 }] })).run.history).toBeNull()
  })

  it('decides nothing without an aggregate, and refuses a page that is cut', () => {
    const rows = { ...report, requests_statistics: report.requests_statistics.slice(0, 1) }
    expect(runOf(page(rows)).run).toMatchObject({ aggregate: null, truncated: true })
    const text = page(report)
    expect(readText(text.slice(0, text.indexOf('exceptions_statistics'))).result?.kind).toBe('refused')
  })

  it('refuses the plain tables of older versions by name', () => {
    const old =
      '<html><head><title>Test Report</title></head><body><h1>Locust Test Report</h1><h2>Request Statistics</h2><table></table></body></html>'
    const { format: id, result } = readText(old)
    expect(id).toBe('locust-html')
    expect(result?.kind === 'refused' && result.message).toMatch(/before 2\.23/)
  })
})
