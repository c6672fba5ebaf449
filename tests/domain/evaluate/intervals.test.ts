import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decideInterval, exactly, narrow, percentileInterval, sampleFloor } from '~/domain/evaluate/intervals'
import { bucketOf } from '~/domain/forensics/bucket'
import { parseRule } from '~/domain/rules'
import type { Operator } from '~/domain/vocabulary'

function limitOf(text: string) {
  const parsed = parseRule(`p99(*) < ${text}`)
  if (!parsed.ok || parsed.rule.limit === null) throw new Error(text)
  return parsed.rule.limit
}

function written(valueMs: number): string | null {
  const interval = percentileInterval(valueMs, 'locust')
  if (interval === null) return null
  return `${interval.lowOpen ? '(' : '['}${interval.low}, ${interval.high}${interval.highOpen ? ')' : ']'}`
}

describe('semantics §3: the intervals of printed percentiles', () => {
  test.each([
    [100, '[99.5, 105]'],
    [110, '(105, 115)'],
    [1000, '[995, 1050]'],
    [1900, '(1850, 1950)'],
    [2000, '[1950, 2050]'],
    [2100, '(2050, 2150)'],
    [10_000, '[9950, 10500]'],
    [60_000, '[59500, 60500]'],
    [0, '[0, 0.5]'],
    [1, '(0.5, 1.5)'],
  ])('%i means %s', (value, interval) => {
    expect(written(value)).toBe(interval)
  })

  test.each([147, 3432, 1.5, 12_662])('%d is off the grid: precision unknown', (value) => {
    expect(written(value)).toBeNull()
  })

  test('a run with unknown precision has no intervals', () => {
    expect(percentileInterval(2000, 'unknown')).toBeNull()
  })
})

test('an interval holds exactly the values that print as it', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 200_000, noNaN: true }), (truth) => {
      const interval = percentileInterval(bucketOf(truth), 'locust')!
      expect(interval.lowOpen ? truth > interval.low : truth >= interval.low).toBe(true)
      expect(interval.highOpen ? truth < interval.high : truth <= interval.high).toBe(true)
    }),
  )
})

test('neighbouring intervals meet without a gap or an overlap', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), (raw) => {
      const here = percentileInterval(bucketOf(raw), 'locust')!
      const next = percentileInterval(bucketOf(here.high + 0.25), 'locust')!
      expect(here.high).toBe(next.low)
      expect(here.highOpen).toBe(!next.lowOpen)
    }),
  )
})

test('exact extremes narrow an interval, and contradicting ones empty it', () => {
  const interval = percentileInterval(2000, 'locust')!
  expect(narrow(interval, 10, 1980)).toMatchObject({ low: 1950, high: 1980, highOpen: false })
  expect(narrow(interval, 2001, 2188)).toMatchObject({ low: 2001, high: 2050 })
  expect(narrow(interval, 10, 1900)).toBeNull()
  expect(narrow(percentileInterval(2100, 'locust')!, null, 2050)).toBeNull()
})

describe('the operator counts as written', () => {
  test.each<[number, Operator, string, string]>([
    [2100, '<', '2s', 'violates'],
    [2000, '<', '2s', 'straddles'],
    [1900, '<', '2s', 'satisfies'],
    [1900, '<', '1950ms', 'satisfies'],
    [1900, '<=', '1850ms', 'violates'],
    [2000, '<', '1950ms', 'violates'],
    [2000, '<=', '1950ms', 'straddles'],
    [2100, '>', '2s', 'satisfies'],
    [2100, '>', '2050ms', 'satisfies'],
    [2100, '>=', '2150ms', 'violates'],
    [2100, '==', '2100ms', 'straddles'],
    [2100, '==', '2050ms', 'violates'],
  ])('%i %s %s %s', (value, op, limit, verdict) => {
    expect(decideInterval(percentileInterval(value, 'locust')!, op, limitOf(limit))).toBe(verdict)
  })

  test('2.0 s is not below 2 s, and exact fractions are compared exactly', () => {
    expect(decideInterval(exactly(2000, 'ms'), '<', limitOf('2s'))).toBe('violates')
    expect(decideInterval(exactly(0.3, 'ms'), '==', limitOf('0.3ms'))).toBe('satisfies')
    expect(decideInterval(exactly(1.1e-7, 'ms'), '<', limitOf('0.1ms'))).toBe('satisfies')
  })
})

test('an operator and its negation never both hold, and one of them holds where nothing straddles', () => {
  const pairs: [Operator, Operator][] = [
    ['<', '>='],
    ['>', '<='],
  ]
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 30_000 }),
      fc.integer({ min: 0, max: 30_000 }),
      fc.constantFrom(...pairs),
      (raw, limit, [op, negation]) => {
        const interval = percentileInterval(bucketOf(raw), 'locust')!
        const one = decideInterval(interval, op, limitOf(`${limit}ms`))
        const other = decideInterval(interval, negation, limitOf(`${limit}ms`))
        expect([one, other]).toEqual(
          one === 'straddles'
            ? ['straddles', 'straddles']
            : one === 'satisfies'
              ? ['satisfies', 'violates']
              : ['violates', 'satisfies'],
        )
      },
    ),
  )
})

test.each([
  [50, 20],
  [95, 200],
  [99, 1000],
  [99.9, 10_000],
  [99.99, 100_000],
])('P%d needs %i samples to be met', (percentile, floor) => {
  expect(sampleFloor(percentile)).toBe(floor)
})
