import type { FigureRow, Run } from '../evidence'
import { averageBounds } from './average-range'
import { bucketOf } from './bucket'
import { policy } from './policy'
import { type RankedFigure, rankedFigures } from './ranks'
import { isOnGrid } from './stray-figures'

/** The figure of a refuted row, and the one that refutes it, both in the unit of their kind. */
export interface Detail {
  stated: number
  against: number
}

type Explain = (row: FigureRow, run: Run) => [number | null | undefined, number | null | undefined]

function firstPair(
  row: FigureRow,
  wrong: (figure: RankedFigure, before: RankedFigure) => boolean,
): [number | undefined, number | undefined] {
  const figures = rankedFigures(row)
  const at = figures.findIndex((figure, index) => index > 0 && wrong(figure, figures[index - 1]!))
  return at < 0 ? [undefined, undefined] : [figures[at]!.valueMs, figures[at - 1]!.valueMs]
}

const explanations: Record<string, Explain> = {
  failuresOverRequests: (row) => [row.failures, row.requests],
  percentilesGoDown: (row) => firstPair(row, (figure, before) => figure.valueMs < before.valueMs),
  ranksDiffer: (row) =>
    firstPair(row, (figure, before) => figure.rank === before.rank && figure.valueMs !== before.valueMs),
  percentileBelowMin: (row) => [rankedFigures(row)[0]?.valueMs, row.minMs],
  percentileOffGrid: (row) => {
    const stray = rankedFigures(row).find(({ valueMs }) => !isOnGrid(valueMs))
    return stray === undefined ? [null, null] : [stray.valueMs, bucketOf(stray.valueMs)]
  },
  medianOutsideRange: (row) => [
    row.medianMs,
    row.medianMs !== null && row.minMs !== null && row.medianMs < row.minMs ? row.minMs : row.maxMs,
  ],
  medianDisagrees: (row) => [row.medianMs, rankedFigures(row).find(({ percentile }) => percentile === 50)?.valueMs],
  averageOutsideRange: (row, run) => {
    const bounds = averageBounds(row, run.precision)
    if (bounds === null || row.avgMs === null) return [null, null]
    return [row.avgMs, row.avgMs < bounds.low ? bounds.low : bounds.high]
  },
  maxOutsideBucket: (row) => [row.maxMs, row.percentiles.find(({ percentile }) => percentile === 100)?.valueMs],
  ratesOfAnotherDuration: (row, { aggregate }) => {
    const whole = aggregate === null ? null : secondsOf(aggregate.requests, aggregate.rps)
    const own = secondsOf(row.requests, row.rps)
    const apart = own !== null && whole !== null && Math.abs(own - whole) > policy.durationNoise * whole
    return [apart ? own : secondsOf(row.failures, row.failuresPerS), whole]
  },
}

/** Seconds that a count and its rate imply. */
function secondsOf(count: number | null, rate: number | null): number | null {
  return count === null || rate === null || rate <= 0 ? null : count / rate
}

/** The two figures that contradict each other in a row; null where one of them is not stated. */
export function detailOf(kind: string, row: FigureRow, run: Run): Detail | null {
  const explained = explanations[kind]?.(row, run)
  const [stated, against] = explained ?? [null, null]
  if (stated === null || stated === undefined || against === null || against === undefined) return null
  return Number.isFinite(stated) && Number.isFinite(against) ? { stated, against } : null
}
