import type { AssessedPoint } from '../assess'
import type { ProgramState } from '../assessment'
import { endOfDay, timeOf } from '../calendar'
import { type Happening, happeningsUntil, momentDays } from '../moments'
import type { Instant, IsoDay } from '../place'
import { claimedTaskIds } from './claimed-tasks'
import { earnedValueAt } from './earned-value'
import type { WorkFigure } from './work-figure'

/** A program at one moment, as far as its curves show it. null: unknown, or no tracker was there yet. */
export interface ProgramPoint {
  at: Instant
  criteria: { met: number; total: number } | null
  tasks: { claimed: number; ticked: number; proven: number; total: number } | null
  /** In `unit`; `spent` is a least where weeks are missing from it. */
  money: {
    unit: 'cents' | 'minutes'
    budget: number | null
    planned: number | null
    spent: number | null
    spentIsLeast: boolean
    claimed: number | null
    proven: number | null
  }
  /** The watermelon index in points of the budget. */
  gap: number | null
}

export function programPoint(state: Pick<ProgramState, 'work'>, assessed: AssessedPoint): ProgramPoint {
  const { tracker, tiers, progress, proven, asOf } = assessed
  const value = earnedValueAt(state, assessed)
  const criteria = tiers.flatMap((tier) => tier.criteria)
  return {
    at: asOf,
    criteria:
      tracker === null
        ? null
        : { met: criteria.filter(({ verdict }) => verdict === 'met').length, total: criteria.length },
    tasks:
      tracker === null
        ? null
        : {
            claimed: claimedTaskIds(tracker).size,
            ticked: progress.tasks.done,
            proven: proven.size,
            total: progress.tasks.total,
          },
    money: {
      unit: value.unit,
      budget: amountOf(value.bac),
      planned: amountOf(value.planned),
      spent: amountOf(value.spent),
      spentIsLeast: value.spent.without.length > 0,
      claimed: amountOf(value.claimed.earned),
      proven: amountOf(value.proven.earned),
    },
    gap: amountOf(value.gap),
  }
}

function amountOf(figure: WorkFigure): number | null {
  return figure.known ? figure.value : null
}

/** A moment of a curve: the end of a day, or the moment that is asked about. */
export interface CurveMoment {
  at: Instant
  /** The day that ends at this moment; null within a day. */
  day: IsoDay | null
  /** A document took effect on this day: the scope may have changed. */
  document: boolean
}

/**
 * The ends of the days at which anything took effect, and the moment asked about, oldest first. Of
 * more than `most` those with documents, the first and the last stay, the rest are thinned evenly.
 */
export function curveMoments(
  happenings: readonly Happening[],
  asked: { timezone: string; until: Instant; most: number },
): { moments: CurveMoment[]; left: number } {
  const { timezone, until, most } = asked
  const known = happeningsUntil(happenings, until)
  const days = momentDays(known, timezone).map(({ day, happenings: own }): CurveMoment => {
    const end = endOfDay(day, timezone)
    const document = own.some(({ kind }) => kind === 'document')
    return timeOf(end) <= timeOf(until) ? { at: end, day, document } : { at: until, day: null, document }
  })
  const last = days.at(-1)
  const all = last !== undefined && last.at === until ? days : [...days, { at: until, day: null, document: false }]
  const moments = thinned(all, most)
  return { moments, left: all.length - moments.length }
}

function thinned(all: readonly CurveMoment[], most: number): CurveMoment[] {
  if (all.length <= most) return [...all]
  const kept = new Set<number>([0, all.length - 1])
  const documents = evenly(
    [...all.keys()].filter((index) => all[index]!.document),
    most - kept.size,
  )
  for (const index of documents) kept.add(index)
  const rest = [...all.keys()].filter((index) => !kept.has(index))
  for (const index of evenly(rest, most - kept.size)) kept.add(index)
  return all.filter((_, index) => kept.has(index))
}

/** At most so many of them, the same distance apart. */
function evenly(indices: readonly number[], most: number): number[] {
  if (indices.length <= most) return [...indices]
  return Array.from({ length: most }, (_, at) => indices[Math.floor((at * indices.length) / most)]!)
}
