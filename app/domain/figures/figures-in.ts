import type { Place } from '../place'
import type { QuotedFigure } from '../plan'
import { type Clause, clausesOf } from './clauses'
import { metricOfUnit, metricWordsIn } from './metric-word'
import { type Quantity, readQuantities } from './quantity'

/** A figure together with the run it is bound to by a parenthesis: "P95 1.1s (v26b), 1.9s (v27b)". */
export interface BoundFigure extends QuotedFigure {
  run: string | null
}

const fraction =
  /(?<![\w.,/:-])(\d[\d,]*)\s?\/\s?(\d[\d,]*)\s+(?:requests?\s+|logins?\s+)?(failures?|failed|success(?:es|ful)?|passed)\b/i
const runMark = /\((?:[^()]*\s)?(v\d+[a-z]?)(?:\s[^()]*)?\)/
/** After a figure's value its clause may end, carry a mark, or be explained; another noun makes it something else. */
const foreign = /^\s*(?:caused|of\b|improvement|reduction|faster|users?\b|min\b|minutes?\b|days?\b|hours?\b)/i

function integer(text: string): number {
  return Number(text.replaceAll(',', ''))
}

function exact(metric: string, value: number, words: string, clause: Clause, place: Place): BoundFigure {
  const run = runMark.exec(clause.text)?.[1] ?? clause.run
  return { metric, endpoint: clause.endpoint, value, low: value, high: value, unit: 'count', words, place, run }
}

/** People state figures in short lines; a longer one is data, and patterns must not dwell on it. */
export const longestLine = 1000

/** "Phase 1 tests" and "no 404 errors" count nothing. */
const numbering = /\b(?:no|phase|week|tier|day|step|sprint|http)\s*$/i

/** A count says what it counts right beside itself, or the heading says it and nothing else follows. */
function metricOfCount(quantity: Quantity, clause: Clause): string | null {
  const after = clause.text.slice(quantity.end)
  const before = clause.text.slice(0, quantity.start)
  if (numbering.test(before)) return null
  const words = metricWordsIn(clause.text)
  const following = words.find(
    (word) => word.start >= quantity.end && /^\s*$/.test(clause.text.slice(quantity.end, word.start)),
  )
  const preceding = words.find(
    (word) => word.end <= quantity.start && /^[\s:=~]*$/.test(clause.text.slice(word.end, quantity.start)),
  )
  const alone = /^[^a-z0-9]*$/i.test(before) && /^[^a-z0-9]*$/i.test(after.replace(/\([^)]*\)/g, ''))
  const heading = clause.metric?.startsWith('tests_') === true && following?.metric === 'tests' ? clause.metric : null
  const metric = heading ?? following?.metric ?? preceding?.metric ?? (alone ? clause.metric : null)
  return metric === null ? null : metricOfUnit(metric, 'count')
}

function metricFor(quantity: Quantity, clause: Clause, carried: string | null): string | null {
  const before = clause.text.slice(0, quantity.start)
  if (quantity.comparator !== null || /\btarget\b[^0-9]*$/i.test(before)) return null
  const assigned = /\b(queries|count|\w+_(?:ms|s|mb|kb))=$/i.exec(before)?.[1]
  if (assigned !== undefined) return assigned.toLowerCase()
  if (quantity.unit === 'bytes') return 'size'
  if (quantity.unit === 'req/s') return 'rps'
  if (foreign.test(clause.text.slice(quantity.end))) return null
  if (quantity.unit === 'count') return metricOfCount(quantity, clause)
  const words = metricWordsIn(clause.text)
  const following = words.find(
    (word) => word.start >= quantity.end && /^\s*$/.test(clause.text.slice(quantity.end, word.start)),
  )
  const preceding = words.filter((word) => word.end <= quantity.start).at(-1)
  for (const metric of [following?.metric, preceding?.metric, clause.metric, carried]) {
    if (metric === null || metric === undefined) continue
    const fitting = metricOfUnit(metric, quantity.unit)
    if (fitting !== null) return fitting
  }
  return null
}

/**
 * Every figure that one line of text states, in canonical units, with the precision it is stated
 * in and the endpoint words that precede it. Limits ("<2s") are no figures. Numbers that no
 * metric word, unit or heading explains are left out rather than guessed. `context.metric` is what the
 * text is known to be about, as a criterion's claim is about the criterion's metric.
 */
export function figuresIn(text: string, place: Place, context: { metric?: string } = {}): BoundFigure[] {
  if (text.length > longestLine || !/\d/.test(text)) return []
  const figures: BoundFigure[] = []
  let carried: string | null = null
  for (const clause of clausesOf(text, context.metric ?? null)) {
    if (!clause.carries) carried = null
    const parts = fraction.exec(clause.text)
    if (parts !== null) {
      const [words, part, whole, what] = parts as unknown as [string, string, string, string]
      const bad = /^fail/i.test(what) ? integer(part) : integer(whole) - integer(part)
      if (bad < 0 || integer(part) > integer(whole)) continue
      if (/^passed/i.test(what)) figures.push(exact('tests_passed', integer(part), words, clause, place))
      else {
        figures.push(exact('requests', integer(whole), words, clause, place))
        figures.push(exact('failures', bad, words, clause, place))
      }
      carried = 'failures'
      continue
    }
    for (const quantity of readQuantities(clause.text)) {
      const metric = metricFor(quantity, clause, carried)
      if (metric === null) continue
      const { value, low, high, unit } = quantity
      const run = runMark.exec(clause.text.slice(quantity.end))?.[1] ?? runMark.exec(clause.text)?.[1] ?? clause.run
      const words = clause.text.slice(0, quantity.end).trim().length < 60 ? clause.text.trim() : quantity.words
      figures.push({
        metric,
        endpoint: clause.endpoint,
        value,
        low,
        high,
        unit: metric === 'rps' ? 'req/s' : unit,
        words,
        place,
        run,
      })
      carried = metric
    }
  }
  return figures
}
