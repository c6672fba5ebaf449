import { dayOf, endOfDay, parseAsOf } from '~/domain/calendar'
import type { Instant } from '~/domain/place'
import type { AssayDatabase } from '~db/client.server'
import { readDeclaredTimezone } from '~db/queries/load-state'

/** The moment that an address asks of a program, in the program's own time zone; without one the end of today. */
export function askedMoment(db: AssayDatabase, programId: number, written: string | null): Instant {
  const timezone = readDeclaredTimezone(db, { programId }) ?? 'UTC'
  const today = endOfDay(dayOf(new Date().toISOString(), timezone), timezone)
  return written === null ? today : (parseAsOf(written, timezone) ?? today)
}
