import type { Limit, Rule } from '../rules'

/** Sign of `a - b` of two limits in the same unit, exactly. */
export function compareLimits(a: Limit, b: Limit): -1 | 0 | 1 {
  const difference = BigInt(a.numerator) * BigInt(b.denominator) - BigInt(b.numerator) * BigInt(a.denominator)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

function direction(rule: Rule): 'low' | 'high' | null {
  if (rule.op === '<' || rule.op === '<=') return 'low'
  if (rule.op === '>' || rule.op === '>=') return 'high'
  return null
}

/** Whether both rules ask the same thing of the same endpoints, `each` and `*` counting as one subject. */
export function sameTarget(a: Rule, b: Rule): boolean {
  if (a.metric !== b.metric || a.field !== b.field) return false
  return a.limit?.unit === b.limit?.unit && subjectOf(a) === subjectOf(b)
}

function subjectOf({ selector }: Rule): string {
  if (selector.kind === 'all' || selector.kind === 'each') return '*'
  return selector.kind === 'name' ? `name ${selector.name}` : `endpoint ${selector.text}`
}

/**
 * Whether `other` asks for strictly more than `rule` and for nothing less: a tighter limit, the
 * strict operator at an equal one, every endpoint where the other asks for the whole. Rules that
 * are stricter in one way and looser in another, or that ask it of other runs, are not
 * comparable: false both ways.
 */
export function isStricter(other: Rule, rule: Rule): boolean {
  if (!sameTarget(other, rule) || other.limit === null || rule.limit === null) return false
  if (JSON.stringify(other.where) !== JSON.stringify(rule.where)) return false
  const wants = direction(other)
  if (wants === null || wants !== direction(rule)) return false
  const limits = compareLimits(other.limit, rule.limit) * (wants === 'low' ? -1 : 1)
  const strictOp = Number(isStrict(other)) - Number(isStrict(rule))
  const byValue = limits === 0 ? strictOp : limits
  const byScope = Number(other.selector.kind === 'each') - Number(rule.selector.kind === 'each')
  return byValue >= 0 && byScope >= 0 && byValue + byScope > 0
}

function isStrict(rule: Rule): boolean {
  return rule.op === '<' || rule.op === '>'
}

/** A change of a rule that voids older evidence: another metric, selector or condition, or a looser value. */
export function voidsEvidence(before: Rule, after: Rule): boolean {
  const shape = ({ metric, selector, field, where }: Rule) => JSON.stringify([metric, selector, field, where])
  if (shape(before) !== shape(after)) return true
  if (before.limit === null || after.limit === null) return before.limit !== after.limit
  if (direction(before) !== direction(after)) return true
  return isStricter(before, after)
}
