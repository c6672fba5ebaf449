import { Temporal } from 'temporal-polyfill'
import { endOfDay, startOfDay, timeOf } from '../calendar'
import type { Instant, IsoDay } from '../place'
import type { DocumentPlan } from '../plan'
import type { ProgramSettings } from '../program'
import { plannedSpan } from '../work/planned-span'
import { daysOfWeek } from '../work/week-facts'

export interface ReviewSpan {
  from: IsoDay
  to: IsoDay
}

/**
 * First and last day that a week's review looks at: the days that the tracker dates and, for a
 * numbered week of a program with a start, its seven days of the calendar, whichever reach further. A
 * tracker often dates only some days of a week, and others than the calendar would; what was done on
 * either belongs to it. null where nothing dates it.
 */
export function reviewSpan(
  plan: DocumentPlan,
  settings: Pick<ProgramSettings, 'startDate'>,
  weekId: string,
): ReviewSpan | null {
  const week = plan.weeks.find(({ id }) => id === weekId)
  if (week === undefined) return null
  const spans = [daysOfWeek(plan, weekId), plannedSpan(plan, week, settings)].filter((span) => span !== null)
  const days = spans.flatMap(({ from, to }) => [from, to]).toSorted()
  const [from] = days
  const to = days.at(-1)
  return from === undefined || to === undefined ? null : { from, to }
}

/** Moments of a review: its beginning, and the end that it is judged at. */
export interface ReviewWindow {
  from: Instant
  /** The end of the last day, or the moment of looking where that comes first; never after the close. */
  asOf: Instant
}

/** `referenceAt` is the earlier of the moment of looking and the program's close. */
export function reviewWindow(span: ReviewSpan | null, referenceAt: Instant, timezone: string): ReviewWindow | null {
  if (span === null) return null
  const ends = endOfDay(span.to, timezone)
  const asOf = timeOf(ends) < timeOf(referenceAt) ? ends : referenceAt
  const begins = startOfDay(span.from, timezone)
  return { from: timeOf(begins) < timeOf(asOf) ? begins : asOf, asOf }
}

/** The day before or after another. */
export function dayBeside(day: IsoDay, days: number): IsoDay {
  return Temporal.PlainDate.from(day).add({ days }).toString()
}

/** Whether a text is a day of the calendar, as 2026-01-31. */
export function isDay(text: string): boolean {
  if (!/^[1-8]\d{3}-\d{2}-\d{2}$/.test(text)) return false
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text
  } catch {
    return false
  }
}
