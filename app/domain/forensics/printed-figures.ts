import { policy } from './policy'

/**
 * The finest step in which these figures were printed: 1 when all are whole, 0.01 for two
 * decimals. Older tools cut averages to whole milliseconds and rates to two decimals, so figures
 * can only be held against each other within what was printed.
 */
export function printedStep(values: readonly (number | null)[]): number {
  let decimals = 0
  for (const value of values) {
    if (value === null) continue
    const text = String(value)
    if (text.includes('e-')) return Number.MIN_VALUE
    const point = text.indexOf('.')
    if (point >= 0) decimals = Math.max(decimals, text.length - point - 1)
  }
  return 10 ** -decimals
}

/**
 * Whether two figures agree within the noise of binary fractions, or else within the coarsest
 * step in which one of the printed columns stands. Steps are worked out only where needed.
 */
export function agree(left: number, right: number, ...columns: (readonly (number | null)[])[]): boolean {
  const apart = Math.abs(left - right)
  const noise = policy.relativeNoise * Math.max(Math.abs(left), Math.abs(right))
  return apart <= noise || apart <= noise + Math.max(0, ...columns.map(printedStep))
}
