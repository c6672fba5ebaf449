import type { FigureRow, PercentilePrecision } from '../evidence'
import { bucketBounds } from './bucket'
import { pinsOf } from './pins'
import { agree } from './printed-figures'

/**
 * Whether the average lies outside what the row's other figures allow. The percentiles pin
 * single requests of the sorted list; every request between two pinned ones lies between them,
 * which bounds the sum from both sides. Where the rounding of percentiles is unknown, only
 * Min and Max bound it.
 */
export function averageImpossible(row: FigureRow, precision: PercentilePrecision): boolean {
  const { avgMs, minMs, maxMs, requests } = row
  if (avgMs === null || minMs === null || maxMs === null || requests === null || requests < 1) return false
  const outside = (low: number, high: number) =>
    (avgMs < low && !agree(avgMs, low, [avgMs], [minMs, maxMs])) ||
    (avgMs > high && !agree(avgMs, high, [avgMs], [minMs, maxMs]))
  if (outside(minMs, maxMs)) return true
  if (precision !== 'locust') return false

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
  return outside(low / requests, high / requests)
}
