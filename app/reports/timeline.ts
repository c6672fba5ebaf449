import type { History } from '~/domain/evidence'
import { formatDuration } from './format'
import type { TimelinePoint } from './types-run'

/** At most `most` points, evenly taken, the first and the last among them. */
export function timelineOf(history: History | null, most = 600): TimelinePoint[] | null {
  const start = history === null ? undefined : history.timeS[0]
  if (history === null || start === undefined) return null
  const count = history.timeS.length
  const step = Math.max(1, (count - 1) / (most - 1))
  const indices = new Set<number>()
  for (let at = 0; at < count; at += step) indices.add(Math.round(at))
  indices.add(count - 1)
  return [...indices].filter((index) => index < count).map((index) => pointAt(history, index, start))
}

function pointAt(history: History, index: number, start: number): TimelinePoint {
  const at = (series: (number | null)[]): number | null => {
    const value = series[index]
    return value === undefined ? null : value
  }
  const s = (history.timeS[index] as number) - start
  return {
    s,
    timeText: formatDuration(s),
    users: at(history.users),
    rps: at(history.rps),
    failuresPerS: at(history.failuresPerS),
    p50Ms: at(history.p50Ms),
    p95Ms: at(history.p95Ms),
    p99Ms: at(history.p99Ms),
  }
}
