import type { Assessment } from '~/domain/assessment'
import { dueSheets } from '~/domain/review/due-sheets'
import { escalationClocks } from '~/domain/work/escalation'
import { claimSentence } from './claim-view'
import { contradictionsOf, mostTelling } from './contradictions'
import { countOf, percentOf } from './format'
import { portfolioTexts } from './messages/portfolio'
import { datesText, phaseText, provenanceText } from './phase'
import { type ReportContext, reportContext } from './report-context'
import { runLine } from './run-line'
import { tierTitle } from './tier-words'
import type { ReportInput } from './types-common'
import type { PortfolioReport, ProgramLine } from './types-portfolio'
import { verdictSentence } from './verdict-sentence'

/** One program in a line: verdict, tiers, what is claimed and proven, what waits. */
export function programLine(assessment: Assessment, input: ReportInput): ProgramLine {
  const context = reportContext(assessment, input)
  const { claimed, ticked, proven } = assessment.progress
  const claimedPercent = claimed === null ? null : claimed.percent
  const provenPercent = percentOf(proven.done, proven.total)
  return {
    slug: assessment.settings.slug,
    title: assessment.settings.title,
    href: context.href.overview(),
    verdictSentence: verdictSentence(context)
      .map(({ text }) => text)
      .join(''),
    tiers: assessment.tiers.map((tier) => ({
      id: tier.tier.id,
      title: tierTitle(tier),
      href: context.href.tier(tier.tier.id),
      state: tier.state,
    })),
    claimed: claimedPercent,
    ticked: percentOf(ticked.done, ticked.total),
    proven: provenPercent,
    gap: claimedPercent === null || provenPercent === null ? null : claimedPercent - provenPercent,
    contradictions: contradictionsLine(context),
    latest: latestLine(context),
    reviews: reviewsLine(context),
    clocks: clocksLine(context),
    metaText: [
      datesText(context),
      phaseText(context),
      `${countOf(context.snapshots.length, 'document')}, ${countOf(context.runs.length, 'run')}`,
      provenanceText(context),
    ]
      .filter((part) => part !== null)
      .join(' · '),
    sample: false,
    archived: input.state.work !== undefined && input.state.work.archivedAt !== null,
  }
}

function contradictionsLine(context: ReportContext): ProgramLine['contradictions'] {
  const found = contradictionsOf(context.assessment.claims)
  const [worst] = mostTelling(found, 1)
  return {
    count: found.length,
    worst: worst === undefined ? null : claimSentence(context, worst),
    href: worst === undefined ? context.href.claims() : context.href.claim(worst.id),
  }
}

function latestLine(context: ReportContext): ProgramLine['latest'] {
  const run = context.runs.findLast(({ effectiveAt }) => effectiveAt !== null)
  if (run === undefined) return null
  const { short, href, atText } = runLine(context, run)
  return { text: `${short}, ${atText}`, at: run.effectiveAt, href }
}

function reviewsLine(context: ReportContext): ProgramLine['reviews'] {
  const waiting = dueSheets(context.input.state, context.assessment).filter(
    ({ state }) => state === 'due' || state === 'missing',
  )
  return {
    count: waiting.length,
    text: waiting.length === 0 ? 'none' : countOf(waiting.length, 'review'),
    href: context.href.reviews(),
  }
}

function clocksLine(context: ReportContext): ProgramLine['clocks'] {
  const running = escalationClocks(context.input.state, context.assessment).filter(({ state }) => state !== 'stopped')
  const overdue = running.filter(({ state }) => state === 'overdue').length
  const text = running.length === 0 ? 'none' : overdue === 0 ? `${running.length} running` : `${overdue} overdue`
  return { count: running.length, overdue, text, href: context.href.milestones() }
}

/** Several programs, a line each; archived ones and those not yet judged apart. */
export function portfolioReport(
  lines: readonly ProgramLine[],
  pending: PortfolioReport['pending'] = [],
): PortfolioReport {
  const open = lines.filter(({ archived }) => !archived)
  const put = lines.length - open.length
  const all = countOf(open.length + pending.length, 'program')
  return {
    countText:
      lines.length + pending.length === 0
        ? portfolioTexts.lede
        : `${all}${put === 0 ? '' : ` and ${put} archived`}. ${portfolioTexts.lede}`,
    programs: open,
    archived: lines.filter(({ archived }) => archived),
    pending,
    pendingText: pending.length === 0 ? null : `${countOf(pending.length, 'program')} ${portfolioTexts.pending}`,
  }
}
