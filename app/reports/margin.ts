import type { Measured } from '~/domain/assessment'
import type { Rule } from '~/domain/rules'
import { formatValue, thin } from './format'
import { limitOf } from './messages/facts'

/**
 * Distance from the measured figure to the limit: "150 ms inside", "99 % points short". null
 * where the rule compares nothing, or where the interval holds the limit.
 */
export function marginText(measured: Measured | null, rule: Rule | null): string | null {
  const limit = limitOf(rule)
  if (measured === null || rule === null || rule.op === null || limit === null) return null
  if (measured.low < limit && limit < measured.high) return 'the limit lies inside the interval'
  const distance = Math.abs(measured.value - limit)
  if (distance === 0) return 'exactly on the limit'
  const above = measured.value > limit
  const upper = rule.op === '>' || rule.op === '>='
  const side = rule.op === '==' ? 'off' : above === upper ? 'inside' : upper ? 'short' : 'over'
  const worse = side === 'inside' ? 'down' : 'up'
  if (measured.unit === 'ratio') {
    const points = formatValue(distance, 'ratio', { worse }).number
    return `${points}${thin}points ${side}`
  }
  return `${formatValue(distance, measured.unit, { worse }).text} ${side}`
}
