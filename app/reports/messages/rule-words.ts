import { type Condition, isLoadMetric, type Rule } from '~/domain/rules'
import type { Operator } from '~/domain/vocabulary'
import { askText, capitalised, metricText, words } from './facts'

const asking: Record<Operator, string> = {
  '<': 'fewer than',
  '<=': 'at most',
  '>': 'more than',
  '>=': 'at least',
  '==': 'exactly',
}

/** A rule as a person would say it: "P99 of every endpoint is less than 2 s; the worst decides." */
export function ruleReading(rule: Rule): string {
  return `${capitalised(statementOf(rule))}${conditionsText(rule.where)}.`
}

function statementOf(rule: Rule): string {
  const { metric, selector, field } = rule
  const name = selector.kind === 'name' ? words(selector.name) : ''
  if (isLoadMetric(metric)) return loadStatement(rule)
  if (metric === 'attested') return `a named member states “${name}”`
  if (metric === 'delivered') return `“${name}” has been delivered, by path or address with its hash`
  if (metric === 'signed') return `the role “${name}” has signed the tier`
  if (metric === 'targets')
    return `the latest qualifying run since the plan satisfies every target of the step “${name}”`
  const ask = askText(rule)
  if (metric === 'coverage') return `coverage of ${name}${field === null ? '' : `, counted in ${field},`} is ${ask}`
  if (metric === 'tests') return testsStatement(name, field, ask)
  return `the sampled metric “${name}” is ${ask}`
}

function testsStatement(name: string, field: string | null, ask: string | null): string {
  if (field === 'rate') return `the share of ${name} tests that passed is ${ask}`
  if (field === 'projects') return `the number of projects, such as browsers, in which ${name} tests passed is ${ask}`
  return `the number of ${field === 'total' ? '' : `${field} `}${name} tests is ${ask}`
}

function loadStatement(rule: Rule): string {
  const { metric, selector } = rule
  const isPooled = metric === 'success' || metric === 'error' || metric === 'requests' || metric === 'failures'
  const figure = metricText(rule)
  const ask = askText(rule)
  if (selector.kind === 'all') return `${figure} of the whole run is ${ask}`
  if (selector.kind === 'endpoint') return `${figure} of ${selector.text} is ${ask}`
  if (selector.kind === 'each') return `${figure} of every endpoint by itself is ${ask}; the worst decides`
  if (isPooled || metric === 'rps') return `${figure} of the group “${selector.name}”, its counts pooled, is ${ask}`
  return `${figure} of every endpoint of the group “${selector.name}” is ${ask}; the worst decides`
}

function conditionsText(conditions: readonly Condition[]): string {
  if (conditions.length === 0) return ''
  const texts = conditions.map((condition) =>
    'op' in condition
      ? `${asking[condition.op]} ${condition.value} ${condition.field}`
      : `the ${condition.field} ${condition.value}`,
  )
  return `, on runs with ${texts.join(' and ')}`
}
