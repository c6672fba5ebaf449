/**
 * Exact decimal rounding of doubles for display. A double is taken as its shortest decimal form
 * (what JavaScript prints), so 0.0119 is 0.0119 and shifting by 100 brings no noise in.
 */
export interface Decimal {
  /** value = digits / 10^scale */
  digits: bigint
  scale: number
}

export type Rounding = 'up' | 'down' | 'nearest'

export function toDecimal(value: number): Decimal {
  const [mantissa = '0', exponentText] = String(value).split('e')
  const exponent = exponentText === undefined ? 0 : Number(exponentText)
  const [whole = '0', fraction = ''] = mantissa.split('.')
  const scale = fraction.length - exponent
  const digits = BigInt(whole + fraction)
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 }
}

/** Multiplies by a power of ten (a ratio to percent: 2; milliseconds to seconds: -3). */
export function shift(decimal: Decimal, power: number): Decimal {
  const scale = decimal.scale - power
  return scale >= 0 ? { digits: decimal.digits, scale } : { digits: decimal.digits * 10n ** BigInt(-scale), scale: 0 }
}

export function compareDecimals(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const scale = Math.max(a.scale, b.scale)
  const left = a.digits * 10n ** BigInt(scale - a.scale)
  const right = b.digits * 10n ** BigInt(scale - b.scale)
  return left < right ? -1 : left > right ? 1 : 0
}

/** Rounds to `places` decimals: up is towards +infinity, nearest is half away from zero. */
export function roundDecimal(decimal: Decimal, places: number, rounding: Rounding): Decimal {
  if (decimal.scale <= places) return decimal
  const unit = 10n ** BigInt(decimal.scale - places)
  const rest = ((decimal.digits % unit) + unit) % unit
  const floor = (decimal.digits - rest) / unit
  if (rest === 0n) return { digits: floor, scale: places }
  const half = rest * 2n
  const nearestUp = half > unit || (half === unit && decimal.digits > 0n)
  const up = rounding === 'up' || (rounding === 'nearest' && nearestUp)
  return { digits: up ? floor + 1n : floor, scale: places }
}

/** Plain digits with thousands separators, trailing zeros of the fraction dropped. */
export function printDecimal({ digits, scale }: Decimal): string {
  const negative = digits < 0n
  const text = (negative ? -digits : digits).toString().padStart(scale + 1, '0')
  const whole = scale === 0 ? text : text.slice(0, -scale)
  const fraction = scale === 0 ? '' : text.slice(-scale).replace(/0+$/, '')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return `${negative ? '−' : ''}${grouped}${fraction === '' ? '' : `.${fraction}`}`
}

/** Position of the first significant digit: 0.0119 -> -2, 1 -> 0, 250 -> 2; 0 for zero. */
export function magnitude({ digits, scale }: Decimal): number {
  const text = (digits < 0n ? -digits : digits).toString()
  return text === '0' ? 0 : text.length - 1 - scale
}
