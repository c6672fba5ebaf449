import type { Assessment, JudgedCriterion, JudgedRow, RunJudgement } from '~/domain/assessment'
import { decidingRuleOf } from '~/domain/deciding-rule'
import { compareVerdicts } from '~/domain/evaluate/worst-row'
import type { SelectionPolicy } from '~/domain/program'
import type { Rule } from '~/domain/rules'
import { byRank, claimView } from './claim-view'
import { trendPage } from './criterion-trend'
import { criterionSpark, criterionView } from './criterion-view'
import { formatCount } from './format'
import { tierMark, verdictMark } from './glyphs'
import { figureText, intervalText, rowSentence, samplesText } from './judgement-view'
import { askText, limitOf, metricText, readRule, words } from './messages/facts'
import { trendTexts } from './messages/trend'
import { originWords } from './messages/words'
import { type ReportContext, reportContext } from './report-context'
import { criterionRisks } from './risk-view'
import { criterionSinceText } from './signature-words'
import { placeChip, rowChip } from './sources'
import { otherSources } from './target-sources'
import { tierHeadline, tierTitle } from './tier-words'
import type { ReportInput } from './types-common'
import type { CriterionReport, JudgedRowView } from './types-tier'

/** One criterion with a page of its qualifying runs; null where the program has no such criterion. */
export function criterionReport(
  assessment: Assessment,
  input: ReportInput,
  id: string,
  page = 1,
): CriterionReport | null {
  const context = reportContext(assessment, input)
  const found = context.criterion(id)
  if (found === undefined) return null
  const { criterion: judged, tier } = found
  const { criterion, judgement } = judged
  const rule = readRule(decidingRuleOf(judged))
  const limit = limitOf(rule)
  const ask = askText(rule)
  const setting = assessment.settings.criteria.find((candidate) => candidate.id === id)
  const selection = setting?.selection
  return {
    criterion: criterionView(context, judged),
    tier: {
      id: tier.tier.id,
      title: tierTitle(tier),
      href: context.href.tier(tier.tier.id),
      mark: tierMark(tier.state, tierHeadline(tier)),
    },
    signedText: criterionSinceText(context, tier, id),
    ...trendPage(context, judged, page),
    limit:
      rule === null || rule.limit === null || limit === null || ask === null
        ? null
        : { value: limit, text: ask, unit: rule.limit.unit },
    chart: criterionSpark(context, judged),
    rows: judgement === null ? [] : rowsOf(context, decidingRuleOf(judged), judgement),
    derivation: {
      text: criterion.claimText === null ? criterion.text : `${criterion.text} - ${criterion.claimText}`,
      rule: judged.rule,
      originText: originWords[judged.origin],
      parts: rule === null ? [] : ruleParts(rule),
      source: placeChip(context, criterion.place),
      steps: steps(context, judged, rule),
    },
    risks: criterionRisks(context, id),
    otherSources: otherSources(context, rule),
    selectionText: selectionText(
      selection === undefined || selection === null ? assessment.settings.selection : selection,
    ),
    claims: context
      .claimsAbout(id)
      .toSorted(byRank)
      .map((claim) => claimView(context, claim)),
    emptyText: judged.history.length > 0 ? null : byPeople(rule) ? trendTexts.people : trendTexts.empty,
  }
}

function rowsOf(context: ReportContext, ruleText: string | null, judgement: RunJudgement): JudgedRowView[] {
  const rule = readRule(ruleText)
  const worstFirst = judgement.rows.toSorted(
    (a, b) => Number(b === judgement.worst) - Number(a === judgement.worst) || compareVerdicts(a.verdict, b.verdict),
  )
  return worstFirst.map((row: JudgedRow) => {
    const sentence = rowSentence(context, ruleText, judgement, row)
    return {
      key: row.key === '*' ? 'all requests' : row.key,
      mark: verdictMark(row.verdict, sentence),
      measuredText: figureText(row.measured, rule),
      intervalText: intervalText(row.measured, rule),
      samplesText: samplesText(row.samples, rule),
      sentence,
      source: row.place === null ? null : rowChip(context, judgement.run, row.key, row.place),
    }
  })
}

/** Decided by what a person states, delivers or signs: no run can measure it. */
function byPeople(rule: Rule | null): boolean {
  return rule !== null && (rule.metric === 'attested' || rule.metric === 'delivered' || rule.metric === 'signed')
}

function ruleParts(rule: Rule): { label: string; text: string }[] {
  const { selector } = rule
  const of =
    selector.kind === 'all'
      ? 'the run as a whole'
      : selector.kind === 'each'
        ? 'every endpoint on its own; the worst decides'
        : selector.kind === 'endpoint'
          ? selector.text
          : words(selector.name)
  const ask = askText(rule)
  return [
    { label: 'Metric', text: metricText(rule) },
    // What a person states is both at once.
    ...(of === metricText(rule) ? [] : [{ label: 'Of', text: of }]),
    ...(ask === null ? [] : [{ label: 'Asked for', text: ask }]),
    ...rule.where.map(({ field, value }) => ({ label: 'Where', text: `${field} ${value}` })),
  ]
}

/** How the rule came about, for people who doubt it. */
function steps(context: ReportContext, judged: JudgedCriterion, rule: Rule | null): string[] {
  const { selector } = rule === null ? { selector: null } : rule
  const group =
    selector === null || selector.kind !== 'name'
      ? undefined
      : context.assessment.settings.groups.find(({ name }) => name === selector.name)
  const binding = context.input.state.bindings.findLast(({ criterionId }) => criterionId === judged.criterion.id)
  return [
    `The rule was ${originWords[judged.origin]}.`,
    ...(binding === undefined ? [] : [`${binding.by} ${binding.kind} it as ${binding.rule}.`]),
    ...(group === undefined
      ? []
      : [
          `The group ${group.name} is ${group.globs.join(', ')} (${group.inferred ? 'inferred' : 'written in program.md'}).`,
        ]),
    ...(judged.origin === 'inferred_operator' ? ['The verdict stays open until a person confirms the operator.'] : []),
  ]
}

function selectionText(selection: SelectionPolicy): string {
  switch (selection.kind) {
    case 'latest':
      return 'the latest qualifying run decides'
    case 'worst_of':
      return `the worst of the latest ${formatCount(selection.k)} qualifying runs decides`
    case 'consecutive':
      return `the latest ${formatCount(selection.k)} qualifying runs must all satisfy it`
  }
}
