import { ofText } from '../memory'
import type { MetricName, Operator } from '../vocabulary'
import { loadMetrics, otherMetrics } from '../vocabulary'
import { makeLimit, unitSpellings } from './parse-limit'
import { parseConditions } from './parse-where'
import type { Limit, LimitSuffix, ParsedRule, Rule, Selector } from './rule'
import { coverageFields, factMetrics, isLoadMetric, suffixesOf, testFields } from './rule'
import { RuleSyntaxError, Scanner } from './scanner'

const metricNames: readonly string[] = [...loadMetrics, ...otherMetrics]

/** What the program knows; without it every group name is taken as known. */
export interface RuleContext {
  /** Names of the endpoint groups. */
  groups?: readonly string[]
}

/**
 * Reads `metric(selector) op value [where conditions]`. A text that is no rule gives the code
 * of what is wrong, its position, the word there and the nearest known word. Nobody may change what
 * it gives: a text that is read again gives the same object.
 */
export function parseRule(text: string, context: RuleContext = {}): ParsedRule {
  const read = parsedRule(text)
  return context.groups === undefined || (read.ok && knowsGroup(read.rule, context.groups))
    ? read
    : readText(text, context)
}

/** Documents say the same lines after every write, and most of them are no rule: those are dear to read. */
const parsedRule = ofText('parsed-rules', (text) => readText(text, {}))

/** The names of groups change nothing else of a text that is a rule without them. */
function knowsGroup({ metric, selector }: Rule, groups: readonly string[]): boolean {
  return !isLoadMetric(metric) || selector.kind !== 'name' || groups.includes(selector.name)
}

function readText(text: string, context: RuleContext): ParsedRule {
  try {
    return { ok: true, rule: readRule(new Scanner(text), context) }
  } catch (error) {
    if (error instanceof RuleSyntaxError) return { ok: false, error: error.detail }
    throw error
  }
}

function readRule(scanner: Scanner, context: RuleContext): Rule {
  if (scanner.atEnd()) scanner.failHere('empty')
  const metric = readMetric(scanner)
  if (scanner.take(/\(/) === null) scanner.failHere('open_expected')
  const selector = readSelector(scanner, metric, context)
  if (scanner.take(/\)/) === null) scanner.failHere('close_expected')
  const field = readField(scanner, metric)
  const isFact = (factMetrics as readonly string[]).includes(metric)
  const op = isFact ? refuseOperator(scanner) : readOperator(scanner)
  const limit = isFact ? null : readLimit(scanner, metric, field)
  const where = scanner.take(/where\b/i) === null ? [] : parseConditions(scanner)
  if (!scanner.atEnd()) scanner.failHere('trailing_text', ['where', 'and'])
  return { metric, selector, field, op, limit, where }
}

function readMetric(scanner: Scanner): MetricName {
  scanner.skipSpace()
  const start = scanner.position
  const word = scanner.takeHere(/[A-Za-z_][\w]*(?:\.\d+)?/)
  const name = word === null ? null : word.toLowerCase()
  if (name === null || !metricNames.includes(name)) scanner.fail('unknown_metric', start, metricNames)
  return name as MetricName
}

function readSelector(scanner: Scanner, metric: MetricName, context: RuleContext): Selector {
  scanner.skipSpace()
  const start = scanner.position
  const quoted = scanner.takeQuoted()
  if (quoted !== null) {
    if (quoted.trim() === '') scanner.fail('selector_expected', start)
    if (!isLoadMetric(metric)) scanner.fail('selector_not_allowed', start)
    return { kind: 'endpoint', text: quoted }
  }
  const name = scanner.takeHere(/[\p{L}\p{N}_*][\p{L}\p{N}_*:.-]*/u)
  if (name === null) scanner.failHere('selector_expected')
  if (name === '*') return { kind: 'all' }
  if (!isLoadMetric(metric)) return { kind: 'name', name }
  if (name.toLowerCase() === 'each') return { kind: 'each' }
  if (context.groups !== undefined && !context.groups.includes(name)) {
    scanner.fail('unknown_group', start, [...context.groups, 'each'])
  }
  return { kind: 'name', name }
}

function readField(scanner: Scanner, metric: MetricName): string | null {
  const fields: readonly string[] = metric === 'tests' ? testFields : metric === 'coverage' ? coverageFields : []
  if (scanner.takeHere(/\./) === null) {
    if (metric === 'tests') scanner.failHere('field_expected', fields)
    return null
  }
  const start = scanner.position
  const field = scanner.takeHere(/[a-z_]+/i)
  const known = field === null ? undefined : fields.find((one) => one === field.toLowerCase())
  if (known === undefined) scanner.fail('unknown_field', start, fields)
  return known
}

const operatorOf: Record<string, Operator> = {
  '<': '<',
  '<=': '<=',
  '≤': '<=',
  '>': '>',
  '>=': '>=',
  '≥': '>=',
  '==': '==',
  '=': '==',
}

function readOperator(scanner: Scanner): Operator {
  const sign = scanner.take(/<=|>=|==|[<>=≤≥]/)
  if (sign === null) scanner.failHere('operator_expected')
  return operatorOf[sign]!
}

function refuseOperator(scanner: Scanner): null {
  scanner.skipSpace()
  if (/^[<>=≤≥]/.test(scanner.text.slice(scanner.position))) scanner.failHere('operator_not_allowed')
  return null
}

function readLimit(scanner: Scanner, metric: MetricName, field: string | null): Limit {
  scanner.skipSpace()
  const start = scanner.position
  const digits = scanner.takeHere(/\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?/)
  if (digits === null) scanner.failHere('value_expected')
  const suffix = readSuffix(scanner, metric, field)
  const limit = makeLimit(digits.replaceAll(',', ''), suffix, metric === 'rps' ? 'req/s' : undefined)
  if (limit === null) scanner.fail('number_too_long', start)
  return limit
}

function readSuffix(scanner: Scanner, metric: MetricName, field: string | null): LimitSuffix {
  const allowed = suffixesOf(metric, field)
  const end = scanner.position
  scanner.skipSpace()
  const start = scanner.position
  const word = /^where\b/i.test(scanner.text.slice(start)) ? null : scanner.takeHere(/%|[\p{L}]+(?:\/[\p{L}]+)?/u)
  if (word === null) {
    scanner.position = end
    if (!allowed.includes('')) scanner.fail('unit_missing', end)
    return ''
  }
  const suffix = unitSpellings[word.toLowerCase()]
  if (suffix === undefined) scanner.fail('unknown_unit', start, Object.keys(unitSpellings))
  if (!allowed.includes(suffix)) scanner.fail('unit_mismatch', start)
  return suffix
}
