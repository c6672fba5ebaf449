import type { Assessment, JudgedCriterion } from '../assessment'
import { runsForStep } from '../criteria/runs-for-step'
import { isStricter } from '../criteria/strictness'
import { judgeRun } from '../evaluate'
import type { Run } from '../evidence'
import { readLimit } from '../figures/limit'
import type { Target } from '../plan'
import { formatRule, parseRule, type Rule } from '../rules'
import type { GoalpostMove, RuleVerdict } from './change'

export function readRule(text: string | null): Rule | null {
  if (text === null) return null
  const parsed = parseRule(text)
  return parsed.ok ? parsed.rule : null
}

/** null where both ask for the same. */
export function moveOfRules(before: Rule, after: Rule): GoalpostMove | null {
  if (formatRule(before) === formatRule(after)) return null
  if (isStricter(after, before)) return 'tightened'
  if (isStricter(before, after)) return 'loosened'
  return sameValue(before, after) ? null : 'altered'
}

/** "2s" and "2000ms" are one limit. */
function sameValue(a: Rule, b: Rule): boolean {
  const plain = (rule: Rule) =>
    JSON.stringify([rule.metric, rule.selector, rule.field, rule.op, rule.where, limitOf(rule)])
  return plain(a) === plain(b)
}

function limitOf({ limit }: Rule) {
  return limit === null ? null : { value: limit.numerator / limit.denominator, unit: limit.unit }
}

/** What became of a target that both snapshots state; null where it is worded anew at most. */
export function moveOfTargets(before: Target, after: Target): GoalpostMove | null {
  const [was, now] = [readRule(before.rule), readRule(after.rule)]
  if (was !== null && now !== null) return moveOfRules(was, now)
  const [from, to] = [readLimit(before.text, before), readLimit(after.text, after)]
  if (from === null || to === null) return before.text.trim() === after.text.trim() ? null : 'altered'
  if (from.value === to.value && from.op === to.op) return null
  if (from.unit !== to.unit || from.op[0] !== to.op[0]) return 'altered'
  const tighter = from.op.startsWith('<') ? to.value < from.value : to.value > from.value
  return tighter ? 'tightened' : 'loosened'
}

/** A target's rule on the latest run that may decide it and measures it. */
export function judgeTarget(target: Target, assessment: Assessment, runs: readonly Run[]): RuleVerdict | null {
  const rule = readRule(target.rule)
  if (rule === null || target.rule === null) return null
  const judged = runsForStep(assessment, runs, target.step)
    .toReversed()
    .map((run) => {
      const found = assessment.findings[run.label]
      return judgeRun(rule, run, found === undefined ? [] : found, assessment.settings)
    })
    .find(({ measured }) => measured !== null)
  if (judged === undefined) return { rule: target.rule, verdict: 'no_evidence', run: null }
  return { rule: target.rule, verdict: judged.verdict, run: judged.run }
}

export function verdictOf(judged: JudgedCriterion | undefined): RuleVerdict | null {
  if (judged === undefined || judged.rule === null) return null
  return { rule: judged.rule, verdict: judged.verdict, run: judged.run }
}
