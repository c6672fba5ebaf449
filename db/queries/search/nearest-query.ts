import { editDistance } from '~/domain/rules/nearest-word'
import { queryWords, type SearchQuery } from '~/domain/search/parse-query'
import { wordsOf } from '~/domain/search/words'
import type { AssayDatabase } from '../../client.server'
import { readDataVersion } from '../data-version'

interface Vocabulary {
  version: number
  /** How many entries hold a word. */
  counts: Map<string, number>
}

const vocabularies = new WeakMap<AssayDatabase, Vocabulary>()

/** Every word of the index, whatever the program: read once until anything is written. */
function vocabularyOf(db: AssayDatabase): Map<string, number> {
  const version = readDataVersion(db)
  const known = vocabularies.get(db)
  if (known !== undefined && known.version === version) return known.counts
  const rows = db.sqlite
    .prepare(`SELECT term, sum(doc) FROM search_word WHERE col <> 'scope' GROUP BY term`)
    .raw()
    .all() as [string, number][]
  const counts = new Map(rows)
  vocabularies.set(db, { version, counts })
  return counts
}

/** Nearest words to one that is nowhere, best first: by edits, then by how common they are. */
function nearestWords(word: string, counts: ReadonlyMap<string, number>): string[] {
  const reach = word.length < 5 ? 1 : 2
  if (word.length < 3 || word.length > 40) return []
  const near: { term: string; distance: number; count: number }[] = []
  for (const [term, count] of counts) {
    if (Math.abs(term.length - word.length) > reach) continue
    const distance = editDistance(word, term)
    if (distance > 0 && distance <= reach && distance < term.length - 1) near.push({ term, distance, count })
  }
  return near.sort((a, b) => a.distance - b.distance || b.count - a.count).map(({ term }) => term)
}

/**
 * What a reader may have meant, as the text that they would have typed; at most `most`. Only words that
 * stand nowhere are replaced, one at a time; whether anything is found by it the caller has to try.
 */
export function nearestQueries(db: AssayDatabase, query: SearchQuery, most: number): string[] {
  const counts = vocabularyOf(db)
  const unknown = queryWords(query).filter((word) => !counts.has(word))
  let texts = [query.text]
  for (const word of unknown) {
    const near = nearestWords(word, counts).slice(0, most)
    if (near.length === 0) return []
    texts = texts.flatMap((text) => near.map((term) => replaceWord(text, word, term))).slice(0, most)
  }
  return unknown.length === 0 ? [] : texts
}

function replaceWord(text: string, word: string, term: string): string {
  const found = wordsOf(text).find((one) => one.word === word)
  return found === undefined ? text : text.slice(0, found.start) + term + text.slice(found.end)
}
