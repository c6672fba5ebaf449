import type { Measured } from '~/domain/assessment'
import type { LoadMetric, Operator, Unit } from '~/domain/vocabulary'
import { compareDecimals, magnitude, printDecimal, type Rounding, roundDecimal, shift, toDecimal } from './decimal'
import type { Figure } from './types-common'

/** Narrow no-break space: a thin space that keeps number and unit on one line. */
export const thin = '\u202f'

/** For terminals, Markdown and JSON: typographic spaces and minus signs as plain ones. */
export function plainText(text: string): string {
  return text.replaceAll(thin, ' ').replaceAll('−', '-')
}

/** What a missing figure is called; the reason is given where it is known. */
export const unknownWords = {
  figure: 'unknown',
  notStated: 'not stated',
  notRecorded: 'not recorded',
  notMeasured: 'not measured',
  noClock: 'time unknown',
} as const

export interface FormatContext {
  /** The limit beside which the number stands, in the same canonical unit. */
  limit?: number | null
  /** Direction that is worse; numbers never round away from it. */
  worse?: 'up' | 'down' | null
  /** Prints in the display unit of this value (the ends of an interval share one). */
  scaleOf?: number
}

/** Ratios carry one more: 1.193 % beside a count of 200 in 16,774 reads better than 1.2 %. */
const significantDigits: Record<Unit, number> = { ms: 3, ratio: 4, 'req/s': 3, bytes: 3, count: 3 }

/** Under a `<` rule a larger value is worse, under `>` a smaller one; `==` has no side. */
export function worseUnder(operator: Operator): 'up' | 'down' | null {
  if (operator === '<' || operator === '<=') return 'up'
  if (operator === '>' || operator === '>=') return 'down'
  return null
}

const betterWhenHigher: ReadonlySet<string> = new Set(['rps', 'success', 'requests', 'coverage', 'metric', 'delivered'])

/** Direction that is worse for a metric where no rule says so. */
export function worseFor(metric: LoadMetric | string): 'up' | 'down' {
  return betterWhenHigher.has(metric) ? 'down' : 'up'
}

interface DisplayUnit {
  power: number
  text: string | null
}

function displayUnit(value: number, unit: Unit): DisplayUnit {
  switch (unit) {
    case 'ms':
      return Math.abs(value) >= 1000 ? { power: -3, text: 's' } : { power: 0, text: 'ms' }
    case 'ratio':
      return { power: 2, text: '%' }
    case 'req/s':
      return { power: 0, text: 'req/s' }
    case 'bytes':
      return { power: 0, text: 'bytes' }
    case 'count':
      return { power: 0, text: null }
  }
}

/** Float division leaves noise in the last digits; dropped unless that would cross the limit. */
function withoutNoise(value: number, limit: number | null): number {
  const trimmed = Number(value.toPrecision(14))
  return limit === null || Math.sign(trimmed - limit) === Math.sign(value - limit) ? trimmed : value
}

/**
 * A value in canonical units as figure: three significant digits (whole numbers in full), rounded
 * away from passing, with as many more digits as it takes to stand on the true side of the limit.
 */
export function formatValue(value: number, unit: Unit, context: FormatContext = {}): Figure {
  if (!Number.isFinite(value))
    return { number: unknownWords.figure, unitText: null, text: unknownWords.figure, value, unit }
  const limit = context.limit === undefined || !Number.isFinite(context.limit) ? null : context.limit
  const shown = displayUnit(context.scaleOf === undefined ? value : context.scaleOf, unit)
  const exact = shift(toDecimal(withoutNoise(value, limit)), shown.power)
  const limitDecimal = limit === null ? null : shift(toDecimal(limit), shown.power)
  const rounding: Rounding = context.worse === undefined || context.worse === null ? 'nearest' : context.worse
  const first = Math.max(0, significantDigits[unit] - 1 - magnitude(exact))
  let places = unit === 'bytes' ? 0 : first
  let rounded = roundDecimal(exact, places, rounding)
  if (limitDecimal !== null) {
    const side = compareDecimals(exact, limitDecimal)
    while (places < exact.scale && compareDecimals(rounded, limitDecimal) !== side) {
      places += 1
      rounded = roundDecimal(exact, places, rounding)
    }
  }
  const number = printDecimal(rounded)
  return {
    number,
    unitText: shown.text,
    text: shown.text === null ? number : `${number}${thin}${shown.text}`,
    value,
    unit,
  }
}

