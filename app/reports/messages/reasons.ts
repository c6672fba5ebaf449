import type { ReasonCode } from '~/domain/vocabulary'
import { countOf, formatCount, formatValue } from '../format'
import {
  askTail,
  askText,
  capitalised,
  countsText,
  formatContext,
  inRun,
  limitOf,
  measuredText,
  metricText,
  nounOf,
  type SentenceFacts,
  subjectOf,
  thingText,
} from './facts'
import { reportReasons } from './report-reasons'
import { latencyScopeSentences } from './tool-words'

type Sentence = (facts: SentenceFacts) => string

/** "P99 of all requests was 2.1 s (2.05 to 2.15 s) in v26b". */
function figure(facts: SentenceFacts): string {
  const counted = countsText(facts)
  if (counted !== null) return counted
  const name = metricText(facts.rule)
  if (facts.measured === null) return `${capitalised(name)} is unknown${inRun(facts)}`
  const value = measuredText(facts.measured, facts.rule)
  const metric = facts.rule === null ? null : facts.rule.metric
  if (metric === 'max' || metric === 'min') {
    return `${capitalised(name)}${ofEndpoint(facts)} took ${value}${inRun(facts)}`
  }
  const whose = metric === null || !isAboutRequests(metric) ? '' : ` of ${subjectOf(facts)}`
  return `${capitalised(name)}${whose} was ${value}${inRun(facts)}`
}

/** " to GET /a": left out where the whole run is meant. */
function ofEndpoint(facts: SentenceFacts): string {
  return facts.rule === null || facts.rule.selector.kind === 'all' ? '' : ` to ${subjectOf(facts)}`
}

function isAboutRequests(metric: string): boolean {
  return /^p\d/.test(metric) || metric === 'avg' || metric === 'median' || metric === 'error' || metric === 'success'
}

function decided(facts: SentenceFacts): string {
  return `${figure(facts)}${askTail(facts)}`
}

function ratio(facts: SentenceFacts): string {
  return `${decided(facts)}${proofTail(facts)}`
}

/** "Observed, not shown: 100 of 299 requests." where the count decides and the bound does not. */
export function proofTail(facts: SentenceFacts): string {
  const text = proofText(facts)
  return text === null ? '' : ` ${capitalised(text)}.`
}

export function proofText(facts: SentenceFacts): string | null {
  if (facts.proof !== 'observed' || facts.measured === null || facts.measured.counts === null) return null
  const { needed } = facts.numbers
  const have = formatCount(facts.measured.counts.whole)
  return needed === undefined
    ? `observed, not shown by ${have} ${nounOf(facts)}`
    : `observed, not shown: ${have} of ${formatCount(needed)} ${nounOf(facts)}`
}

/** Max or Min stands outside the limit, so the printed bucket does not matter. */
function extreme(facts: SentenceFacts, word: 'slowest' | 'fastest', follows: string): string {
  const value = facts.numbers[word === 'slowest' ? 'maxMs' : 'minMs']
  const took = value === undefined ? bound(facts, word) : formatValue(value, 'ms', formatContext(facts.rule)).text
  const ask = askText(facts.rule)
  const asked = ask === null ? '' : `; the rule asks for ${metricText(facts.rule)} of ${ask}`
  return `The ${word} request${ofEndpoint(facts)} took ${took}${inRun(facts)}, so ${follows}${asked}.`
}

function bound(facts: SentenceFacts, word: 'slowest' | 'fastest'): string {
  if (facts.measured === null) return 'an unknown time'
  const value = word === 'slowest' ? facts.measured.high : facts.measured.low
  return formatValue(value, facts.measured.unit, formatContext(facts.rule)).text
}

function lowerPercentile(facts: SentenceFacts): string {
  const { lowerPercentile: percentile } = facts.numbers
  const name = percentile === undefined ? 'a lower percentile' : `P${percentile}`
  const value = facts.measured === null ? 'over the limit' : measuredText(facts.measured, facts.rule)
  const ask = askText(facts.rule)
  const asked = ask === null ? '' : `; the rule asks for ${metricText(facts.rule)} of ${ask}`
  return `Already ${name} of ${subjectOf(facts)} was ${value}${inRun(facts)}${asked}.`
}

