import type { LoadMetric, MetricName, Operator, Unit } from '../vocabulary'
import { loadMetrics } from '../vocabulary'

/**
 * The rule language: `metric(selector)[.field] [op value] [where conditions]` (semantics §1).
 * A rule is plain data; `formatRule` writes it back in one canonical form.
 */
export type Selector =
  /** `*`: the run's aggregate. */
  | { kind: 'all' }
  /** `each`: every endpoint on its own. */
  | { kind: 'each' }
  /** An endpoint group of the program; for the other metrics the name of a thing: `unit`, `runbooks`. */
  | { kind: 'name'; name: string }
  /** A quoted string: one endpoint, as `METHOD name` or its name alone. */
  | { kind: 'endpoint'; text: string }

/** Suffixes that a value may carry, as written. The empty one is a bare number. */
export type LimitSuffix = '' | 'ms' | 's' | 'min' | '%' | 'req/s' | 'MB'

/**
 * The value of a rule as an exact fraction in the canonical unit: `0.05%` is 5/10000 of a
 * ratio, `1.5s` is 15000/10 ms. Both parts are safe integers.
 */
export interface Limit {
  /** Digits as written, without separators: `0.05`. */
  digits: string
  suffix: LimitSuffix
  numerator: number
  denominator: number
  unit: Unit
}

export type Condition =
  | { field: 'users' | 'requests'; op: Operator; value: number }
  /** Globs on the label, or a tag of the run. */
  | { field: 'label' | 'tag'; value: string }

export interface Rule {
  metric: MetricName
  selector: Selector
  /** `failed` in `tests(integration).failed`. */
  field: string | null
  /** null with the metrics that state a fact: attested, delivered, signed, targets. */
  op: Operator | null
  limit: Limit | null
  where: Condition[]
}

export const ruleErrorCodes = [
  'empty',
  'unknown_metric',
  'open_expected',
  'close_expected',
  'selector_expected',
  'quote_unclosed',
  'selector_not_allowed',
  'unknown_group',
  'unknown_field',
  'field_expected',
  'operator_expected',
  'operator_not_allowed',
  'value_expected',
  'number_too_long',
  'unit_missing',
  'unit_mismatch',
  'unknown_unit',
  'unknown_condition',
  'condition_value_expected',
  'trailing_text',
] as const
export type RuleErrorCode = (typeof ruleErrorCodes)[number]

/** Where a rule stops being one. `position` is a 0-based offset into the text. */
export interface RuleError {
  code: RuleErrorCode
  position: number
  word: string
  /** The nearest known word, null where none is near. */
  suggestion: string | null
}

export type ParsedRule = { ok: true; rule: Rule } | { ok: false; error: RuleError }

/** Fields that `tests(...)` counts. */
export const testFields = ['failed', 'passed', 'skipped', 'total', 'rate', 'projects'] as const

/** What `coverage(...)` may count; without a field lines, or statements where lines are not counted. */
export const coverageFields = ['lines', 'branches', 'statements', 'functions'] as const

/** Metrics that state a fact and compare nothing. */
export const factMetrics = ['attested', 'delivered', 'signed', 'targets'] as const

export function isLoadMetric(metric: MetricName): metric is LoadMetric {
  return (loadMetrics as readonly string[]).includes(metric)
}

/** The percentile of a load metric: 99.9 of `p99.9`, 50 of `median`; null of the others. */
export function percentileOf(metric: MetricName): number | null {
  if (metric === 'median') return 50
  const match = /^p(\d+(?:\.\d+)?)$/.exec(metric)
  return match === null ? null : Number(match[1])
}

/** Units that a metric's value may have; a bare number only where `''` is among them. */
export function suffixesOf(metric: MetricName, field: string | null = null): readonly LimitSuffix[] {
  if (field === 'rate') return ['%']
  if (percentileOf(metric) !== null || metric === 'max' || metric === 'min' || metric === 'avg')
    return ['ms', 's', 'min']
  if (metric === 'error' || metric === 'success' || metric === 'coverage') return ['%']
  if (metric === 'rps') return ['req/s', '']
  if (metric === 'metric') return ['%', 'ms', 's', 'min', 'req/s', 'MB', '']
  return ['']
}
