import type { DocumentPlan } from '../plan'
import { doneClaim } from '../reconcile/week-claims'

/** Ids of the tasks that the tracker claims are done: by their own tick, or by a heading that calls their day or week complete. */
export function claimedTaskIds(plan: DocumentPlan): ReadonlySet<string> {
  const weeks = new Set(plan.weeks.filter((week) => doneClaim(plan, week) !== null).map(({ id }) => id))
  const days = new Set(
    plan.days.filter(({ statuses }) => statuses.some(({ status }) => status === 'done')).map(({ id }) => id),
  )
  const claimed = plan.tasks.filter(
    ({ ticked, weekId, dayId }) => ticked || weeks.has(weekId) || (dayId !== null && days.has(dayId)),
  )
  return new Set(claimed.map(({ id }) => id))
}
