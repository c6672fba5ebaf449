import type { Unit } from '../vocabulary'
import type { Limit, LimitSuffix } from './rule'

interface UnitScale {
  unit: Unit
  /** Multiplies the digits to reach the canonical unit. */
  numerator: number
  denominator: number
}

const scales: Record<LimitSuffix, UnitScale> = {
  '': { unit: 'count', numerator: 1, denominator: 1 },
  ms: { unit: 'ms', numerator: 1, denominator: 1 },
  s: { unit: 'ms', numerator: 1000, denominator: 1 },
  min: { unit: 'ms', numerator: 60_000, denominator: 1 },
  '%': { unit: 'ratio', numerator: 1, denominator: 100 },
  'req/s': { unit: 'req/s', numerator: 1, denominator: 1 },
  MB: { unit: 'bytes', numerator: 1_000_000, denominator: 1 },
}

/** Spellings of units; matched without case, the value is the canonical suffix. */
export const unitSpellings: Record<string, LimitSuffix> = {
  ms: 'ms',
  s: 's',
  sec: 's',
  second: 's',
  seconds: 's',
  min: 'min',
  minute: 'min',
  minutes: 'min',
  '%': '%',
  'req/s': 'req/s',
  'requests/s': 'req/s',
  rps: 'req/s',
  mb: 'MB',
}

/** Nine digits keep every product of a limit below 2^53, so that comparisons stay exact. */
const mostDigits = 9

/**
 * An exact limit from digits ("0.05", "2000") and a suffix, or null where the number has more
 * digits than can be compared exactly. `unit` overrides the bare number's unit (rps).
 */
export function makeLimit(digits: string, suffix: LimitSuffix, unit?: Unit): Limit | null {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(digits)
  if (match === null) return null
  const whole = match[1]!.replace(/^0+(?=\d)/, '')
  const decimals = match[2] === undefined ? '' : match[2]
  if (whole.length + decimals.length > mostDigits) return null
  const scale = scales[suffix]
  return {
    digits: decimals === '' ? whole : `${whole}.${decimals}`,
    suffix,
    numerator: Number(whole + decimals) * scale.numerator,
    denominator: 10 ** decimals.length * scale.denominator,
    unit: unit === undefined ? scale.unit : unit,
  }
}
