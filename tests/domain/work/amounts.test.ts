import { expect, test } from 'vitest'
import { parseHours, parseMoney } from '~/domain/work/amounts'

const read = (parsed: ReturnType<typeof parseHours>) => (parsed.ok ? parsed.value : parsed.reason)

test.each([
  ['', null],
  ['   ', null],
  ['2.5h', 150],
  ['2,5 h', 150],
  ['2h 30m', 150],
  ['2h30', 'unreadable'],
  ['2 hours 30 minutes', 150],
  ['2:30', 150],
  ['2:75', 'unreadable'],
  ['150 min', 150],
  ['45m', 45],
  ['16', 960],
  ['~16h', 960],
  ['0', 0],
  ['0h', 0],
  ['0.01h', 1],
  ['1.333h', 80],
  ['1,200h', 72_000],
  ['1,200.5', 72_030],
  ['.5h', 'unreadable'],
  ['-3h', 'unreadable'],
  ['1e3', 'unreadable'],
  ['3 days', 'unreadable'],
  ['h', 'unreadable'],
  ['99999h', 'too_large'],
])('hours typed as %j are %j minutes', (text, minutes) => {
  expect(read(parseHours(text))).toBe(minutes)
})

test.each([
  ['', null],
  ['$480', 48_000],
  ['480', 48_000],
  ['~$480', 48_000],
  ['$ 480', 48_000],
  ['480 USD', 48_000],
  ['480.5', 48_050],
  ['1,200.50', 120_050],
  ['0', 0],
  // Floats would make 1998 cents of it.
  ['19.99', 1999],
  ['0.29', 29],
  ['1.234', 'unreadable'],
  ['1.200,50', 'unreadable'],
  ['12,00', 'unreadable'],
  ['€480', 'unreadable'],
  ['-480', 'unreadable'],
  ['480 h', 'unreadable'],
  ['999999999', 'too_large'],
])('money typed as %j is %j cents', (text, cents) => {
  expect(read(parseMoney(text))).toBe(cents)
})
