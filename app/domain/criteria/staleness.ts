import { timeOf } from '../calendar'
import type { Instant } from '../place'
import type { Criterion } from '../plan'
import { inferRule, parseRule, type Rule } from '../rules'
import { isRecorded, type JudgingContext } from './context'
import { bindingsOf, declaredGroups } from './criterion-rule'
import { voidsEvidence } from './strictness'

const dayMs = 86_400_000

/** Days from the evidence to the reference moment; never negative. */
export function ageInDays(effectiveAt: Instant, referenceAt: Instant): number {
  return Math.max(0, (timeOf(referenceAt) - timeOf(effectiveAt)) / dayMs)
}

/**
 * When the rule last changed its metric, selector or conditions, or loosened its value
 * (semantics §2, "stale"): by a member's act, or by another text in a later snapshot, whose time
 * then counts. null where it never did.
 */
export function ruleChangedAt(criterion: Criterion, rule: Rule, context: JudgingContext): Instant | null {
  const inferred = inferredOverTime(criterion, context)
  const set = bindingsOf(criterion.id, context)
    .filter((binding) => binding.kind === 'set')
    .flatMap((binding) => parsed(binding.rule, binding.at))
  const firstSet = set[0]
  const steps =
    firstSet === undefined ? inferred : [...inferred.filter((step) => timeOf(step.at) < timeOf(firstSet.at)), ...set]
  let changedAt: Instant | null = null
  for (let index = 1; index < steps.length; index++) {
    if (voidsEvidence(steps[index - 1]!.rule, steps[index]!.rule)) changedAt = steps[index]!.at
  }
  const last = steps.at(-1)
  // A rule of program.md is not among the steps: what the texts said before says nothing about it.
  return last === undefined || voidsEvidence(last.rule, rule) || voidsEvidence(rule, last.rule) ? null : changedAt
}

interface Step {
  rule: Rule
  at: Instant
}

function inferredOverTime(criterion: Criterion, context: JudgingContext): Step[] {
  const groups = declaredGroups(context)
  return [...context.state.earlier, ...context.state.snapshots]
    .filter((snapshot) => isRecorded(snapshot.effectiveAt, context.state.asOf))
    .toSorted((a, b) => timeOf(a.effectiveAt) - timeOf(b.effectiveAt))
    .flatMap(({ plan, effectiveAt }) => {
      if (plan.role !== 'tracker') return []
      const same = plan.criteria.find((one) => one.id === criterion.id)
      const inferred = same === undefined ? null : inferRule(same.text, { groups })
      return inferred === null ? [] : parsed(inferred.rule, effectiveAt)
    })
}

function parsed(text: string, at: Instant): Step[] {
  const result = parseRule(text)
  return result.ok ? [{ rule: result.rule, at }] : []
}
