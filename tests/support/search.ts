import { helpTexts } from '~/reports/search/other-texts'
import type { SearchReport } from '~/reports/types-search'
import { assessRequest } from '~/server/assess-request'
import { searchPage } from '~/server/search/search-request'
import type { AssayDatabase } from '~db/client.server'

/** The page of search as the server makes it; `query` is everything after `?`. */
export function searched(db: AssayDatabase, query: Record<string, string>): SearchReport {
  const url = new URL('http://127.0.0.1/search')
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  return searchPage({ db, assessed: assessRequest(db, new Request(url)), texts: helpTexts }, url)
}

/** Kind and title of every hit that the page shows, in its order. */
export function titles({ groups }: SearchReport): string[] {
  return groups.flatMap(({ hits }) =>
    hits.map(({ kind, title }) => `${kind} ${title.map(({ text }) => text).join('')}`),
  )
}

/** The whole index by names that a rebuild keeps: every text with every place. */
export function indexOf(db: AssayDatabase): string[] {
  return db.sqlite
    .prepare(
      `SELECT json_array(e.program_id, e.kind, e."key", e.ref, e.name, e.body, e.context, p.source, p.line,
         coalesce(r.label, t.label, d.slug), coalesce(r.revision, t.revision, v.revision))
       FROM search_place p JOIN search_entry e ON e.id = p.entry_id
       LEFT JOIN document_revision v ON p.source = 0 AND v.id = p.source_id LEFT JOIN document d ON d.id = v.document_id
       LEFT JOIN run r ON p.source = 1 AND r.id = p.source_id
       LEFT JOIN report t ON p.source = 2 AND t.id = p.source_id ORDER BY 1`,
    )
    .pluck()
    .all() as string[]
}

/** How many rows of the index hold each word: what the full-text tables really contain. */
export function wordCounts(db: AssayDatabase): [string, string, number][] {
  return db.sqlite.prepare('SELECT term, col, doc FROM search_word ORDER BY term, col').raw().all() as never
}
