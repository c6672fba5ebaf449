import type { Progress } from './assessment'
import type { DocumentPlan, ProgressStatement } from './plan'
import { type ProofContext, proofOf } from './reconcile/task-proof'

const empty: Progress = {
  claimed: null,
  ticked: { done: 0, total: 0, placeholders: 0 },
  tasks: { done: 0, total: 0 },
  proven: { done: 0, total: 0 },
  hours: null,
}

/** The program's own statement; the first stands at the head of the document. */
function claimedBy(statements: ProgressStatement[]): Progress['claimed'] {
  const own = statements.find((statement) => statement.subject === 'program')
  return own === undefined ? null : { percent: own.percent, place: own.place, words: own.words }
}

function hoursOf(plan: DocumentPlan): Progress['hours'] {
  const estimated = plan.tasks.flatMap((task) =>
    task.estimateMinutes === null ? [] : [{ minutes: task.estimateMinutes, ticked: task.ticked }],
  )
  if (estimated.length === 0) return null
  return {
    doneMinutes: estimated.reduce((sum, task) => sum + (task.ticked ? task.minutes : 0), 0),
    totalMinutes: estimated.reduce((sum, task) => sum + task.minutes, 0),
  }
}

/**
 * The progress of semantics §7: what the document claims, what is ticked over all boxes
 * (placeholders of templates counted apart) and over tasks, and the ticked tasks with valid proof.
 * Plan documents have no progress: pass the tracker.
 */
export function measureProgress(tracker: DocumentPlan | null, context: ProofContext): Progress {
  if (tracker === null) return empty
  const counted = tracker.boxes.filter((box) => box.owner !== 'placeholder' && box.owner !== 'plan_item')
  const proven = tracker.tasks.filter((task) => task.ticked && proofOf(task, context).state === 'proven')
  return {
    claimed: claimedBy(tracker.progress),
    ticked: {
      done: counted.filter((box) => box.ticked).length,
      total: counted.length,
      placeholders: tracker.boxes.filter((box) => box.owner === 'placeholder').length,
    },
    tasks: { done: tracker.tasks.filter((task) => task.ticked).length, total: tracker.tasks.length },
    proven: { done: proven.length, total: tracker.tasks.length },
    hours: hoursOf(tracker),
  }
}
