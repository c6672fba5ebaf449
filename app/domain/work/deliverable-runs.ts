import type { Deliverable } from '../plan'
import { type ProofContext, proofOf, type TaskProof } from '../reconcile/task-proof'

/** Runs that a deliverable's line names as what is delivered, and what they are worth together. */
export interface DeliverableRuns {
  named: string[]
  /** The run that decides, where one is at hand. */
  run: string | null
  proof: TaskProof
}

/** null where the line names no run: a migration or a commit is spelled like one and is none of the program's. */
export function runsOfDeliverable(deliverable: Deliverable, context: ProofContext): DeliverableRuns | null {
  const { artifacts, ...item } = deliverable
  const names = artifacts.filter((name) => !isFileName(name))
  const proofs = names.map((text) => ({ kind: 'run' as const, text }))
  const task = { ...item, dayId: null, parentId: null, ref: null, estimateMinutes: null, proofs }
  const proof = proofOf(task, context)
  if (proof.state === 'none') return null
  const run = 'run' in proof && proof.run !== null ? proof.run.label : null
  const isByMember = proof.state === 'proven' && proof.by !== null
  if (run === null && !isByMember && !names.some((name) => /^v\d/i.test(name))) return null
  return { named: names.length > 0 || run === null ? names : [run], run, proof }
}

export function isFileName(name: string): boolean {
  return /\.[a-z]\w{0,4}$/i.test(name)
}
