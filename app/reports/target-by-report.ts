import type { JudgedCriterion } from '~/domain/assessment'
import { judgeAside } from '~/domain/criteria/judge-aside'
import type { Target } from '~/domain/plan'
import { isLoadMetric, type Rule } from '~/domain/rules'
import { factsOfCriterion } from './judgement-view'
import { reasonSentence } from './messages/reasons'
import { once } from './once'
import type { JudgedContext } from './report-context'

/**
 * A target that no single row of a run states (coverage, tests, metric files): judged as a criterion
 * of the same words would be. null for what load tests measure.
 */
export function targetByReport(
  context: JudgedContext,
  target: Target,
  rule: Rule | null,
): { judged: JudgedCriterion; sentence: string; href: string | null; name: string | null } | null {
  if (rule === null || target.rule === null || isLoadMetric(rule.metric)) return null
  const own = context.assessment.tiers.some(({ tier }) => tier.id === target.step)
  const tierId = own ? target.step : 'program'
  const asked = { tierId, text: target.text, rule: target.rule, place: target.place }
  const judged = once(context, `aside ${tierId} ${target.rule}`, () =>
    judgeAside(context.input.state, context.assessment, asked),
  )
  const label = judged.report === undefined ? judged.run : (judged.report.split(', ')[0] as string)
  return {
    judged,
    sentence: reasonSentence(judged.reason, factsOfCriterion(context, judged)),
    name: label === null ? null : judged.report === undefined ? context.short(label) : label,
    href: label === null ? null : judged.report === undefined ? context.href.run(label) : context.href.report(label),
  }
}
