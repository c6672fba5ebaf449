import type { ReconciledClaim } from '~/domain/assessment'
import { byRank } from './claim-view'

/** Claims that evidence or their own document refutes, worst first. */
export function contradictionsOf(claims: readonly ReconciledClaim[]): ReconciledClaim[] {
  return claims
    .filter((claim) => claim.class === 'contradicted' || claim.class === 'self_contradicted')
    .toSorted(byRank)
}

/**
 * The worst of every kind first: seven times the same reason, or one line of a document refuted in
 * three ways, tells a reader less than seven different things. Filled up by rank.
 */
export function mostTelling(worstFirst: readonly ReconciledClaim[], most: number): ReconciledClaim[] {
  const reasons = new Set<string>()
  const places = new Set<string>()
  const telling = worstFirst.filter((claim) => {
    const place = placeKey(claim)
    if (reasons.has(claim.reason) || places.has(place)) return false
    reasons.add(claim.reason)
    places.add(place)
    return true
  })
  const chosen = new Set(telling.slice(0, most))
  for (const claim of worstFirst) if (chosen.size < most) chosen.add(claim)
  return worstFirst.filter((claim) => chosen.has(claim))
}

function placeKey({ claim }: ReconciledClaim): string {
  return claim.place === null ? JSON.stringify(claim) : `${claim.place.file}:${claim.place.line}`
}
