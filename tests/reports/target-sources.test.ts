import { expect, test } from 'vitest'
import { stepsText } from '~/reports/target-sources'

test('steps with one target are said in one breath', () => {
  expect(stepsText(['stated', 'day-5', 'week-1', 'week-3', 'week-4', 'week-5', 'tier-1', 'tier-2', 'final'])).toBe(
    'stated beside a figure, day 5, weeks 1, 3 to 5, tiers 1, 2, final',
  )
  expect(stepsText(['week-2', 'week-2'])).toBe('week 2')
})
