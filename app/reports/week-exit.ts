import type { JudgedCriterion, JudgedTier } from '~/domain/assessment'
import { judgeAside } from '~/domain/criteria/judge-aside'
import type { Week } from '~/domain/plan'
import { formatRule, inferRule, parseRule } from '~/domain/rules'
import { verdictMark } from './glyphs'
import { factsOfCriterion } from './judgement-view'
import { reasonSentence } from './messages/reasons'
import { weekTexts } from './messages/week-page'
import type { ReportContext } from './report-context'
import { tierTitle } from './tier-words'
import type { ExitPart } from './types-week'

/** Parts of a list in one line: "A, B", "✅ A ✅ B"; a comma within digits parts nothing. */
function partsOf(text: string): string[] {
  return text
    .split(/[✅✔☑]\ufe0f?|[,;]\s+/u)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** Every part of a week's exit criteria beside the computed state of the criterion that it names. */
export function exitParts(context: ReportContext, week: Week): ExitPart[] {
  if (week.exitCriteria === null) return []
  const { place } = week.exitCriteria
  return partsOf(week.exitCriteria.text).map((text): ExitPart => {
    const rule = canonical(inferRule(text)?.rule ?? null)
    const named = namedBy(context, week, rule, text)
    if (named !== null) {
      const { criterion, tier } = named
      const { id } = criterion.criterion
      return {
        ...judged(context, text, rule, criterion),
        criterion: { text: criterion.criterion.text, href: context.href.criterion(id), tierTitle: tierTitle(tier) },
      }
    }
    if (rule === null) return { text, rule, mark: null, sentence: weekTexts.exitUnread, criterion: null }
    const [tierId = 'program'] = week.tiers
    const { state } = context.input
    const own = judgeAside(state, context.assessment, { tierId, text, rule, place })
    return { ...judged(context, text, rule, own), criterion: null }
  })
}

function judged(context: ReportContext, text: string, rule: string | null, criterion: JudgedCriterion) {
  const sentence = reasonSentence(criterion.reason, factsOfCriterion(context, criterion))
  return {
    text,
    rule: criterion.rule === null ? rule : criterion.rule,
    mark: verdictMark(criterion.verdict, sentence),
    sentence,
  }
}

function canonical(rule: string | null): string | null {
  if (rule === null) return null
  const parsed = parseRule(rule)
  return parsed.ok ? formatRule(parsed.rule) : null
}

/** By the same rule, else by the same words; criteria of the week's own tiers first. */
function namedBy(
  { assessment }: ReportContext,
  week: Week,
  rule: string | null,
  text: string,
): { criterion: JudgedCriterion; tier: JudgedTier } | null {
  const own = ({ tier }: JudgedTier) => week.tiers.includes(tier.id)
  const tiers = [...assessment.tiers.filter(own), ...assessment.tiers.filter((tier) => !own(tier))]
  const words = text.toLowerCase()
  for (const tier of tiers) {
    const criterion = tier.criteria.find(
      (one) => (rule !== null && canonical(one.rule) === rule) || one.criterion.text.toLowerCase().trim() === words,
    )
    if (criterion !== undefined) return { criterion, tier }
  }
  return null
}
