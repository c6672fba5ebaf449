import { ofText } from '../../memory'
import { formatRule } from '../format-rule'
import { makeLimit } from '../parse-limit'
import { parseRule } from '../parse-rule'
import {
  type Meaning,
  readErrorRatio,
  readLatency,
  readNoFailures,
  readOutliers,
  readSuccessRatio,
  readThroughput,
} from './load-phrases'
import {
  type Inference,
  readBrowsers,
  readCoverage,
  readDeliverable,
  readFact,
  readMetric,
  readPlannedRun,
  readSignOff,
  readTestsPassing,
} from './other-phrases'
import { type Phrase, readPhrase } from './phrase'

export interface InferenceContext {
  /** Names of known endpoint groups: a text that contains all words of one means that group. */
  groups?: readonly string[]
  /** Words of the heading above, for texts that rest on it: `Coverage Targets` over `Write Operations 80%`. */
  topic?: string
}

type Reader = (phrase: Phrase, groups: readonly string[]) => Meaning | Inference | null

/** In this order: the first reader that understands the phrase decides. */
const readers: Reader[] = [
  readSignOff,
  readPlannedRun,
  readCoverage,
  readBrowsers,
  readTestsPassing,
  readOutliers,
  readErrorRatio,
  readNoFailures,
  readSuccessRatio,
  readThroughput,
  readLatency,
  readMetric,
  readDeliverable,
  readFact,
]

/**
 * The rule that a criterion's or target's words mean (semantics §1). Text without a measurable
 * phrase is `attested(...)`; null only where the text says nothing at all: empty, a bare
 * figure, "N/A". `operatorInferred` marks what a person must confirm. Nobody may change what it gives.
 */
export function inferRule(text: string, { groups = [], topic }: InferenceContext = {}): Inference | null {
  return groups.length === 0 && topic === undefined
    ? inferredAlone(text)
    : inferredWithin(JSON.stringify([text, groups, topic ?? null]))
}

/** The lines of documents are the same after every write: each is read once. */
const inferredAlone = ofText('inferred-rules', (text) => readText(text, {}))
const inferredWithin = ofText('inferred-rules-within', (asked) => {
  const [text, groups, topic] = JSON.parse(asked) as [string, string[], string | null]
  return readText(text, topic === null ? { groups } : { groups, topic })
})

function readText(text: string, context: InferenceContext): Inference | null {
  if (/^\s*(?:n\/?a|unknown|none|tbd|-|\?)?\s*$/i.test(text)) return null
  const phrase = readPhrase(text)
  const withTopic = context.topic === undefined || phrase.quantity === null ? phrase : underTopic(phrase, context.topic)
  if (phrase.severalLimits || isRange(phrase.text)) return readFact(phrase)
  for (const reader of readers) {
    const read = reader(withTopic, context.groups === undefined ? [] : context.groups)
    if (read === null) continue
    const inference = 'rule' in read ? read : toInference(read, phrase.users)
    if (inference === null || !parseRule(inference.rule).ok) continue
    return phrase.quantity?.ambiguous === true ? { ...inference, operatorInferred: true } : inference
  }
  return null
}

/** Only coverage and browser headings change what a figure below them means. */
function underTopic(phrase: Phrase, topic: string): Phrase {
  const word = /\b(?:coverage|browsers?)\b/i.exec(topic)
  if (word === null || phrase.text.toLowerCase().includes(word[0].toLowerCase())) return phrase
  return { ...phrase, text: `${phrase.text} ${word[0]}` }
}

/** "60-70% faster" gives no single limit. */
function isRange(text: string): boolean {
  return /(?<![\p{L}\d-])\d+(?:\.\d+)?\s*-\s*\d+(?:\.\d+)?\s*(?:%|ms|s\b|sec)/u.test(text)
}

function toInference(meaning: Meaning, users: number | null): Inference | null {
  const limit = makeLimit(meaning.digits, meaning.suffix, meaning.metric === 'rps' ? 'req/s' : undefined)
  if (limit === null) return null
  const rule = formatRule({
    metric: meaning.metric,
    selector: meaning.selector,
    field: null,
    op: meaning.op,
    limit,
    where: users === null ? [] : [{ field: 'users', op: '>=', value: users }],
  })
  return { rule, operatorInferred: meaning.inferred }
}
