import type { Assessment, JudgedTier } from '~/domain/assessment'
import type { Target } from '~/domain/plan'
import { claimView } from './claim-view'
import { contradictionsOf, mostTelling } from './contradictions'
import { formatAsOf } from './dates'
import { countOf, formatCount } from './format'
import { tierMark } from './glyphs'
import { heatmapOf } from './heatmap-view'
import { emptyTexts } from './messages/empty'
import { moneyView } from './money'
import { nextSteps } from './next-steps'
import { once } from './once'
import { overviewWork } from './overview-work'
import { datesText, phaseText, provenanceText } from './phase'
import { progressView } from './progress-view'
import { type JudgedContext, judgedContext, type ReportContext, reportContext } from './report-context'
import { riskLines } from './risks'
import { runLine } from './run-line'
import { signaturesText } from './signature-words'
import { finalTargets, targetLine } from './target-lines'
import { allTargets } from './target-sources'
import { tierClaim } from './tier'
import { countsText, tickedText, tierHeadline, tierTitle, verdictCounts } from './tier-words'
import type { ReportInput } from './types-common'
import type { EvidenceLine, OverviewReport, TierStripItem } from './types-overview'
import { verdictSentence } from './verdict-sentence'
import { weekLine } from './week-line'

const shown = { contradictions: 7, remedies: 7, targets: 10, risks: 4, runs: 5, heatmapRuns: 20 }

/** What recorded work and the chain of acts say on it: all else rests on the judgement alone. */
type OfRecords = 'chainHead' | 'risks' | 'money' | 'reviews' | 'clocks'

/** `/`, from top to bottom. */
export function overviewReport(assessment: Assessment, input: ReportInput): OverviewReport {
  const context = reportContext(assessment, input)
  return once(context, 'overview', () => {
    const judged = judgedContext(assessment, input)
    return {
      ...once(judged, 'overview', () => buildJudgedPart(judged)),
      chainHead: shortHead(context),
      risks: riskLines(context, shown.risks),
      money: moneyView(context),
      ...overviewWork(context),
    }
  })
}

function buildJudgedPart(context: JudgedContext): Omit<OverviewReport, OfRecords> {
  const { assessment } = context
  const { tracker, currentWeekId } = assessment
  const parts = verdictSentence(context)
  const contradictions = contradictionsOf(assessment.claims)
  const remedies = nextSteps(context)
  const targets = overviewTargets(context)
  const current = currentTier(context)
  const week = tracker?.weeks.find(({ id }) => id === currentWeekId)
  return {
    verdictSentence: parts.map(({ text }) => text).join(''),
    verdictParts: parts,
    metaLine: metaLine(context),
    tiers: assessment.tiers.map((tier) => stripItem(context, tier)),
    tiersEmptyText: assessment.tiers.length === 0 ? emptyTexts.tiers : null,
    progress: progressView(context),
    contradictions: {
      items: mostTelling(contradictions, shown.contradictions).map((claim) => claimView(context, claim)),
      total: contradictions.length,
      moreText: `all ${formatCount(contradictions.length)}`,
      href: context.href.claims(),
    },
    next: {
      items: remedies.slice(0, shown.remedies),
      total: remedies.length,
      emptyText:
        assessment.tiers.length === 0
          ? 'Import a tracker whose tiers have exit criteria: assay import PATH.'
          : remedies.length === 0
            ? 'No criterion waits for anything.'
            : null,
    },
    targets: {
      items: targets.slice(0, shown.targets).map((target) => targetLine(context, target)),
      total: targets.length,
      href: context.href.targets(),
    },
    heatmap:
      current === undefined
        ? null
        : {
            tierId: current.tier.id,
            title: tierTitle(current),
            href: context.href.tier(current.tier.id),
            heatmap: heatmapOf(context, current, shown.heatmapRuns),
          },
    week: tracker === null || week === undefined ? null : weekLine(context, tracker, week),
    weekText: week === undefined ? sentenceOf(phaseText(context)) : null,
    evidence: latestEvidence(context),
  }
}

function sentenceOf(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}

/** Beginning and end of the hash of the newest act; null while nothing was recorded. */
function shortHead({ input: { chainHead } }: ReportContext): string | null {
  return chainHead === undefined || chainHead === null ? null : `${chainHead.slice(0, 4)}…${chainHead.slice(-4)}`
}

/** As of, dates, closed or current week, what is at hand. */
function metaLine(context: JudgedContext): string {
  const { settings, asOf } = context.assessment
  return [
    `as of ${formatAsOf(asOf, settings.timezone)}`,
    datesText(context),
    phaseText(context),
    `${countOf(context.snapshots.length, 'document')}, ${countOf(context.runs.length, 'run')}`,
    provenanceText(context),
  ]
    .filter((part) => part !== null)
    .join(' · ')
}

function stripItem(context: JudgedContext, tier: JudgedTier): TierStripItem {
  return {
    id: tier.tier.id,
    title: tierTitle(tier),
    href: context.href.tier(tier.tier.id),
    mark: tierMark(tier.state, tierHeadline(tier)),
    countsText: countsText(tier),
    counts: verdictCounts(tier).map(({ mark, count }) => ({ mark, count })),
    tickedText: tickedText(tier),
    claim: tierClaim(context, tier),
    signaturesText: signaturesText(context, tier),
  }
}

/** Targets that can be measured come first. */
/** One target for each metric, the last step that is asked; those that something can judge first. */
export function overviewTargets(context: JudgedContext): Target[] {
  return byRule(finalTargets(allTargets(context)))
}

function byRule<T extends { rule: string | null }>(targets: T[]): T[] {
  return targets.toSorted((a, b) => Number(a.rule === null) - Number(b.rule === null))
}

/** The tier that the current week works on, else the first that is not ready, else the first. */
function currentTier({ assessment }: JudgedContext): JudgedTier | undefined {
  const { tiers, tracker, currentWeekId } = assessment
  const week = tracker?.weeks.find(({ id }) => id === currentWeekId)
  const measured = tiers.filter(({ criteria }) => criteria.some(({ history }) => history.length > 0))
  const ofWeek = measured.find(({ tier }) => week?.tiers.includes(tier.id) === true)
  const open = measured.find(({ state }) => state !== 'ready' && state !== 'exited' && state !== 'ready_with_waivers')
  return ofWeek ?? open ?? tiers[0]
}

function latestEvidence(context: JudgedContext): EvidenceLine[] {
  const dated = context.runs.filter(({ effectiveAt }) => effectiveAt !== null)
  const latest = dated.slice(-shown.runs).toReversed()
  return latest.map((run) => {
    const line = runLine(context, run)
    const { label, short, href, at, atText, provenanceText: provenance, tainted, findings } = line
    return {
      run: label,
      short,
      href,
      at,
      atText,
      usersText: run.users === null ? 'users unknown' : countOf(run.users.value, 'user'),
      requestsText: line.requests.value === null ? 'requests unknown' : countOf(line.requests.value, 'request'),
      failuresText: line.failures.value === null ? 'failures unknown' : `${line.failures.text} failed`,
      provenanceText: provenance,
      tainted,
      findings,
    }
  })
}
