import { expect, test } from 'vitest'
import { entriesInEffect } from '~/domain/work/actuals'
import { costsKnownLater } from '~/domain/work/costs-known-later'
import type { CostEntry } from '~/domain/work/records'

const lastDays: Record<string, string> = { 'week-1': '2026-01-17', 'week-2': '2026-01-24' }

function entry(id: number, more: Partial<CostEntry>): CostEntry {
  const base = { id, weekId: 'week-1', day: null, minutes: 60, cents: null, note: '', by: 'Ada', replaces: null }
  return { ...base, at: '2026-01-25T09:00:00.000Z', ...more }
}

/** Ids that count at the end of week 1, of what is recorded by the end of week 2. */
function counted(costs: CostEntry[], own: CostEntry[] = [], weekId: string | null = 'week-1'): number[] {
  const asked = { own, weekId, asOf: '2026-01-17T23:59:59.999Z', timezone: 'UTC' }
  const found = costsKnownLater(costs, { ...asked, lastDayOf: (week) => lastDays[week] ?? null })
  return entriesInEffect(found).map(({ id }) => id)
}

test('hours that were written down after the week belong to it, those of a later week or day do not', () => {
  const late = entry(1, {})
  const nextWeek = entry(2, { weekId: 'week-2' })
  const nextDay = entry(3, { weekId: 'week-2', day: '2026-01-18' })
  const ahead = entry(4, { weekId: 'week-2', day: '2026-01-16' })
  const unplanned = entry(5, { weekId: 'week-9' })
  expect(counted([late, nextWeek, nextDay, ahead, unplanned])).toEqual([1, 4])
})

test('whatever is recorded for the week itself is its own, though the work was done after it', () => {
  const after = entry(1, { day: '2026-01-20' })
  expect(counted([after])).toEqual([1])
  expect(counted([after], [], null)).toEqual([])
})

test('what the moment knew stays known, and a correction that does not belong to it brings nothing back', () => {
  const early = entry(1, { weekId: 'week-2' })
  expect(counted([early, entry(2, { weekId: 'week-2', replaces: 1 })], [early])).toEqual([1])
  const late = entry(3, { weekId: 'week-2', day: '2026-01-16' })
  expect(counted([late, entry(4, { weekId: 'week-2', day: '2026-01-20', replaces: 3 })])).toEqual([])
})
