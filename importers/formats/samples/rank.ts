import type { PercentileFigure } from '~/domain/evidence'

/** The percentiles of the rule language; each can be stated where every sample is known. */
export const statedPercentiles = [50, 66, 75, 80, 90, 95, 98, 99, 99.9, 99.99]

/** Rule-language names of the percentiles above (`p50`, `p99.9`). */
export const percentileNames = statedPercentiles.map((percentile) => `p${percentile}`)

/**
 * The nearest-rank percentile: the smallest sample that at least `percentile` % of the samples do
 * not exceed (rank ⌈p·n⌉, 1-based). A measured value, never one between two. `sorted` ascending.
 */
export function nearestRank(sorted: ArrayLike<number>, percentile: number): number | null {
  const n = sorted.length
  if (n === 0) return null
  // Whole hundredths of a percent: 99.9 / 100 as a float would shift ranks.
  const rank = Math.ceil((Math.round(percentile * 100) * n) / 10_000)
  return sorted[Math.max(1, Math.min(rank, n)) - 1]!
}

/** Every percentile of the rule language from all samples. */
export function percentilesOf(sorted: ArrayLike<number>): PercentileFigure[] {
  return statedPercentiles.map((percentile) => ({ percentile, valueMs: nearestRank(sorted, percentile) }))
}
