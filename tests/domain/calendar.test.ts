import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { dayOf, daysBetween, endOfDay, isTimezone, parseAsOf, startOfDay, weekNumber } from '~/domain/calendar'

test('a date takes effect at the end of its local day', () => {
  expect(endOfDay('2026-01-14', 'UTC')).toBe('2026-01-14T23:59:59.999Z')
  expect(endOfDay('2026-01-14', 'Asia/Makassar')).toBe('2026-01-14T15:59:59.999Z')
  expect(endOfDay('2026-01-14', 'UTC+8')).toBe('2026-01-14T15:59:59.999Z')
  // Asked again, it is the end in that zone still.
  expect(endOfDay('2026-01-14', 'UTC')).toBe('2026-01-14T23:59:59.999Z')
  expect(startOfDay('2026-01-14', '+08:00')).toBe('2026-01-13T16:00:00.000Z')
})

test('a local day with a clock change still ends at its own midnight', () => {
  expect(endOfDay('2026-03-29', 'Europe/Berlin')).toBe('2026-03-29T21:59:59.999Z')
})

test('the local day of a moment', () => {
  expect(dayOf('2026-01-11T16:30:00Z', 'UTC+8')).toBe('2026-01-12')
  expect(daysBetween('2026-01-11', '2026-03-08')).toBe(56)
})

test('days between days are those of the calendar, over leap years and at its ends, and no day is none', () => {
  const days = [
    '0000-01-01',
    '0099-12-31',
    '0100-01-01',
    '1969-12-31',
    '1970-01-01',
    '2024-02-29',
    '2026-03-29',
    '9999-12-31',
  ]
  for (const from of days)
    for (const to of days) {
      const span = Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' })
      expect(daysBetween(from, to)).toBe(span.days)
    }
  expect(() => daysBetween('2026-02-31', '2026-03-01')).toThrow(RangeError)
  expect(() => daysBetween('2026-03-01', '2026-13-01')).toThrow(RangeError)
})

test.each([
  ['2026-01-10', 0],
  ['2026-01-11', 1],
  ['2026-01-17', 1],
  ['2026-01-18', 2],
  ['2026-03-07', 8],
])('%s is in week %i of a program that starts on 11 January', (day, week) => {
  expect(weekNumber('2026-01-11', day)).toBe(week)
})

describe('as-of as typed', () => {
  test.each([
    ['2026-01-14', '2026-01-14T15:59:59.999Z'],
    ['2026-01-14T12:00:00Z', '2026-01-14T12:00:00.000Z'],
    ['2026-01-14T12:00+02:00', '2026-01-14T10:00:00.000Z'],
    ['2026-01-14 12:00', '2026-01-14T04:00:00.000Z'],
    ['2026-02-30', null],
    ['yesterday', null],
  ])('%s', (text, moment) => {
    expect(parseAsOf(text, 'UTC+8')).toBe(moment)
  })
})

test('time zones are known by name or offset', () => {
  expect(['UTC', 'Europe/Berlin', 'UTC+8', '+05:30', 'Mars/Base'].map(isTimezone)).toEqual([
    true,
    true,
    true,
    true,
    false,
  ])
})

test('a moment at the ends of the calendar is none', () => {
  for (const text of ['0000-01-01', '0001-01-01', '9999-12-31', '9999-12-31T23:59:59-23:59', '2026-02-31', '1e400'])
    expect(parseAsOf(text, 'Asia/Makassar')).toBeNull()
})
