import { expect, test } from 'vitest'
import { findWeekId } from '~/domain/find-week'

const weeks = [
  { id: 'week-1', number: 1 },
  { id: 'phase-2', number: 2 },
  { id: 'phase-3', number: 3 },
  { id: 'sprint-3', number: 3 },
]

test('a number means the week of that number, else the one phase or sprint of it', () => {
  expect(findWeekId(weeks, '1')).toBe('week-1')
  expect(findWeekId(weeks, '2')).toBe('phase-2')
  expect(findWeekId(weeks, 'sprint-3')).toBe('sprint-3')
})

test('a number that fits several or none finds nothing', () => {
  expect(findWeekId(weeks, '3')).toBe('week-3')
  expect(findWeekId(weeks, '9')).toBe('week-9')
})
