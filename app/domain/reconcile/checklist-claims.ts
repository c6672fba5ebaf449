import type { JudgedTier } from '../assessment'
import type { Milestone } from '../plan'
import { runsOfDeliverable } from '../work/deliverable-runs'
import { type ClaimDraft, inDocument } from './claim-draft'
import type { TrackerInput } from './input'
import { runTaints } from './named-runs'
import type { ReconciliationReason } from './reasons'
import { proofOf, type TaskProof } from './task-proof'
import { claimsTier } from './tier-claims'
import { doneClaim } from './week-claims'

const ready = new Set(['ready', 'ready_with_waivers', 'exited'])
const proofReasons = {
  proven: 'task_proven',
  tainted: 'task_proof_tainted',
  void: 'task_proof_void',
  out_of_time: 'task_proof_out_of_time',
  not_at_hand: 'task_proof_not_at_hand',
  none: 'task_without_proof',
} as const satisfies Record<string, ReconciliationReason>

/** Ticked tasks: supported only by valid proof in their own line, or attached to it. */
function tasks(input: TrackerInput): ClaimDraft[] {
  const plan = input.tracker
  return plan.tasks
    .filter((task) => task.ticked)
    .map((task): ClaimDraft => {
      const { words, ...judged } = proofClaim(proofOf(task, input), input)
      return {
        kind: 'task',
        subject: task.id,
        weekId: task.weekId,
        claim: inDocument(plan, task.text, task.place),
        words: { proofs: task.proofs.map((one) => one.text).join(', '), ...words },
        ...judged,
      }
    })
}

/** What proof makes of a tick. */
function proofClaim(proof: TaskProof, { findings }: TrackerInput) {
  const run = 'run' in proof && proof.run !== null ? proof.run.label : null
  const by = proof.state === 'proven' && proof.by !== null ? proof.by.proof : null
  const taints = run === null ? [] : runTaints(run, findings).map((finding) => finding.code)
  return {
    class: proof.state === 'proven' ? ('supported' as const) : ('unsupported' as const),
    reason: by === null ? proofReasons[proof.state] : ('task_proven_by_member' as const),
    words: {
      ...(run === null ? {} : { run }),
      ...(by === null ? {} : { by: by.by, proof: by.value }),
      ...(taints.length === 0 ? {} : { findings: taints.join(', ') }),
    },
    against: run === null ? null : { kind: 'run' as const, run, row: null, place: null },
    tainted: proof.state === 'tainted',
  }
}

/** Ticked deliverables: supported by a run that their own line names or evidence that a member attached. */
function deliverables(input: TrackerInput): ClaimDraft[] {
  const plan = input.tracker
  return plan.deliverables
    .filter((item) => item.ticked)
    .map((item): ClaimDraft => {
      const attached = input.attachedDeliverables
      const found = runsOfDeliverable(item, attached === undefined ? input : { ...input, attached })
      const base = {
        kind: 'deliverable' as const,
        subject: item.id,
        weekId: item.weekId,
        claim: inDocument(plan, item.text, item.place),
      }
      const words = { proofs: item.artifacts.join(', ') }
      if (found !== null && found.proof.state !== 'not_at_hand') {
        const judged = proofClaim(found.proof, input)
        return { ...base, ...judged, words: { ...words, ...judged.words } }
      }
      const reason = item.artifacts.length > 0 ? 'deliverable_artifact_named' : 'deliverable_without_artifact'
      return { ...base, class: 'unsupported', reason, words }
    })
}

/** The milestone of a tier is judged with the tier where nothing else calls the tier done. */
function tickedMilestone(input: TrackerInput, milestone: Milestone): ClaimDraft[] {
  const tier = input.tiers.find((one) => one.tier.id === milestone.subject)
  const isTierClaim = tier !== undefined && claimsTier(input.tracker, tier, milestone.place)
  return isTierClaim ? [] : [judgeMilestone(input, milestone, tier)]
}

function judgeMilestone(input: TrackerInput, milestone: Milestone, tier: JudgedTier | undefined): ClaimDraft {
  const plan = input.tracker
  const base = {
    kind: 'milestone' as const,
    subject: milestone.subject,
    weekId: milestone.weekId,
    tierId: tier?.tier.id ?? null,
    claim: inDocument(plan, milestone.text, milestone.place),
  }
  if (tier !== undefined && !ready.has(tier.state)) {
    const blocked = tier.state === 'blocked'
    return {
      ...base,
      class: blocked ? 'contradicted' : 'unsupported',
      reason: 'milestone_tier_not_ready',
      words: { tier: tier.tier.id, state: tier.state },
      against: inDocument(plan, tier.tier.title, tier.tier.place),
    }
  }
  const own = plan.tasks.filter((task) => milestone.subject === 'program' || task.weekId === milestone.subject)
  const open = tier === undefined ? own.find((task) => !task.ticked) : undefined
  if (open !== undefined) {
    return {
      ...base,
      class: 'self_contradicted',
      reason: 'milestone_over_open_boxes',
      numbers: { done: own.filter((task) => task.ticked).length, total: own.length },
      words: { subject: milestone.subject },
      against: inDocument(plan, open.text, open.place),
    }
  }
  if (tier !== undefined) return { ...base, class: 'supported', reason: 'milestone_tier_ready' }
  return { ...base, class: 'unsupported', reason: 'milestone_without_proof', words: { subject: milestone.subject } }
}

/** An open milestone of a program, week or tier that other words call complete. */
function openMilestone(input: TrackerInput, milestone: Milestone): ClaimDraft[] {
  const plan = input.tracker
  const week = plan.weeks.find((one) => one.id === (milestone.subject === 'program' ? null : milestone.weekId))
  const done = week === undefined ? null : doneClaim(plan, week)
  const program = plan.progress.find((one) => one.subject === 'program' && one.percent >= 100)
  const claim = done ?? program
  if (claim === undefined || claim === null) return []
  return [
    {
      kind: 'milestone',
      class: 'self_contradicted',
      reason: 'milestone_open_but_subject_done',
      subject: milestone.subject,
      weekId: milestone.weekId,
      words: { subject: milestone.subject },
      claim: inDocument(plan, claim.words, claim.place),
      against: inDocument(plan, milestone.text, milestone.place),
    },
  ]
}

/** Tasks, deliverables and milestones against their proof, boxes and tiers. */
export function reconcileChecklists(input: TrackerInput): ClaimDraft[] {
  const milestones = input.tracker.milestones.flatMap((milestone) =>
    milestone.ticked ? tickedMilestone(input, milestone) : openMilestone(input, milestone),
  )
  return [...milestones, ...deliverables(input), ...tasks(input)]
}
