import { inOrder, type SearchHit } from '~/domain/search/hit'
import { type SearchKind, searchKinds } from '~/domain/search/kinds'
import type { SearchQuery } from '~/domain/search/parse-query'
import { countOf, formatCount } from '../format'
import { searchKindWords, searchLessons, searchTexts } from '../messages/search'
import type { SearchAsked, SearchGroup, SearchHitView, SearchReport } from '../types-search'
import { hitView } from './hit-view'
import type { SearchedProgram } from './searched'

/** What was found, with what the page says around it. */
export interface SearchFound {
  asked: SearchAsked
  query: SearchQuery
  /** In order. */
  hits: readonly SearchHit[]
  /** More than were looked at fit. */
  more: boolean
  /** Texts that would find something, where this one finds nothing. */
  nearest: readonly string[]
  programs: readonly SearchedProgram[]
  /** The program of the page. */
  here: SearchedProgram
  asOfText: string | null
  kept: [string, string][]
}

const shownPerKind = 5
const pageSize = 25

/** What the address asks for; a kind that is none, or a page that is no number, is left out. */
export function searchAsked(parameters: Pick<URLSearchParams, 'get'>): SearchAsked {
  const wanted = parameters.get('kind')
  const kind = searchKinds.find((name) => name === wanted)
  const page = Number(parameters.get('page'))
  return {
    q: (parameters.get('q') ?? '').trim(),
    all: parameters.get('all') === '1',
    kind: kind === undefined ? null : kind,
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  }
}

export function searchReport(found: SearchFound): SearchReport {
  const { asked, query, hits, here, kept } = found
  const byKind = groupByKind(hits)
  const counts = new Map([...byKind].map(([kind, all]) => [kind, all.length]))
  const shown = asked.kind === null ? null : (byKind.get(asked.kind) ?? [])
  const onPage = shown === null ? null : pageOf(found, shown)
  return {
    asked,
    kept,
    countText: hits.length === 0 ? '' : countOf(hits.length, 'result'),
    facets: facetsOf(found, counts),
    groups:
      onPage === null
        ? [...byKind].map(([kind, all]) => groupOf(found, kind, all.slice(0, shownPerKind), all.length))
        : onPage.hits.length === 0
          ? []
          : [groupOf(found, asked.kind as SearchKind, onPage.hits, onPage.hits.length)],
    pages: onPage === null ? null : onPage.pages,
    notes: notesOf(found),
    scope: scopeOf(found),
    empty: emptyOf(query, asked, hits.length),
    suggestions: found.nearest.map((text) => ({
      text,
      href: here.href.search(text, addressOf({ ...asked, kind: null })),
    })),
    lessons: hits.length > 0 ? [] : searchLessons.map((one) => ({ ...one, href: here.href.search(one.example) })),
  }
}

/** Kinds in the order of their best hit. */
function groupByKind(hits: readonly SearchHit[]): Map<SearchKind, SearchHit[]> {
  const groups = new Map<SearchKind, SearchHit[]>()
  for (const hit of inOrder(hits)) {
    const group = groups.get(hit.kind)
    if (group === undefined) groups.set(hit.kind, [hit])
    else group.push(hit)
  }
  return groups
}

function groupOf(found: SearchFound, kind: SearchKind, hits: readonly SearchHit[], count: number): SearchGroup {
  const { many } = searchKindWords[kind]
  const rest = count > hits.length
  return {
    kind,
    title: many,
    hits: hits.flatMap((hit) => viewOf(found, hit)),
    count,
    moreText: rest ? searchTexts.more(formatCount(count), many) : null,
    moreHref: rest ? linkTo(found, { kind, page: 1 }) : null,
  }
}

function viewOf({ query, programs, asked }: SearchFound, hit: SearchHit): SearchHitView[] {
  const program = programs.find(({ slug }) => slug === hit.program)
  return program === undefined ? [] : [hitView(query, hit, program, asked.all)]
}

function pageOf(found: SearchFound, hits: readonly SearchHit[]) {
  const last = Math.max(1, Math.ceil(hits.length / pageSize))
  const current = Math.min(found.asked.page, last)
  const from = (current - 1) * pageSize
  const shown = hits.slice(from, from + pageSize)
  if (last === 1) return { hits: shown, pages: null }
  const text = `${formatCount(from + 1)} to ${formatCount(from + shown.length)} of ${formatCount(hits.length)}`
  return {
    hits: shown,
    pages: {
      text,
      previousHref: current === 1 ? null : linkTo(found, { page: current - 1 }),
      nextHref: current === last ? null : linkTo(found, { page: current + 1 }),
    },
  }
}

function facetsOf(found: SearchFound, counts: ReadonlyMap<SearchKind, number>): SearchReport['facets'] {
  const { asked, hits } = found
  if (hits.length === 0) return []
  const facet = (kind: SearchKind | null, label: string, count: number) => ({
    kind,
    label,
    count,
    href: linkTo(found, { kind, page: 1 }),
    on: asked.kind === kind,
  })
  const kinds = [...counts].map(([kind, count]) => facet(kind, searchKindWords[kind].many, count))
  return [facet(null, searchTexts.allKinds, hits.length), ...kinds]
}

function linkTo({ asked, here }: SearchFound, change: Partial<SearchAsked>): string {
  const { q, ...rest } = { ...asked, ...change }
  return here.href.search(q, addressOf(rest))
}

function addressOf({ all, kind, page }: Omit<SearchAsked, 'q'>): Record<string, string | null> {
  return { all: all ? '1' : null, kind, page: page > 1 ? String(page) : null }
}

function notesOf({ asked, more, hits, asOfText, query }: SearchFound): string[] {
  if (query.terms.length === 0) return []
  return [
    ...(more ? [searchTexts.capped(formatCount(hits.length))] : []),
    ...(asked.all ? [searchTexts.noVerdicts] : []),
    ...(asOfText === null ? [] : [searchTexts.asOf(asOfText)]),
  ]
}

function scopeOf(found: SearchFound): SearchReport['scope'] {
  const { asked, programs, here } = found
  const several = asked.all ? programs.length > 1 : found.kept.some(([name]) => name === 'program')
  if (!several) return null
  return asked.all
    ? { text: searchTexts.inEveryProgram, label: here.title, href: linkTo(found, { all: false, page: 1 }) }
    : { text: here.title, label: searchTexts.everywhere, href: linkTo(found, { all: true, page: 1 }) }
}

function emptyOf(query: SearchQuery, asked: SearchAsked, count: number): SearchReport['empty'] {
  if (count > 0) return null
  if (asked.q === '') return 'not_asked'
  if (query.terms.length > 0) return 'nothing_found'
  return query.not.length > 0 ? 'only_exclusions' : 'no_words'
}
