import type { JudgedTier } from './assessment'
import { endOfDay, timeOf } from './calendar'
import { type Happening, happeningsUntil, momentDays } from './moments'
import type { Instant, IsoDay } from './place'
import type { TierState, Verdict } from './vocabulary'

/** A moment at which a tier is judged for its history. */
export interface HistoryMoment {
  at: Instant
  /** The day that ends at this moment; null within a day. */
  day: IsoDay | null
}

/** A tier at one moment, without what only its own page needs. */
export interface TierPoint {
  id: string
  state: TierState
  criteria: { id: string; text: string; verdict: Verdict; run: string | null }[]
}

export interface CriterionTurn {
  id: string
  text: string
  /** null: it was not among the tier's criteria before, or is no longer. */
  from: Verdict | null
  to: Verdict | null
  run: string | null
}

/** A moment at which the state became another, and the criteria that turned since the moment before. */
export interface TierTurn extends HistoryMoment {
  state: TierState
  turned: CriterionTurn[]
}

const signing = ['sign_off', 'sign_off_withdrawn']

/**
 * The latest `most` moments up to `until` at which a tier may have turned: the ends of the days at
 * which anything took effect, and the moments of the tier's own signatures. Oldest first.
 */
export function historyMoments(
  happenings: readonly Happening[],
  asked: { tierId: string; timezone: string; until: Instant; most: number },
): { moments: HistoryMoment[]; earlier: number } {
  const { tierId, timezone, until, most } = asked
  const known = happeningsUntil(happenings, until)
  const days = momentDays(known, timezone).map(({ day }): HistoryMoment => {
    const end = endOfDay(day, timezone)
    return timeOf(end) <= timeOf(until) ? { at: end, day } : { at: until, day: null }
  })
  const signed = known
    .filter(({ kind, id, text }) => kind === 'act' && signing.includes(id) && text === tierId)
    .map(({ at }): HistoryMoment => ({ at, day: null }))
  const all = [...days, ...signed].toSorted((a, b) => timeOf(a.at) - timeOf(b.at))
  return { moments: all.slice(-most), earlier: Math.max(0, all.length - most) }
}

export function pointOf({ tier, state, criteria }: JudgedTier): TierPoint {
  return {
    id: tier.id,
    state,
    criteria: criteria.map(({ criterion, verdict, run }) => ({ id: criterion.id, text: criterion.text, verdict, run })),
  }
}

/** The moments at which the state became another; a tier that is not there yet has no state. */
export function tierTurns(points: readonly (HistoryMoment & { point: TierPoint | undefined })[]): TierTurn[] {
  const turns: TierTurn[] = []
  let before: TierPoint | undefined
  for (const { at, day, point } of points) {
    if (point === undefined) continue
    if (before === undefined) turns.push({ at, day, state: point.state, turned: [] })
    else if (before.state !== point.state)
      turns.push({ at, day, state: point.state, turned: turnedSince(before, point) })
    // What turned while the state stood still counts towards the next turn.
    if (before === undefined || before.state !== point.state) before = point
  }
  return turns
}

function turnedSince(before: TierPoint, after: TierPoint): CriterionTurn[] {
  const old = new Map(before.criteria.map((one) => [one.id, one]))
  const stay = new Set(after.criteria.map(({ id }) => id))
  return [
    ...after.criteria.flatMap(({ id, text, verdict, run }) => {
      const from = old.get(id)?.verdict ?? null
      return from === verdict ? [] : [{ id, text, from, to: verdict, run }]
    }),
    ...before.criteria
      .filter(({ id }) => !stay.has(id))
      .map(({ id, text, verdict }) => ({ id, text, from: verdict, to: null, run: null })),
  ]
}
