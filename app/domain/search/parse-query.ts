import { wordsOf } from './words'

/** Words that stand beside each other, in order; with `prefix` the last one may go on. */
export interface SearchTerm {
  words: string[]
  prefix: boolean
}

/** Everything in `terms` must be there, nothing of `not` may be. */
export interface SearchQuery {
  /** As typed, without blanks around it, cut to what is read. */
  text: string
  terms: SearchTerm[]
  not: SearchTerm[]
}

/** Nobody types more; a pasted page is read this far. */
const longestQuery = 300
const mostTerms = 16
const part = /(-?)(?:"([^"]*)"?(\*?)|([^\s"]+))/gu

/**
 * What a reader typed: words, "phrases", prefix*, -not. Every text is a query: signs that mean nothing
 * are skipped, quotes that are not closed end with the text. `typing`: the last word is still being typed.
 */
export function parseQuery(typed: string, options: { typing?: boolean } = {}): SearchQuery {
  const text = typed.trim().slice(0, longestQuery)
  const query: SearchQuery = { text, terms: [], not: [] }
  for (const [, minus, phrase, star, bare] of text.matchAll(part)) {
    const words = wordsOf(phrase ?? bare ?? '').map(({ word }) => word)
    const prefix = star === '*' || bare?.endsWith('*') === true
    if (words.length > 0 && query.terms.length + query.not.length < mostTerms)
      (minus === '-' ? query.not : query.terms).push({ words, prefix })
  }
  const last = query.terms.at(-1)
  if (options.typing === true && last !== undefined && /[\p{L}\p{N}\p{M}]$/u.test(text)) last.prefix = true
  return query
}

/** Every word that the query asks for, once. */
export function queryWords(query: SearchQuery): string[] {
  return [...new Set(query.terms.flatMap(({ words }) => words))]
}
