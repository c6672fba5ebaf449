import type { ReconciledClaim } from '../assessment'
import type { DocumentPlan } from '../plan'
import { type NoteFacts, partOfClaim } from './part-of-claim'

export function isDisagreement(claim: ReconciledClaim): boolean {
  return claim.class === 'contradicted' || claim.class === 'self_contradicted'
}

/** Parts of the notes that documents bear, by document and line. */
function partsByLine(documents: readonly DocumentPlan[]): Map<string, ReadonlySet<string>> {
  return new Map(
    documents.flatMap(({ slug, notes }) =>
      (notes ?? []).map(({ parts, place }) => [`${slug}:${place.line}`, new Set(parts)] as const),
    ),
  )
}

/**
 * A contradicted claim beside which the document itself says what the evidence says is corrected:
 * it agrees with the evidence as it stands on the page. Only the very words that Assay would write
 * today count, so a note made up by hand, or overtaken by newer evidence, changes nothing.
 */
export function answerByNotes(
  claims: ReconciledClaim[],
  documents: readonly DocumentPlan[],
  facts: NoteFacts,
): ReconciledClaim[] {
  const notes = partsByLine(documents)
  if (notes.size === 0) return claims
  const isAnswered = (claim: ReconciledClaim) =>
    isDisagreement(claim) &&
    claim.claim.kind === 'document' &&
    notes.get(`${claim.claim.document}:${claim.claim.place.line}`)?.has(partOfClaim(claim, facts)) === true
  const answered = claims.filter(isAnswered)
  if (answered.length === 0) return claims
  const kept = new Set(answered)
  const corrected = answered.map(
    (claim): ReconciledClaim => ({
      ...claim,
      class: 'supported',
      reason: 'corrected_in_place',
      words: { ...claim.words, note: partOfClaim(claim, facts), corrected: claim.reason },
      tainted: false,
    }),
  )
  return [...claims.filter((claim) => !kept.has(claim)), ...corrected].map((claim, rank) => ({ ...claim, rank }))
}
