import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Measured } from '~/domain/assessment'
import { intervalBar, progressRuler, sparkline } from '~/reports/geometry'

function measured(low: number, high: number): Measured {
  return { value: (low + high) / 2, low, high, lowOpen: false, highOpen: false, unit: 'ms', counts: null }
}

const bar = (
  low: number,
  high: number,
  limit: number,
  operator: '<' | '>' | '==' = '<',
  exactMax: number | null = null,
) => intervalBar({ measured: measured(low, high), operator, limit, exactMax, token: 'met', words: '' })

test('the satisfied side of an upper limit lies left of it, of a lower limit right of it', () => {
  const below = bar(100, 120, 200, '<')
  expect(below.satisfied).toEqual({ x: 0, width: below.limitX })
  const above = bar(100, 120, 200, '>')
  expect(above.satisfied.x).toBe(above.limitX)
  expect(above.satisfied.x + above.satisfied.width).toBeCloseTo(above.width)
})

test('an exact value is still visible, and a Max beyond the axis is held at its end', () => {
  const exact = bar(50, 50, 200, '<', 900)
  expect(exact.band.width).toBeGreaterThanOrEqual(3)
  expect(exact.diamondX).toBeLessThanOrEqual(exact.width)
  expect(exact.diamondX).toBeGreaterThan(exact.limitX)
})

test('for all values everything stays inside the figure, and a value far from its limit stands on its side', () => {
  const value = fc.double({ min: 0, max: 1e6, noNaN: true })
  fc.assert(
    fc.property(value, value, fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (a, b, limit) => {
      const figure = bar(Math.min(a, b), Math.max(a, b), limit)
      for (const x of [figure.limitX, figure.band.x, figure.band.x + figure.band.width]) {
        expect(x).toBeGreaterThanOrEqual(0)
        expect(x).toBeLessThanOrEqual(figure.width + 0.11)
      }
      if (Math.max(a, b) < limit / 2) expect(figure.band.x).toBeLessThan(figure.limitX)
      if (Math.min(a, b) > limit * 2) expect(figure.band.x + figure.band.width).toBeGreaterThan(figure.limitX)
    }),
  )
})

test('a value in the hundredfold of its limit does not push the limit off the figure', () => {
  const figure = bar(117_000, 117_000, 1000)
  expect(figure.limitX).toBeGreaterThan(20)
  expect(figure.band.x).toBeGreaterThan(figure.limitX)
})

test('an interval that is open upwards ends at its value', () => {
  const figure = intervalBar({
    measured: { ...measured(10, 20), high: Number.POSITIVE_INFINITY },
    operator: '<',
    limit: 30,
    exactMax: null,
    token: 'met',
    words: '',
  })
  expect(Number.isFinite(figure.band.x + figure.band.width)).toBe(true)
})

const dot = (value: number, run: string) => ({
  value,
  run,
  tainted: false,
  deciding: false,
  token: 'met' as const,
})

test('a sparkline keeps the order of time, draws larger values higher and the limit among them', () => {
  const figure = sparkline([dot(10, 'a'), dot(30, 'b'), dot(20, 'c')], 25, '')!
  expect(figure.dots.map(({ run }) => run)).toEqual(['a', 'b', 'c'])
  expect(figure.dots[0]!.x).toBeLessThan(figure.dots[1]!.x)
  expect(figure.dots[1]!.y).toBeLessThan(figure.limitY!)
  expect(figure.dots[2]!.y).toBeGreaterThan(figure.limitY!)
})

test('a sparkline of no runs is not drawn, one of many keeps the latest 24', () => {
  expect(sparkline([], 1, '')).toBeNull()
  const many = Array.from({ length: 40 }, (_, at) => dot(at, String(at)))
  const figure = sparkline(many, null, '')!
  expect(figure.dots).toHaveLength(24)
  expect(figure.dots.at(-1)!.run).toBe('39')
})

test('the ruler labels the gap from proof to claim and draws nothing for what is unknown', () => {
  const share = (percent: number) => ({ percent, label: '' })
  const given = { gapLabel: (points: number) => `${points}`, words: '' }
  const ruler = progressRuler({ claimed: share(100), ticked: share(73), proven: share(6), ...given })
  expect(ruler.bars.map(({ kind }) => kind)).toEqual(['claimed', 'ticked', 'proven'])
  expect(ruler.gap).toMatchObject({ points: 94, x2: ruler.width })
  const unknown = progressRuler({ claimed: null, ticked: share(10), proven: null, ...given })
  expect(unknown.bars).toHaveLength(1)
  expect(unknown.gap).toBeNull()
})
