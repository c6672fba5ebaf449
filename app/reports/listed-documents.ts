import type { Snapshot } from '~/domain/plan'
import { roleRank } from '~/domain/snapshots'

const collator = new Intl.Collator('en', { numeric: true })

/** Documents as they are listed: the tracker, plans, the rest, each by file name with 2 before 10. */
export function listedDocuments(snapshots: readonly Snapshot[]): Snapshot[] {
  return snapshots.toSorted((a, b) => roleRank(a.plan) - roleRank(b.plan) || collator.compare(a.plan.file, b.plan.file))
}
