import type { FigureRow, PercentilePrecision } from '../evidence'
import { brieflyRemembered } from './brief-memory'
import { bucketOf } from './bucket'
import { rankedFigures } from './ranks'

/** One request of a row's sorted response times whose printed bucket is known. */
export interface Pin {
  /** 0-based. */
  rank: number
  bucketMs: number
}

const ofLocust = brieflyRemembered((row: FigureRow) => readPins(row, true))
const ofOthers = brieflyRemembered((row: FigureRow) => readPins(row, false))

/**
 * Everything that a row says of single requests: its percentiles, the lower middle one by Median,
 * the first by Min and the last by Max where the buckets are the documented ones. In no order.
 */
export function pinsOf(row: FigureRow, precision: PercentilePrecision): Pin[] {
  return precision === 'locust' ? ofLocust(row) : ofOthers(row)
}

function readPins(row: FigureRow, documented: boolean): Pin[] {
  const { requests, minMs, maxMs } = row
  if (requests === null || requests < 1) return []
  const pins: Pin[] = []
  for (const { rank, valueMs } of rankedFigures(row)) if (rank !== null) pins.push({ rank, bucketMs: valueMs })
  const median = medianPin(row)
  if (median !== null) pins.push(median)
  // Older versions cut Min and Max to whole milliseconds; a cut one may stand in the next bucket.
  if (documented && minMs !== null && !Number.isInteger(minMs)) pins.push({ rank: 0, bucketMs: bucketOf(minMs) })
  if (documented && maxMs !== null && !Number.isInteger(maxMs)) {
    pins.push({ rank: requests - 1, bucketMs: bucketOf(maxMs) })
  }
  return pins
}

/** Newer versions clamp Median into [Min, Max], so at either end it says nothing of a bucket. */
export function medianPin({ requests, medianMs, minMs, maxMs }: FigureRow): Pin | null {
  if (requests === null || requests < 1 || medianMs === null || !Number.isInteger(medianMs)) return null
  if (minMs !== null && medianMs <= minMs) return null
  if (maxMs !== null && medianMs >= maxMs) return null
  return { rank: Math.floor((requests - 1) / 2), bucketMs: medianMs }
}

/** How many requests certainly stand in buckets below this one. */
export function certainlyBelow(pins: readonly Pin[], bucketMs: number): number {
  return pins.reduce((most, pin) => (pin.bucketMs < bucketMs ? Math.max(most, pin.rank + 1) : most), 0)
}

/** How many of `requests` may stand in buckets up to this one. */
export function possiblyUpTo(pins: readonly Pin[], bucketMs: number, requests: number): number {
  return pins.reduce((least, pin) => (pin.bucketMs > bucketMs ? Math.min(least, pin.rank) : least), requests)
}
