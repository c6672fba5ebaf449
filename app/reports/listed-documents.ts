import type { Snapshot } from '~/domain/plan'
import { roleRank } from '~/domain/snapshots'
import { naturalOrder } from './natural-order'

/** Documents as they are listed: the tracker, plans, the rest, each by file name with 2 before 10. */
export function listedDocuments(snapshots: readonly Snapshot[]): Snapshot[] {
  return snapshots.toSorted((a, b) => roleRank(a.plan) - roleRank(b.plan) || naturalOrder(a.plan.file, b.plan.file))
}
