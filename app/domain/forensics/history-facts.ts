import type { History } from '../evidence'
import { sharedMemory } from '../memory'

/**
 * All that is decided by a history: a few of its figures, whatever its length. Times in epoch
 * seconds; null where no row states the figure, and a figure that is no number states none.
 */
export interface HistoryFacts {
  /** The most users at once. */
  mostUsers: number | null
  /** Time of the first row that shows as many. */
  fullAtS: number | null
  /** Times of the first and the last row. */
  startS: number | null
  endS: number | null
  /** Counters of the last row that states each. */
  lastRequests: number | null
  lastFailures: number | null
  /** The counter of requests falls somewhere. */
  resets: boolean
}

const known = sharedMemory('history-facts', () => new WeakMap<History, HistoryFacts>())

/** Worked out once for each history, or given by whoever stored it. */
export function historyFacts(history: History): HistoryFacts {
  const before = known.get(history)
  if (before !== undefined) return before
  const facts = readFacts(history)
  known.set(history, facts)
  return facts
}

/** For whoever stored the facts with the history: nobody needs to read its columns for them. */
export function giveHistoryFacts(history: History, facts: HistoryFacts): History {
  known.set(history, facts)
  return history
}

function readFacts({ timeS, users, totalRequests, totalFailures }: History): HistoryFacts {
  const mostUsers = mostOf(users)
  return {
    mostUsers,
    fullAtS: mostUsers === null ? null : figureAt(timeS, users.indexOf(mostUsers)),
    startS: figureAt(timeS, 0),
    endS: figureAt(timeS, timeS.length - 1),
    lastRequests: lastOf(totalRequests),
    lastFailures: lastOf(totalFailures),
    resets: falls(totalRequests),
  }
}

function figureAt(values: readonly (number | null)[], at: number): number | null {
  const value = values[at]
  return isFigure(value) ? value : null
}

function isFigure(value: number | null | undefined): value is number {
  return Number.isFinite(value)
}

function mostOf(values: readonly (number | null)[]): number | null {
  let most: number | null = null
  for (const value of values) if (isFigure(value) && (most === null || value > most)) most = value
  return most
}

function lastOf(values: readonly (number | null)[]): number | null {
  return values.findLast(isFigure) ?? null
}

function falls(totals: readonly (number | null)[]): boolean {
  let last: number | null = null
  for (const total of totals) {
    if (!isFigure(total)) continue
    if (last !== null && total < last) return true
    last = total
  }
  return false
}
