import type { SearchQuery, SearchTerm } from './parse-query'
import { type Word, wordsOf } from './words'

/** Stretches of a text that a term fits, by offsets into its words. */
export function fitsOf(term: SearchTerm, words: readonly Word[]): { from: number; to: number }[] {
  const fits: { from: number; to: number }[] = []
  for (let from = 0; from + term.words.length <= words.length; from += 1)
    if (fitsAt(term, words, from)) fits.push({ from, to: from + term.words.length - 1 })
  return fits
}

function fitsAt({ words: wanted, prefix }: SearchTerm, words: readonly Word[], from: number): boolean {
  const last = wanted.length - 1
  for (let at = 0; at <= last; at += 1) {
    const found = words[from + at]
    const want = wanted[at]
    if (found === undefined || want === undefined) return false
    if (at === last && prefix ? !found.word.startsWith(want) : found.word !== want) return false
  }
  return true
}

interface Part {
  words: Word[]
  weight: number
  /** Where each word stands: few texts have the word that is looked for at all. */
  places: Map<string, number[]>
}

/** How often a term fits a part, as {@link fitsOf} finds it. */
function countOf(term: SearchTerm, { words, places }: Part): number {
  const [first] = term.words
  if (first === undefined || (term.prefix && term.words.length === 1)) return fitsOf(term, words).length
  const starts = places.get(first)
  return starts === undefined ? 0 : starts.filter((from) => fitsAt(term, words, from)).length
}

function partOf(text: string, weight: number): Part {
  const words = wordsOf(text)
  const places = new Map<string, number[]>()
  for (const [at, { word }] of words.entries()) {
    const before = places.get(word)
    if (before === undefined) places.set(word, [at])
    else before.push(at)
  }
  return { words, weight, places }
}

/** A text that is kept is split once. */
const split = new WeakMap<object, Part[]>()

function partsOf(text: { name: string; body: string }): Part[] {
  const known = split.get(text)
  if (known !== undefined) return known
  const parts = [partOf(text.name, 5), partOf(text.body, 1)]
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
  if (query.not.some((term) => parts.some((part) => countOf(term, part) > 0))) return null
  let score = 0
  for (const term of query.terms) {
    const found = parts.reduce((sum, part) => sum + part.weight * Math.min(3, countOf(term, part)), 0)
    if (found === 0) return null
    score -= found / (found + 2)
  }
  const length = parts.reduce((sum, { words }) => sum + words.length, 0)
  return (score * 4) / (1 + length / 400)
}
