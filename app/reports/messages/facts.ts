import type { JudgedRow, Measured, RunJudgement } from '~/domain/assessment'
import { isLoadMetric, type Limit, parseRule, percentileOf, type Rule } from '~/domain/rules'
import type { Operator } from '~/domain/vocabulary'
import { countOf, formatCount, formatInterval, formatValue, thin, worseFor, worseUnder } from '../format'

/** What a sentence about one judgement may draw on. */
export interface SentenceFacts {
  rule: Rule | null
  ruleText: string | null
  measured: Measured | null
  samples: number | null
  /** Short name of the run, null where no run decides. */
  run: string | null
  worst: JudgedRow | null
  rowCount: number
  proof: RunJudgement['proof']
  findingTitles: string[]
  /** Sentences of the integrity findings that touch the judgement. */
  refutations?: string[]
  numbers: Record<string, number>
  words: Record<string, string>
  /** The criterion's own words, where a criterion is spoken of. */
  text: string | null
}

const rules = new Map<string, Rule | null>()
/** A program has dozens of rules; texts beyond that come from hands and are not worth keeping. */
const keptRules = 1000

/** The rule of a text; null where there is none, or none that can be read. */
export function readRule(text: string | null): Rule | null {
  if (text === null) return null
  const known = rules.get(text)
  if (known !== undefined) return known
  const parsed = parseRule(text)
  const rule = parsed.ok ? parsed.rule : null
  if (rules.size >= keptRules) rules.clear()
  rules.set(text, rule)
  return rule
}

/** The limit in canonical units. */
export function limitOf(rule: Rule | null): number | null {
  return rule === null || rule.limit === null ? null : rule.limit.numerator / rule.limit.denominator
}

const asking = {
  '<': 'less than',
  '<=': 'at most',
  '>': 'more than',
  '>=': 'at least',
  '==': 'exactly',
} satisfies Record<Operator, string>

/** The limit as the rule writes it: "2 s", "0.05 %", "50 req/s". */
export function limitText(limit: Limit): string {
  if (limit.suffix !== '') return `${limit.digits}${thin}${limit.suffix}`
  return formatValue(Number(limit.digits), limit.unit).text
}

/** "less than 2 s"; null for rules that compare nothing. */
export function askText(rule: Rule | null): string | null {
  return rule === null || rule.op === null || rule.limit === null ? null : `${asking[rule.op]} ${limitText(rule.limit)}`
}

/** "; the rule asks for less than 2 s." or a full stop. */
export function askTail(facts: SentenceFacts): string {
  const ask = askText(facts.rule)
  return ask === null ? '.' : `; the rule asks for ${ask}.`
}

/** What the rule's selector counts: "logins", "requests", "requests to GET /a". */
export function nounOf(facts: SentenceFacts): string {
  const selector = facts.rule === null ? null : facts.rule.selector
  if (selector === null || selector.kind === 'all') return 'requests'
  if (selector.kind === 'each') return facts.worst === null ? 'requests' : `requests to ${facts.worst.key}`
  if (selector.kind === 'endpoint') return `requests to ${selector.text}`
  return selector.name === 'login' ? 'logins' : `${selector.name} requests`
}

/** Whose figure it is: "all requests", "GET /a, the worst of 12 endpoints". */
export function subjectOf(facts: SentenceFacts): string {
  const selector = facts.rule === null ? null : facts.rule.selector
  if (selector === null || selector.kind === 'all') return 'all requests'
  if (facts.worst !== null && facts.worst.key !== '*') {
    return facts.rowCount > 1
      ? `${facts.worst.key}, the worst of ${countOf(facts.rowCount, 'endpoint')},`
      : facts.worst.key
  }
  return selector.kind === 'endpoint' ? selector.text : selector.kind === 'each' ? 'every endpoint' : selector.name
}

/** "P99", "the average", "throughput". */
export function metricText(rule: Rule | null): string {
  if (rule === null) return 'the figure'
  const percentile = percentileOf(rule.metric)
  if (percentile !== null) return rule.metric === 'median' ? 'the median' : `P${percentile}`
  if (!isLoadMetric(rule.metric)) return thingText(rule)
  const names: Record<string, string> = {
    max: 'the slowest request',
    min: 'the fastest request',
    avg: 'the average',
    rps: 'throughput',
    requests: 'the number of requests',
    failures: 'the number of failures',
    error: 'the error rate',
    success: 'the success rate',
  }
  const name = names[rule.metric]
  return name === undefined ? rule.metric : name
}

const kindsOfTests = /^(unit|integration|component|functional|system|acceptance|smoke|regression|e2e|end to end)$/

/** What a rule of another metric measures: "coverage of write endpoints", "integration tests". */
export function thingText({ metric, selector, field }: Rule): string {
  const name = selector.kind === 'name' ? words(selector.name.replace(/:\*$/, '')) : ''
  if (metric === 'coverage') return kindsOfTests.test(name) ? `coverage by ${name} tests` : `coverage of ${name}`
  if (metric === 'tests' && field === 'projects') return `the number of projects in which ${name} tests passed`
  if (metric === 'tests') return field === null ? `${name} tests` : `the number of ${field} ${name} tests`
  return name === '' ? metric : name
}

/** `cache_hit_ratio` and `export-streaming` as words. */
export function words(name: string): string {
  return name.replace(/[_-]+/g, ' ')
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Figure and interval beside the rule's limit: "2.1 s (2.05 to 2.15 s)". */
export function measuredText(measured: Measured, rule: Rule | null): string {
  const context = formatContext(rule)
  const figure = formatValue(measured.value, measured.unit, context).text
  if (measured.counts !== null) return `${formatCount(measured.counts.part)} of ${formatCount(measured.counts.whole)}`
  const interval = formatInterval(measured, context)
  if (interval === null) return figure
  // Exact Min or Max cut the bucket so far that what the tool printed lies outside.
  const outside = measured.value < measured.low || measured.value > measured.high
  return outside ? `${interval} (printed as ${figure})` : `${figure} (${interval})`
}

/** Limit and direction of a rule, for every number that stands beside it. */
export function formatContext(rule: Rule | null) {
  const limit = limitOf(rule)
  const worse = rule === null ? null : rule.op === null ? worseFor(rule.metric) : worseUnder(rule.op)
  return { limit, worse }
}

export function inRun(facts: SentenceFacts): string {
  return facts.run === null ? '' : ` in ${facts.run}`
}

/** "0 of 200 logins succeeded in v45": the counts of a ratio, said as what happened. */
export function countsText(facts: SentenceFacts): string | null {
  const counts = facts.measured === null ? null : facts.measured.counts
  if (counts === null || facts.rule === null) return null
  const { part, whole } = counts
  const happened: Record<string, string> = { success: 'succeeded', error: 'failed', failures: 'failed' }
  const verb = happened[facts.rule.metric]
  const of = `${formatCount(part)} of ${formatCount(whole)}`
  if (verb !== undefined) return `${of} ${nounOf(facts)} ${verb}${inRun(facts)}`
  if (facts.rule.metric === 'coverage') {
    const name = facts.rule.selector.kind === 'name' ? words(facts.rule.selector.name) : 'endpoints'
    const { errorPages } = facts.numbers
    const answered =
      errorPages === undefined || errorPages === 0
        ? ''
        : `, where ${countOf(errorPages, 'endpoint')} answered with an error page`
    return `${of} ${name} were really exercised${inRun(facts)}${answered}`
  }
  return `${capitalised(metricText(facts.rule))} was ${of}${inRun(facts)}`
}
