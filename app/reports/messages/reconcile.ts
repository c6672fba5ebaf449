import type { ReconciledClaim } from '~/domain/assessment'
import { classMeanings } from './words'

/** What the ledger says about one claim, with its numbers. */
export function reconcileSentence(claim: ReconciledClaim, _short: (label: string) => string): string {
  return classMeanings[claim.class]
}
