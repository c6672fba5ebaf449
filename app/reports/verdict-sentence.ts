import type { JudgedCriterion, JudgedTier } from '~/domain/assessment'
import type { TierState } from '~/domain/vocabulary'
import { countOf, formatCount, formatMeasured, formatPercent } from './format'
import { factsOfCriterion } from './judgement-view'
import {
  askText,
  formatContext,
  inRun,
  limitOf,
  metricText,
  nounOf,
  readRule,
  subjectOf,
  words,
} from './messages/facts'
import type { JudgedContext } from './report-context'
import { countsText, tierName } from './tier-words'
import type { OverviewReport } from './types-overview'

/** Worst first: the state that a reader must hear about. */
const severity: readonly TierState[] = [
  'exited_regressed',
  'blocked',
  'error',
  'exited_suspect',
  'unproven',
  'ready_with_waivers',
  'ready',
  'exited',
]

/** The program's verdict: what state it is in, what decides that, and what the documents call it. */
export function verdictSentence(context: JudgedContext): OverviewReport['verdictParts'] {
  const parts = [...stateParts(context), claimPart(context)].filter((part) => part !== null)
  return parts.map((part, at) => (at === parts.length - 1 ? part : { ...part, text: `${part.text} ` }))
}

type Part = OverviewReport['verdictParts'][number]

function stateParts(context: JudgedContext): Part[] {
  const { tiers } = context.assessment
  const said = (text: string, href: string | null = null): Part => ({ text, href })
  if (context.snapshots.length === 0) return [said('Not decidable.'), said('No document is at hand, only runs.')]
  if (tiers.length === 0)
    return [said('Not decidable.'), said('The documents at hand name no tier with exit criteria.')]
  const worst = tiers.toSorted((a, b) => severity.indexOf(a.state) - severity.indexOf(b.state))[0] as JudgedTier
  const href = context.href.tier(worst.tier.id)
  const name = tierName(worst)
  switch (worst.state) {
    case 'blocked':
      return [said('Not ready.'), said(`${name} is blocked: ${blockedBy(context, worst)}.`, href)]
    case 'exited_regressed':
      return [
        said('Regressed.'),
        said(`${name} was signed, and later evidence fails: ${blockedBy(context, worst)}.`, href),
      ]
    case 'exited_suspect':
      return [said('Suspect.'), said(`${name} was signed, and what was signed has changed since.`, href)]
    case 'error':
      return [said('Not decidable.'), said(`${name} cannot be judged: ${countsText(worst)}.`, href)]
    case 'unproven':
      return [said('Not proven.'), said(`${name} is unproven: ${openText(worst)}.`, href)]
    case 'ready_with_waivers':
      return [said('Ready with waivers.'), said(`${name}: ${countsText(worst)}.`, href)]
    case 'ready':
    case 'exited':
      return [
        said('Ready.'),
        said(
          `${tiers.length === 1 ? name : `All ${countOf(tiers.length, 'tier')}`} ${tiers.length === 1 ? 'is' : 'are'} proven.`,
        ),
      ]
  }
}

/** "no evidence decides 4 of its 5 criteria", "1 of 5 criteria is not decided". */
function openText({ criteria }: JudgedTier): string {
  const without = criteria.filter(({ verdict }) => verdict === 'no_evidence').length
  const open = criteria.filter(({ verdict }) => verdict !== 'met' && verdict !== 'not_applicable').length
  const all = countOf(criteria.length, 'criterion')
  if (without > 0)
    return `no evidence decides ${without === criteria.length ? '' : `${formatCount(without)} of `}its ${all}`
  return `${formatCount(open)} of ${all} ${open === 1 ? 'is' : 'are'} not decided`
}

function blockedBy(context: JudgedContext, tier: JudgedTier): string {
  const failing = tier.criteria.filter(({ verdict }) => verdict === 'not_met')
  const worst = failing.toSorted((a, b) => shortfall(b) - shortfall(a))[0]
  return worst === undefined ? countsText(tier) : failureClause(context, worst)
}

/** How far beyond its limit a failing figure stands, 0..1; facts without a figure come last. */
export function shortfall({ rule: text, measured }: JudgedCriterion): number {
  const rule = readRule(text)
  const limit = limitOf(rule)
  if (rule === null || limit === null || measured === null) return -1
  if (measured.unit === 'ratio') return Math.abs(measured.value - limit)
  const larger = Math.max(measured.value, limit)
  return larger === 0 ? 0 : Math.abs(measured.value - limit) / larger
}

/** "200 of 200 logins failed in v45": the failing criterion as a clause, the failures counted. */
export function failureClause(context: JudgedContext, judged: JudgedCriterion): string {
  const facts = factsOfCriterion(context, judged)
  const { rule, measured } = facts
  if (rule === null || measured === null) return `“${judged.criterion.text}” is not met`
  const { counts } = measured
  if (counts !== null) {
    const failed = rule.metric === 'success' ? counts.whole - counts.part : counts.part
    const of = `${formatCount(failed)} of ${formatCount(counts.whole)}`
    if (rule.metric === 'success' || rule.metric === 'error') return `${of} ${nounOf(facts)} failed${inRun(facts)}`
    const name = rule.selector.kind === 'name' ? `${words(rule.selector.name)} ` : ''
    return `${of} ${name}are covered${inRun(facts)}`
  }
  const figure = formatMeasured(measured, formatContext(rule)).text
  const ask = askText(rule)
  const verb = rule.metric === 'max' || rule.metric === 'min' ? 'took' : 'was'
  return `${metricText(rule)} of ${subjectOf(facts)} ${verb} ${figure}${inRun(facts)}${ask === null ? '' : `, where the rule asks for ${ask}`}`
}

/** What the tracker calls the program. */
function claimPart(context: JudgedContext): Part | null {
  const { tracker, progress } = context.assessment
  if (tracker === null) return null
  const { claimed } = progress
  const done = tracker.statuses.find(({ status }) => status === 'done')
  if (done !== undefined) {
    const document = context.documentByFile(done.place.file)
    const href = document === undefined ? null : context.href.document(document.slug, done.place.line)
    return { text: 'The tracker calls the program finished.', href }
  }
  if (claimed === null) return null
  const document = context.documentByFile(claimed.place.file)
  const href = document === undefined ? null : context.href.document(document.slug, claimed.place.line)
  return claimed.percent >= 100
    ? { text: 'The tracker calls the program finished.', href }
    : { text: `The tracker claims ${formatPercent(claimed.percent)}.`, href }
}
