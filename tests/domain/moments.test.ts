import { expect, test } from 'vitest'
import { momentDays } from '~/domain/moments'
import { momentChoices, momentDayViews } from '~/reports/moments'

const happening = (at: string, kind: 'document' | 'run' | 'act' = 'run', id = 'v1') => ({ at, kind, id, text: id })
const all = [
  happening('2026-01-12T01:00:00.000Z'),
  happening('2026-01-10T17:00:00.000Z', 'document', 'tracker'),
  happening('2026-01-11T15:00:00.000Z', 'act', 'sign_off'),
]

test('days are those of the program, oldest first', () => {
  const days = (timezone: string) => momentDays(all, timezone).map(({ day, happenings }) => [day, happenings.length])
  expect(days('UTC')).toEqual([
    ['2026-01-10', 1],
    ['2026-01-11', 1],
    ['2026-01-12', 1],
  ])
  expect(days('UTC+8')).toEqual([
    ['2026-01-11', 2],
    ['2026-01-12', 1],
  ])
})

test('the choice of a page says what each day brought', () => {
  expect(momentChoices(momentDays(all, 'UTC+8')).map(({ text }) => text)).toEqual([
    '11 Jan 2026: 1 document, 1 act',
    '12 Jan 2026: 1 run',
  ])
})

test('every moment leads to the pages as they stood then, newest day first, in its program', () => {
  const [newest, oldest] = momentDayViews(momentDays(all, 'UTC+8'), 'UTC+8', { asOf: '2026-01-11', program: 'p' })
  expect(newest?.items[0]?.pageHref).toBe('/evidence/v1?as-of=2026-01-12T01%3A00%3A00.000Z&program=p')
  expect([oldest?.on, newest?.on, oldest?.href]).toEqual([true, false, '/?as-of=2026-01-11&program=p'])
  expect(oldest?.items.map(({ clock, kindWord }) => [clock, kindWord])).toEqual([
    ['01:00', 'document'],
    ['23:00', 'signature'],
  ])
})
