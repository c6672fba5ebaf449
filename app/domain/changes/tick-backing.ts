import type { Assessment, JudgedCriterion, ProgramState } from '../assessment'
import { timeOf } from '../calendar'
import { invalidRuns } from '../criteria/context'
import type { Run } from '../evidence'
import type { Instant } from '../place'
import type { Task } from '../plan'
import { type ProofContext, proofOf } from '../reconcile/task-proof'
import type { Change } from './change'

/** Between two moments: after the first, up to the second. */
export interface Window {
  from: Instant
  to: Instant
}

export interface BackingContext {
  window: Window
  state: ProgramState
  assessment: Assessment
  /** What members attached, by task id. */
  attached: ProofContext['attached']
}

type Backing = NonNullable<Change['backing']>

/** What the line of a ticked item names, as proof of semantics §7, and when that came. */
export function backingOfTask(task: Task, context: BackingContext): Backing {
  const stated = attestedSince(task.id, context)
  if (stated !== null) return stated
  const { runs, asOf } = context.state
  const { findings } = context.assessment
  const invalid = invalidRuns(context.state.invalidations, asOf)
  const proofs = (among: readonly Run[]): ProofContext => ({ runs: among, findings, asOf, invalid })
  const all = proofOf(task, { ...proofs(runs), attached: context.attached })
  if (all.state === 'proven' && all.by !== null)
    return { kind: isWithin(all.by.proof.at, context.window) ? 'new' : 'earlier', by: all.by.proof.by }
  if (all.state === 'proven') {
    // A line may name an older run beside the one that came since.
    const since = proofOf(task, proofs(runs.filter((run) => isSince(run, context.window))))
    return since.state === 'proven' && since.run !== null
      ? { kind: 'new', by: since.run.label }
      : { kind: 'earlier', by: all.run.label }
  }
  if (all.state === 'tainted') return { kind: 'tainted', by: all.run.label }
  if (all.state === 'not_at_hand') return { kind: 'not_at_hand', by: all.named.join(', ') }
  return { kind: 'none', by: null }
}

/** For boxes that are no tasks: a deliverable, a milestone. Runs are looked for in their words. */
export function backingOfWords(
  item: { id: string; text: string; note: string | null },
  context: BackingContext,
): Backing {
  const { place, ...rest } = { ...item, place: { file: '', line: 1, column: 1 } }
  const box = { weekId: '', dayId: null, parentId: null, ref: null, estimateMinutes: null, ticked: true, proofs: [] }
  return backingOfTask({ ...rest, ...box, place }, context)
}

/** A criterion is backed by what decides it. */
export function backingOfCriterion(id: string, judged: JudgedCriterion | undefined, context: BackingContext): Backing {
  const stated = attestedSince(id, context)
  if (stated !== null) return stated
  const run = context.state.runs.find(({ label }) => label === judged?.run)
  if (judged === undefined || run === undefined) return { kind: 'none', by: null }
  if (judged.reason === 'tainted') return { kind: 'tainted', by: run.label }
  return { kind: isSince(run, context.window) ? 'new' : 'earlier', by: run.label }
}

function attestedSince(subject: string, { window, state }: BackingContext): Backing | null {
  const found = state.attestations.findLast(
    (one) =>
      one.subject === subject &&
      timeOf(one.at) > timeOf(window.from) &&
      timeOf(one.at) <= timeOf(window.to) &&
      (one.revokedAt === null || timeOf(one.revokedAt) > timeOf(window.to)),
  )
  return found === undefined ? null : { kind: 'new', by: found.by }
}

function isSince({ effectiveAt }: Run, window: Window): boolean {
  return effectiveAt !== null && isWithin(effectiveAt, window)
}

function isWithin(at: Instant, { from, to }: Window): boolean {
  return timeOf(at) > timeOf(from) && timeOf(at) <= timeOf(to)
}
