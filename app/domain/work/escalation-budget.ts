import { actualsOfWeek } from './actuals'
import { type FactSince, type FactsAsked, inSnapshot } from './escalation-facts'
import type { EscalationThreshold } from './escalation-triggers'
import { estimateOf } from './week-value'

/**
 * A stated zero is never over anything, so that nobody has to ask here whether it is one: what would
 * tell "0h" of a finished week from a real zero costs more than all the rest.
 */
const standing = { claimedDone: false, ticked: 0 }

/** Weeks that cost more than their estimate, and a program that costs more than its budget. */
export function overspending({ segment, settings, threshold }: FactsAsked): FactSince[] {
  const { plan } = segment.snapshot
  const { rateCentsPerHour, budgetHighCents: budget } = settings
  const lines = plan.costs.filter(({ isTotal }) => !isTotal)
  const spent = plan.weeks.map(({ id }) => {
    const own = lines.filter(({ weekId }) => weekId === id)
    const entries = segment.entries.filter(({ weekId }) => weekId === id)
    const { cents } = actualsOfWeek({ lines: own, entries, rateCentsPerHour, standing })
    return { id, line: own[0], actual: cents, estimate: estimateOf(own, rateCentsPerHour).cents }
  })
  const weeks = spent.flatMap(({ id, line, actual, estimate }): FactSince[] => {
    if (!actual.known || !estimate.known || !isOver(actual.value, estimate.value, threshold)) return []
    const numbers = { actual: actual.value, estimate: estimate.value }
    const source = line === undefined ? null : inSnapshot(segment, line.phase, line.place)
    return [{ fact: { code: 'week_over_estimate', subject: id, numbers, words: {}, source }, since: null }]
  })
  const total = spent.reduce((sum, { actual }) => sum + (actual.known ? actual.value : 0), 0)
  if (budget === null || !isOver(total, budget, threshold)) return weeks
  const source = plan.budget === null ? null : inSnapshot(segment, plan.budget.words, plan.budget.place)
  const numbers = { actual: total, budget }
  return [...weeks, { fact: { code: 'over_budget', subject: 'program', numbers, words: {}, source }, since: null }]
}

/** Over the limit by more than the rule lets pass; by anything where it names no amount. */
function isOver(actual: number, limit: number, { percent, cents }: EscalationThreshold): boolean {
  if (percent !== null) return actual * 100 > limit * (100 + percent)
  return actual > limit + (cents === null ? 0 : cents)
}
