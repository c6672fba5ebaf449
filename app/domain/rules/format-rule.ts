import type { Condition, Limit, Rule, Selector } from './rule'

/** Writes a rule in its canonical form; parsing that text gives the same rule back. */
export function formatRule(rule: Rule): string {
  const field = rule.field === null ? '' : `.${rule.field}`
  const comparison = rule.op === null || rule.limit === null ? '' : ` ${rule.op} ${formatLimit(rule.limit)}`
  const where = rule.where.length === 0 ? '' : ` where ${rule.where.map(formatCondition).join(' and ')}`
  return `${rule.metric}(${formatSelector(rule.selector)})${field}${comparison}${where}`
}

function formatSelector(selector: Selector): string {
  switch (selector.kind) {
    case 'all':
      return '*'
    case 'each':
      return 'each'
    case 'name':
      return selector.name
    case 'endpoint':
      return quote(selector.text)
  }
}

/** `2s`, `0.05%`, `50`, `50 req/s`, `500 MB`: words of more than two letters stand apart. */
export function formatLimit(limit: Limit): string {
  const apart = limit.suffix === 'req/s' || limit.suffix === 'MB' || limit.suffix === 'min' ? ' ' : ''
  return `${limit.digits}${apart}${limit.suffix}`
}

function formatCondition(condition: Condition): string {
  if ('op' in condition) {
    return `${condition.field} ${condition.op} ${condition.value}`
  }
  const plain = /^[\w.*-]+$/.test(condition.value) && condition.value !== 'and'
  return `${condition.field} = ${plain ? condition.value : quote(condition.value)}`
}

function quote(text: string): string {
  return `"${text.replace(/["\\]/g, (character) => `\\${character}`)}"`
}
