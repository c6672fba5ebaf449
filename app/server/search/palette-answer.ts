import { type Deed, refusalOfDeed, type Viewer } from '~/domain/people'
import { parseQuery } from '~/domain/search/parse-query'
import { noCommands, paletteCommands } from '~/reports/search/commands'
import { judgedProgram } from '~/reports/search/searched'
import { searchSuggestions } from '~/reports/search/suggestions'
import type { PaletteAnswer } from '~/reports/types-search'
import { type SearchSources, search } from './search-request'

/** What the palette offers this viewer, and what is found by what was typed so far: the last word may go on. */
export function paletteAnswer(sources: SearchSources | null, viewer: Viewer | null, typed: string): PaletteAnswer {
  const asker = viewer === null ? null : { may: (deed: Deed) => refusalOfDeed(viewer, deed, null) === null }
  if (sources === null) return { schemaVersion: 1, commands: noCommands(asker), hits: [] }
  const { assessment, input } = sources.assessed
  const query = parseQuery(typed, { typing: true })
  const hits = query.terms.length === 0 ? [] : search(sources, query, false).hits
  return {
    schemaVersion: 1,
    commands: paletteCommands(assessment, input, asker),
    hits: searchSuggestions(query, hits, judgedProgram(assessment, input)),
  }
}
