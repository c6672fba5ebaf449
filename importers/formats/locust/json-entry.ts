import type { DiagnosticList } from '../../diagnostic-list'
import { numberOf } from '../literal/number-of'
import { countOf, type JsonObject, objectOf, textOf } from '../read-values'
import { countIn, type Histogram, sortedHistogram } from './histogram'
import { addTo } from './tally'

/** One endpoint as Locust serialises it. */
export interface StatsEntry {
  method: string | null
  name: string
  requests: number
  failures: number
  /** Requests without a response time. */
  withoutTime: number
  histogram: Histogram
  totalMs: number | null
  minMs: number | null
  maxMs: number | null
  totalBytes: number | null
  /** Epoch seconds. */
  startS: number | null
  lastS: number | null
  perSecond: Map<number, number>
  failuresPerSecond: Map<number, number>
  line: number
}

/** Epoch seconds from 2001 to 2286; anything else is no time. */
function secondsOf(value: unknown): number | null {
  const seconds = numberOf(value)
  return seconds !== null && seconds >= 1e9 && seconds < 1e10 ? seconds : null
}

/** null where the entry cannot be read whole; it is reported with its line. */
export function readEntry(entry: JsonObject, line: number, list: DiagnosticList): StatsEntry | null {
  const requests = countOf(entry.num_requests)
  const failures = countOf(entry.num_failures)
  const times = countsOf(entry.response_times)
  const name = textOf(entry.name)
  if (requests === null || failures === null || times === null || name === null) {
    list.report('error', 'locust-entry', line, 'an entry without name, counts or response_times; it is left out')
    return null
  }
  const histogram = sortedHistogram(times)
  const stated = countOf(entry.num_none_requests)
  const withoutTime = stated === null ? Math.max(0, requests - countIn(histogram)) : stated
  if (countIn(histogram) !== requests - withoutTime) {
    const message = `"${name}": ${countIn(histogram)} response times of ${requests - withoutTime} requests`
    list.report('error', 'locust-histogram', line, message)
  }
  const method = textOf(entry.method)
  return {
    method: method === '' ? null : method,
    name,
    requests,
    failures,
    withoutTime,
    histogram,
    totalMs: numberOf(entry.total_response_time),
    minMs: numberOf(entry.min_response_time),
    maxMs: numberOf(entry.max_response_time),
    totalBytes: numberOf(entry.total_content_length),
    startS: secondsOf(entry.start_time),
    lastS: secondsOf(entry.last_request_timestamp),
    perSecond: countsOf(entry.num_reqs_per_sec) ?? new Map(),
    failuresPerSecond: countsOf(entry.num_fail_per_sec) ?? new Map(),
    line,
  }
}

/** Numbers as keys, counts as values; null where it is anything else. */
function countsOf(value: unknown): Map<number, number> | null {
  const object = objectOf(value)
  if (object === null) return null
  const counts = new Map<number, number>()
  for (const [key, member] of Object.entries(object)) {
    const count = countOf(member)
    const number = Number(key)
    if (count === null || key.trim() === '' || !Number.isFinite(number) || number < 0) return null
    addTo(counts, number, count)
  }
  return counts
}
