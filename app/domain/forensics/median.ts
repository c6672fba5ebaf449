import type { FigureRow } from '../evidence'
import { agree } from './printed-figures'
import { rankedFigures } from './ranks'

/**
 * Whether Median and the 50 % column contradict each other. Both come from the same buckets: the
 * median is the lower of two middle requests, the 50 % column the upper, so it is never above,
 * and with an odd number of requests they are one. Newer versions clamp the median into
 * [Min, Max], whose figures are exact.
 */
export function medianDisagrees(row: FigureRow): boolean {
  const { medianMs, minMs, maxMs, requests } = row
  const half = rankedFigures(row).find((figure) => figure.percentile === 50)
  if (medianMs === null || half === undefined || requests === null || requests < 1) return false
  const clamped = Math.min(Math.max(half.valueMs, minMs ?? half.valueMs), maxMs ?? half.valueMs)
  const isEither = agree(medianMs, half.valueMs, [1]) || agree(medianMs, clamped, [1])
  if (requests % 2 === 1) return !isEither
  return medianMs > Math.max(half.valueMs, clamped) && !isEither
}
