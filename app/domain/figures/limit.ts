import type { Operator } from '../vocabulary'
import { type Quantity, readQuantities } from './quantity'

/** A limit as written, in canonical units: "<20ms", ">99%", "<2s". */
export interface Limit {
  op: Operator
  value: number
  unit: Quantity['unit']
  words: string
  /** False where the text gave no operator ("80%") and the direction follows from the metric. */
  stated: boolean
}

const wordOperators: [RegExp, Operator][] = [
  [/\b(?:under|below|less than|faster than)\b/i, '<'],
  [/\b(?:over|above|more than|at least)\b/i, '>'],
]

/** Metrics of which more is better: their bare target is a floor. */
const floors = /success|coverage|throughput|rps|cache|hit|passed|score|support|operations|endpoints|system/i

/**
 * The first limit of a text. `metric` (a slug) gives the direction of a bare number ("25 req/s");
 * without it a bare number is no limit. `unit` fills in for a number that has none, as in a table
 * whose header says "(ms)".
 */
export function readLimit(text: string, options: { metric?: string; unit?: Quantity['unit'] } = {}): Limit | null {
  const quantities = readQuantities(text)
  const quantity = quantities.find((one) => one.comparator !== null) ?? quantities[0]
  if (quantity === undefined) return null
  const before = text.slice(0, quantity.start)
  const word = wordOperators.find(([pattern]) => pattern.test(before))?.[1]
  const bare = options.metric === undefined ? null : floors.test(options.metric) ? ('>=' as const) : ('<=' as const)
  const op = quantity.comparator ?? word ?? bare
  if (op === null) return null
  const unit = quantity.unit === 'count' && options.unit !== undefined ? options.unit : quantity.unit
  const value = unit === 'ratio' && quantity.unit === 'count' ? quantity.value / 100 : quantity.value
  return { op, value, unit, words: quantity.words, stated: quantity.comparator !== null || word !== undefined }
}

/** Whether a whole stated interval satisfies the limit, violates it, or leaves it open. */
export function compareToLimit(
  figure: { value: number; low: number; high: number },
  limit: Limit,
): 'satisfies' | 'violates' | 'open' {
  const holds = (value: number) => {
    switch (limit.op) {
      case '<':
        return value < limit.value
      case '<=':
        return value <= limit.value
      case '>':
        return value > limit.value
      case '>=':
        return value >= limit.value
      case '==':
        return value === limit.value
    }
  }
  const ends = [holds(figure.low), holds(figure.high), holds(figure.value)]
  return ends.every(Boolean) ? 'satisfies' : ends.some(Boolean) ? 'open' : 'violates'
}
