import { type Matched, matchItems } from '../changes/match-items'
import { deliverableIdentity, milestoneIdentity, taskIdentity } from '../changes/plan-changes'
import type { Deliverable, DocumentPlan, Milestone, Task } from '../plan'

/** What stands in both of two snapshots, and what in one alone. */
export interface MatchedPlans {
  task: Matched<Task>
  deliverable: Matched<Deliverable>
  milestone: Matched<Milestone>
}

/** Plans are read once and never change: what two of them have in common is worked out once. */
const known = new WeakMap<DocumentPlan, WeakMap<DocumentPlan, MatchedPlans>>()

/** Tasks, deliverables and milestones of two snapshots of one tracker, paired by semantics §7. */
export function matchPlans(before: DocumentPlan, after: DocumentPlan): MatchedPlans {
  const own = known.get(before)
  const found = own?.get(after)
  if (found !== undefined) return found
  const matched = {
    task: matchItems(before.tasks, after.tasks, taskIdentity),
    deliverable: matchItems(before.deliverables, after.deliverables, deliverableIdentity),
    milestone: matchItems(before.milestones, after.milestones, milestoneIdentity),
  }
  if (own === undefined) known.set(before, new WeakMap([[after, matched]]))
  else own.set(after, matched)
  return matched
}