/** As {@link formatValue}, or the words for an unknown figure. */
export function formatMaybe(
  value: number | null | undefined,
  unit: Unit,
  context: FormatContext = {},
  missing: string = unknownWords.figure,
): string {
  return value === null || value === undefined ? missing : formatValue(value, unit, context).text
}

/** The measured figure as the tool printed it, safe beside its limit. */
export function formatMeasured(measured: Measured, context: FormatContext = {}): Figure {
  return formatValue(measured.value, measured.unit, context)
}

/**
 * Both ends in one unit, rounded outwards: "1.95 to 2.05 s". null where the value is exact.
 * Ends that do not belong to the interval are said where the limit stands on them.
 */
export function formatInterval(measured: Measured, context: FormatContext = {}): string | null {
  if (measured.low === measured.high) return null
  const scaleOf = measured.high
  if (!Number.isFinite(measured.high)) {
    const low = formatValue(measured.low, measured.unit, { ...context, worse: 'down' })
    return `at least ${low.text}`
  }
  const low = formatValue(measured.low, measured.unit, { ...context, worse: 'down', scaleOf })
  const high = formatValue(measured.high, measured.unit, { ...context, worse: 'up', scaleOf })
  const onOpenEnd =
    (measured.highOpen && context.limit === measured.high) || (measured.lowOpen && context.limit === measured.low)
  return onOpenEnd ? `more than ${low.text} and less than ${high.text}` : `${low.number} to ${high.text}`
}

export function formatCount(value: number): string {
  return formatValue(value, 'count').text
}

const plurals: Record<string, string> = {
  criterion: 'criteria',
  'exit criterion': 'exit criteria',
  entry: 'entries',
  box: 'boxes',
  'open box': 'open boxes',
  discrepancy: 'discrepancies',
}

/** "1 run", "12 runs", "0 boxes". */
export function countOf(value: number, noun: string): string {
  const plural = plurals[noun]
  return `${formatCount(value)} ${value === 1 ? noun : plural === undefined ? `${noun}s` : plural}`
}

/** Whole percent of a part, rounded down (progress is never shown ahead of itself); null of nothing. */
export function percentOf(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.floor((part / whole) * 100)
}

export function formatPercent(percent: number): string {
  return `${printDecimal(roundDecimal(toDecimal(percent), 1, 'nearest'))}${thin}%`
}

/** Integer cents as dollars; cents only where there are some. */
export function formatMoney(cents: number): string {
  const text = printDecimal(shift(toDecimal(Math.abs(cents)), -2))
  const [whole, fraction] = text.split('.')
  const amount = fraction === undefined ? `$${whole}` : `$${whole}.${fraction.padEnd(2, '0')}`
  return cents < 0 ? `−${amount}` : amount
}

/** Minutes of work as hours: "16 h", "1.5 h". */
export function formatHours(minutes: number): string {
  return `${printDecimal(roundDecimal(toDecimal(minutes / 60), 1, 'nearest'))}${thin}h`
}

/** A stretch of time: "299 s", "5 min 12 s", "2 h 5 min". */
export function formatDuration(seconds: number): string {
  const whole = Math.round(seconds)
  if (whole < 120) return `${whole}${thin}s`
  const hours = Math.floor(whole / 3600)
  const minutes = Math.floor((whole % 3600) / 60)
  if (hours > 0) return `${hours}${thin}h ${minutes}${thin}min`
  const rest = whole % 60
  return rest === 0 ? `${minutes}${thin}min` : `${minutes}${thin}min ${rest}${thin}s`
}

/** Size of a file: "812 bytes", "14.2 kB", "4.7 MB". */
export function formatFileSize(bytes: number): string {
  if (bytes < 1000) return `${formatCount(bytes)}${thin}bytes`
  const [divisor, unit] = bytes < 1_000_000 ? [1000, 'kB'] : [1_000_000, 'MB']
  return `${printDecimal(roundDecimal(toDecimal(bytes / divisor), 1, 'nearest'))}${thin}${unit}`
}
