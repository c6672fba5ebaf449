import type { Target } from '~/domain/plan'
import type { Rule } from '~/domain/rules'
import { limitText, readRule } from './messages/facts'
import type { ReportContext } from './report-context'
import { placeChip } from './sources'
import type { CriterionReport } from './types-tier'

/** Every target of every document in effect, tracker first. */
export function allTargets({ snapshots }: ReportContext): Target[] {
  return snapshots.flatMap(({ plan }) => plan.targets)
}

/** "final", "tier 1", "week 3", "baseline". */
export function stepText(step: string): string {
  return step === 'stated' ? 'stated beside a figure' : step.replace(/-/g, ' ')
}

/** Whether two rules speak of the same metric of the same endpoints. */
export function sameSubject(a: Rule, b: Rule): boolean {
  return a.metric === b.metric && a.field === b.field && JSON.stringify(a.selector) === JSON.stringify(b.selector)
}

/** Other places that set a target for the same metric and scope. */
export function otherSources(context: ReportContext, rule: Rule | null): CriterionReport['otherSources'] {
  if (rule === null) return []
  return allTargets(context).flatMap((target) => {
    const other = readRule(target.rule)
    if (other === null || !sameSubject(rule, other)) return []
    const differs =
      other.op !== rule.op ||
      other.limit === null ||
      rule.limit === null ||
      limitText(other.limit) !== limitText(rule.limit)
    return [{ text: target.text, stepText: stepText(target.step), source: placeChip(context, target.place), differs }]
  })
}
