import { Temporal } from 'temporal-polyfill'
import type { IsoDay } from '../place'
import type { DocumentPlan } from '../plan'
import type { ProgramSettings } from '../program'

export interface WeekSpan {
  from: IsoDay
  to: IsoDay
}

/**
 * First and last day of a week: from the days that the tracker dates and, for a numbered week of a
 * program with a start, its seven days of the calendar, whichever reach further. A tracker often
 * dates only some of its days; the rest lie where the calendar puts them. Another unit (a sprint, a
 * phase) has only its dated days. null where nothing dates it.
 */
export function weekSpan(
  plan: DocumentPlan,
  settings: Pick<ProgramSettings, 'startDate'>,
  weekId: string,
): WeekSpan | null {
  const week = plan.weeks.find(({ id }) => id === weekId)
  if (week === undefined) return null
  const dated = plan.days
    .filter((day) => day.weekId === weekId)
    .flatMap(({ fromDate, toDate }) => [fromDate, toDate])
    .filter((day) => day !== null)
  const own =
    week.unit === 'week' && week.number !== null && settings.startDate !== null
      ? calendarDays(settings.startDate, week.number)
      : []
  const days = [...dated, ...own].toSorted()
  const [from] = days
  const to = days.at(-1)
  return from === undefined || to === undefined ? null : { from, to }
}

function calendarDays(startDate: IsoDay, number: number): IsoDay[] {
  try {
    const first = Temporal.PlainDate.from(startDate).add({ days: (number - 1) * 7 })
    return [first.toString(), first.add({ days: 6 }).toString()]
  } catch {
    // Beyond the ends of the calendar no week has days.
    return []
  }
}
