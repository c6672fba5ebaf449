import type { Snapshot, Tier } from '../plan'

export interface ListedCriterion {
  criterion: Snapshot['plan']['criteria'][number]
  /** A later snapshot deleted it; it stays until a member accepts that (semantics §2). */
  removed: boolean
}

/** A tier's criteria as the tracker lists them, and after them those that it has since dropped. */
export function criteriaOfTier(tier: Tier, tracker: Snapshot, earlier: readonly Snapshot[]): ListedCriterion[] {
  const current = tracker.plan.criteria.filter((criterion) => criterion.tierId === tier.id)
  const known = new Set(current.map((criterion) => criterion.id))
  const dropped = new Map<string, ListedCriterion>()
  for (const { document, plan } of earlier) {
    if (document !== tracker.document) continue
    for (const criterion of plan.criteria) {
      if (criterion.tierId === tier.id && !known.has(criterion.id))
        dropped.set(criterion.id, { criterion, removed: true })
    }
  }
  return [...current.map((criterion) => ({ criterion, removed: false })), ...dropped.values()]
}
