import type { JudgedTier, Source } from '../assessment'
import type { Place } from '../place'
import type { DocumentPlan } from '../plan'
import type { TierState } from '../vocabulary'
import { type ClaimDraft, inDocument } from './claim-draft'
import type { TrackerInput } from './input'
import type { ReconciliationReason } from './reasons'
import { doneClaim } from './week-claims'

const reasons: Record<TierState, ReconciliationReason> = {
  blocked: 'tier_claimed_but_blocked',
  exited_regressed: 'tier_claimed_but_blocked',
  error: 'tier_claimed_but_error',
  unproven: 'tier_claimed_but_unproven',
  exited_suspect: 'tier_claimed_but_unproven',
  ready: 'tier_claimed_and_ready',
  ready_with_waivers: 'tier_claimed_and_ready',
  exited: 'tier_claimed_and_ready',
}

function evidenceAgainst(tier: JudgedTier): Source | null {
  const failing = tier.criteria.find((criterion) => criterion.underlying === 'not_met')
  if (failing === undefined || failing.run === null) return null
  const row = failing.judgement?.worst ?? null
  return { kind: 'run', run: failing.run, row: row?.key ?? null, place: row?.place ?? null }
}

/** "PHASE 1: COMPLETE", where the phase has success criteria of its own; "IMPLEMENTATION COMPLETE" says less. */
function plainlyDone(plan: DocumentPlan, tierId: string): Source | null {
  const week = plan.weeks.find((one) => one.id === tierId)
  const status = week?.statuses.find(
    (one) => one.status === 'done' && /^\W*(?:complete[d]?|done|finished)\b/i.test(one.words),
  )
  return status === undefined ? null : inDocument(plan, status.words, status.place)
}

/** Where the tracker says that a tier is done: its own status, its milestone, or the week that ends it. */
function claimsOf(plan: DocumentPlan, tier: JudgedTier): Source[] {
  const statuses = tier.tier.statuses.filter((status) => status.status === 'done')
  const milestones = plan.milestones.filter((one) => one.subject === tier.tier.id && one.ticked)
  const found = [
    ...statuses.map((status) => inDocument(plan, status.words, status.place)),
    ...milestones.map((one) => inDocument(plan, one.text, one.place)),
  ]
  if (found.length > 0) return found
  const named = plainlyDone(plan, tier.tier.id)
  if (named !== null) return [named]
  const last = plan.weeks.filter((week) => week.tiers.includes(tier.tier.id)).at(-1)
  const ended = last === undefined ? null : doneClaim(plan, last)
  if (ended !== null) return [inDocument(plan, ended.words, ended.place)]
  if (tier.claimedDone === true) return [inDocument(plan, tier.claimWords ?? tier.tier.title, tier.tier.place)]
  return []
}

/** Whether a line is the one that claims the tier: what is said there is one claim, judged with the tier. */
export function claimsTier(plan: DocumentPlan, tier: JudgedTier, place: Place): boolean {
  return claimsOf(plan, tier)[0]?.place === place
}

function judge(input: TrackerInput, tier: JudgedTier, claim: Source): ClaimDraft {
  const reason = reasons[tier.state]
  const count = (verdict: string) => tier.criteria.filter((criterion) => criterion.underlying === verdict).length
  const refuted = reason === 'tier_claimed_but_blocked'
  return {
    kind: 'tier',
    class: refuted ? 'contradicted' : reason === 'tier_claimed_and_ready' ? 'supported' : 'unsupported',
    reason,
    subject: tier.tier.id,
    tierId: tier.tier.id,
    numbers: { met: count('met'), notMet: count('not_met'), total: tier.criteria.length },
    words: { tier: tier.tier.id, state: tier.state },
    claim,
    against: evidenceAgainst(tier) ?? inDocument(input.tracker, tier.tier.title, tier.tier.place),
  }
}

/** A tier called done, by itself or by the program, over a checklist with open boxes. */
function overOpenChecklist(input: TrackerInput, tier: JudgedTier, claims: Source[]): ClaimDraft[] {
  const plan = input.tracker
  const boxes = tier.criteria.filter(({ criterion }) => criterion.ticked !== null)
  const open = boxes.find(({ criterion }) => criterion.ticked === false)
  const program = plan.progress.find((one) => one.subject === 'program' && one.percent >= 100)
  const claim = claims[0] ?? (program === undefined ? undefined : inDocument(plan, program.words, program.place))
  if (open === undefined || claim === undefined) return []
  return [
    {
      kind: 'tier',
      class: 'self_contradicted',
      reason: 'tier_claimed_over_open_criteria',
      subject: tier.tier.id,
      tierId: tier.tier.id,
      numbers: { ticked: boxes.filter(({ criterion }) => criterion.ticked === true).length, total: boxes.length },
      words: { tier: tier.tier.id },
      claim,
      against: inDocument(plan, open.criterion.text, open.criterion.place),
    },
  ]
}

/** What the tracker says of tiers, against their computed state and their own checklists. */
export function reconcileTiers(input: TrackerInput): ClaimDraft[] {
  return input.tiers.flatMap((tier) => {
    const claims = claimsOf(input.tracker, tier)
    const [first] = claims
    return [...(first === undefined ? [] : [judge(input, tier, first)]), ...overOpenChecklist(input, tier, claims)]
  })
}
