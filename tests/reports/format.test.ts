import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatAsOf, formatDayRange, formatMoment } from '~/reports/dates'
import {
  formatDuration,
  formatInterval,
  formatMoney,
  formatValue,
  percentOf,
  plainText,
  thin,
  worseUnder,
} from '~/reports/format'

const plain = (...args: Parameters<typeof formatValue>) => plainText(formatValue(...args).text)

/** Reads a displayed figure back as the decimal it shows, in canonical units times 1e9 as an integer. */
function readBack(text: string): number {
  const [number = '', unit] = plainText(text).split(' ')
  const value = Number(number.replaceAll(',', ''))
  if (unit === 's') return value * 1000
  return unit === '%' ? value / 100 : value
}

test('values are shown with three digits, whole numbers in full, a thin space before the unit', () => {
  expect(formatValue(430, 'ms').text).toBe(`430${thin}ms`)
  expect(plain(2100, 'ms')).toBe('2.1 s')
  expect(plain(166717, 'ms')).toBe('167 s')
  expect(plain(16774, 'count')).toBe('16,774')
  expect(plain(12662, 'bytes')).toBe('12,662 bytes')
  expect(plain(29.9, 'req/s')).toBe('29.9 req/s')
  expect(plain(0, 'ratio')).toBe('0 %')
  expect(plain(1, 'ratio')).toBe('100 %')
  expect(plain(0.1 + 0.2, 'ratio', { worse: 'up' })).toBe('30 %')
})

test('a number never rounds towards passing', () => {
  expect(plain(200 / 16774, 'ratio', { worse: 'up' })).toBe('1.193 %')
  expect(plain(3419, 'ms', { worse: 'up' })).toBe('3.42 s')
  expect(plain(56.09, 'req/s', { worse: 'down' })).toBe('56 req/s')
})

test('a number shows as many digits as it takes to stand on its side of the limit', () => {
  expect(plain(1999.6, 'ms', { worse: 'up', limit: 2000 })).toBe('1.9996 s')
  expect(plain(0.98999, 'ratio', { worse: 'down', limit: 0.99 })).toBe('98.99 %')
  expect(plain(0.990001, 'ratio', { worse: 'down', limit: 0.99 })).toBe('99.0001 %')
  expect(plain(0.00049999, 'ratio', { worse: 'up', limit: 0.0005 })).toBe('0.049999 %')
})

test('for all values the printed number is on the same side of the limit as the true one', () => {
  const units = fc.constantFrom('ms', 'ratio', 'req/s', 'count') as fc.Arbitrary<'ms' | 'ratio' | 'req/s' | 'count'>
  const value = fc.double({ min: 0, max: 1e6, noNaN: true })
  const nearby = fc.tuple(value, fc.double({ min: -1e-3, max: 1e-3, noNaN: true })).map(([a, d]) => [a, a * (1 + d)])
  fc.assert(
    fc.property(units, nearby, fc.constantFrom('<', '>', '=='), (unit, [a = 0, limit = 0], operator) => {
      const text = formatValue(a, unit, { limit, worse: worseUnder(operator as '<') }).text
      const shown = plainText(text).split(' ')[0]!.replaceAll(',', '')
      const power = unit === 'ratio' ? 2 : unit === 'ms' && a >= 1000 ? -3 : 0
      const shifted = shiftText(limit, power)
      expect(Math.sign(compareText(shown, shifted))).toBe(Math.sign(a - limit))
    }),
    { numRuns: 2000 },
  )
})

test('for all values rounding goes towards the worse side', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1e7, noNaN: true }), (value) => {
      const trimmed = Number(value.toPrecision(14))
      expect(readBack(formatValue(value, 'req/s', { worse: 'up' }).text)).toBeGreaterThanOrEqual(trimmed)
      expect(readBack(formatValue(value, 'req/s', { worse: 'down' }).text)).toBeLessThanOrEqual(trimmed)
    }),
  )
})

test('both ends of an interval share one unit', () => {
  const measured = {
    value: 2000,
    low: 1950,
    high: 2050,
    lowOpen: false,
    highOpen: false,
    unit: 'ms',
    counts: null,
  } as const
  expect(plainText(formatInterval(measured)!)).toBe('1.95 to 2.05 s')
  expect(plainText(formatInterval({ ...measured, value: 1000, low: 995, high: 1050 })!)).toBe('0.995 to 1.05 s')
  expect(formatInterval({ ...measured, low: 2000, high: 2000 })).toBeNull()
})

test('an end that does not belong to the interval is said where the limit stands on it', () => {
  const measured = {
    value: 2100,
    low: 2050,
    high: 2150,
    lowOpen: true,
    highOpen: true,
    unit: 'ms',
    counts: null,
  } as const
  expect(plainText(formatInterval(measured, { limit: 2150 })!)).toBe('more than 2.05 s and less than 2.15 s')
  expect(plainText(formatInterval(measured, { limit: 2000 })!)).toBe('2.05 to 2.15 s')
})

test('a figure that is no finite number is unknown', () => {
  expect(plain(Number.POSITIVE_INFINITY, 'ms')).toBe('unknown')
  expect(plain(Number.NaN, 'ratio')).toBe('unknown')
})

test('money, durations and percentages of nothing', () => {
  expect(formatMoney(84000)).toBe('$840')
  expect(formatMoney(1_150_050)).toBe('$11,500.50')
  expect(plainText(formatDuration(299))).toBe('4 min 59 s')
  expect(plainText(formatDuration(90))).toBe('90 s')
  expect(percentOf(0, 0)).toBeNull()
  expect(percentOf(199, 200)).toBe(99)
})

test('moments are said in the time zone of the program', () => {
  expect(formatMoment('2026-01-13T12:49:00Z', 'Asia/Makassar')).toBe('13 Jan 2026, 20:49 UTC+8')
  expect(formatMoment('2026-01-13T12:49:00Z', '+08:00')).toBe('13 Jan 2026, 20:49 UTC+8')
  expect(formatMoment('2026-01-13T12:49:00Z', 'UTC')).toBe('13 Jan 2026, 12:49 UTC')
  expect(formatMoment('2026-01-13T12:49:00Z', 'No/Where')).toBe('13 Jan 2026, 12:49 UTC')
  expect(formatAsOf('2026-01-15T15:59:00Z', 'UTC+8')).toBe('15 Jan 2026, 23:59 UTC+8')
  expect(formatAsOf('2026-01-15T15:59:59.999Z', 'UTC+8')).toBe('end of 15 Jan 2026, UTC+8')
  expect(formatDayRange('2026-01-13', '2026-01-15')).toBe('13 Jan to 15 Jan 2026')
})

/** Decimal text of value × 10^power, exact on the shortest decimal form. */
function shiftText(value: number, power: number): string {
  const [mantissa = '', exponent = '0'] = String(value).split('e')
  return `${mantissa}e${Number(exponent) + power}`
}

/** Compares two decimal texts exactly. */
function compareText(a: string, b: string): number {
  const parts = [a, b].map((text) => {
    const [mantissa = '', exponent = '0'] = text.split('e')
    const [whole = '', fraction = ''] = mantissa.split('.')
    return { digits: BigInt(whole + fraction), exponent: Number(exponent) - fraction.length }
  })
  const least = Math.min(...parts.map((part) => part.exponent))
  const [x, y] = parts.map((part) => part.digits * 10n ** BigInt(part.exponent - least))
  return x! < y! ? -1 : x! > y! ? 1 : 0
}
