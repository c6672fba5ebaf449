import { timeOf } from '../calendar'
import type { Run } from '../evidence'
import type { Criterion } from '../plan'
import type { Rule } from '../rules'
import type { JudgingContext } from './context'
import type { Outcome } from './outcome'
import { ageInDays, ruleChangedAt } from './staleness'

/** A `met` whose run is too old, or older than a change of the rule, is stale; nothing else is. */
export function underTime(
  criterion: Criterion,
  rule: Rule,
  result: Outcome,
  run: Run | undefined,
  context: JudgingContext,
): Outcome {
  if (result.verdict !== 'met' || run === undefined || run.effectiveAt === null) return result
  const windowDays = context.state.settings.stalenessDays
  const ageDays = ageInDays(run.effectiveAt, context.referenceAt)
  if (ageDays > windowDays) {
    return {
      ...result,
      verdict: 'stale',
      reason: 'evidence_too_old',
      numbers: { ...result.numbers, ageDays, windowDays },
    }
  }
  const changedAt = ruleChangedAt(criterion, rule, context)
  if (changedAt === null || timeOf(changedAt) <= timeOf(run.effectiveAt)) return result
  return { ...result, verdict: 'stale', reason: 'rule_changed_since', words: { ...result.words, changedAt } }
}
