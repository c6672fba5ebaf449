import type { SearchQuery, SearchTerm } from '~/domain/search/parse-query'

/**
 * A query in the words of FTS5. Words are letters, digits and marks alone (domain/search/words.ts) and stand
 * in quotes, so nothing that was typed can be syntax. null where the query asks for nothing.
 */
export function matchExpression(query: SearchQuery, scopes: readonly string[]): string | null {
  if (query.terms.length === 0) return null
  const wanted = query.terms.map(phrase).join(' AND ')
  const unwanted = query.not.map(phrase).join(' OR ')
  const words = unwanted === '' ? wanted : `(${wanted}) NOT (${unwanted})`
  const within = scopes.map((scope) => `"${scope}"`).join(' OR ')
  const text = `{handle name body} : (${words})`
  return within === '' ? text : `(scope : (${within})) AND (${text})`
}

function phrase({ words, prefix }: SearchTerm): string {
  return `"${words.join(' ')}"${prefix ? ' *' : ''}`
}
