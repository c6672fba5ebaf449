import type { FigureRow, PercentilePrecision } from '~/domain/evidence'

/**
 * Whether a value lies on Locust's default bucket grid: 1 ms below 100, 10 below 1,000, 100 below
 * 10,000, then 1,000 (`bucket_response_time`, unchanged since 0.7, replaceable since 2.43.4).
 */
export function isOnGrid(valueMs: number): boolean {
  if (valueMs < 100) return Number.isInteger(valueMs)
  if (valueMs < 1_000) return valueMs % 10 === 0
  if (valueMs < 10_000) return valueMs % 100 === 0
  return valueMs % 1_000 === 0
}

/** One percentile off the grid says that the whole run was bucketed in another, undeclared way. */
export function precisionOf(rows: FigureRow[]): PercentilePrecision {
  const onGrid = rows.every((row) => row.percentiles.every(({ valueMs }) => valueMs === null || isOnGrid(valueMs)))
  return onGrid ? 'locust' : 'unknown'
}
