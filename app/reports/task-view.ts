import type { ReconciledClaim } from '~/domain/assessment'
import type { ProofReference, Task } from '~/domain/plan'
import { runOfReference } from '~/domain/reconcile/task-proof'
import type { TaskFact } from '~/domain/work/week-facts'
import { claimView } from './claim-view'
import { formatHours } from './format'
import type { Looking } from './grants'
import { proofView } from './proofs'
import type { ReportContext } from './report-context'
import { placeChip } from './sources'
import type { TaskView } from './types-plan'

interface Shown {
  depth: number
  claims: readonly ReconciledClaim[]
  looking: Pick<Looking, 'actor'>
}

/** A task with the proof that its own line names, and what members attached. */
export function taskView(context: ReportContext, fact: TaskFact, { depth, claims, looking }: Shown): TaskView {
  const { task } = fact
  const claim = claims.find(({ kind, subject }) => kind === 'task' && subject === task.id)
  const view = claim === undefined ? null : claimView(context, claim)
  return {
    id: task.id,
    ref: task.ref,
    text: task.text,
    depth,
    ticked: task.ticked,
    estimateText: task.estimateMinutes === null ? null : formatHours(task.estimateMinutes),
    note: task.note,
    proofs: task.proofs.map((proof) => referenceView(context, task, proof)),
    proofText: view === null ? (task.ticked ? 'ticked' : 'open') : view.sentence,
    proven: fact.proven,
    attached: fact.attached.map((judged) => proofView(context, judged, looking)),
    attachHref: context.href.week(task.weekId, { attach: `task ${task.id}` }, 'attach'),
    claim: view,
    source: placeChip(context, task.place),
  }
}

/** Named as the verdict on the task names it: "v41 (150 users)" may mean one of several labels. */
function referenceView(context: ReportContext, task: Task, proof: ProofReference): TaskView['proofs'][number] {
  if (proof.kind === 'url') return { text: proof.text, href: proof.text, heldText: 'a link, not checked' }
  const run = runOfReference(task, proof, context.runs)
  if (run !== null)
    return {
      text: proof.text,
      href: context.href.run(run.label),
      heldText: context.isTainted(run.label) ? 'at hand, tainted' : 'at hand',
    }
  return {
    text: proof.text,
    href: null,
    heldText: proof.kind === 'run' ? 'no such run at hand' : `${proof.kind}, not stored here`,
  }
}
