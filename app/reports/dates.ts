import { ofText } from '~/domain/memory'
import type { Instant, IsoDay } from '~/domain/place'
import type { Moment } from './types-common'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** "15 Jan 2026" of `2026-01-15`; the text itself where it is no calendar day. */
export function formatDay(day: IsoDay): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)
  const month = match === null ? undefined : months[Number(match[2]) - 1]
  return match === null || month === undefined ? day : `${Number(match[3])} ${month} ${match[1]}`
}

/** Minutes east of UTC for "+08:00", "UTC+8", "-0530"; null for names. */
function fixedOffset(timezone: string): number | null {
  const match = /^(?:UTC|GMT)?([+-])(\d{1,2})(?::?(\d{2}))?$/.exec(timezone)
  if (match === null) return null
  const minutes = Number(match[2]) * 60 + (match[3] === undefined ? 0 : Number(match[3]))
  return match[1] === '-' ? -minutes : minutes
}

const formats = new Map<string, Intl.DateTimeFormat | null>()

/** null where the runtime does not know the zone; the moment is then said in UTC. */
function zoneFormat(timezone: string): Intl.DateTimeFormat | null {
  const known = formats.get(timezone)
  if (known !== undefined) return known
  let format: Intl.DateTimeFormat | null = null
  try {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: timezone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
  } catch {
    format = null
  }
  formats.set(timezone, format)
  return format
}

interface LocalTime {
  day: IsoDay
  time: string
  zone: string
}

function zoneText(offsetMinutes: number): string {
  if (offsetMinutes === 0) return 'UTC'
  const size = Math.abs(offsetMinutes)
  const minutes = size % 60
  return `UTC${offsetMinutes < 0 ? '−' : '+'}${Math.floor(size / 60)}${minutes === 0 ? '' : `:${String(minutes).padStart(2, '0')}`}`
}

/** End of the year 9998: with any offset its year has four digits. */
const latestMs = Date.UTC(9999, 0, 1) - 1

function atOffset(ms: number, offsetMinutes: number): LocalTime {
  const text = new Date(ms + offsetMinutes * 60_000).toISOString()
  return { day: text.slice(0, 10), time: text.slice(11, 16), zone: zoneText(offsetMinutes) }
}

/** Wall clock of an instant in the program's time zone (a name, or an offset). Nobody may change what it gives. */
export function localTime(instant: Instant, timezone: string): LocalTime {
  return timeAt(`${timezone}\n${instant}`)
}

/** Asking a zone for the parts of a moment is dear, and every page says the same moments: no zone has a line end. */
const timeAt = ofText('local-times', (asked) => {
  const end = asked.indexOf('\n')
  return readLocalTime(asked.slice(end + 1), asked.slice(0, end))
})

function readLocalTime(instant: Instant, timezone: string): LocalTime {
  const ms = Date.parse(instant)
  // A moment beyond the calendar, as only a foreign hand can write it, must not cost the page it stands on.
  if (Number.isNaN(ms) || Math.abs(ms) > latestMs) return { day: instant, time: '', zone: '' }
  const fixed = fixedOffset(timezone)
  if (fixed !== null) return atOffset(ms, fixed)
  const format = zoneFormat(timezone)
  if (format === null) return atOffset(ms, 0)
  const part = Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, value]))
  const wall = Date.parse(`${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}:${part.second}Z`)
  return atOffset(ms, Math.round((wall - Math.floor(ms / 1000) * 1000) / 60_000))
}

/** "13 Jan 2026, 20:49 UTC+8". */
export function formatMoment(instant: Instant, timezone: string): string {
  const { day, time, zone } = localTime(instant, timezone)
  return time === '' ? day : `${formatDay(day)}, ${time} ${zone}`
}

/** The last instant of a local day is said as the day's end, as people mean it. */
export function formatAsOf(instant: Instant, timezone: string): string {
  const local = localTime(instant, timezone)
  const isDayEnd = local.time === '23:59' && instant.endsWith(':59.999Z')
  return isDayEnd ? `end of ${formatDay(local.day)}, ${local.zone}` : formatMoment(instant, timezone)
}

export function moment(instant: Instant, timezone: string): Moment {
  const { day, time } = localTime(instant, timezone)
  const clock = time === '' ? day : `${formatDay(day)}, ${time}`
  return { iso: instant, text: formatMoment(instant, timezone), clock }
}

/** "10 Jan to 15 Jan 2026"; one day where both are the same. */
export function formatDayRange(from: IsoDay | null, to: IsoDay | null): string | null {
  if (from === null) return to === null ? null : `until ${formatDay(to)}`
  if (to === null || from === to) return formatDay(from)
  const sameYear = from.slice(0, 4) === to.slice(0, 4)
  const start = formatDay(from)
  return `${sameYear ? start.slice(0, -5) : start} to ${formatDay(to)}`
}
