import type { Assessment, ProgramState, ReconciledClaim } from '../assessment'
import { endOfDay, timeOf } from '../calendar'
import type { IsoDay, Place } from '../place'
import type { Deliverable, Milestone } from '../plan'
import {
  artifactProof,
  attachedProof,
  type CommitmentProof,
  criteriaProof,
  type ProofSearch,
  proofSearch,
  runsProof,
  tasksProof,
  tierProof,
} from './commitment-proof'
import { plannedSpan } from './planned-span'

export type { CommitmentProof } from './commitment-proof'

/**
 * What became of something promised, worst first: claimed and refuted; not claimed and late; claimed
 * without proof; not claimed and due later; proven though nobody claims it; claimed and proven.
 */
export const commitmentStates = ['contradicted', 'overdue', 'unproven', 'open', 'unclaimed', 'proven'] as const
export type CommitmentState = (typeof commitmentStates)[number]

interface Judged {
  state: CommitmentState
  /** What would prove it, as far as its words and records name something. */
  proofs: CommitmentProof[]
  /** The last planned day of its week; null where that is not known. */
  dueOn: IsoDay | null
  /** What the ledger says of its line. */
  claims: ReconciledClaim[]
}

export interface JudgedMilestone extends Judged {
  milestone: Milestone
}
export interface JudgedDeliverable extends Judged {
  deliverable: Deliverable
}

/** The tracker's milestones in its order, each held against the tier, week or tasks that it names. */
export function judgeMilestones(state: ProgramState, assessment: Assessment): JudgedMilestone[] {
  const { tracker } = assessment
  if (tracker === null || tracker.milestones.length === 0) return []
  const search = proofSearch(state, assessment)
  return tracker.milestones.map((milestone) => {
    const named = subjectProofs(milestone, search)
    const attached = attachedProof(search, 'milestone', milestone.id)
    const claims = claimsAt(assessment, milestone.place)
    // What a member attached stands in for proof of a week's tasks, never for a tier that is not ready.
    const byTier = named.some(({ kind }) => kind === 'tier')
    const proven =
      named.length > 0 && named.every(({ proves }) => proves)
        ? true
        : !byTier && !named.some(({ refutes }) => refutes) && attached.some(({ proves }) => proves)
    const dueOn = milestone.dueOn ?? dueDay(search, milestone.weekId)
    const proofs = [...named, ...attached]
    return { milestone, proofs, dueOn, claims, state: stateOf({ ...milestone, proofs, proven, dueOn, claims }, search) }
  })
}

function subjectProofs({ subject }: Milestone, search: ProofSearch): CommitmentProof[] {
  const { tiers } = search.assessment
  if (subject === 'program') return [...tiers.map(tierProof), ...tasksProof(search, null)]
  const tier = tiers.find((one) => one.tier.id === subject)
  return tier === undefined ? tasksProof(search, subject) : [tierProof(tier)]
}

/** The tracker's deliverables in its order, each with the criteria, runs and files that it names. */
export function judgeDeliverables(state: ProgramState, assessment: Assessment): JudgedDeliverable[] {
  const { tracker } = assessment
  if (tracker === null || tracker.deliverables.length === 0) return []
  const search = proofSearch(state, assessment)
  return tracker.deliverables.map((deliverable) => {
    const proofs = [
      ...criteriaProof(search, deliverable.text),
      ...runsProof(search, deliverable),
      ...artifactProof(search, deliverable),
      ...attachedProof(search, 'deliverable', deliverable.id),
    ]
    const claims = claimsAt(assessment, deliverable.place)
    const dueOn = dueDay(search, deliverable.weekId)
    const proven = proofs.some(({ proves }) => proves) && !proofs.some(({ refutes }) => refutes)
    const { place } = deliverable
    const asked = { ticked: deliverable.ticked, place, proofs, proven, dueOn, claims }
    return { deliverable, proofs, dueOn, claims, state: stateOf(asked, search) }
  })
}

interface Asked {
  ticked: boolean
  place: Place
  proofs: readonly CommitmentProof[]
  proven: boolean
  dueOn: IsoDay | null
  claims: readonly ReconciledClaim[]
}

function stateOf(
  { ticked, place, proofs, proven, dueOn, claims }: Asked,
  { assessment }: ProofSearch,
): CommitmentState {
  const { settings, referenceAt } = assessment
  if (!ticked) {
    if (proven) return 'unclaimed'
    const isLate = dueOn !== null && timeOf(referenceAt) > timeOf(endOfDay(dueOn, settings.timezone))
    return isLate ? 'overdue' : 'open'
  }
  const refuted = claims.some(
    (one) =>
      (one.class === 'contradicted' || one.class === 'self_contradicted') &&
      one.claim.kind === 'document' &&
      isSame(one.claim.place, place),
  )
  if (refuted || proofs.some(({ refutes }) => refutes)) return 'contradicted'
  return proven ? 'proven' : 'unproven'
}

/** Claims that stand on a line, or that it is held against. */
function claimsAt({ claims }: Assessment, place: Place): ReconciledClaim[] {
  return claims.filter(({ claim, against }) =>
    [claim, against].some((source) => source !== null && source.place !== null && isSame(source.place, place)),
  )
}

function isSame(a: Place, b: Place): boolean {
  return a.line === b.line && a.file === b.file
}

function dueDay({ assessment }: ProofSearch, weekId: string | null): IsoDay | null {
  const { tracker, settings } = assessment
  const week = tracker?.weeks.find(({ id }) => id === weekId)
  const span = tracker === null || week === undefined ? null : plannedSpan(tracker, week, settings)
  return span === null ? null : span.to
}
