import { expect, test } from 'vitest'
import { interleaved, lineOf, median, quantile, remark } from './measure'
import { benchTable } from './table'

test('medians and quantiles are values that were measured', () => {
  expect(median([3, 1, 2])).toBe(2)
  expect(quantile([4, 1, 3, 2], 0.99)).toBe(4)
  expect(quantile([4, 1, 3, 2], 0.5)).toBe(2)
})

test('sides are measured in turns, each round begins with another, the first round does not count', async () => {
  const order: string[] = []
  const side = (name: string) => () => order.push(name)
  const found = await interleaved(2, { a: side('a'), b: side('b') })
  expect(order.join('')).toBe('abbaab')
  expect(found).toEqual({ a: [4, 5], b: [3, 6] })
})

test('a line says on which side of its goal the ratio is', () => {
  const input = { ours: 30, against: 20, unit: 'ms' }
  expect(lineOf('x', { ...input, goal: ['at most', 2] })).toMatchObject({
    ratio: 1.5,
    goal: 'at most 2',
    reached: true,
  })
  expect(lineOf('x', { ...input, goal: ['at most', 1] }).reached).toBe(false)
  expect(lineOf('x', { ...input, goal: ['at least', 2] }).reached).toBe(false)
})

test('the table shows a goal that was missed, and nothing where there is nothing to hold against', () => {
  const missed = lineOf('slow', { ours: 300, against: 100, unit: 'ms', goal: ['at most', 2] })
  expect(benchTable([missed, remark('alone', '5 ms')])).toBe(
    [
      '| Measure | Assay | Against | Ratio | Goal | Reached |',
      '| --- | --- | --- | --- | --- | --- |',
      '| slow | 300 ms | 100 ms | 3.00 | at most 2 | **no** |',
      '| alone | 5 ms |  |  |  |  |',
    ].join('\n'),
  )
})
