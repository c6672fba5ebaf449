import type { Snapshot, Tier } from '../plan'

export interface ListedCriterion {
  criterion: Snapshot['plan']['criteria'][number]
  /** A later snapshot deleted it; it stays until a member accepts that (semantics §2). */
  removed: boolean
}

/**
 * The tracker's tiers, and after them those with criteria that a later snapshot dropped whole:
 * deleting a tier makes nothing ready.
 */
export function tiersOf(tracker: Snapshot, earlier: readonly Snapshot[]): Tier[] {
  const known = new Set(tracker.plan.tiers.map((tier) => tier.id))
  const dropped = new Map<string, Tier>()
  for (const { document, plan } of earlier) {
    if (document !== tracker.document) continue
    for (const tier of plan.tiers) {
      const hasCriteria = plan.criteria.some((criterion) => criterion.tierId === tier.id)
      if (!known.has(tier.id) && hasCriteria) dropped.set(tier.id, tier)
    }
  }
  return [...tracker.plan.tiers, ...dropped.values()]
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
