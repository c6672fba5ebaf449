import type { Limit } from '../rules'
import type { Operator } from '../vocabulary'

/** An exact number: `digits` over a power of ten. */
interface Decimal {
  digits: bigint
  scale: bigint
}

/** The decimal that a number prints as; a file's figure is meant as it was printed. */
function decimalOf(value: number): Decimal {
  const [mantissa, exponent] = value.toString().toLowerCase().split('e') as [string, string | undefined]
  const [whole, fraction = ''] = mantissa.split('.') as [string, string | undefined]
  const power = (exponent === undefined ? 0 : Number(exponent)) - fraction.length
  const digits = BigInt(whole + fraction)
  return power >= 0 ? { digits: digits * 10n ** BigInt(power), scale: 1n } : { digits, scale: 10n ** BigInt(-power) }
}

function sign(difference: bigint): -1 | 0 | 1 {
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** Whether a figure in the limit's unit lies below (-1), at (0) or above (1) the limit, exactly. */
export function compareToLimit(value: number, limit: Limit): -1 | 0 | 1 {
  if (limit.denominator === 1) return value < limit.numerator ? -1 : value > limit.numerator ? 1 : 0
  const exact = decimalOf(value)
  return sign(exact.digits * BigInt(limit.denominator) - BigInt(limit.numerator) * exact.scale)
}

/** As above for a ratio of two counts: failures × 10000 against 5 × requests. */
export function compareRatioToLimit(part: number, whole: number, limit: Limit): -1 | 0 | 1 {
  return sign(BigInt(part) * BigInt(limit.denominator) - BigInt(limit.numerator) * BigInt(whole))
}

/** Whether a value on that side of the limit satisfies the operator, as written. */
export function holds(op: Operator, side: -1 | 0 | 1): boolean {
  switch (op) {
    case '<':
      return side < 0
    case '<=':
      return side <= 0
    case '>':
      return side > 0
    case '>=':
      return side >= 0
    case '==':
      return side === 0
  }
}

/** The limit as a number in its canonical unit, for display and sentences; never compared. */
export function limitValue(limit: Limit): number {
  return limit.numerator / limit.denominator
}

/** The largest count of failures out of `whole` that still satisfies `failures / whole op limit`, null for none. */
export function mostFailures(op: '<' | '<=' | '==', whole: number, limit: Limit): number | null {
  const scaled = BigInt(limit.numerator) * BigInt(whole)
  const floor = scaled / BigInt(limit.denominator)
  const isExact = floor * BigInt(limit.denominator) === scaled
  const most = op === '<' && isExact ? floor - 1n : floor
  return most < 0n ? null : Math.min(Number(most), whole)
}
