import type { FigureRow } from '../evidence'
import { brieflyRemembered } from './brief-memory'

/** A stated percentile with the place it takes among the row's sorted response times. */
export interface RankedFigure {
  percentile: number
  /** 0-based rank, floor(n·p) capped at n - 1; null where the requests are unknown. */
  rank: number | null
  valueMs: number
}

/** Shares by percentile: a handful of columns, asked for once per row and column. */
const shares = new Map<number, number>()

/**
 * The percentile as the share that the tool multiplies by. It does so with the decimal literal
 * (0.999); 99.9 / 100 is the next double above it and would shift the rank of round counts.
 */
function shareOf(percentile: number): number {
  const known = shares.get(percentile)
  if (known !== undefined) return known
  const share = Number((percentile / 100).toPrecision(12))
  if (shares.size < 1000) shares.set(percentile, share)
  return share
}

/** The stated percentiles of a row in rising order of percentile, with ranks where requests are known. */
export const rankedFigures = brieflyRemembered((row: FigureRow): RankedFigure[] => {
  const n = row.requests
  const figures: RankedFigure[] = []
  for (const { percentile, valueMs } of row.percentiles) {
    if (valueMs === null) continue
    const rank = n === null || n < 1 ? null : Math.min(n - 1, Math.floor(n * shareOf(percentile)))
    figures.push({ percentile, rank, valueMs })
  }
  figures.sort((a, b) => a.percentile - b.percentile)
  return figures
})

/** Whether two percentiles that must be one and the same request print different figures. */
export function ranksDisagree(figures: readonly RankedFigure[]): boolean {
  return figures.some((figure, at) => {
    const before = figures[at - 1]
    return (
      before !== undefined && before.rank !== null && before.rank === figure.rank && before.valueMs !== figure.valueMs
    )
  })
}
