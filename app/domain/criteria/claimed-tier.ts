import type { DocumentPlan, StatusClaim, Tier } from '../plan'

export interface TierClaim {
  /** null where the document takes no stand. */
  done: boolean | null
  words: string | null
}

/**
 * What the document says of a tier: its own status; else done where every box of its list is
 * ticked or every one of its weeks is called done; else what it says of the first week that is not.
 */
export function claimOfTier(tier: Tier, tracker: DocumentPlan): TierClaim {
  const own = tier.statuses.findLast((claim) => claim.status !== 'unknown')
  if (own !== undefined) return { done: own.status === 'done', words: own.words }
  const weeks = tracker.weeks
    .filter((week) => week.tiers.includes(tier.id))
    .map((week) => week.statuses.filter((claim) => claim.status !== 'unknown'))
    .filter((claims) => claims.length > 0)
  const boxes = tracker.criteria.filter((criterion) => criterion.tierId === tier.id && criterion.ticked !== null)
  const doneWeeks = weeks.filter((claims) => claims.some((claim) => claim.status === 'done'))
  const isListed = boxes.length > 0 && boxes.every((criterion) => criterion.ticked === true)
  if (isListed || (weeks.length > 0 && doneWeeks.length === weeks.length)) {
    return { done: true, words: wordsOf(doneWeeks.flat().filter((claim) => claim.status === 'done')) }
  }
  if (weeks.length === 0 && boxes.length === 0) return { done: null, words: null }
  return { done: false, words: wordsOf(weeks.filter((claims) => !doneWeeks.includes(claims)).flat()) }
}

/** The first status that is written in letters; a mark alone where there is none. */
function wordsOf(claims: readonly StatusClaim[]): string | null {
  const lettered = claims.find((claim) => /\p{L}/u.test(claim.words))
  const chosen = lettered === undefined ? claims[0] : lettered
  return chosen === undefined ? null : chosen.words
}
