import type { RuleErrorCode } from '~/domain/rules'
import type { MetricName, Operator } from '~/domain/vocabulary'

/** What each metric measures, what its value is written in, and one rule of it. */
export const metricHelp = {
  p50: { what: 'half of the requests were at least this fast', unit: 'ms, s, min', example: 'p50(*) < 100ms' },
  p66: { what: 'two thirds were at least this fast', unit: 'ms, s, min', example: 'p66(*) < 200ms' },
  p75: { what: '75 of 100 were at least this fast', unit: 'ms, s, min', example: 'p75(*) < 250ms' },
  p80: { what: '80 of 100 were at least this fast', unit: 'ms, s, min', example: 'p80(*) < 300ms' },
  p90: { what: '90 of 100 were at least this fast', unit: 'ms, s, min', example: 'p90(*) < 400ms' },
  p95: {
    what: '95 of 100 were at least this fast; needs 200 samples to be met',
    unit: 'ms, s, min',
    example: 'p95(each) < 500ms',
  },
  p98: { what: '98 of 100 were at least this fast', unit: 'ms, s, min', example: 'p98(*) < 1s' },
  p99: {
    what: '99 of 100 were at least this fast; needs 1,000 samples to be met, unless the exact Max decides',
    unit: 'ms, s, min',
    example: 'p99(*) < 2s',
  },
  'p99.9': {
    what: '999 of 1,000 were at least this fast; needs 10,000 samples',
    unit: 'ms, s, min',
    example: 'p99.9(*) < 5s',
  },
  'p99.99': {
    what: '9,999 of 10,000 were at least this fast; needs 100,000 samples',
    unit: 'ms, s, min',
    example: 'p99.99(*) < 10s',
  },
  max: {
    what: 'the slowest request, exact where the tool prints it exactly',
    unit: 'ms, s, min',
    example: 'max(*) < 100s',
  },
  min: { what: 'the fastest request', unit: 'ms, s, min', example: 'min(*) < 50ms' },
  avg: {
    what: 'the average time; of a group every endpoint has to satisfy it, averages are never averaged',
    unit: 'ms, s, min',
    example: 'avg(*) < 300ms',
  },
  median: { what: 'the same as p50', unit: 'ms, s, min', example: 'median(*) < 100ms' },
  rps: { what: 'requests per second', unit: 'req/s, or a bare number', example: 'rps(*) > 50' },
  requests: {
    what: 'the number of requests; of a group the sum',
    unit: 'a bare number',
    example: 'requests(*) >= 1000',
  },
  failures: {
    what: 'the number of requests that failed; of a group the sum',
    unit: 'a bare number',
    example: 'failures(*) == 0',
  },
  error: { what: 'failures over requests, counts pooled over a group', unit: '%', example: 'error(*) < 0.05%' },
  success: {
    what: 'requests without a failure over requests, counts pooled over a group',
    unit: '%',
    example: 'success(login) > 99%',
  },
  metric: {
    what: 'a sampled metric by its name: cache hits, memory, queries',
    unit: '%, ms, s, min, req/s, MB, or a bare number',
    example: 'metric(cache_hit_ratio) >= 80%',
  },
  coverage: {
    what: 'code coverage of a report, or the declared endpoints that a run really exercised; .lines, .branches, .statements or .functions',
    unit: '%',
    example: 'coverage(unit) >= 90%',
  },
  tests: {
    what: 'test cases of a report: .failed, .passed, .skipped, .total, .rate (in %), .projects',
    unit: 'a bare number, .rate in %',
    example: 'tests(integration).failed == 0',
  },
  attested: {
    what: 'a named member states a fact that no tool measures',
    unit: 'compares nothing',
    example: 'attested(export-streaming)',
  },
  delivered: {
    what: 'an artifact is at hand: its path or address, with its hash',
    unit: 'compares nothing',
    example: 'delivered(runbooks)',
  },
  signed: { what: 'a role has signed the tier', unit: 'compares nothing', example: 'signed(stakeholder)' },
  targets: {
    what: 'every target of a step holds on one planned run',
    unit: 'compares nothing',
    example: 'targets(final) where tag = final',
  },
} satisfies Record<MetricName, { what: string; unit: string; example: string }>

export const operatorHelp = {
  '<': 'less than: 2.0 s is not less than 2 s',
  '<=': 'at most (also ≤)',
  '>': 'more than',
  '>=': 'at least (also ≥)',
  '==': 'exactly (also =)',
} satisfies Record<Operator, string>

/** What may stand between the brackets. */
export const selectorHelp = [
  { term: '*', text: 'the whole run, by its aggregate row' },
  { term: 'each', text: 'every endpoint for itself; all have to satisfy the rule and the worst is shown' },
  {
    term: 'login',
    text: 'an endpoint group of the program, written in program.md or inferred; ratios and counts are pooled, times are not',
  },
  { term: '"GET /export"', text: 'one endpoint by its exact name' },
  {
    term: 'unit, runbooks, stakeholder',
    text: 'for the metrics that no run measures: the name of a report, a thing or a role',
  },
]

/** What `where` may ask of a run, beside what the program asks of every run that decides. */
export const conditionHelp = [
  { term: 'users >= 100', text: 'at least so many users' },
  { term: 'requests >= 1000', text: 'at least so many requests' },
  { term: 'label = nightly*', text: 'a label by a pattern, * for anything' },
  { term: 'tag = final', text: 'a tag from the run’s note' },
]

/** What is wrong with a text that is no rule. */
export const ruleErrorHelp = {
  empty: 'there is nothing to read',
  unknown_metric: 'no such metric',
  open_expected: 'an opening bracket is missing',
  close_expected: 'a closing bracket is missing',
  selector_expected: 'between the brackets stands nothing',
  quote_unclosed: 'the quotation mark is not closed',
  selector_not_allowed: 'this metric has no single endpoints',
  unknown_group: 'the program has no such endpoint group',
  unknown_field: 'no such field of this metric',
  field_expected: 'the field is missing, .failed for example',
  operator_expected: 'an operator is missing: <, <=, >, >= or ==',
  operator_not_allowed: 'this metric compares nothing',
  value_expected: 'a number is missing',
  number_too_long: 'the number has too many digits',
  unit_missing: 'the unit is missing: 2s, 500ms, 99%',
  unit_mismatch: 'this metric is not measured in that unit',
  unknown_unit: 'no such unit',
  unknown_condition: 'where takes users, requests, label and tag',
  condition_value_expected: 'the condition has no value',
  trailing_text: 'here the rule is over, and more text follows',
} satisfies Record<RuleErrorCode, string>

export const ruleTexts = {
  lede: 'A rule reads metric(selector) operator value, optionally where with conditions on the run. The operator counts as written: 2.0 s is not less than 2 s. Where no rule is written, one is inferred from the criterion’s text and shown as inferred.',
  noProgramTitle: 'No program yet',
  noProgram: 'With one imported, each example here carries its verdict, its figure and the run that decides.',
  conditions:
    'A condition narrows which runs may decide, beside what the program asks of every run (users, requests, labels, tags). Several are joined by and.',
}
