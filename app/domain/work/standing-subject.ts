import type { Place } from '../place'
import type { DocumentPlan, Snapshot } from '../plan'
import { matchPlans } from './matched-plans'
import type { AttachedProof, ProofSubject } from './records'

interface Item {
  id: string
  text: string
  weekId: string | null
  place: Place
}

/** Where the subject of a record stands now: in the tracker, or no longer. */
export type StandingSubject =
  | { state: 'stands'; id: string; text: string; weekId: string | null }
  /** `maybe`: an item of the present tracker that may be the same. `weekId` is the week it stood in, where known. */
  | { state: 'vanished'; text: string; weekId: string | null; maybe: Item | null }

/**
 * Follows what a record is bound to from the snapshot it was recorded on to the present one, by the
 * identity of semantics §7. `trackers` are the snapshots of one tracker, oldest first.
 */
export function standingSubject(
  record: Pick<AttachedProof, 'subject' | 'subjectId' | 'subjectText'>,
  trackers: readonly Snapshot[],
): StandingSubject {
  const start = startOf(record, trackers)
  if (start === null)
    return { state: 'vanished', text: record.subjectText, weekId: weekIn(record.subjectId), maybe: null }
  let item = start.item
  for (let at = start.at + 1; at < trackers.length; at += 1) {
    const [before, after] = [trackers[at - 1] as Snapshot, trackers[at] as Snapshot]
    const matched = matchPlans(before.plan, after.plan)[record.subject]
    const next = pairOf<Item>(matched.same, item)
    if (next === null) {
      const maybe = pairOf<Item>(matched.maybe, item)
      const last = trackers.at(-1) as Snapshot
      const still = maybe === null ? undefined : itemsOf(last.plan, record.subject).find(({ id }) => id === maybe.id)
      return { state: 'vanished', text: item.text, weekId: item.weekId, maybe: still === undefined ? null : still }
    }
    item = next
  }
  return { state: 'stands', id: item.id, text: item.text, weekId: item.weekId }
}

/** The newest snapshot that has the item as it was recorded; one with the same id alone where none has. */
function startOf(
  { subject, subjectId, subjectText }: Pick<AttachedProof, 'subject' | 'subjectId' | 'subjectText'>,
  trackers: readonly Snapshot[],
): { item: Item; at: number } | null {
  const fits = [
    (item: Item) => item.id === subjectId && item.text === subjectText,
    (item: Item) => item.id === subjectId,
  ]
  for (const fit of fits) {
    for (let at = trackers.length - 1; at >= 0; at -= 1) {
      const item = itemsOf((trackers[at] as Snapshot).plan, subject).find(fit)
      if (item !== undefined) return { item, at }
    }
  }
  return null
}

/** What a proof may be bound to, in the tracker's order. */
export function itemsOf(plan: DocumentPlan, subject: ProofSubject): readonly Item[] {
  return { task: plan.tasks, deliverable: plan.deliverables, milestone: plan.milestones }[subject]
}

function pairOf<T>(pairs: readonly (readonly [T, T])[], item: T): T | null {
  const found = pairs.find(([before]) => before === item)
  return found === undefined ? null : found[1]
}

/** `week-3` of `week-3/create-indexes`; null for ids that name none. */
function weekIn(id: string): string | null {
  const slash = id.indexOf('/')
  return slash < 0 ? null : id.slice(0, slash)
}
