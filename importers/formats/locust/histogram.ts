import type { PercentileFigure } from '~/domain/evidence'
import { addTo, type Tally } from './tally'

/** Count by bucket in milliseconds, ascending. */
export type Histogram = [bucketMs: number, count: number][]

/** Locust's default list (`PERCENTILES_TO_REPORT`), each beside the float that its rank is computed with. */
const reported = [
  [50, 0.5],
  [66, 0.66],
  [75, 0.75],
  [80, 0.8],
  [90, 0.9],
  [95, 0.95],
  [98, 0.98],
  [99, 0.99],
  [99.9, 0.999],
  [99.99, 0.9999],
  [100, 1],
] as const

export function countIn(histogram: Histogram): number {
  return histogram.reduce((sum, [, count]) => sum + count, 0)
}

/** Sorted sample number `index` from 0. */
function sampleAt(histogram: Histogram, index: number): number | null {
  let passed = 0
  for (const [bucketMs, count] of histogram) {
    passed += count
    if (index < passed) return bucketMs
  }
  return null
}

/**
 * Percentiles by Locust's own rank (`calculate_response_time_percentile`): sample ⌊n·p⌋ from 0, at
 * most the last. Requests without a response time are not among the n, as in Locust since 2.46.2.
 */
export function locustPercentiles(histogram: Histogram): PercentileFigure[] {
  const n = countIn(histogram)
  return reported.map(([percentile, share]) => {
    return { percentile, valueMs: n === 0 ? null : sampleAt(histogram, Math.min(Math.floor(n * share), n - 1)) }
  })
}

/** Locust's median: the lower middle sample, within the exact minimum and maximum. */
export function locustMedian(histogram: Histogram, minMs: number | null, maxMs: number | null): number | null {
  const n = countIn(histogram)
  const median = n === 0 ? null : sampleAt(histogram, Math.floor((n - 1) / 2))
  if (median === null) return null
  if (maxMs !== null && median > maxMs) return maxMs
  return minMs !== null && median < minMs ? minMs : median
}

export function mergeHistograms(histograms: Histogram[]): Histogram {
  const merged: Tally = new Map()
  for (const [bucketMs, count] of histograms.flat()) addTo(merged, bucketMs, count)
  return sortedHistogram(merged)
}

export function sortedHistogram(counts: Tally): Histogram {
  return [...counts].sort(([a], [b]) => a - b)
}