function named(facts: SentenceFacts): string {
  return facts.rule === null ? 'this' : thingText(facts.rule)
}

/** “Runbooks created”; the rule's own name where no criterion is spoken of. */
export function claimed(facts: SentenceFacts): string {
  return facts.text === null ? named(facts) : `“${facts.text}”`
}

function endpoints(facts: SentenceFacts): string {
  if (facts.rule === null) return 'the endpoints in question'
  const { selector } = facts.rule
  if (selector.kind === 'endpoint') return selector.text
  if (selector.kind === 'name') return `the group ${selector.name}`
  return 'any endpoint'
}

function tainted(facts: SentenceFacts): string {
  const by = facts.findingTitles.length === 0 ? '' : ` (${facts.findingTitles.join(', ')})`
  return `${figure(facts)}, but the run is tainted${by}: it can refuse this criterion and never meet it.`
}

function straddles(facts: SentenceFacts): string {
  const ask = askText(facts.rule)
  const limit = limitOf(facts.rule)
  const measured = facts.measured
  if (measured !== null && measured.counts !== null) return ratio(facts)
  if (ask === null || limit === null || measured === null) return `${figure(facts)}, which does not decide the rule.`
  return `${figure(facts)}; the rule asks for ${ask}, and the true value may lie on either side.`
}

function tooFew(facts: SentenceFacts): string {
  const { needed, floor } = facts.numbers
  const enough = needed === undefined ? floor : needed
  const ask = askText(facts.rule)
  const have = facts.samples === null ? 'the requests at hand' : countOf(facts.samples, 'request')
  const takes = enough === undefined ? '' : `; it takes ${formatCount(enough)}`
  return `${figure(facts)}; ${have} cannot show ${ask === null ? 'it' : ask}${takes}.`
}

function stale(facts: SentenceFacts): string {
  const { ageDays, days, windowDays } = facts.numbers
  const window = windowDays === undefined ? days : windowDays
  const age = ageDays === undefined ? 'too old' : `${countOf(Math.floor(ageDays), 'day')} old`
  const allowed = window === undefined ? '' : `; the window is ${countOf(window, 'day')}`
  return `It was met${inRun(facts)}, and that evidence is ${age}${allowed}.`
}

function noQualifyingRun(facts: SentenceFacts): string {
  const { minUsers, minRequests } = facts.numbers
  const asks = [
    minUsers === undefined ? null : `at least ${countOf(minUsers, 'user')}`,
    minRequests === undefined ? null : `at least ${countOf(minRequests, 'request')}`,
  ].filter((part) => part !== null)
  return `No run at hand qualifies${asks.length === 0 ? '' : `: it takes ${asks.join(' and ')}`}.`
}

function attested(facts: SentenceFacts): string {
  const { by, note } = facts.words
  return `Attested${by === undefined ? '' : ` by ${by}`}${note === undefined || note === '' ? '' : `: “${note}”`}; not measured.`
}

