import type { DayGroup, DocumentPlan, ProgressStatement, StatusClaim, Task } from '../plan'
import { type ClaimDraft, inDocument } from './claim-draft'
import type { TrackerInput } from './input'
import { proofOf } from './task-proof'

function provenOf(tasks: Task[], input: TrackerInput): number {
  return tasks.filter((task) => task.ticked && proofOf(task, input).state === 'proven').length
}

/** "Day 28: Cross-Browser Testing ✅": a day's own heading against its boxes and their proof. */
function day(input: TrackerInput, group: DayGroup): ClaimDraft[] {
  const plan = input.tracker
  const status = group.statuses.find((one) => one.status === 'done')
  if (status === undefined) return []
  const tasks = plan.tasks.filter((task) => task.dayId === group.id)
  const open = tasks.find((task) => !task.ticked)
  const proven = provenOf(tasks, input)
  const base = {
    kind: 'week' as const,
    subject: group.id,
    weekId: group.weekId,
    numbers: { done: tasks.filter((task) => task.ticked).length, total: tasks.length, proven },
    claim: inDocument(plan, `${group.title}: ${status.words}`, group.place),
  }
  if (open !== undefined) {
    const against = inDocument(plan, open.text, open.place)
    return [{ ...base, class: 'self_contradicted', reason: 'part_done_over_open_boxes', against }]
  }
  if (tasks.length === 0) return [{ ...base, class: 'unsupported', reason: 'part_done_without_boxes' }]
  const all = proven === tasks.length
  return [
    {
      ...base,
      class: all ? 'supported' : 'unsupported',
      reason: all ? 'week_done_and_proven' : 'week_done_without_proof',
    },
  ]
}

/** A percentage beside a status that says done; "PENDING (25 % → 38 %)" is a plan. */
function isClaimed(plan: DocumentPlan, one: ProgressStatement, statuses: StatusClaim[]): boolean {
  const beside = statuses.find((status) => status.place.line === one.place.line)
  return beside?.status === 'done' || (one.percent >= 100 && plan.days.some((group) => group.id === one.subject))
}

/** "COMPLETE (60 % overall)" of a week: how much of the tasks is proven by then. */
function overall(input: TrackerInput, one: ProgressStatement): ClaimDraft[] {
  const plan = input.tracker
  const index = plan.weeks.findIndex((week) => week.id === one.subject)
  const week = plan.weeks[index]
  if (week === undefined || !isClaimed(plan, one, week.statuses)) return []
  const ids = new Set(plan.weeks.slice(0, index + 1).map(({ id }) => id))
  const tasks = plan.tasks.filter((task) => ids.has(task.weekId))
  const total = plan.tasks.length
  if (total === 0) return []
  const proven = provenOf(tasks, input)
  const done = tasks.filter((task) => task.ticked).length
  const enough = (100 * proven) / total >= one.percent
  return [
    {
      kind: 'progress',
      class: enough ? 'supported' : 'unsupported',
      reason: enough ? 'progress_proven' : 'progress_without_proof',
      subject: one.subject,
      weekId: week.id,
      numbers: { percent: one.percent, done, proven, total, provenPercent: (100 * proven) / total },
      claim: inDocument(plan, one.words, one.place),
    },
  ]
}

/** "100 % COMPLETE" under a day whose boxes are all ticked: the boxes agree, and prove nothing. */
function ofDay(input: TrackerInput, one: ProgressStatement): ClaimDraft[] {
  const plan = input.tracker
  const group = plan.days.find(({ id }) => id === one.subject)
  if (group === undefined || one.percent < 100) return []
  const tasks = plan.tasks.filter((task) => task.dayId === group.id)
  if (tasks.length === 0 || tasks.some((task) => !task.ticked)) return []
  const proven = provenOf(tasks, input)
  const all = proven === tasks.length
  return [
    {
      kind: 'progress',
      class: all ? 'supported' : 'unsupported',
      reason: all ? 'week_done_and_proven' : 'week_done_without_proof',
      subject: group.id,
      weekId: group.weekId,
      numbers: { done: tasks.length, total: tasks.length, proven },
      claim: inDocument(plan, one.words, one.place),
    },
  ]
}

/** Days and percentages called done, as far as their proof goes. */
export function reconcileParts(input: TrackerInput): ClaimDraft[] {
  return [
    ...input.tracker.days.flatMap((group) => day(input, group)),
    ...input.tracker.progress.flatMap((one) => [...overall(input, one), ...ofDay(input, one)]),
  ]
}
