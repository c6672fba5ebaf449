import type { Measured } from '../assessment'
import type { PercentileFigure, PercentilePrecision } from '../evidence'
import { bucketBounds, bucketOf } from '../forensics/bucket'
import type { Limit } from '../rules'
import type { Operator, Unit } from '../vocabulary'
import { compareToLimit } from './exact'

/** A figure that the tool states exactly. */
export function exactly(value: number, unit: Unit): Measured {
  return { value, low: value, high: value, lowOpen: false, highOpen: false, unit, counts: null }
}

/**
 * All true times that the tool prints as this percentile (semantics §3): Locust's half-to-even
 * buckets, where an end belongs to the interval when it rounds into the bucket; the value alone
 * where it is exact; one percent to both sides of a sketch; the range of a rounded figure where the
 * file gives one. null where the value is off the grid or the run's precision is unknown.
 */
export function percentileInterval(
  valueMs: number,
  precision: PercentilePrecision,
  range?: PercentileFigure['range'],
): Measured | null {
  if (range !== undefined && precision !== 'unknown') return within(valueMs, range, 'ms')
  if (precision === 'exact') return exactly(valueMs, 'ms')
  if (precision === 'one_percent') return within(valueMs, sketchRange(valueMs), 'ms')
  if (precision !== 'locust' || bucketOf(valueMs) !== valueMs) return null
  const { low, high } = bucketBounds(valueMs)
  return {
    value: valueMs,
    low,
    high,
    lowOpen: bucketOf(low) !== valueMs,
    highOpen: bucketOf(high) !== valueMs,
    unit: 'ms',
    counts: null,
  }
}

/** A figure that lies somewhere in a range, both ends included. */
export function within(value: number, { low, high }: { low: number; high: number }, unit: Unit): Measured {
  return { value, low, high, lowOpen: false, highOpen: false, unit, counts: null }
}

/** Half of the last decimal that a sketch's figure is printed with, milliseconds. */
const sketchHalfMs = 0.05
const sketchError = 0.01

/** True times behind a figure of a sketch: |printed - true| is at most 1 % of the true time. */
function sketchRange(valueMs: number): { low: number; high: number } {
  return {
    low: Math.max(0, (valueMs - sketchHalfMs) / (1 + sketchError)),
    high: (valueMs + sketchHalfMs) / (1 - sketchError),
  }
}

/** The interval within the row's exact minimum and maximum; null where they contradict each other. */
export function narrow(interval: Measured, minMs: number | null, maxMs: number | null): Measured | null {
  const narrowed = { ...interval }
  if (minMs !== null && minMs > narrowed.low) {
    narrowed.low = minMs
    narrowed.lowOpen = false
  }
  if (maxMs !== null && maxMs < narrowed.high) {
    narrowed.high = maxMs
    narrowed.highOpen = false
  }
  const isEmpty =
    narrowed.low > narrowed.high || (narrowed.low === narrowed.high && (narrowed.lowOpen || narrowed.highOpen))
  return isEmpty ? null : narrowed
}

export type IntervalVerdict = 'satisfies' | 'violates' | 'straddles'

/** Whether the whole interval satisfies `op limit` as written, violates it, or lies on both sides. */
export function decideInterval(measured: Measured, op: Operator, limit: Limit): IntervalVerdict {
  const low = compareToLimit(measured.low, limit)
  const high = compareToLimit(measured.high, limit)
  const allBelow = high < 0 || (high === 0 && measured.highOpen)
  const allAbove = low > 0 || (low === 0 && measured.lowOpen)
  const noneAbove = high <= 0
  const noneBelow = low >= 0
  switch (op) {
    case '<':
      return allBelow ? 'satisfies' : noneBelow ? 'violates' : 'straddles'
    case '<=':
      return noneAbove ? 'satisfies' : allAbove ? 'violates' : 'straddles'
    case '>':
      return allAbove ? 'satisfies' : noneAbove ? 'violates' : 'straddles'
    case '>=':
      return noneBelow ? 'satisfies' : allBelow ? 'violates' : 'straddles'
    case '==':
      if (low === 0 && high === 0) return 'satisfies'
      return allBelow || allAbove ? 'violates' : 'straddles'
  }
}

/**
 * Samples from which on a percentile may decide `met`: 10 / (1 - p), so that ten requests lie
 * beyond it (P95 200, P99 1,000, P99.9 10,000).
 */
export function sampleFloor(percentile: number): number {
  const beyond = 10_000 - Math.round(percentile * 100)
  return Math.ceil(100_000 / beyond)
}
