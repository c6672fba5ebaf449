import type { FigureRow } from '../evidence'
import { bucketOf } from './bucket'
import { policy } from './policy'

/** Whether a value is one that Locust's default bucketing can print (`bucket_response_time`, unchanged since 0.7). */
export function isOnGrid(valueMs: number): boolean {
  return bucketOf(valueMs) === valueMs
}

/**
 * Rows with percentiles off the documented grid: none, a few strays, or so many that the run was
 * bucketed in another way (`all`). Strays are few among the figures on which another rounding
 * would show: those of 100 ms and more, or any at all where a stray is no whole millisecond.
 */
export function strayFigures(rows: readonly FigureRow[]): FigureRow[] | 'all' {
  // Of most runs no figure is one, and a list of all of them is not needed to know.
  if (!rows.some(hasStray)) return []
  const printed = rows.flatMap((row) =>
    row.percentiles.flatMap(({ valueMs }) => (valueMs === null ? [] : [{ row, valueMs }])),
  )
  const strays = printed.filter(({ valueMs }) => !isOnGrid(valueMs))
  const fractions = strays.every(({ valueMs }) => !Number.isInteger(valueMs))
  const telling = fractions ? printed : printed.filter(({ valueMs }) => valueMs >= 100)
  if (strays.length * policy.strayShare.whole > telling.length * policy.strayShare.part) return 'all'
  return [...new Set(strays.map(({ row }) => row))]
}

function hasStray({ percentiles }: FigureRow): boolean {
  for (const { valueMs } of percentiles) if (valueMs !== null && !isOnGrid(valueMs)) return true
  return false
}
