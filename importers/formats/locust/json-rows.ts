import type { FigureRow, History } from '~/domain/evidence'
import type { Place } from '~/domain/place'
import { secondsOf } from '../samples/seconds'
import { locustMedian, locustPercentiles, mergeHistograms } from './histogram'
import type { StatsEntry } from './json-entry'
import { addTo, countAt } from './tally'

const computed = [
  'avg',
  'median',
  'p50',
  'p66',
  'p75',
  'p80',
  'p90',
  'p95',
  'p98',
  'p99',
  'p99.9',
  'p99.99',
  'p100',
  'rps',
]
const summed = ['requests', 'failures', 'min', 'max', 'avgBytes', ...computed]

/** The whole run's window in epoch seconds: first start to last request, as Locust's own rates have it. */
export interface Window {
  startS: number
  endS: number
}

/** null where an entry has no clock. */
export function windowOf(entries: StatsEntry[]): Window | null {
  const starts = entries.map(({ startS }) => startS).filter((value) => value !== null)
  const ends = entries.map(({ lastS }) => lastS).filter((value) => value !== null)
  if (entries.length === 0 || starts.length < entries.length || ends.length < entries.length) return null
  return { startS: starts.reduce((a, b) => Math.min(a, b)), endS: ends.reduce((a, b) => Math.max(a, b)) }
}

export function entryRow(entry: StatsEntry, window: Window | null, place: Place): FigureRow {
  const { method, name, requests, failures, histogram, minMs, maxMs } = entry
  const timed = requests - entry.withoutTime
  const seconds = window === null ? 0 : window.endS - window.startS
  return {
    key: method === null ? name : `${method} ${name}`,
    method,
    name,
    requests,
    failures,
    medianMs: locustMedian(histogram, minMs, maxMs),
    avgMs: entry.totalMs === null || timed <= 0 ? null : entry.totalMs / timed,
    minMs: timed <= 0 ? null : minMs,
    maxMs: timed <= 0 ? null : maxMs,
    avgBytes: entry.totalBytes === null || requests === 0 ? null : entry.totalBytes / requests,
    rps: seconds > 0 ? requests / seconds : null,
    failuresPerS: seconds > 0 ? failures / seconds : null,
    percentiles: locustPercentiles(histogram),
    place,
    derived: computed,
  }
}

/** Locust writes no aggregate here; it is the sum of the entries, whose buckets add up exactly. */
export function aggregateRow(entries: StatsEntry[], window: Window | null, place: Place): FigureRow {
  const sum = (pick: (entry: StatsEntry) => number) => entries.reduce((total, entry) => total + pick(entry), 0)
  const known = (pick: (entry: StatsEntry) => number | null) => {
    const values = entries.map(pick)
    return values.some((value) => value === null) ? null : values.reduce<number>((a, value) => a + value!, 0)
  }
  const timed = entries.filter(({ requests, withoutTime }) => requests > withoutTime)
  const extreme = (pick: (entry: StatsEntry) => number | null, choose: (a: number, b: number) => number) => {
    const values = timed.map(pick).filter((value) => value !== null)
    return values.length === 0 || values.length < timed.length ? null : values.reduce((a, b) => choose(a, b))
  }
  const whole: StatsEntry = {
    method: null,
    name: 'Aggregated',
    requests: sum(({ requests }) => requests),
    failures: sum(({ failures }) => failures),
    withoutTime: sum(({ withoutTime }) => withoutTime),
    histogram: mergeHistograms(entries.map(({ histogram }) => histogram)),
    totalMs: known(({ totalMs }) => totalMs),
    minMs: extreme(({ minMs }) => minMs, Math.min),
    maxMs: extreme(({ maxMs }) => maxMs, Math.max),
    totalBytes: known(({ totalBytes }) => totalBytes),
    startS: null,
    lastS: null,
    perSecond: new Map(),
    failuresPerSecond: new Map(),
    line: place.line,
  }
  return { ...entryRow(whole, window, place), key: '*', derived: summed }
}

/** The timeline from the counts per second; users and latencies are not in it. null without any. */
export function historyOf(entries: StatsEntry[]): History | null {
  const requests = new Map<number, number>()
  const failures = new Map<number, number>()
  for (const entry of entries) {
    for (const [second, count] of entry.perSecond) addTo(requests, second, count)
    for (const [second, count] of entry.failuresPerSecond) addTo(failures, second, count)
  }
  const seconds = [...new Set([...requests.keys(), ...failures.keys()])].sort((a, b) => a - b)
  if (seconds.length === 0 || seconds[0]! < 1e9 || seconds.at(-1)! >= 1e10) return null
  const [from, to] = [seconds[0]!, seconds.at(-1)!]
  const timeS = secondsOf(from, to, seconds)
  const none = timeS.map(() => null)
  const rps = timeS.map((second) => countAt(requests, second))
  const failuresPerS = timeS.map((second) => countAt(failures, second))
  const nothing = { users: none, p50Ms: none, p95Ms: none, p99Ms: none }
  return {
    timeS,
    rps,
    failuresPerS,
    totalRequests: runningSum(rps),
    totalFailures: runningSum(failuresPerS),
    ...nothing,
  }
}

function runningSum(values: number[]): number[] {
  let sum = 0
  return values.map((value) => {
    sum += value
    return sum
  })
}
