import quantile from '@stdlib/stats-base-dists-beta-quantile'
import type { Limit } from '../rules'
import type { Operator } from '../vocabulary'
import { limitValue } from './exact'

const confidence = 0.95

/** One-sided 95 % Clopper-Pearson upper bound of a failure ratio, from counts. */
export function upperBound(failures: number, requests: number): number {
  if (failures >= requests) return 1
  return failures === 0
    ? 1 - (1 - confidence) ** (1 / requests)
    : quantile(confidence, failures + 1, requests - failures)
}

/** One-sided 95 % Clopper-Pearson lower bound of a failure ratio, from counts. */
export function lowerBound(failures: number, requests: number): number {
  if (failures <= 0) return 0
  return failures >= requests
    ? (1 - confidence) ** (1 / requests)
    : quantile(1 - confidence, failures, requests - failures + 1)
}

export interface Proof {
  /** The bound of the judged ratio (error or success) on the side that the operator asks about. */
  bound: number
  /** The sample shows the claim, not only this count of it. */
  shown: boolean
}

/**
 * What the sample proves about a ratio. `share` says whether the rule is about failures or
 * successes; `==` can never be shown by a sample, nor can an exact 0 % or 100 %.
 */
export function proofOf(
  share: 'error' | 'success',
  failures: number,
  requests: number,
  op: Operator,
  limit: Limit,
): Proof {
  const wantsFew = share === 'error' ? op === '<' || op === '<=' : op === '>' || op === '>='
  const failureBound = wantsFew || op === '==' ? upperBound(failures, requests) : lowerBound(failures, requests)
  const bound = share === 'error' ? failureBound : 1 - failureBound
  if (op === '==') return { bound, shown: false }
  const value = limitValue(limit)
  return { bound, shown: op === '<' || op === '<=' ? bound < value : bound > value }
}

const mostSearched = 10_000_000

/**
 * Requests needed, with this many failures and no more, until the sample shows a failure ratio
 * below `ratio` (299 for 1 % without a failure). null where no sample of ten million would.
 */
export function requestsNeeded(failures: number, ratio: number): number | null {
  if (!(ratio > 0 && ratio < 1)) return null
  if (failures === 0) {
    const needed = Math.ceil(Math.log(1 - confidence) / Math.log(1 - ratio))
    return needed > mostSearched ? null : upperBound(0, needed) < ratio ? needed : needed + 1
  }
  let low = failures + 1
  let high = low
  while (upperBound(failures, high) >= ratio) {
    high *= 2
    if (high > mostSearched) return null
  }
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (upperBound(failures, middle) < ratio) high = middle
    else low = middle + 1
  }
  return low
}
