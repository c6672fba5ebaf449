import type { Finding, Run } from '../evidence'
import { runMentions } from '../figures/run-mentions'
import { sharedMemory } from '../memory'
import type { Instant } from '../place'
import type { ProofReference, Task } from '../plan'
import type { JudgedProof } from '../work/task-proofs'
import { labelsMentioned } from './label-mentions'
import { isValidProof, runMeantBy, runOfFile, runsNamed, runTaints } from './named-runs'

/** What proves a task: the references of its own line, and what members attached to it. */
export type TaskProof =
  /** `by` is what a member attached; null where the task's own line names the run. */
  | { state: 'proven'; run: Run; by: null }
  | { state: 'proven'; run: Run | null; by: JudgedProof }
  | { state: 'tainted'; run: Run }
  /** Declared void by a member. */
  | { state: 'void'; run: Run }
  /** At hand, but without a known time or after the as-of moment. */
  | { state: 'out_of_time'; run: Run }
  | { state: 'not_at_hand'; named: string[] }
  | { state: 'none' }

export interface ProofContext {
  runs: readonly Run[]
  findings: Record<string, Finding[]>
  asOf: Instant
  /** Labels of runs that a member declared void; absent is none. */
  invalid?: ReadonlySet<string>
  /** Standing records by task id; absent where nobody attached any. */
  attached?: ReadonlyMap<string, readonly JudgedProof[]>
}

function usersIn(text: string): number | null {
  const match = /(\d[\d,]*)\s*users\b/i.exec(text)
  return match === null ? null : Number(match[1]!.replaceAll(',', ''))
}

function runOf(text: string, kind: 'run' | 'file', words: string, runs: readonly Run[]): Run | null {
  if (kind === 'file') return runOfFile(text, runs)
  const users = usersIn(words)
  return runsNamed(text.trim(), words, users, runs)?.run ?? runMeantBy(text, runs, users)?.run ?? null
}

/** The run that a reference in a task's own line means, as its proof is judged by; null where none is at hand. */
export function runOfReference(task: Task, { kind, text }: ProofReference, runs: readonly Run[]): Run | null {
  return kind === 'run' || kind === 'file' ? runOf(text, kind, wordsOf(task), runs) : null
}

function wordsOf({ text, note }: Task): string {
  return `${text} ${note ?? ''}`
}

/**
 * Valid proof is a run named in the task's own line, by name or by file, that is at hand, at or
 * before the as-of moment, untainted as a whole and not void, or evidence that a member attached
 * and that is the same (semantics §7).
 */
export function proofOf(task: Task, context: ProofContext): TaskProof {
  const known = knownProofs(context)
  const before = known.get(task)
  if (before !== undefined) return before
  const proof = judgeProof(task, context)
  known.set(task, proof)
  return proof
}

/** What was judged with the same findings: days, weeks, boxes and progress ask for the same tasks. */
const judged = sharedMemory('task-proofs', () => new WeakMap<ProofContext['findings'], KnownProofs[]>())

interface KnownProofs extends Pick<ProofContext, 'runs' | 'asOf' | 'invalid' | 'attached'> {
  byTask: WeakMap<Task, TaskProof>
}

/** Of tasks, and of deliverables, which have other attachments. */
const keptContexts = 4

function knownProofs({ findings, runs, asOf, invalid, attached }: ProofContext): KnownProofs['byTask'] {
  const before = judged.get(findings)
  const contexts = before === undefined ? [] : before
  if (before === undefined) judged.set(findings, contexts)
  const known = contexts.find(
    (one) => one.runs === runs && one.asOf === asOf && one.invalid === invalid && one.attached === attached,
  )
  if (known !== undefined) return known.byTask
  const byTask: KnownProofs['byTask'] = new WeakMap()
  contexts.push({ runs, asOf, invalid, attached, byTask })
  if (contexts.length > keptContexts) contexts.shift()
  return byTask
}

function judgeProof(task: Task, context: ProofContext): TaskProof {
  const own = proofOfLine(task, context)
  if (own.state === 'proven') return own
  const attached = context.attached?.get(task.id)
  if (attached === undefined) return own
  const by = attached.find(({ worth }) => worth === 'proves')
  if (by !== undefined) return { state: 'proven', run: by.run, by }
  if (own.state !== 'none' && own.state !== 'not_at_hand') return own
  for (const state of ['tainted', 'void', 'out_of_time'] as const) {
    const run = attached.find(({ worth }) => worth === state)?.run
    if (run !== undefined && run !== null) return { state, run }
  }
  return own
}

function proofOfLine(task: Task, context: ProofContext): TaskProof {
  const words = wordsOf(task)
  const named = task.proofs.filter((proof) => proof.kind === 'run' || /\.(?:csv|jtl)$/i.test(proof.text))
  const texts = named.flatMap((proof) => {
    const kind = proof.kind === 'run' ? ('run' as const) : ('file' as const)
    const parts = kind === 'run' ? runMentions(proof.text) : []
    return parts.length > 1 ? parts.map((text) => ({ kind, text })) : [{ kind, text: proof.text }]
  })
  if (texts.length === 0)
    texts.push(...labelsMentioned(words, context.runs).map(({ name }) => ({ kind: 'run' as const, text: name })))
  if (texts.length === 0) return { state: 'none' }
  const runs = texts.flatMap(({ kind, text }) => runOf(text, kind, words, context.runs) ?? [])
  const isVoid = ({ label }: Run) => context.invalid?.has(label) === true
  const valid = runs.find((run) => !isVoid(run) && isValidProof(run, context.findings, context.asOf))
  if (valid !== undefined) return { state: 'proven', run: valid, by: null }
  const tainted = runs.find((run) => runTaints(run.label, context.findings).length > 0)
  if (tainted !== undefined) return { state: 'tainted', run: tainted }
  const declared = runs.find(isVoid)
  if (declared !== undefined) return { state: 'void', run: declared }
  const [first] = runs
  if (first !== undefined) return { state: 'out_of_time', run: first }
  return { state: 'not_at_hand', named: texts.map(({ text }) => text) }
}
