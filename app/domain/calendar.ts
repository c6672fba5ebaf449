import { Temporal } from 'temporal-polyfill'
import { ofText } from './memory'
import type { Instant, IsoDay } from './place'

/**
 * Days and moments in a program's time zone (semantics §9). Zones are IANA names or fixed
 * offsets; people also write `UTC+8`.
 */
function zoneOf(timezone: string): string {
  const offset = /^(?:UTC|GMT)?\s*([+-])(\d{1,2})(?::?(\d{2}))?$/i.exec(timezone.trim())
  if (offset === null) return timezone.trim() === '' ? 'UTC' : timezone.trim()
  const minutes = offset[3] === undefined ? '00' : offset[3]
  return `${offset[1]}${offset[2]!.padStart(2, '0')}:${minutes}`
}

/** Whether a name is a time zone that days can be counted in. */
export function isTimezone(timezone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zoneOf(timezone))
    return true
  } catch {
    return false
  }
}

const keptDays = 50_000
const ends = new Map<string, Instant>()

/** The last millisecond of a local day: a date without a time takes effect at its end. */
export function endOfDay(day: IsoDay, timezone: string): Instant {
  const key = `${timezone} ${day}`
  const known = ends.get(key)
  if (known !== undefined) return known
  const next = Temporal.PlainDate.from(day).add({ days: 1 })
  const start = next.toZonedDateTime(zoneOf(timezone)).epochMilliseconds
  const end = new Date(start - 1).toISOString()
  if (ends.size >= keptDays) ends.clear()
  ends.set(key, end)
  return end
}

/** The first moment of a local day. */
export function startOfDay(day: IsoDay, timezone: string): Instant {
  return new Date(Temporal.PlainDate.from(day).toZonedDateTime(zoneOf(timezone)).epochMilliseconds).toISOString()
}

const days = new Map<string, IsoDay>()

/** The local day of a moment. */
export function dayOf(at: Instant, timezone: string): IsoDay {
  const key = `${timezone} ${at}`
  const known = days.get(key)
  if (known !== undefined) return known
  const day = Temporal.Instant.from(at).toZonedDateTimeISO(zoneOf(timezone)).toPlainDate().toString()
  if (days.size >= keptDays) days.clear()
  days.set(key, day)
  return day
}

/** Whole days from one day to another; negative where `to` lies before `from`. */
export function daysBetween(from: IsoDay, to: IsoDay): number {
  const [first, last] = [numberOfDay(from), numberOfDay(to)]
  if (first !== null && last !== null) return last - first
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days
}

const dayMs = 86_400_000

/** Days since 1970 of a day as it is mostly written; null where only the calendar can tell, as before the year 100. */
const numberOfDay = ofText('numbers-of-days', (day) => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)
  if (match === null) return null
  const ms = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]))
  return new Date(ms).toISOString().slice(0, 10) === day ? ms / dayMs : null
})

/** The week of a program that a day lies in: 1 for the first seven days from its start, 0 or less before. */
export function weekNumber(startDate: IsoDay, day: IsoDay): number {
  return Math.floor(daysBetween(startDate, day) / 7) + 1
}

/**
 * A moment as typed: `YYYY-MM-DD` is the end of that local day, a timestamp with a zone is
 * itself, one without is local time. null where it is neither.
 */
export function parseAsOf(text: string, timezone: string): Instant | null {
  const trimmed = text.trim()
  // At the ends of the calendar a day has no time in every zone.
  if (/^(?:0|9999)/.test(trimmed)) return null
  try {
    if (/^\d{4}-\d{2}-\d{2}$/.test(trimmed)) return endOfDay(trimmed, timezone)
    if (!/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(trimmed)) return null
    const instant = /(?:Z|[+-]\d{2}(?::?\d{2})?)$/i.test(trimmed)
      ? Temporal.Instant.from(trimmed.replace(' ', 'T'))
      : Temporal.PlainDateTime.from(trimmed.replace(' ', 'T')).toZonedDateTime(zoneOf(timezone)).toInstant()
    return new Date(instant.epochMilliseconds).toISOString()
  } catch {
    return null
  }
}

/** Milliseconds since the epoch; comparing ISO texts fails where their fractions differ in length. */
export function timeOf(at: Instant): number {
  return Date.parse(at)
}
