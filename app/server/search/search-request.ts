import { inOrder, type SearchHit } from '~/domain/search/hit'
import { parseQuery, type SearchQuery } from '~/domain/search/parse-query'
import { recordedTexts, type SearchText } from '~/domain/search/recorded-texts'
import { formatAsOf } from '~/reports/dates'
import { findingTexts } from '~/reports/search/other-texts'
import { type SearchFound, searchAsked, searchReport } from '~/reports/search/search-report'
import { judgedProgram, otherProgram, withClaims } from '~/reports/search/searched'
import type { SearchReport } from '~/reports/types-search'
import type { AssayDatabase } from '~db/client.server'
import { listPrograms } from '~db/queries/programs'
import { nearestQueries } from '~db/queries/search/nearest-query'
import { tierPointsAtHand } from '~db/queries/tier-points'
import type { AssessedRequest } from '../context'
import { askedMoment } from './asked-moment'
import { type AskedProgram, findHits, matchTexts } from './find-hits'

/** What a search looks through beside the index. */
export interface SearchSources {
  db: AssayDatabase
  /** The program of the page, judged as of its moment. */
  assessed: AssessedRequest
  /** What help and decisions say, each to be looked through. */
  texts: readonly SearchText[]
}

/** The page of an address. */
export function searchPage(sources: SearchSources, url: URL): SearchReport {
  const asked = searchAsked(url.searchParams)
  const query = parseQuery(asked.q)
  const { assessment, input } = sources.assessed
  const here = judgedProgram(assessment, input)
  const programs = programsAsked(sources, asked.all)
  const { hits, more } = search(sources, query, asked.all)
  const found: SearchFound = {
    asked,
    query,
    hits,
    more,
    here,
    nearest: hits.length > 0 || query.terms.length === 0 ? [] : nearest(sources, query, asked.all),
    programs: asked.all
      ? programs.map(({ slug, title, asOf }) => {
          const points = tierPointsAtHand(sources.db, { program: slug, asOf })
          return slug === here.slug ? here : otherProgram(slug, title, { asOf: input.link.asOf, program: slug }, points)
        })
      : [here],
    asOfText: input.link.asOf === null ? null : formatAsOf(assessment.asOf, assessment.settings.timezone),
    kept: Object.entries({ 'as-of': input.link.asOf, program: input.link.program }).flatMap(([name, value]) =>
      value === null ? [] : [[name, value] as [string, string]],
    ),
  }
  return searchReport(found)
}

/** Hits of the index and of everything that is in none, in order. */
export function search(sources: SearchSources, query: SearchQuery, all: boolean): { hits: SearchHit[]; more: boolean } {
  const { db, assessed } = sources
  const { assessment, input } = assessed
  const { slug } = assessment.settings
  const { hits, more } = findHits(db, { query, programs: programsAsked(sources, all) })
  if (all) return { hits: inOrder([...hits, ...matchTexts(query, slug, sources.texts)]), more }
  const texts = [
    ...recordedTexts(input.state),
    ...findingTexts(judgedProgram(assessment, input).context!),
    ...sources.texts,
  ]
  return { hits: inOrder([...withClaims(hits, assessment), ...matchTexts(query, slug, texts)]), more }
}

/** Each program at the end of the asked day in its own time zone. */
function programsAsked({ db, assessed }: SearchSources, all: boolean): (AskedProgram & { title: string })[] {
  const { assessment, input } = assessed
  const programs = listPrograms(db)
  if (all)
    return programs.map(({ id, slug, title }) => ({ id, slug, title, asOf: askedMoment(db, id, input.link.asOf) }))
  return programs
    .filter(({ slug }) => slug === assessment.settings.slug)
    .map(({ id, slug, title }) => ({ id, slug, title, asOf: assessment.asOf }))
}

/** At most three texts, the same as the beginning of a word first, each of which finds something here. */
function nearest(sources: SearchSources, query: SearchQuery, all: boolean): string[] {
  const begun = query.terms.some(({ prefix }) => prefix) ? [] : [`${query.text.replace(/[\s"*]+$/, '')}*`]
  return [...begun, ...nearestQueries(sources.db, query, 6)]
    .filter((text) => search(sources, parseQuery(text), all).hits.length > 0)
    .slice(0, 3)
}
