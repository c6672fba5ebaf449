import type { FigureRow } from '../evidence'

/** A stated percentile with the place it takes among the row's sorted response times. */
export interface RankedFigure {
  percentile: number
  /** 0-based rank, floor(n·p) capped at n - 1; null where the requests are unknown. */
  rank: number | null
  valueMs: number
}

/** The stated percentiles of a row in rising order of percentile, with ranks where requests are known. */
export function rankedFigures(row: FigureRow): RankedFigure[] {
  const n = row.requests
  return row.percentiles
    .filter((figure) => figure.valueMs !== null)
    .map(({ percentile, valueMs }) => {
      if (n === null || n < 1) return { percentile, rank: null, valueMs: valueMs! }
      // The tool multiplies by the decimal literal (0.999); 99.9 / 100 is the next double above it.
      const share = Number((percentile / 100).toPrecision(12))
      return { percentile, rank: Math.min(n - 1, Math.floor(n * share)), valueMs: valueMs! }
    })
    .sort((a, b) => a.percentile - b.percentile)
}

/** Whether two percentiles that must be one and the same request print different figures. */
export function ranksDisagree(figures: readonly RankedFigure[]): boolean {
  return figures.some((figure, at) => {
    const before = figures[at - 1]
    return (
      before !== undefined && before.rank !== null && before.rank === figure.rank && before.valueMs !== figure.valueMs
    )
  })
}
