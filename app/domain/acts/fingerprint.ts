import type { JudgedCriterion } from '../assessment'
import { selectionOf } from '../criteria/selection'
import { decidingRuleOf } from '../deciding-rule'
import type { ProgramSettings, RunConditions, SelectionPolicy } from '../program'
import { isLoadMetric, parseRule, type Rule } from '../rules'
import { canonicalJson } from './canonical-json'

/** What a rule is judged under, beside its own words: a change of any of it is a change of the rule. */
export interface JudgingConditions {
  qualifying: RunConditions
  selection: SelectionPolicy
  proof: ProgramSettings['proof']
  deciding: ProgramSettings['deciding']
  /** Globs of the declared group or list that the rule names; an inferred group follows the runs. */
  globs: string[] | null
}

/**
 * A criterion's text, rule and conditions as one text (semantics §8): what a waiver was granted
 * for. A stricter target elsewhere is part of it, because that is what decides.
 */
export function criterionFingerprint(judged: JudgedCriterion, settings: ProgramSettings): string {
  return canonicalJson({
    text: judged.criterion.text,
    rule: judged.rule,
    deciding: stableDecidingRule(judged),
    conditions: judgingConditions(judged, settings),
  })
}

/**
 * The rule that decides as far as documents say so. The worst of a planned run's many targets, and
 * a vague target that leaves a met one open, follow the runs and are no change of the rule.
 */
export function stableDecidingRule(judged: JudgedCriterion): string | null {
  const reason = judged.underlyingReason === undefined ? judged.reason : judged.underlyingReason
  const isDoubt = reason === 'operator_inferred' && judged.origin !== 'inferred_operator'
  return isDoubt || ruleOf(judged)?.metric === 'targets' ? judged.rule : decidingRuleOf(judged)
}

/** null for rules that no run decides: an attestation knows no qualifying conditions. */
export function judgingConditions(judged: JudgedCriterion, settings: ProgramSettings): JudgingConditions | null {
  const rule = ruleOf(judged)
  if (rule === null || !isByRuns(rule)) return null
  const own = settings.qualifyingByTier[judged.criterion.tierId]
  return {
    qualifying: own === undefined ? settings.qualifying : own,
    selection: selectionOf(settings, judged.criterion.id),
    proof: settings.proof,
    deciding: settings.deciding,
    globs: declaredGlobs(rule, settings),
  }
}

/** Whether load-test runs decide a rule. */
export function isByRuns(rule: Rule): boolean {
  return isLoadMetric(rule.metric) || rule.metric === 'targets' || rule.metric === 'coverage'
}

function ruleOf(judged: JudgedCriterion): Rule | null {
  if (judged.rule === null) return null
  const parsed = parseRule(judged.rule)
  return parsed.ok ? parsed.rule : null
}

function declaredGlobs(rule: Rule, settings: ProgramSettings): string[] | null {
  if (rule.selector.kind !== 'name') return null
  const { name } = rule.selector
  const group = settings.groups.find((one) => one.name === name && !one.inferred)
  if (group !== undefined) return group.globs
  const list = settings.lists[name]
  return list === undefined ? null : list
}
