import { mostFailures } from '../evaluate/exact'
import type { RunConditions } from '../program'
import { type RemedyCode, remedyOfReason } from '../remedy-codes'
import type { Rule } from '../rules'
import type { Outcome } from './outcome'

export interface Remedy {
  code: RemedyCode
  numbers: Record<string, number>
}

/** What would change the verdict: the code that follows from the reason, with the numbers of this case. */
export function remedyOf(result: Outcome, rule: Rule | null, conditions: RunConditions): Remedy | null {
  const { needed, more, floor, samples } = result.numbers
  if (result.verdict === 'met') {
    // Met as counted, yet short of proof: what would show it (semantics §4).
    const isOpen = result.judgement !== null && result.judgement.proof === 'observed' && more !== undefined
    return isOpen ? { code: 'run_more_clean_requests', numbers: { needed: needed!, more } } : null
  }
  const code = remedyOfReason[result.reason]
  if (code === null) return null
  switch (code) {
    case 'measure_more_samples':
      if (more !== undefined && needed !== undefined)
        return { code: 'run_more_clean_requests', numbers: { needed, more } }
      return {
        code,
        numbers: floor === undefined ? {} : { needed: floor, ...(samples === undefined ? {} : { have: samples }) },
      }
    case 'run_qualifying':
      return { code, numbers: conditionNumbers(conditions) }
    case 'improve_and_rerun':
      return { code, numbers: allowedFailures(result, rule) }
    case 'rerun_recent': {
      const { windowDays } = result.numbers
      return { code, numbers: windowDays === undefined ? {} : { windowDays } }
    }
    default:
      return { code, numbers: {} }
  }
}

export function conditionNumbers({ minUsers, minRequests }: RunConditions): Record<string, number> {
  return { ...(minUsers === null ? {} : { minUsers }), ...(minRequests === null ? {} : { minRequests }) }
}

/** Failures that the rule would allow at this many requests. */
function allowedFailures(result: Outcome, rule: Rule | null): Record<string, number> {
  const counts = result.judgement?.measured?.counts
  if (rule === null || counts == null || rule.limit === null) return {}
  if (rule.metric === 'error' && (rule.op === '<' || rule.op === '<=' || rule.op === '==')) {
    const allowed = mostFailures(rule.op, counts.whole, rule.limit)
    return allowed === null ? {} : { allowed, failures: counts.part }
  }
  if (rule.metric === 'success' && (rule.op === '>' || rule.op === '>=')) {
    const { numerator, denominator } = rule.limit
    const limit = { ...rule.limit, numerator: denominator - numerator }
    const allowed = mostFailures(rule.op === '>' ? '<' : '<=', counts.whole, limit)
    return allowed === null ? {} : { allowed, failures: counts.whole - counts.part }
  }
  return {}
}
