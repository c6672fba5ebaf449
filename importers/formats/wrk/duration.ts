import { printedRange, withoutNoise } from '../load-content'

/** Milliseconds of one unit, as wrk and Go write them. */
const unitMs: Record<string, number> = { ns: 1e-6, us: 0.001, µs: 0.001, ms: 1, s: 1000, m: 60_000, h: 3_600_000 }

export interface PrintedTime {
  ms: number
  /** True times that print so. */
  range: { low: number; high: number }
}

/** `46.51ms`, `1.02s`, `83.33m`; null for `nan` and anything else. */
export function readDuration(text: string): PrintedTime | null {
  const match = /^(\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h)$/.exec(text)
  if (match === null) return null
  const unit = unitMs[match[2]!]!
  return { ms: withoutNoise(Number(match[1]) * unit), range: printedRange(match[1]!, unit) }
}
