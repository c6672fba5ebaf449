import type { FigureRow, PercentileFigure } from '~/domain/evidence'
import { numberOf, statusCounts, successesOf, withoutNoise } from '../load-content'
import { countOf, type JsonObject, objectOf } from '../read-values'

/** Counts of Artillery 2's counters; an absent counter is one that never counted. */
export interface ArtilleryCounts {
  requests: number
  /** Requests without a response below 400. */
  failures: number
  /** By the errors and codes that were counted; differs where a response came without its request. */
  counted: number
  codes: ReadonlyMap<number, number>
  errors: [string, number][]
}

/**
 * Counts under a prefix (`http.` and '' for the run, `plugins.metrics-by-endpoint./a.` for one
 * endpoint). null where a counter is no count.
 */
export function countsOf(counters: JsonObject, prefix: string | null): ArtilleryCounts | null {
  const errorPrefix = prefix === null ? 'errors.' : `${prefix}errors.`
  const codePrefix = prefix === null ? 'http.codes.' : `${prefix}codes.`
  const codes = statusCounts(under(counters, codePrefix))
  const errors = under(counters, errorPrefix).map(([name, count]): [string, number | null] => [name, countOf(count)])
  if (codes === null || errors.some(([, count]) => count === null)) return null
  let counted = 0
  for (const [, count] of errors) counted += count!
  for (const [code, count] of codes) if (code >= 400) counted += count
  const successes = successesOf(codes)
  const all = prefix === null ? countOf(counters['http.requests']) : successes + counted
  if (all === null) return null
  const known = errors as [string, number][]
  return { requests: all, failures: Math.max(0, all - successes), counted, codes, errors: known }
}

function under(counters: JsonObject, prefix: string): [string, unknown][] {
  return Object.entries(counters).flatMap(([key, count]): [string, unknown][] =>
    key.startsWith(prefix) ? [[key.slice(prefix.length), count]] : [],
  )
}

type Latency = Pick<FigureRow, 'avgMs' | 'minMs' | 'maxMs' | 'medianMs' | 'percentiles' | 'ranges'>

const keys: Record<string, number> = { p50: 50, p75: 75, p90: 90, p95: 95, p99: 99, p999: 99.9 }

/** Milliseconds with one decimal, as Artillery rounds them; percentiles come from a 1 % sketch. */
export function latencyOf(summary: JsonObject | null): Latency {
  const read = (key: string) => (summary === null ? null : numberOf(summary[key]))
  const percentiles = Object.entries(keys).flatMap(([key, percentile]): PercentileFigure[] => {
    const valueMs = read(key)
    return valueMs === null ? [] : [{ percentile, valueMs }]
  })
  const [avgMs, minMs, maxMs] = [read('mean'), read('min'), read('max')]
  const ranges = Object.entries({ avgMs, minMs, maxMs }).flatMap(([name, value]) =>
    value === null ? [] : [[name, { low: withoutNoise(Math.max(0, value - 0.05)), high: withoutNoise(value + 0.05) }]],
  )
  return { avgMs, minMs, maxMs, medianMs: read('median'), percentiles, ranges: Object.fromEntries(ranges) }
}

/** `summaries`, called `histograms` as well. */
export function summariesOf(period: JsonObject): JsonObject {
  return objectOf(period.summaries) ?? objectOf(period.histograms) ?? {}
}