/** One sentence per reason code, with the numbers and the run. */
export const reasonSentences = {
  interval_satisfies: decided,
  interval_violates: decided,
  max_decides: (facts) => extreme(facts, 'slowest', 'no percentile can be larger'),
  min_decides: (facts) => extreme(facts, 'fastest', 'no percentile can be smaller'),
  ratio_satisfies: ratio,
  ratio_violates: ratio,
  lower_percentile_violates: lowerPercentile,
  attested,
  signed: (facts) => `Signed${facts.words.by === undefined ? '' : ` by ${facts.words.by}`}.`,
  delivered: (facts) => `Delivered${facts.words.artifact === undefined ? '' : `: ${facts.words.artifact}`}.`,
  declared: () => 'Declared by the program.',
  interval_straddles: straddles,
  precision_unknown: (facts) => `${figure(facts)}, but how the tool rounded it is unknown${askTail(facts)}`,
  too_few_samples: tooFew,
  tainted,
  integrity: (facts) =>
    `${facts.run === null ? 'The run' : facts.run} contradicts its own figures${facts.findingTitles.length === 0 ? '' : ` (${facts.findingTitles.join(', ')})`}: nothing is decided from it.${(facts.refutations ?? []).map((sentence) => ` ${sentence}`).join('')}`,
  operator_inferred: (facts) =>
    `The text gives a number and no direction; ${askText(facts.rule) === null ? 'the reading' : `“${askText(facts.rule)}”`} was inferred and needs a person to confirm it.`,
  transcribed_not_allowed: (facts) =>
    `The figures of ${facts.run === null ? 'the run' : facts.run} are transcribed from a document; the program lets only measured files decide.`,
  partial_rows: (facts) =>
    `${facts.run === null ? 'The run' : facts.run} holds only some of its rows; the rows that are missing could decide otherwise.`,
  no_baseline: () => 'The rule compares with a baseline, and no comparable run is at hand.',
  no_qualifying_run: noQualifyingRun,
  endpoint_absent: (facts) => `No qualifying run requested ${endpoints(facts)}.`,
  no_requests: (facts) => `The run made no request to ${endpoints(facts)}${inRun(facts)}.`,
  figure_absent: (facts) => `The files state no ${metricText(facts.rule).replace(/^the /, '')}${inRun(facts)}.`,
  tool_cannot_measure: (facts) =>
    `${facts.words.tool === undefined ? 'The tool' : facts.words.tool} does not state ${metricText(facts.rule)}${inRun(facts)}, and it is never worked out from other figures.`,
  metric_not_measured: (facts) => `No evidence at hand measures ${named(facts)}.`,
  not_attested: (facts) => `Nobody has attested ${claimed(facts)}.`,
  not_delivered: (facts) => `No delivered artifact is recorded for ${claimed(facts)}.`,
  not_signed: (facts) => `Not signed${facts.rule === null ? '' : ` by ${named(facts)}`}.`,
  no_planned_run: (facts) =>
    `No run at hand is the one that was planned${facts.words.tag === undefined ? '' : ` (${facts.words.tag})`}.`,
  evidence_too_old: stale,
  rule_changed_since: (facts) => `It was met${inRun(facts)}, and the rule has changed since.`,
  rule_unreadable: (facts) =>
    `The rule cannot be read${facts.ruleText === null ? '' : `: ${facts.ruleText}`}${facts.words.word === undefined ? '' : ` (at “${facts.words.word}”)`}.`,
  unknown_group: (facts) =>
    `The rule names the endpoint group “${facts.words.group === undefined ? named(facts) : facts.words.group}”, which the program does not define.`,
  no_rule: () => 'No rule is written for it, and none could be inferred from its text.',
  ...reportReasons,
  waiver_active: (facts) =>
    `Waived${facts.words.by === undefined ? '' : ` by ${facts.words.by}`}; the verdict underneath stays.`,
  declared_not_applicable: (facts) =>
    `Declared not applicable${facts.words.reason === undefined ? '' : `: ${facts.words.reason}`}.`,
} satisfies Record<ReasonCode, Sentence>

/** A figure of answered or successful requests alone says so, whatever its verdict. */
function withScope(sentence: string, { words, measured }: SentenceFacts): string {
  const scope = words.latencyScope === 'responses' || words.latencyScope === 'successes' ? words.latencyScope : 'all'
  const said = latencyScopeSentences[scope]
  return said === null || measured === null ? sentence : `${sentence} ${said}`
}

export function reasonSentence(code: ReasonCode, facts: SentenceFacts): string {
  const { decidingRule, decidingSource } = facts.words
  const sentence = withScope(reasonSentences[code](facts), facts)
  if (decidingRule === undefined || decidingSource === undefined) return sentence
  return `${sentence} A stricter target elsewhere decides: “${decidingRule}” (${decidingSource.split('/').at(-1)}).`
}
