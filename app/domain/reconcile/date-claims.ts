import { Temporal } from 'temporal-polyfill'
import type { IsoDay } from '../place'
import type { DayGroup } from '../plan'
import { type ClaimDraft, inDocument } from './claim-draft'
import type { DocumentsInput } from './of-documents'

function daysBetween(from: IsoDay, to: IsoDay): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days
}

function lastDate(day: DayGroup): IsoDay | null {
  return day.toDate ?? day.fromDate
}

/** Done by its own words, or every task of it ticked. */
function doneWords(input: DocumentsInput, day: DayGroup): string | null {
  const status = day.statuses.find((one) => one.status === 'done')
  if (status !== undefined) return status.words
  const tasks = input.tracker.tasks.filter((task) => task.dayId === day.id)
  return tasks.length > 0 && tasks.every((task) => task.ticked) ? day.title : null
}

/** Days called done that lie after the document's own last update. */
function afterLastUpdate(input: DocumentsInput): ClaimDraft[] {
  const plan = input.tracker
  const updated = plan.lastUpdated
  if (updated === null) return []
  return plan.days.flatMap((day): ClaimDraft[] => {
    const date = lastDate(day)
    const words = doneWords(input, day)
    if (date === null || words === null || date <= updated.date) return []
    return [
      {
        kind: 'week',
        class: 'self_contradicted',
        reason: 'done_after_last_update',
        subject: day.id,
        weekId: day.weekId,
        numbers: { days: daysBetween(updated.date, date) },
        words: { date, lastUpdated: updated.date },
        claim: inDocument(plan, day.title, day.place),
        against: inDocument(plan, updated.words, updated.place),
      },
    ]
  })
}

/** A milestone achieved more than a day before the last day of the week it stands for. */
function beforeItsDays(input: DocumentsInput): ClaimDraft[] {
  const plan = input.tracker
  return plan.milestones.flatMap((milestone): ClaimDraft[] => {
    const achieved = milestone.achievedOn
    if (achieved === null || !milestone.ticked) return []
    const days = plan.days.filter((day) => day.weekId === milestone.subject && lastDate(day) !== null)
    const last = days.sort((a, b) => lastDate(a)!.localeCompare(lastDate(b)!)).at(-1)
    if (last === undefined) return []
    const date = lastDate(last)!
    const gap = daysBetween(achieved, date)
    if (gap <= 1) return []
    return [
      {
        kind: 'milestone',
        class: 'self_contradicted',
        reason: 'achieved_before_its_days',
        subject: milestone.subject,
        weekId: milestone.weekId,
        numbers: { days: gap },
        words: { date, achieved },
        claim: inDocument(plan, milestone.text, milestone.place),
        against: inDocument(plan, last.title, last.place),
      },
    ]
  })
}

/** Dates of the tracker against one another. */
export function reconcileDates(input: DocumentsInput): ClaimDraft[] {
  return [...afterLastUpdate(input), ...beforeItsDays(input)]
}
