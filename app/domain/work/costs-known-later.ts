import { dayOf } from '../calendar'
import type { Instant, IsoDay } from '../place'
import type { CostEntry } from './records'

interface Asked {
  /** What was recorded by the moment itself. */
  own: readonly CostEntry[]
  /** Of the sheet: whatever is recorded for it belongs to it. null for a sheet that is about no week. */
  weekId: string | null
  asOf: Instant
  timezone: string
  /** Last day of a week; null where nothing dates it or the tracker does not have it. */
  lastDayOf: (weekId: string) => IsoDay | null
}

/**
 * What was spent up to a moment, as is known later: hours are written down when the work is over. An
 * entry for a later day, or for a week that was not over then, does not belong to that moment: what it
 * corrects stands as the moment knew it. Where the moment did not know that either, the entry is
 * emptied and stays in its chain, so that what it corrects does not come back.
 */
export function costsKnownLater(costs: readonly CostEntry[], asked: Asked): CostEntry[] {
  const { own, weekId, asOf, timezone, lastDayOf } = asked
  const then = new Set(own.map(({ id }) => id))
  const today = dayOf(asOf, timezone)
  return costs.flatMap((entry) => {
    if (then.has(entry.id) || entry.weekId === weekId) return [entry]
    const day = entry.day ?? lastDayOf(entry.weekId)
    if (day !== null && day <= today) return [entry]
    return entry.replaces !== null && then.has(entry.replaces) ? [] : [{ ...entry, minutes: null, cents: null }]
  })
}
