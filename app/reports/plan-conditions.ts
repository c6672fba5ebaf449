import type { PlanItem } from '~/domain/plan'
import { type JudgedCondition, judgeConditions } from '~/domain/work/plan-conditions'
import { countOf } from './format'
import { tierSigns, verdictMark } from './glyphs'
import { groupBy } from './group'
import { factsOfCriterion } from './judgement-view'
import { conditionWords } from './messages/plan-page'
import { reasonSentence } from './messages/reasons'
import type { ReportContext } from './report-context'
import { lineChip } from './sources'
import { tierTitle } from './tier-words'
import type { Hallmark } from './types-common'
import type { PlanCondition, PlanReport } from './types-plan-page'

/** The conditions of each decision with what the data say to them today. */
export function planConditions(context: ReportContext): Pick<PlanReport, 'conditions' | 'conditionsText'> {
  const judged = judgeConditions(context.input.state, context.assessment)
  const groups = groupBy(judged, ({ item }) => JSON.stringify([item.place.file, item.group]))
  const decided = judged.filter(({ answer }) => answer === 'holds' || answer === 'fails').length
  return {
    conditions: [...groups.values()].map((same) => groupView(context, same)),
    conditionsText: `${countOf(judged.length, 'condition')}, ${decided} decided by the data at hand`,
  }
}

function groupView(context: ReportContext, same: JudgedCondition[]): PlanReport['conditions'][number] {
  const { group, place } = (same[0] as JudgedCondition).item
  const document = context.documentByFile(place.file)
  const advice = document?.planItems.find(
    (item) => item.kind === 'condition' && item.group === group && item.fields.recommendation !== undefined,
  )
  return {
    group,
    document: document === undefined ? place.file : document.title,
    items: same.map((one) => conditionView(context, one)),
    advice:
      advice === undefined ? null : { words: adviceOf(advice), done: null, source: lineChip(context, advice.place) },
  }
}

function adviceOf({ text }: PlanItem): string {
  return text.replace(/^recommendation:\s*/i, '')
}

function conditionView(context: ReportContext, condition: JudgedCondition): PlanCondition {
  const { item, basis } = condition
  const judged = basis?.kind === 'rule' ? basis.judged : null
  const sentence = sentenceOf(context, condition)
  return {
    text: item.text,
    remark: item.fields.remark === undefined ? null : item.fields.remark,
    mark: answerMark(condition, sentence),
    rule: basis?.kind === 'rule' ? basis.asked : null,
    sentence,
    verdict: judged === null ? null : verdictMark(judged.verdict, sentence),
    run:
      judged === null || judged.run === null
        ? null
        : { text: context.short(judged.run), href: context.href.run(judged.run) },
    source: lineChip(context, item.place),
  }
}

/** Outlined: an answer to a condition is a remark and no verdict on a criterion. */
function answerMark({ answer }: JudgedCondition, sentence: string): Hallmark {
  const { glyph, word } = conditionWords[answer]
  return { glyph, word, token: 'secondary', hatched: false, solid: false, title: `${word}: ${sentence}` }
}

function sentenceOf(context: ReportContext, { answer, basis }: JudgedCondition): string {
  if (basis === null) return conditionWords[answer].sentence
  if (basis.kind === 'rule') return reasonSentence(basis.judged.reason, factsOfCriterion(context, basis.judged))
  const named = basis.tiers.map(({ id, state }) => {
    const tier = context.assessment.tiers.find((one) => one.tier.id === id)
    return `${tier === undefined ? id : tierTitle(tier)} is ${tierSigns[state].word}`
  })
  return `${named.join('; ')}.`
}
