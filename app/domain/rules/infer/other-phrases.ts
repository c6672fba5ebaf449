import type { Operator } from '../../vocabulary'
import type { Phrase } from './phrase'
import { slugOf, wordsOf } from './words'

export interface Inference {
  rule: string
  /** The text gives no operator (or no statistic); a person must confirm before it can be met. */
  operatorInferred: boolean
}

const stateWords =
  'working|works|tested|passing|passed|done|complete|completed|implemented|ready|created|written|updated|published|delivered|finished|prepared|available|documented|verified|functional|configured|enabled|fixed|resolved|validated|successful|successfully|in place'
const documentWords =
  /\b(?:documentation|docs?|runbooks?|playbooks?|checklists?|reports?|guides?|manuals?|handbooks?|readme|diagrams?|release notes|changelogs?)\b/i
const documentStates =
  /\b(?:created|written|ready|updated|published|complete|completed|delivered|finished|prepared|available|reviewed)\b/i

/** "Stakeholder sign-off", "Sign-off by the product owner". */
export function readSignOff(phrase: Phrase): Inference | null {
  if (!/\bsign(?:ed)?[\s-]?off\b/i.test(phrase.text)) return null
  const words = wordsOf(phrase.text.replace(/\bsign(?:ed)?[\s-]?off\b/i, ' ')).filter(
    (word) => !/^(?:by|from|of|the|a|an|and|is|obtained|received|final|complete|completed|done|all)$/.test(word),
  )
  return { rule: `signed(${words.length === 0 ? 'stakeholder' : slugOf(words, '-')})`, operatorInferred: false }
}

/** "Final load test v20 passes": the final targets, on the run planned for them. */
export function readPlannedRun(phrase: Phrase): Inference | null {
  if (!/\bfinal\b/i.test(phrase.text) || !/\b(?:load|stress|performance|soak|scale)[\s-]test/i.test(phrase.text))
    return null
  if (!/\b(?:pass|passes|passed|passing|succeeds?|successful)\b/i.test(phrase.text)) return null
  return { rule: 'targets(final) where tag = final', operatorInferred: false }
}

/** "Unit tests 90% coverage", "Write operations: 80% coverage". */
export function readCoverage(phrase: Phrase): Inference | null {
  const { quantity } = phrase
  if (quantity === null || quantity.suffix !== '%' || !/\bcover(?:age|ed)\b/i.test(phrase.text)) return null
  const words = wordsOf(phrase.rest)
  const access = words.find((word) => word === 'write' || word === 'read')
  const kind = words.filter(
    (word) =>
      !/^(?:coverage|covered|tests?|testing|code|overall|total|of|at|the|operations?|endpoints?|is|for|with)$/.test(
        word,
      ),
  )
  const name =
    access !== undefined ? `${access}-endpoints` : kind.length === 0 ? 'total' : slugOf(kind.slice(0, 4), '-')
  return {
    rule: `coverage(${name}) ${orAtLeast(quantity.op)} ${quantity.digits}%`,
    operatorInferred: quantity.op === null,
  }
}

/** "Cross-browser compatible (4 browsers)". */
export function readBrowsers(phrase: Phrase): Inference | null {
  const { quantity } = phrase
  if (!/\bbrowsers?\b/i.test(phrase.text) || quantity === null || quantity.suffix !== '') return null
  return {
    rule: `tests(browser:*).projects ${orAtLeast(quantity.op)} ${quantity.digits}`,
    operatorInferred: quantity.op === null,
  }
}

/** "Integration tests passing", "All tests are green". */
export function readTestsPassing(phrase: Phrase): Inference | null {
  if (phrase.quantity !== null || /\b(?:load|stress|performance|soak|scale)[\s-]tests?\b/i.test(phrase.text))
    return null
  const match = /^(.*?)\btests?\b.*\b(?:pass|passes|passed|passing|green|succeed)\b/i.exec(phrase.text)
  if (match === null) return null
  const kind = wordsOf(match[1]!).filter((word) => !/^(?:all|the|of|our|every)$/.test(word))
  return {
    rule: `tests(${kind.length === 0 ? '*' : slugOf(kind.slice(0, 3), '-')}).failed == 0`,
    operatorInferred: false,
  }
}

const relativeWords =
  /\b(?:faster|slower|improve\w*|improvement|reduc\w*|better|fewer|less|increase\w*|decrease\w*|of the time)\b/i

/** "80% cache hit ratio", "Memory usage <500 MB", "Code quality score >7.5/10". */
export function readMetric(phrase: Phrase): Inference | null {
  const { quantity } = phrase
  if (quantity === null || relativeWords.test(phrase.rest)) return null
  if (quantity.suffix !== '%' && quantity.suffix !== 'MB' && !(quantity.suffix === '' && quantity.op !== null))
    return null
  const words = wordsOf(phrase.rest).filter((word) => !/^(?:for|the|of|at|is|are|be|a|an|in|on|all|target)$/.test(word))
  if (words.length === 0 || words.every((word) => /^\d/.test(word))) return null
  const name = slugOf(words.slice(0, 5), '_').replace(/(^|_)hits?(?:_rate|_ratio)?(?=_|$)/, '$1hit_ratio')
  const low = quantity.suffix === 'MB' ? '<=' : '>='
  const op: Operator = quantity.op === null ? low : quantity.op
  const unit = quantity.suffix === 'MB' ? ' MB' : quantity.suffix
  return { rule: `metric(${name}) ${op} ${quantity.digits}${unit}`, operatorInferred: quantity.op === null }
}

/** "Runbooks created", "All documentation updated". */
export function readDeliverable(phrase: Phrase): Inference | null {
  if (!documentWords.test(phrase.text) || !documentStates.test(phrase.text)) return null
  const words = wordsOf(withoutState(phrase.text)).filter((word) => !/^(?:all|the|a|an|is|are|and|be)$/.test(word))
  return words.length === 0 ? null : { rule: `delivered(${slugOf(words.slice(0, 6), '-')})`, operatorInferred: false }
}

/** Whatever has no measurable phrase is a fact that a named person states. */
export function readFact(phrase: Phrase): Inference | null {
  const words = wordsOf(withoutState(phrase.text))
  if (!words.some((word) => /\p{L}{2}/u.test(word))) return null
  return { rule: `attested(${slugOf(words.slice(0, 8), '-')})`, operatorInferred: false }
}

function withoutState(text: string): string {
  const shorter = text
    .replace(/\([^)]*\)/g, ' ')
    .replace(new RegExp(`\\s+(?:is |are |be )?(?:${stateWords})\\s*$`, 'i'), '')
  return shorter.trim() === '' ? text : shorter
}

function orAtLeast(op: Operator | null): Operator {
  return op === null ? '>=' : op
}
