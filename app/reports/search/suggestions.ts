import type { SearchHit } from '~/domain/search/hit'
import type { SearchQuery } from '~/domain/search/parse-query'
import type { SearchSuggestion } from '../types-search'
import { hitView } from './hit-view'
import type { SearchedProgram } from './searched'

const mostSuggestions = 12

/** The best hits as lines to choose from while somebody types. */
export function searchSuggestions(
  query: SearchQuery,
  hits: readonly SearchHit[],
  program: SearchedProgram,
): SearchSuggestion[] {
  return hits.slice(0, mostSuggestions).map((hit) => {
    const { id, kindWord, title, href, source, context } = hitView(query, hit, program, false)
    const where = [source?.text, context].filter((text) => text !== null && text !== undefined).join(' ')
    return { id, kindWord, title, where, href }
  })
}
