import type { DocumentPlan, StatusClaim, Tier } from '../plan'

export interface TierClaim {
  /** null where the document takes no stand. */
  done: boolean | null
  words: string | null
}

/** What the document says of a tier: its own status, else that of all its weeks, else its boxes. */
export function claimOfTier(tier: Tier, tracker: DocumentPlan): TierClaim {
  const own = lastMeaning(tier.statuses)
  if (own !== undefined) return { done: own.status === 'done', words: own.words }
  const weeks = tracker.weeks.filter((week) => week.tiers.includes(tier.id))
  const statuses = weeks.map((week) => week.statuses.filter((claim) => claim.status !== 'unknown'))
  if (weeks.length > 0 && statuses.every((claims) => claims.length > 0)) {
    const done = statuses.every((claims) => claims.some((claim) => claim.status === 'done'))
    const last = done
      ? statuses.at(-1)!.find((claim) => claim.status === 'done')
      : statuses.flat().find(({ status }) => status !== 'done')
    return { done, words: last === undefined ? null : last.words }
  }
  const boxes = tracker.criteria.filter((criterion) => criterion.tierId === tier.id && criterion.ticked !== null)
  if (boxes.length === 0) return { done: null, words: null }
  return { done: boxes.every((criterion) => criterion.ticked === true), words: null }
}

function lastMeaning(statuses: readonly StatusClaim[]): StatusClaim | undefined {
  return statuses.findLast((claim) => claim.status !== 'unknown')
}
