import { readFileSync } from 'node:fs'

/**
 * A second, naive reading of k6, Artillery, autocannon, wrk and vegeta output for tests to compare
 * with. Shares no code with the importers on purpose: it goes by the folder's name and picks single
 * figures by regular expressions or by walking the parsed JSON as a person would.
 */
export interface IndependentFigures {
  requests: number
  failures: number
  /** Milliseconds; only those that the tool states. */
  times: Record<string, number>
  durationS: number
}

// biome-ignore lint/suspicious/noExplicitAny: a naive reader takes the files as they are
type Loose = any

const json = (path: string): Loose => JSON.parse(readFileSync(path, 'utf8'))

export function independentFigures(folder: string, path: string): IndependentFigures {
  const readers: Record<string, (path: string) => IndependentFigures> = {
    'k6-summary': k6Summary,
    'k6-csv': k6Csv,
    artillery,
    autocannon,
    wrk,
    vegeta,
  }
  return readers[folder]!(path)
}

function k6Summary(path: string): IndependentFigures {
  const { metrics, state } = json(path)
  const times = metrics.http_req_duration.values
  return {
    requests: metrics.http_reqs.values.count,
    failures: metrics.http_req_failed.values.passes,
    times: { avg: times.avg, min: times.min, max: times.max, 50: times.med, 90: times['p(90)'], 95: times['p(95)'] },
    durationS: state.testRunDurationMs / 1000,
  }
}

function k6Csv(path: string): IndependentFigures {
  const lines = readFileSync(path, 'utf8').trim().split('\n').slice(1)
  const cells = lines.map((line) => line.split(','))
  const values = (metric: string) => cells.filter(([name]) => name === metric).map((row) => Number(row[2]))
  const durations = values('http_req_duration').toSorted((a, b) => a - b)
  const stamps = cells.filter(([name]) => name === 'http_reqs').map((row) => Number(row[1]))
  const starts = cells
    .filter(([name]) => name === 'http_req_duration')
    .map((row) => Number(row[1]) - Number(row[2]) / 1000)
  const at = (share: number) => durations[Math.max(0, Math.ceil(durations.length * share) - 1)]!
  return {
    requests: values('http_reqs').length,
    failures: values('http_req_failed').filter((value) => value === 1).length,
    times: {
      avg: durations.reduce((a, b) => a + b, 0) / durations.length,
      min: durations[0]!,
      max: durations.at(-1)!,
      50: at(0.5),
      95: at(0.95),
      99: at(0.99),
    },
    durationS: Math.max(...stamps) - Math.min(...starts),
  }
}

function artillery(path: string): IndependentFigures {
  const { aggregate } = json(path)
  const good = Object.entries<number>(aggregate.counters)
    .filter(([key]) => /^http\.codes\.[123]/.test(key))
    .reduce((sum, [, count]) => sum + count, 0)
  const times = aggregate.summaries['http.response_time']
  return {
    requests: aggregate.counters['http.requests'],
    failures: aggregate.counters['http.requests'] - good,
    times: {
      avg: times.mean,
      min: times.min,
      max: times.max,
      50: times.p50,
      75: times.p75,
      90: times.p90,
      95: times.p95,
      99: times.p99,
      99.9: times.p999,
    },
    durationS: (aggregate.lastMetricAt - aggregate.firstMetricAt) / 1000,
  }
}

function autocannon(path: string): IndependentFigures {
  const result = json(path)
  const { latency } = result
  return {
    requests: result.requests.total + result.errors,
    failures: result.errors + result.non2xx + result.mismatches,
    times: {
      avg: latency.average,
      min: latency.min,
      max: latency.max,
      50: latency.p50,
      90: latency.p90,
      97.5: latency.p97_5,
      99: latency.p99,
    },
    durationS: result.duration,
  }
}

function wrk(path: string): IndependentFigures {
  const text = readFileSync(path, 'utf8')
  const grab = (pattern: RegExp) => pattern.exec(text)?.[1]
  const ms = (shown: string) =>
    Number.parseFloat(shown) *
    (shown.endsWith('ms') ? 1 : shown.endsWith('us') ? 0.001 : shown.endsWith('m') ? 60_000 : 1000)
  const times: Record<string, number> = {}
  for (const percentile of [50, 75, 90, 99]) {
    const shown = grab(new RegExp(`\\n +${percentile}% +(\\S+)`))
    if (shown !== undefined) times[percentile] = ms(shown)
  }
  const latency = text
    .split('\n')
    .find((line) => /^ +Latency +\d/.test(line))!
    .trim()
    .split(/ +/)
  return {
    requests: Number(grab(/(\d+) requests in/)),
    failures: Number(grab(/Non-2xx or 3xx responses: (\d+)/) ?? 0),
    times: { ...times, avg: ms(latency[1]!), max: ms(latency[3]!) },
    durationS: ms(grab(/requests in (\S+),/)!) / 1000,
  }
}

function vegeta(path: string): IndependentFigures {
  const whole = json(path)
  const one = whole.metrics === undefined ? whole : Object.values<Loose>(whole.metrics)[0]
  const { latencies } = one
  const failed = Object.entries<number>(one.status_codes).filter(([code]) => code[0] !== '2' && code[0] !== '3')
  const times: Record<string, number> = { avg: latencies.mean, min: latencies.min, max: latencies.max }
  for (const percentile of [50, 90, 95, 99]) times[percentile] = latencies[`${percentile}th`]
  return {
    requests: one.requests,
    failures: failed.reduce((sum, [, count]) => sum + count, 0),
    times: Object.fromEntries(Object.entries(times).map(([key, value]) => [key, value / 1_000_000])),
    durationS: (one.duration + one.wait) / 1e9,
  }
}
