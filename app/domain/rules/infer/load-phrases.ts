import type { LoadMetric, Operator } from '../../vocabulary'
import type { LimitSuffix, Selector } from '../rule'
import type { Phrase } from './phrase'
import { namesLogin, selectorOf, takeStatistic } from './words'

/** What a phrase means, before it is written as a rule. */
export interface Meaning {
  metric: LoadMetric
  selector: Selector
  op: Operator
  digits: string
  suffix: LimitSuffix
  /** The operator, or the statistic, is read into the text and must be confirmed. */
  inferred: boolean
}

const timeSuffixes: readonly LimitSuffix[] = ['ms', 's', 'min']
const failureWords = /\b(?:errors?|failures?|fail|fails|failed|failing|kesalahan|kegagalan|gagal|fehler\w*)\b/i
const latencyWords =
  /\b(?:response|latency|loads?|loading|endpoints?|apis?|pages?|requests?|render\w*|quer(?:y|ies))\b/i

/** "Zero 100+ second outliers", "no 30s spikes": nothing may take that long. */
export function readOutliers(phrase: Phrase, groups: readonly string[]): Meaning | null {
  const { quantity } = phrase
  if (quantity === null || !timeSuffixes.includes(quantity.suffix)) return null
  if (!/^(?:zero|no|0)\b|:\s*(?:zero|no)\b/i.test(phrase.text)) return null
  const selector = selectorOf(phrase.rest, groups)
  return { metric: 'max', selector, op: '<', digits: quantity.digits, suffix: quantity.suffix, inferred: false }
}

/** "Error rate <0.05%", "Client metrics 0% failure". */
export function readErrorRatio(phrase: Phrase, groups: readonly string[]): Meaning | null {
  const { quantity } = phrase
  if (quantity === null || quantity.suffix !== '%' || !failureWords.test(phrase.rest)) return null
  const isZero = Number(quantity.digits) === 0
  const op = quantity.op === null ? (isZero ? '==' : '<=') : quantity.op
  const selector = selectorOf(phrase.rest, groups)
  return {
    metric: 'error',
    selector,
    op,
    digits: quantity.digits,
    suffix: '%',
    inferred: quantity.op === null && !isZero,
  }
}

/** "Zero failures", "no failed requests on checkout". */
export function readNoFailures(phrase: Phrase, groups: readonly string[]): Meaning | null {
  const match = /^(?:zero|no|0) (?:errors?|failures?|failed requests?)(?:\s+(?:in|on|for|at)\s+(.+))?$/i.exec(
    phrase.text,
  )
  if (match === null) return null
  const selector = selectorOf(match[1] === undefined ? '' : match[1], groups)
  return { metric: 'failures', selector, op: '==', digits: '0', suffix: '', inferred: false }
}

/** "Auth success rate >99%", ">99% auth", "95% of requests succeed". */
export function readSuccessRatio(phrase: Phrase, groups: readonly string[]): Meaning | null {
  const { quantity } = phrase
  if (quantity === null || quantity.suffix !== '%') return null
  if (
    !/\bsuccess(?:es|ful|fully)?\b|\bsucceed|\b(?:ber|keber)hasil|\berfolgs/i.test(phrase.rest) &&
    !namesLogin(phrase.rest)
  )
    return null
  const selector = selectorOf(phrase.rest.replace(/\bsucceed\w*/i, ' '), groups)
  const op = quantity.op === null ? '>=' : quantity.op
  return { metric: 'success', selector, op, digits: quantity.digits, suffix: '%', inferred: quantity.op === null }
}

/** "Throughput >50 req/s". */
export function readThroughput(phrase: Phrase, groups: readonly string[]): Meaning | null {
  const { quantity } = phrase
  if (quantity === null) return null
  if (quantity.suffix !== 'req/s' && !(quantity.suffix === '' && /\b(?:throughput|rps|durchsatz)\b/i.test(phrase.rest)))
    return null
  const op = quantity.op === null ? '>=' : quantity.op
  const selector = selectorOf(phrase.rest.replace(/\brps\b/i, ' '), groups)
  return { metric: 'rps', selector, op, digits: quantity.digits, suffix: '', inferred: quantity.op === null }
}

/** "P99 response time <2s", "V2 endpoints <1s P99", "<1s V2 endpoints" (the statistic is then read as P99). */
export function readLatency(phrase: Phrase, groups: readonly string[]): Meaning | null {
  const { quantity } = phrase
  if (quantity === null || !timeSuffixes.includes(quantity.suffix)) return null
  const { metric, rest } = takeStatistic(phrase.rest)
  if (metric === null && quantity.suffix === 'min' && !latencyWords.test(phrase.rest)) return null
  const op = quantity.op === null ? '<=' : quantity.op
  const inferred = quantity.op === null || metric === null
  const selector = selectorOf(rest.replace(/\((?:ms|s)\)/i, ' '), groups)
  return {
    metric: metric === null ? 'p99' : metric,
    selector,
    op,
    digits: quantity.digits,
    suffix: quantity.suffix,
    inferred,
  }
}
