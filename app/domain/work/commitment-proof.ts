import type { Assessment, JudgedCriterion, JudgedTier, ProgramState } from '../assessment'
import { invalidRuns } from '../criteria/context'
import type { Deliverable, Snapshot } from '../plan'
import type { ProofContext, TaskProof } from '../reconcile/task-proof'
import type { TierState, Verdict } from '../vocabulary'
import { isFileName, runsOfDeliverable } from './deliverable-runs'
import { namedCriteria } from './named-criteria'
import { provenTaskIds } from './proven-tasks'
import { type JudgedProof, judgeProofs, proofsBySubject } from './task-proofs'

/** One thing that would prove a milestone or deliverable, and whether it does. */
export type CommitmentProof =
  /** The tier that a milestone names: reached once it is ready or exited. */
  | { kind: 'tier'; tierId: string; state: TierState; proves: boolean; refutes: boolean }
  /** The tasks of a week or of the program. */
  | { kind: 'tasks'; done: number; proven: number; total: number; proves: boolean; refutes: boolean }
  /** A criterion that its words name (inferred). */
  | { kind: 'criterion'; criterionId: string; verdict: Verdict; proves: boolean; refutes: boolean }
  /** Runs that its own line names, at hand or not. */
  | { kind: 'runs'; named: string[]; run: string | null; state: TaskProof['state']; proves: boolean; refutes: false }
  /** A file that its line names; `held` where a document or evidence file of that name is at hand. */
  | { kind: 'artifact'; name: string; held: string | null; proves: boolean; refutes: false }
  /** What a member attached. */
  | { kind: 'attached'; judged: JudgedProof; proves: boolean; refutes: false }

/** What is asked again and again while milestones and deliverables are judged. */
export interface ProofSearch {
  state: ProgramState
  assessment: Assessment
  context: ProofContext
  proven: ReadonlySet<string>
  criteria: JudgedCriterion[]
  attached: Record<'deliverable' | 'milestone', Map<string, JudgedProof[]>>
  /** Names of files at hand, lower case: the file's own spelling, or the slug of the document it is. */
  files: Map<string, string>
}

export function proofSearch(state: ProgramState, assessment: Assessment): ProofSearch {
  const judged = judgeProofs(state, assessment.findings)
  const { runs, snapshots, asOf } = state
  const reports = state.reports === undefined ? [] : state.reports
  const names = [
    ...runs.flatMap(({ files }) => files.map(({ name }) => name)),
    ...reports.map(({ file }) => file.name),
    ...snapshots.map(({ plan }: Snapshot) => plan.file),
  ]
  return {
    state,
    assessment,
    context: { runs, findings: assessment.findings, asOf, invalid: invalidRuns(state.invalidations, asOf) },
    proven: provenTaskIds(assessment),
    criteria: assessment.tiers.flatMap(({ criteria }) => criteria),
    attached: {
      deliverable: proofsBySubject(judged, 'deliverable'),
      milestone: proofsBySubject(judged, 'milestone'),
    },
    files: new Map(names.map((name) => [baseName(name), name])),
  }
}

const reached = new Set<TierState>(['ready', 'ready_with_waivers', 'exited'])

export function tierProof({ tier, state }: JudgedTier): CommitmentProof {
  const refutes = state === 'blocked' || state === 'exited_regressed'
  return { kind: 'tier', tierId: tier.id, state, proves: reached.has(state), refutes }
}

/** The tasks of one week, or of all of them. */
export function tasksProof({ assessment, proven }: ProofSearch, weekId: string | null): CommitmentProof[] {
  const all = assessment.tracker === null ? [] : assessment.tracker.tasks
  const tasks = weekId === null ? all : all.filter((task) => task.weekId === weekId)
  if (tasks.length === 0) return []
  const done = tasks.filter(({ ticked }) => ticked).length
  const count = tasks.filter(({ id }) => proven.has(id)).length
  const total = tasks.length
  return [{ kind: 'tasks', done, proven: count, total, proves: count === total, refutes: done < total }]
}

/** Criteria whose words or rule the text names. */
export function criteriaProof({ criteria }: ProofSearch, text: string): CommitmentProof[] {
  return namedCriteria(text, criteria).map(({ criterion, verdict, underlying }) => ({
    kind: 'criterion',
    criterionId: criterion.id,
    verdict,
    proves: verdict === 'met',
    refutes: underlying === 'not_met',
  }))
}

/** Runs that a deliverable's line names. */
export function runsProof({ context }: ProofSearch, deliverable: Deliverable): CommitmentProof[] {
  const found = runsOfDeliverable(deliverable, context)
  if (found === null) return []
  const { named, run, proof } = found
  return [{ kind: 'runs', named, run, state: proof.state, proves: proof.state === 'proven', refutes: false }]
}

/** Files that a deliverable's line names. */
export function artifactProof({ files }: ProofSearch, { artifacts }: Deliverable): CommitmentProof[] {
  return artifacts.filter(isFileName).map((name) => {
    const held = files.get(baseName(name))
    return {
      kind: 'artifact',
      name,
      held: held === undefined ? null : held,
      proves: held !== undefined,
      refutes: false,
    }
  })
}

export function attachedProof(
  { attached }: ProofSearch,
  subject: 'deliverable' | 'milestone',
  id: string,
): CommitmentProof[] {
  const found = attached[subject].get(id)
  return (found === undefined ? [] : found).map((judged) => ({
    kind: 'attached',
    judged,
    proves: judged.worth === 'proves',
    refutes: false,
  }))
}

function baseName(path: string): string {
  return (path.split(/[\\/]/).at(-1) as string).toLowerCase()
}
