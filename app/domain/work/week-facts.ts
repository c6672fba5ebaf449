import type { Assessment, JudgedState } from '../assessment'
import { dayOf } from '../calendar'
import { invalidRuns } from '../criteria/context'
import type { IsoDay } from '../place'
import type { DocumentPlan, Task, Week } from '../plan'
import { type ProofContext, proofOf, type TaskProof } from '../reconcile/task-proof'
import { type Slip, slipsOf } from './slips'
import { type JudgedProof, judgeProofs, proofsBySubject } from './task-proofs'
import { trackerSnapshots } from './trackers'

/** A task of the week with what proves it and what members attached. */
export interface TaskFact {
  task: Task
  proof: TaskProof
  /** Ticked and with valid proof (semantics §7). */
  proven: boolean
  /** What stands attached, oldest first; also what proves nothing. */
  attached: JudgedProof[]
}

/** Tasks, and the minutes estimated for them; null where none of them is estimated. */
export interface WorkAmount {
  tasks: number
  minutes: number | null
  /** Tasks without an estimate, which `minutes` leave out. */
  unestimated: number
}

/** (done − planned) / planned, exact; unknown where nothing is planned or nothing is estimated. */
export type Variance =
  | { kind: 'known'; done: number; planned: number; ratio: number }
  | { kind: 'unknown'; reason: 'nothing_planned' | 'nothing_estimated' }

/** In tasks, and in estimated minutes. */
export interface WorkVariance {
  tasks: Variance
  minutes: Variance
}

/** What really happened to a week's tasks, by the tracker in effect. */
export interface WeekFacts {
  week: Week
  /** From the first to the last dated day; null where no day of it is dated. */
  days: { from: IsoDay; to: IsoDay } | null
  /** Where the week lies seen from the reference moment's local day; null where it is undated. */
  standing: 'ahead' | 'current' | 'past' | null
  tasks: TaskFact[]
  planned: WorkAmount
  ticked: WorkAmount
  proven: WorkAmount
  /** By ticks, and by what is proven. */
  variance: { ticked: WorkVariance; proven: WorkVariance }
  /** Tasks that are not ticked. */
  open: Task[]
  /** What snapshots moved to this week from another, or added to it. */
  slippedIn: Slip[]
  /** What snapshots moved from this week to another, or dropped. */
  slippedOut: Slip[]
}

/** The facts of one week (phase, sprint) of the tracker; null where there is no such week. */
export function weekFacts(state: JudgedState, assessment: Assessment, weekId: string): WeekFacts | null {
  const { tracker: plan } = assessment
  const week = plan?.weeks.find(({ id }) => id === weekId)
  if (plan === null || week === undefined) return null
  const shared = sharedFacts(state, assessment)
  const tasks = plan.tasks
    .filter((task) => task.weekId === weekId)
    .map((task): TaskFact => {
      const proof = proofOf(task, shared.proofs)
      const attached = shared.attached.get(task.id)
      const proven = task.ticked && proof.state === 'proven'
      return { task, proof, proven, attached: attached === undefined ? [] : attached }
    })
  const all = tasks.map(({ task }) => task)
  const planned = amountOf(all)
  const ticked = amountOf(all.filter((task) => task.ticked))
  const proven = amountOf(tasks.filter((one) => one.proven).map(({ task }) => task))
  const days = daysOfWeek(plan, weekId)
  return {
    week,
    days,
    standing: standingOf(days, dayOf(assessment.referenceAt, assessment.settings.timezone)),
    tasks,
    planned,
    ticked,
    proven,
    variance: { ticked: varianceOf(ticked, planned), proven: varianceOf(proven, planned) },
    open: all.filter((task) => !task.ticked),
    slippedIn: shared.slips.filter(({ to }) => to !== null && to.weekId === weekId),
    slippedOut: shared.slips.filter(({ from }) => from !== null && from.weekId === weekId),
  }
}

interface Shared {
  proofs: ProofContext
  attached: Map<string, JudgedProof[]>
  slips: Slip[]
}

/** What every week of one assessment asks for, worked out once. */
const known = new WeakMap<Assessment, { state: JudgedState; shared: Shared }>()

function sharedFacts(state: JudgedState, assessment: Assessment): Shared {
  const found = known.get(assessment)
  if (found !== undefined && found.state === state) return found.shared
  const { findings, asOf } = assessment
  const attached = proofsBySubject(judgeProofs(state, findings), 'task')
  const invalid = invalidRuns(state.invalidations, asOf)
  const shared = {
    proofs: { runs: state.runs, findings, asOf, invalid, attached },
    attached,
    slips: slipsOf(trackerSnapshots(state)),
  }
  known.set(assessment, { state, shared })
  return shared
}

/** From the first to the last dated day of a week. */
export function daysOfWeek(plan: DocumentPlan, weekId: string): WeekFacts['days'] {
  const dates = plan.days
    .filter((day) => day.weekId === weekId)
    .flatMap(({ fromDate, toDate }) => [fromDate, toDate])
    .filter((date) => date !== null)
    .toSorted()
  const [from] = dates
  const to = dates.at(-1)
  return from === undefined || to === undefined ? null : { from, to }
}

function standingOf(days: WeekFacts['days'], today: IsoDay): WeekFacts['standing'] {
  if (days === null) return null
  if (today < days.from) return 'ahead'
  return today > days.to ? 'past' : 'current'
}

export function amountOf(tasks: readonly Task[]): WorkAmount {
  const estimates = tasks.flatMap(({ estimateMinutes }) => (estimateMinutes === null ? [] : [estimateMinutes]))
  return {
    tasks: tasks.length,
    minutes: estimates.length === 0 ? null : estimates.reduce((sum, minutes) => sum + minutes, 0),
    unestimated: tasks.length - estimates.length,
  }
}

/** Minutes of nothing done are zero where the plan is estimated: then nothing of what is estimated is done. */
export function varianceOf(done: WorkAmount, planned: WorkAmount): WorkVariance {
  const doneMinutes = done.minutes === null ? 0 : done.minutes
  return {
    tasks: ratioOf(done.tasks, planned.tasks),
    minutes:
      planned.tasks > 0 && planned.minutes === null
        ? { kind: 'unknown', reason: 'nothing_estimated' }
        : ratioOf(doneMinutes, planned.minutes === null ? 0 : planned.minutes),
  }
}

function ratioOf(done: number, planned: number): Variance {
  if (planned === 0) return { kind: 'unknown', reason: 'nothing_planned' }
  return { kind: 'known', done, planned, ratio: (done - planned) / planned }
}
