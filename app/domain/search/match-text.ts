import type { SearchQuery, SearchTerm } from './parse-query'
import { type Word, wordsOf } from './words'

/** Stretches of a text that a term fits, by offsets into its words. */
export function fitsOf(term: SearchTerm, words: readonly Word[]): { from: number; to: number }[] {
  const last = term.words.length - 1
  return words.flatMap((_, from) => {
    const fits = term.words.every((wanted, at) => {
      const found = words[from + at]
      if (found === undefined) return false
      return at === last && term.prefix ? found.word.startsWith(wanted) : found.word === wanted
    })
    return fits ? [{ from, to: from + last }] : []
  })
}

interface Part {
  words: Word[]
  weight: number
}

/** A text that is kept is split once. */
const split = new WeakMap<object, Part[]>()

function partsOf(text: { name: string; body: string }): Part[] {
  const known = split.get(text)
  if (known !== undefined) return known
  const parts = [
    { words: wordsOf(text.name), weight: 5 },
    { words: wordsOf(text.body), weight: 1 },
  ]
  split.set(text, parts)
  return parts
}

/**
 * How well a text that is in no index fits a query: null where it does not, else smaller is better, on
 * the scale of the index (bm25 is negative). A word in the name counts five times one in the body.
 */
export function matchText(query: SearchQuery, text: { name: string; body: string }): number | null {
  if (query.terms.length === 0) return null
  const parts = partsOf(text)
  if (query.not.some((term) => parts.some(({ words }) => fitsOf(term, words).length > 0))) return null
  let score = 0
  for (const term of query.terms) {
    const found = parts.reduce((sum, { words, weight }) => sum + weight * Math.min(3, fitsOf(term, words).length), 0)
    if (found === 0) return null
    score -= found / (found + 2)
  }
  const length = parts.reduce((sum, { words }) => sum + words.length, 0)
  return (score * 4) / (1 + length / 400)
}
