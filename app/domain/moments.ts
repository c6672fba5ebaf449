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

/** The days at which something changed, oldest first, as the program's own calendar counts days. */
export function momentDays(happenings: readonly Happening[], timezone: string): MomentDay[] {
  const days = new Map<IsoDay, Happening[]>()
  for (const one of happenings.toSorted((a, b) => timeOf(a.at) - timeOf(b.at))) {
    const day = dayOf(one.at, timezone)
    const known = days.get(day)
    if (known === undefined) days.set(day, [one])
    else known.push(one)
  }
  return [...days].map(([day, found]) => ({ day, happenings: found }))
}
