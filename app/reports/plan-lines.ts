import { judgeAside } from '~/domain/criteria/judge-aside'
import type { DocumentPlan, PlanItem } from '~/domain/plan'
import { inferRule, isLoadMetric, type Rule } from '~/domain/rules'
import { verdictMark } from './glyphs'
import { groupBy } from './group'
import { factsOfCriterion } from './judgement-view'
import { readRule } from './messages/facts'
import { reasonSentence } from './messages/reasons'
import type { JudgedContext, ReportContext } from './report-context'
import { lineChip } from './sources'
import { sameSubject } from './target-sources'
import type { PlanLines } from './types-plan-page'

/** Lines of one kind under their headings; those that read as a rule of a load test with their verdict. */
export function planLines(context: ReportContext, kind: PlanItem['kind'], judged: boolean): PlanLines[] {
  return context.snapshots.flatMap(({ plan }) =>
    [
      ...groupBy(
        plan.planItems.filter((item) => item.kind === kind),
        ({ group, fields }) => JSON.stringify([group, fields.tier]),
      ).values(),
    ].map((items) => linesOf(context, plan, items, judged)),
  )
}

function linesOf(context: ReportContext, plan: DocumentPlan, items: PlanItem[], judged: boolean): PlanLines {
  const { group, fields } = items[0] as PlanItem
  const tier = context.assessment.tiers.find(({ tier: { id } }) => id === fields.tier)
  const number = tier === undefined ? null : tier.tier.number
  // "Exit criteria" stands under every tier; its heading alone does not say which.
  const named = number === null || new RegExp(`\\b${number}\\b`).test(group) ? group : `Tier ${number}: ${group}`
  return {
    group: named,
    document: plan.title,
    items: items.map((item) => ({
      text: item.text,
      ...(judged ? verdictOf(context, item) : { verdict: null, href: null }),
      source: lineChip(context, item.place),
    })),
  }
}

function verdictOf(context: ReportContext, item: PlanItem): Pick<PlanLines['items'][number], 'verdict' | 'href'> {
  const inferred = inferRule(item.text)
  const rule = inferred === null ? null : readRule(inferred.rule)
  if (inferred === null || rule === null || inferred.operatorInferred || !isLoadMetric(rule.metric))
    return { verdict: null, href: null }
  const { state } = context.input
  const tierId = item.fields.tier ?? 'program'
  const { text, place } = item
  const found = judgeAside(state, context.assessment, { tierId, text, rule: inferred.rule, place })
  const sentence = reasonSentence(found.reason, factsOfCriterion(context, found))
  return { verdict: verdictMark(found.verdict, sentence), href: criterionHref(context, rule) }
}

/** The criterion that asks the same of the same endpoints, if any tier has one. */
export function criterionHref(context: JudgedContext, rule: Rule): string | null {
  const same = context.assessment.tiers
    .flatMap(({ criteria }) => criteria)
    .find((judged) => {
      const other = readRule(judged.rule)
      return other !== null && sameSubject(rule, other)
    })
  return same === undefined ? null : context.href.criterion(same.criterion.id)
}
