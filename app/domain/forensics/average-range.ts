import type { FigureRow, PercentilePrecision } from '../evidence'
import { bucketBounds } from './bucket'
import { pinsOf } from './pins'
import { agree } from './printed-figures'

/**
 * What the row's other figures leave for its average. The percentiles pin single requests of the
 * sorted list; every request between two pinned ones lies between them, which bounds the sum from
 * both sides. Where the rounding of percentiles is unknown, only Min and Max bound it.
 */
export function averageBounds(row: FigureRow, precision: PercentilePrecision): { low: number; high: number } | null {
  const { minMs, maxMs, requests } = row
  if (minMs === null || maxMs === null || requests === null || requests < 1) return null
  if (precision !== 'locust') return { low: minMs, high: maxMs }

  // One pin per rank: the first request is the Min, the last the Max.
  const pins: { rank: number; low: number; high: number }[] = [{ rank: 0, low: minMs, high: minMs }]
  const inner = pinsOf(row, precision).toSorted((a, b) => a.rank - b.rank)
  for (const { rank, bucketMs } of inner) {
    if (rank <= pins[pins.length - 1]!.rank || rank >= requests - 1) continue
    const bounds = bucketBounds(bucketMs)
    pins.push({ rank, low: Math.max(minMs, bounds.low), high: Math.min(maxMs, bounds.high) })
  }
  if (requests > 1) pins.push({ rank: requests - 1, low: maxMs, high: maxMs })

  let low = 0
  let high = 0
  for (const [at, pin] of pins.entries()) {
    const before = pins[at - 1]
    const between = before === undefined ? 0 : pin.rank - before.rank - 1
    low += pin.low + between * (before === undefined ? 0 : before.low)
    high += pin.high + between * pin.high
  }
  return { low: Math.max(minMs, low / requests), high: Math.min(maxMs, high / requests) }
}

/** Whether the average lies outside what the row's other figures allow, beyond what was printed. */
export function averageImpossible(row: FigureRow, precision: PercentilePrecision): boolean {
  const bounds = averageBounds(row, precision)
  const { avgMs, minMs, maxMs } = row
  if (bounds === null || avgMs === null) return false
  const near = (bound: number) => agree(avgMs, bound, [avgMs], [minMs, maxMs])
  return (avgMs < bounds.low && !near(bounds.low)) || (avgMs > bounds.high && !near(bounds.high))
}
