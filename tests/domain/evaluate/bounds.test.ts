import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lowerBound, proofOf, requestsNeeded, upperBound } from '~/domain/evaluate/bounds'
import { compareRatioToLimit, mostFailures } from '~/domain/evaluate/exact'
import { type Limit, parseRule } from '~/domain/rules'

function limitOf(text: string): Limit {
  const parsed = parseRule(`error(*) < ${text}`)
  if (!parsed.ok || parsed.rule.limit === null) throw new Error(text)
  return parsed.rule.limit
}

test.each([
  [0.01, 299],
  [0.001, 2995],
  [0.0005, 5990],
])('a failure ratio below %d needs %i clean requests (semantics §4)', (ratio, needed) => {
  expect(requestsNeeded(0, ratio)).toBe(needed)
  expect(upperBound(0, needed)).toBeLessThan(ratio)
  expect(upperBound(0, needed - 1)).toBeGreaterThanOrEqual(ratio)
})

test('two failures in ten thousand do not show less than 0.05 %: the bound is 0.063 %', () => {
  expect(upperBound(2, 10_000)).toBeCloseTo(0.00063, 5)
  expect(proofOf('error', 2, 10_000, '<', limitOf('0.05%'))).toMatchObject({ shown: false })
})

test('299 clean logins show more than 99 %, 298 do not', () => {
  const limit = limitOf('99%')
  expect(proofOf('success', 0, 299, '>', limit).shown).toBe(true)
  expect(proofOf('success', 0, 298, '>', limit).shown).toBe(false)
})

test('an exact zero is never shown by a sample', () => {
  expect(proofOf('error', 0, 1_000_000, '==', limitOf('0%')).shown).toBe(false)
  expect(requestsNeeded(0, 0)).toBeNull()
})

test('requests needed with failures are the fewest that show the claim', () => {
  const needed = requestsNeeded(2, 0.0005)!
  expect(upperBound(2, needed)).toBeLessThan(0.0005)
  expect(upperBound(2, needed - 1)).toBeGreaterThanOrEqual(0.0005)
})

test('bounds enclose the counted ratio', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(5000), (requests, raw) => {
      const failures = Math.min(raw, requests)
      expect(upperBound(failures, requests)).toBeGreaterThanOrEqual(failures / requests)
      expect(lowerBound(failures, requests)).toBeLessThanOrEqual(failures / requests)
    }),
    { numRuns: 60 },
  )
})

test('ratios are compared as fractions: 5 failures in 10,000 are not below 0.05 %', () => {
  expect(compareRatioToLimit(5, 10_000, limitOf('0.05%'))).toBe(0)
  expect(compareRatioToLimit(4, 10_000, limitOf('0.05%'))).toBe(-1)
  expect(compareRatioToLimit(1, 3, limitOf('33.33%'))).toBe(1)
})

test('the most failures that a limit allows', () => {
  expect(mostFailures('<', 200, limitOf('1%'))).toBe(1)
  expect(mostFailures('<=', 200, limitOf('1%'))).toBe(2)
  expect(mostFailures('<', 200, limitOf('0%'))).toBeNull()
  expect(mostFailures('==', 200, limitOf('0%'))).toBe(0)
})
