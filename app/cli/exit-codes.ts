import { gateCode } from '~/domain/gate-code'
import type { TierState, Verdict } from '~/domain/vocabulary'

/** Wrong usage, an unknown name, a refused file, something unreadable. */
export const usageCode = 2

/** Exit code of `assay gate`; with `strict` a waiver is not enough. */
export function tierExitCode(state: TierState, strict: boolean): number {
  return gateCode(state, strict)
}

const verdictCodes = {
  met: 0,
  waived: 0,
  not_applicable: 0,
  not_met: 1,
  error: usageCode,
  inconclusive: 3,
  no_evidence: 3,
  stale: 3,
} satisfies Record<Verdict, number>

/** Exit code of `assay check`. */
export function verdictExitCode(verdict: Verdict): number {
  return verdictCodes[verdict]
}

/** Something the person can put right: said in one line, without a stack, and exit code 2. */
export class UsageError extends Error {}

/** "There is no X y. Did you mean: a, b?" */
export function unknownName(kind: string, name: string, candidates: readonly string[]): UsageError {
  const shown = candidates.slice(0, 12)
  const more = candidates.length > shown.length ? `, and ${candidates.length - shown.length} more` : ''
  const hint = shown.length === 0 ? `There are none yet.` : `Known: ${shown.join(', ')}${more}`
  return new UsageError(`There is no ${kind} "${name}". ${hint}`)
}
