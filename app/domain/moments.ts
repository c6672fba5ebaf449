import { dayOf, timeOf } from './calendar'
import type { Instant, IsoDay } from './place'

export const momentKinds = ['document', 'run', 'report', 'act'] as const
export type MomentKind = (typeof momentKinds)[number]

/** Something that took effect: a snapshot, a run, a report, or an act of a person. */
export interface Happening {
  at: Instant
  kind: MomentKind
  /** Slug of a document, label of a run or report, the act's kind. */
  id: string
  /** What it is called, or about. */
  text: string
}

export interface MomentDay {
  day: IsoDay
  /** In their order within the day. */
  happenings: Happening[]
}

/** What took effect by a moment; the same list where all of it did, so that what is known of it holds. */
export function happeningsUntil(happenings: readonly Happening[], until: Instant): readonly Happening[] {
  const last = timeOf(until)
  return happenings.every(({ at }) => timeOf(at) <= last)
    ? happenings
    : happenings.filter(({ at }) => timeOf(at) <= last)
}

const known = new WeakMap<readonly Happening[], Map<string, MomentDay[]>>()

/**
 * The days at which something changed, oldest first, as the program's own calendar counts days. Every
 * page asks this of the same list: it is answered once for each list and calendar.
 */
export function momentDays(happenings: readonly Happening[], timezone: string): MomentDay[] {
  const byZone = known.get(happenings) ?? new Map<string, MomentDay[]>()
  known.set(happenings, byZone)
  const before = byZone.get(timezone)
  if (before !== undefined) return before
  const days = sortIntoDays(happenings, timezone)
  byZone.set(timezone, days)
  return days
}

function sortIntoDays(happenings: readonly Happening[], timezone: string): MomentDay[] {
  const days = new Map<IsoDay, Happening[]>()
  const timed = happenings.map((one) => ({ one, time: timeOf(one.at) }))
  for (const { one } of timed.sort((a, b) => a.time - b.time)) {
    const day = dayOf(one.at, timezone)
    const same = days.get(day)
    if (same === undefined) days.set(day, [one])
    else same.push(one)
  }
  return [...days].map(([day, found]) => ({ day, happenings: found }))
}
