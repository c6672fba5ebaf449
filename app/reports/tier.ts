import type { Assessment, JudgedTier } from '~/domain/assessment'
import type { ProgramSettings, RunConditions } from '~/domain/program'
import { byRank, claimView } from './claim-view'
import { criterionView } from './criterion-view'
import { countOf } from './format'
import { tierMark } from './glyphs'
import { heatmapOf } from './heatmap-view'
import { once } from './once'
import { type JudgedContext, judgedContext } from './report-context'
import { signaturePanel } from './signatures'
import { placeChip, statusMark } from './sources'
import { countsText, tickedText, tierHeadline, tierTitle } from './tier-words'
import type { PencilMark, ReportInput } from './types-common'
import type { TierReport } from './types-tier'

/** One tier with every criterion; null where the program has no such tier. */
export function tierReport(assessment: Assessment, input: ReportInput, tierId: string): TierReport | null {
  const context = judgedContext(assessment, input)
  return once(context, `tier ${tierId}`, () => buildTierReport(context, tierId))
}

function buildTierReport(context: JudgedContext, tierId: string): TierReport | null {
  const { assessment } = context
  const judged = assessment.tiers.find(({ tier }) => tier.id === tierId)
  if (judged === undefined) return null
  const { tier } = judged
  const ids = new Set([tier.id, ...judged.criteria.map(({ criterion }) => criterion.id)])
  const claims = assessment.claims.filter(({ subject, tierId: of }) => ids.has(subject) || of === tier.id)
  return {
    id: tier.id,
    title: tierTitle(judged),
    goal: tier.goal,
    mark: tierMark(judged.state, tierHeadline(judged)),
    headline: tierHeadline(judged),
    countsText: countsText(judged),
    claim: tierClaim(context, judged),
    tickedText: tickedText(judged),
    claimedDone: judged.claimedDone,
    source: placeChip(context, tier.place),
    facts: [
      { label: 'Effort', text: tier.effort },
      { label: 'Cost', text: tier.cost },
      { label: 'ROI', text: tier.roi },
    ].flatMap(({ label, text }) => (text === null ? [] : [{ label, text }])),
    signing: signaturePanel(context, judged),
    criteria: judged.criteria.map((criterion) => criterionView(context, criterion)),
    heatmap: heatmapOf(context, judged),
    qualifyingText: qualifyingText(context, tier.id),
    claims: claims.toSorted(byRank).map((claim) => claimView(context, claim)),
    emptyText: judged.criteria.length === 0 ? 'The documents give this tier no criteria: nothing can be proven.' : null,
  }
}

/** What the documents say of the tier as a whole, with the place of the words. */
export function tierClaim(context: JudgedContext, judged: JudgedTier): PencilMark | null {
  const { claimWords, claimedDone, tier } = judged
  const status = tier.statuses.find(({ words }) => words === claimWords)
  if (status !== undefined) return { ...statusMark(context, status), done: claimedDone }
  if (claimWords === null) return null
  const claim = context
    .claimsAbout(tier.id)
    .find(({ claim: source }) => source.kind === 'document' && source.words === claimWords)
  const place = claim === undefined || claim.claim.kind !== 'document' ? tier.place : claim.claim.place
  return { words: claimWords, done: claimedDone, source: placeChip(context, place) }
}

/** "27 of 67 runs qualify: at least 100 users and 1,000 requests." */
export function qualifyingText({ assessment, runs }: JudgedContext, tierId: string): string {
  const labels = assessment.qualifying[tierId]
  const count = labels === undefined ? 0 : labels.length
  const conditions = conditionsText(conditionsOf(assessment.settings, tierId))
  return `${count} of ${countOf(runs.length, 'run')} ${count === 1 ? 'qualifies' : 'qualify'}${conditions === null ? '' : `: ${conditions}`}.`
}

function conditionsOf(settings: ProgramSettings, tierId: string): RunConditions {
  const own = settings.qualifyingByTier[tierId]
  return own === undefined ? settings.qualifying : own
}

/** "at least 100 users, at least 1,000 requests"; null where nothing is asked. */
export function conditionsText(conditions: RunConditions): string | null {
  const parts = [
    conditions.minUsers === null ? null : `at least ${countOf(conditions.minUsers, 'user')}`,
    conditions.minRequests === null ? null : `at least ${countOf(conditions.minRequests, 'request')}`,
    conditions.labels.length === 0 ? null : `label ${conditions.labels.join(' or ')}`,
    conditions.tags.length === 0 ? null : `tagged ${conditions.tags.join(' or ')}`,
    conditions.allowOnlyLogin ? null : 'more than logins',
  ].filter((part) => part !== null)
  return parts.length === 0 ? null : parts.join(', ')
}
