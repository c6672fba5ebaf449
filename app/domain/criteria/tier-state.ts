import type { JudgedCriterion } from '../assessment'
import { parseRule } from '../rules'
import type { TierState } from '../vocabulary'

/**
 * The state of a tier before any signature (semantics §2): blocked > error > unproven > ready
 * with waivers > ready. A tier without a criterion is unproven: there is no default to green.
 * `signed(role)` does not count; the tier's own sign-off satisfies it.
 */
export function tierStateOf(criteria: readonly JudgedCriterion[]): TierState {
  const verdicts = criteria.filter((judged) => !isSignature(judged)).map((judged) => judged.verdict)
  if (verdicts.length === 0) return 'unproven'
  if (verdicts.includes('not_met')) return 'blocked'
  if (verdicts.includes('error')) return 'error'
  if (verdicts.some((verdict) => verdict === 'no_evidence' || verdict === 'stale' || verdict === 'inconclusive'))
    return 'unproven'
  return verdicts.every((verdict) => verdict === 'met') ? 'ready' : 'ready_with_waivers'
}

/** Whether a criterion asks for a signature, which only the sign-off of the tier gives. */
export function isSignature(judged: JudgedCriterion): boolean {
  if (judged.rule === null) return false
  const parsed = parseRule(judged.rule)
  return parsed.ok && parsed.rule.metric === 'signed'
}
