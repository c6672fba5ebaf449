import { metricOfUnit, metricWordsIn } from '~/domain/figures/metric-word'
import { type Quantity, readQuantity } from '~/domain/figures/quantity'
import type { Place } from '~/domain/place'
import type { QuotedFigure } from '~/domain/plan'

/** Unit that a metric's name announces for bare numbers: "P95 V2 (ms)", "Auth %". */
export function unitOfName(name: string): Quantity['unit'] | undefined {
  if (/%/.test(name) || /\bratio\b/i.test(name)) return 'ratio'
  if (/\(\s*ms\s*\)|\bms\b/i.test(name)) return 'ms'
  if (/\(\s*s(?:ec(?:onds)?)?\s*\)/i.test(name)) return 'ms'
  return undefined
}

/** Load metric a name speaks of, judged with the value's unit: "Auth %" with a ratio is `success`. */
export function metricOfName(name: string, unit: Quantity['unit']): { metric: string; endpoint: string | null } {
  const words = metricWordsIn(name)
  for (const word of words) {
    const metric = metricOfUnit(word.metric, unit)
    if (metric === null) continue
    const rest = `${name.slice(0, word.start)} ${name.slice(word.end)}`
      .replace(/\([^)]*\)|%|\b(?:response|times?|rate|ms)\b/gi, ' ')
      .replace(/\s+/g, ' ')
      .trim()
    return { metric, endpoint: rest === '' ? null : rest }
  }
  if (unit === 'ratio' && /\b(?:auth\w*|log-?in|sign-?in)\b/i.test(name))
    return { metric: 'success', endpoint: name.replace(/%/g, '').trim() }
  return { metric: 'other', endpoint: null }
}

/** The figure of a cell or of a metric line's value; null for limits, ranges of several numbers and words. */
export function figureOf(name: string, value: string, place: Place): QuotedFigure | null {
  const quantity = readQuantity(value.replace(/\([^)]*\)/g, ' '))
  if (quantity === null || quantity.comparator !== null) return null
  const named = unitOfName(name)
  const bare = quantity.unit === 'count'
  const unit = bare && named !== undefined ? named : quantity.unit
  const factor = bare && named === 'ratio' ? 0.01 : 1
  const slack = bare && named !== undefined && !quantity.words.includes('.') ? 0.5 : 0
  const { metric, endpoint } = metricOfName(name, unit)
  return {
    metric,
    endpoint,
    value: quantity.value * factor,
    low: (quantity.low - slack) * factor,
    high: (quantity.high + slack) * factor,
    unit: metric === 'rps' ? 'req/s' : unit,
    words: value.trim(),
    place,
  }
}
