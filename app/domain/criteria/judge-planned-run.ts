import { timeOf } from '../calendar'
import { judgeRuns } from '../evaluate/judge-runs'
import { compareVerdicts } from '../evaluate/worst-row'
import type { Run } from '../evidence'
import { resolveRunLabel } from '../labels'
import type { Criterion } from '../plan'
import { isLoadMetric, parseRule, type Rule } from '../rules'
import { conditionsOf, type JudgingContext, qualifyingRuns, satisfiesWhere } from './context'
import { findingsOf } from './judge-by-runs'
import { type Outcome, outcome } from './outcome'
import { underTime } from './under-time'

/**
 * `targets(final) where tag = final` (semantics §1, "planned run name"): every target of that
 * step, judged on the latest qualifying run that carries the tag, or a note saying so, and that
 * came after the plan. A run that merely bears the planned name does not count; the name is then said to
 * be taken.
 */
export function judgePlannedRun(criterion: Criterion, rule: Rule, context: JudgingContext): Outcome {
  const words = namesTaken(criterion, context)
  const plannedAt = plannedSince(criterion, context)
  const planned = qualifyingRuns(context, conditionsOf(context, criterion.tierId)).filter(
    (one) => isPlanned(one, rule) && isAfter(one, plannedAt),
  )
  const run = planned.findLast((one) => context.state.settings.deciding.includes(one.provenance))
  if (run === undefined) {
    const barred = { words: { ...words, ...tagOf(rule) } }
    return planned.length === 0
      ? outcome('no_evidence', 'no_planned_run', barred)
      : outcome('inconclusive', 'transcribed_not_allowed', barred)
  }
  const step = rule.selector.kind === 'name' ? rule.selector.name : '*'
  const judged = targetRules(step, context).map((target) => ({
    target,
    judgement: judgeRuns(target.rule, context.state.settings)(run, findingsOf(context, run)),
  }))
  const first = judged[0]
  if (first === undefined) return outcome('error', 'no_rule', { words })
  const worst = judged.reduce((a, b) => (compareVerdicts(b.judgement.verdict, a.judgement.verdict) < 0 ? b : a), first)
  const met = judged.filter(({ judgement }) => judgement.verdict === 'met').length
  const { judgement } = worst
  const result = outcome(judgement.verdict, judgement.reason, {
    judgement,
    history: [judgement],
    numbers: { ...judgement.numbers, targets: judged.length, targetsMet: met },
    words: { ...words, ...tagOf(rule), decidingRule: worst.target.text },
  })
  return underTime(criterion, rule, result, run, context)
}

function tagOf(rule: Rule): Record<string, string> {
  const condition = rule.where.find((one) => one.field === 'tag')
  return condition === undefined || 'op' in condition ? {} : { tag: condition.value }
}

function isPlanned(run: Run, rule: Rule): boolean {
  if (satisfiesWhere(run, rule.where)) return true
  const { tag } = tagOf(rule)
  return (
    tag !== undefined &&
    run.note !== null &&
    new RegExp(`(?<![\\w-])${escapePattern(tag)}(?![\\w-])`, 'i').test(run.note)
  )
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

function isAfter(run: Run, plannedAt: string | null): boolean {
  if (run.effectiveAt === null) return false
  return plannedAt === null || timeOf(run.effectiveAt) > timeOf(plannedAt)
}

/** The moment from which a document in Assay plans this run. */
function plannedSince(criterion: Criterion, context: JudgingContext): string | null {
  const first = [...context.state.earlier, ...context.state.snapshots]
    .filter(({ plan }) => plan.criteria.some((one) => one.id === criterion.id))
    .toSorted((a, b) => timeOf(a.effectiveAt) - timeOf(b.effectiveAt))[0]
  return first === undefined ? null : first.effectiveAt
}

/** A run name in the text ("final load test v20") that a run at hand already bears. */
function namesTaken(criterion: Criterion, context: JudgingContext): Record<string, string> {
  const name = /\b([a-z]+\d+\w*)\b/i.exec(criterion.text)?.[1]
  if (name === undefined) return {}
  const found = resolveRunLabel(
    name,
    context.state.runs.map((run) => run.label),
  )
  const taken = 'label' in found ? found.label : found.candidates[0]
  return taken === undefined ? { plannedName: name } : { plannedName: name, nameTakenBy: taken }
}

/** Rules of a step's targets over all documents in effect, each once. */
function targetRules(step: string, context: JudgingContext): { rule: Rule; text: string }[] {
  const texts = context.state.snapshots.flatMap(({ plan }) =>
    plan.targets.filter((target) => target.step === step || step === '*').map((target) => target.rule),
  )
  return [...new Set(texts)].flatMap((text) => {
    if (text === null) return []
    const parsed = parseRule(text, { groups: context.groupNames })
    return parsed.ok && isLoadMetric(parsed.rule.metric) ? [{ rule: parsed.rule, text }] : []
  })
}
