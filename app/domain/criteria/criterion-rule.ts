import type { RuleOrigin } from '../assessment'
import { timeOf } from '../calendar'
import type { Criterion } from '../plan'
import type { RuleBinding } from '../program'
import { formatRule, inferRule, parseRule, type Rule, type RuleError } from '../rules'
import { isRecorded, type JudgingContext } from './context'

export interface CriterionRule {
  /** Canonical where it parses, as written where it does not, null where there is none. */
  text: string | null
  rule: Rule | null
  error: RuleError | null
  origin: RuleOrigin
}

/**
 * Where a criterion's rule comes from (semantics §1): set by a member, else declared in
 * program.md, else inferred from its text. A confirmation lifts an inferred operator as long as
 * the inferred rule is still the one that was confirmed.
 */
export function ruleOfCriterion(criterion: Criterion, context: JudgingContext): CriterionRule {
  const bindings = bindingsOf(criterion.id, context)
  const set = bindings.findLast((binding) => binding.kind === 'set')
  if (set !== undefined) return read(set.rule, 'bound', context)
  const setting = context.state.settings.criteria.find((one) => one.id === criterion.id)
  if (setting !== undefined && setting.rule !== null) return read(setting.rule, 'declared', context)
  const inferred = inferRule(criterion.text, { groups: declaredGroups(context) })
  if (inferred === null) return { text: null, rule: null, error: null, origin: 'none' }
  const confirmed = bindings.some(
    (binding) => binding.kind === 'confirmed' && canonical(binding.rule) === inferred.rule,
  )
  const origin = confirmed ? 'confirmed' : inferred.operatorInferred ? 'inferred_operator' : 'inferred'
  return read(inferred.rule, origin, context)
}

/** Recorded acts on a criterion's rule up to the as-of moment, oldest first. */
export function bindingsOf(criterionId: string, context: JudgingContext): RuleBinding[] {
  return context.state.bindings
    .filter((binding) => binding.criterionId === criterionId && isRecorded(binding.at, context.state.asOf))
    .toSorted((a, b) => timeOf(a.at) - timeOf(b.at))
}

/** Only groups that people named may claim words of a text; inferred ones come from such words themselves. */
export function declaredGroups(context: JudgingContext): string[] {
  return context.state.settings.groups.filter((group) => !group.inferred).map((group) => group.name)
}

function read(text: string, origin: RuleOrigin, context: JudgingContext): CriterionRule {
  const parsed = parseRule(text, { groups: context.groupNames })
  if (!parsed.ok) return { text, rule: null, error: parsed.error, origin }
  return { text: formatRule(parsed.rule), rule: parsed.rule, error: null, origin }
}

/** A rule's text in canonical form; unreadable text stays as it is. */
export function canonical(text: string): string {
  const parsed = parseRule(text)
  return parsed.ok ? formatRule(parsed.rule) : text
}
