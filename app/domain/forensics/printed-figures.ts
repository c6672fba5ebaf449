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

/** Whether two figures agree within the printed step and the noise of binary fractions. */
export function agree(left: number, right: number, step: number): boolean {
  return Math.abs(left - right) <= step + policy.relativeNoise * Math.max(Math.abs(left), Math.abs(right))
}
