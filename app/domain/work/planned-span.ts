import { Temporal } from 'temporal-polyfill'
import { daysBetween } from '../calendar'
import { ofText } from '../memory'
import type { IsoDay } from '../place'
import type { DocumentPlan, Week } from '../plan'
import type { ProgramSettings } from '../program'

/** First and last day on which value is planned. */
export interface PlannedSpan {
  from: IsoDay
  to: IsoDay
}

/**
 * The days that a week's value is planned on: those of the program's calendar, whenever its work was
 * really done (a tracker that runs ahead dates the days of week 8 in week 1; planned they were for
 * week 8). A phase or sprint has no fixed length and lies where its days are dated. null where
 * neither is known. Nobody may change what it gives.
 */
export function plannedSpan(
  plan: Pick<DocumentPlan, 'days'>,
  week: Pick<Week, 'id' | 'unit' | 'number'>,
  settings: Pick<ProgramSettings, 'startDate'>,
): PlannedSpan | null {
  if (week.unit === 'week' && week.number !== null && settings.startDate !== null)
    return calendarWeek(settings.startDate, week.number)
  const dates = plan.days
    .filter(({ weekId }) => weekId === week.id)
    .flatMap(({ fromDate, toDate }) => [fromDate, toDate])
    .filter((day) => day !== null)
    .toSorted()
  const [from] = dates
  const to = dates.at(-1)
  return from === undefined || to === undefined ? null : { from, to }
}

/** A week of a calendar has the same days in every snapshot and after every write. */
const weekOfCalendar = ofText('weeks-of-calendars', (asked): PlannedSpan | null => {
  const [startDate, number] = JSON.parse(asked) as [IsoDay, number]
  return readCalendarWeek(startDate, number)
})

function calendarWeek(startDate: IsoDay, number: number): PlannedSpan | null {
  return weekOfCalendar(JSON.stringify([startDate, number]))
}

function readCalendarWeek(startDate: IsoDay, number: number): PlannedSpan | null {
  try {
    const from = Temporal.PlainDate.from(startDate).add({ days: 7 * (number - 1) })
    return { from: from.toString(), to: from.add({ days: 6 }).toString() }
  } catch {
    // Beyond the ends of the calendar no week has days.
    return null
  }
}

/** Days of a span up to and with a day: 0 before it, all of them after it. */
export function daysPassed({ from, to }: PlannedSpan, day: IsoDay): { passed: number; days: number } {
  const days = daysBetween(from, to) + 1
  return { passed: Math.min(days, Math.max(0, daysBetween(from, day) + 1)), days }
}
