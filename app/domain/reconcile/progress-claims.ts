import type { ProgressStatement } from '../plan'
import { type ClaimDraft, inDocument } from './claim-draft'
import type { DocumentsInput } from './of-documents'

/** A step of more than this many even shares, without a stated start, is no continuation. */
const evenShares = 2

function weekSteps(input: DocumentsInput): ProgressStatement[] {
  const ids = new Set(input.tracker.weeks.map((week) => week.id))
  return input.tracker.progress.filter((one) => ids.has(one.subject))
}

/** "25 % overall", then "60 % overall"; "80 → 85", then "90 → 95". */
function chainBreaks(input: DocumentsInput): ClaimDraft[] {
  const plan = input.tracker
  const steps = weekSteps(input)
  const share = (evenShares * 100) / Math.max(1, steps.length)
  return steps.slice(1).flatMap((step, index): ClaimDraft[] => {
    const before = steps[index]!
    const start = step.fromPercent
    const broken =
      start === null ? step.percent < before.percent || step.percent - before.percent > share : start !== before.percent
    if (!broken) return []
    return [
      {
        kind: 'progress',
        class: 'self_contradicted',
        reason: 'progress_chain_break',
        subject: step.subject,
        weekId: step.subject,
        numbers: { previous: before.percent, percent: start ?? step.percent },
        words: { previousSubject: before.subject, subject: step.subject },
        claim: inDocument(plan, step.words, step.place),
        against: inDocument(plan, before.words, before.place),
      },
    ]
  })
}

/** A day at 100 % over open tasks. */
function partsOverOpenBoxes(input: DocumentsInput): ClaimDraft[] {
  const plan = input.tracker
  const days = new Map(plan.days.map((day) => [day.id, day]))
  return plan.progress.flatMap((one): ClaimDraft[] => {
    const day = days.get(one.subject)
    if (day === undefined || one.percent < 100) return []
    const tasks = plan.tasks.filter((task) => task.dayId === day.id)
    const open = tasks.find((task) => !task.ticked)
    if (open === undefined) return []
    return [
      {
        kind: 'progress',
        class: 'self_contradicted',
        reason: 'part_percent_over_open_boxes',
        subject: one.subject,
        weekId: day.weekId,
        numbers: { percent: one.percent, done: tasks.filter((task) => task.ticked).length, total: tasks.length },
        claim: inDocument(plan, one.words, one.place),
        against: inDocument(plan, open.text, open.place),
      },
    ]
  })
}

/** Stated progress of weeks and days, against each other and against their boxes. */
export function reconcileProgress(input: DocumentsInput): ClaimDraft[] {
  return [...chainBreaks(input), ...partsOverOpenBoxes(input)]
}
