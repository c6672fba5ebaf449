import type { IsoDay } from '~/domain/place'
import { formatDay, formatDayRange, localTime } from './dates'
import { unknownWords } from './format'
import type { JudgedContext } from './report-context'

/** The day on which the program closed, as seen at as-of; null while it is open. */
export function closedOn({ assessment }: JudgedContext): IsoDay | null {
  const { settings, asOf } = assessment
  const day = settings.closed === null ? settings.endDate : settings.closed
  return day !== null && localTime(asOf, settings.timezone).day >= day ? day : null
}

/** "closed 15 Jan 2026", "week 3 of 8", or which of them is unknown. */
export function phaseText(context: JudgedContext): string {
  const closed = closedOn(context)
  const { settings, currentWeekId, tracker } = context.assessment
  if (closed !== null) return settings.closed === null ? `ended ${formatDay(closed)}` : `closed ${formatDay(closed)}`
  const weeks = tracker === null ? [] : tracker.weeks
  const week = weeks.find(({ id }) => id === currentWeekId)
  if (week === undefined) return 'current week unknown'
  const numbers = weeks.flatMap(({ unit, number }) => (unit === week.unit && number !== null ? [number] : []))
  return week.number === null ? week.title : `${week.unit} ${week.number} of ${Math.max(...numbers)}`
}

export function datesText({ assessment }: JudgedContext): string {
  const { startDate, endDate } = assessment.settings
  const range = formatDayRange(startDate, endDate)
  return range === null ? `dates ${unknownWords.notStated}` : range
}

/** "transcribed evidence may decide"; null where only measured evidence does. */
export function provenanceText({ assessment }: JudgedContext): string | null {
  const beyond = assessment.settings.deciding.filter((provenance) => provenance !== 'measured')
  return beyond.length === 0 ? null : `${beyond.join(' and ')} evidence may decide`
}
