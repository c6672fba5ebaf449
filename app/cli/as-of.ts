import { parseAsOf } from '~/domain/calendar'
import type { Instant } from '~/domain/place'
import { UsageError } from './exit-codes'

/** A moment as typed: a day is its end in the program's time zone, a timestamp is itself. */
export function readAsOfTime(text: string, timezone: string): Instant {
  const time = parseAsOf(text, timezone)
  if (time !== null) return time
  throw new UsageError(`"${text}" is no date (2026-01-31) and no timestamp (2026-01-31T18:00:00Z)`)
}
