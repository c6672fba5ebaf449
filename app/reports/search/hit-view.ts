import type { SearchHit } from '~/domain/search/hit'
import { hasMark, type MarkedPiece, snippetOf } from '~/domain/search/mark-words'
import { parseQuery, type SearchQuery } from '~/domain/search/parse-query'
import { actOf } from '~/domain/search/recorded-texts'
import type { TierPoint } from '~/domain/tier-history'
import { classMark, tierMark, verdictMark } from '../glyphs'
import { placeText } from '../href'
import { recordActWords, searchKindWords, searchTexts } from '../messages/search'
import type { ReportContext } from '../report-context'
import type { Hallmark, SourceChip } from '../types-common'
import type { SearchHand, SearchHitView } from '../types-search'
import { plainWords } from '../words-as-shown'
import { hitHref } from './hit-href'
import type { SearchedProgram } from './searched'

const titleLength = 160
const snippetLength = 220
const noQuery = parseQuery('')

/** A hit as a line of the page: what it is, where it stands, and what is judged of it now. */
export function hitView(
  query: SearchQuery,
  hit: SearchHit,
  program: SearchedProgram,
  withProgram: boolean,
): SearchHitView {
  const name = plainWords(shownName(hit, program))
  const title = snippetOf(query, name, titleLength)
  const rest = plainWords(restOf(hit, name))
  const snippet = rest === '' ? [] : snippetOf(query, rest, snippetLength)
  return {
    id: `${hit.program} ${hit.kind} ${hit.key} ${hit.name} ${hit.document?.slug} ${hit.document?.line} ${hit.run}`,
    kind: hit.kind,
    kindWord: kindWord(hit),
    hand: handOf(hit),
    title,
    href: hitHref(program.href, hit),
    snippet: saysMore(query, title, snippet, hit) ? snippet : null,
    context: contextOf(hit),
    source: sourceOf(hit, program),
    mark: program.context === null ? markOfPoints(hit, program.points ?? []) : markOf(hit, program.context),
    exact: hit.exact,
    programTitle: withProgram ? program.title : null,
  }
}

/** A line is its own title; a run goes by its short name, with the whole label beneath. */
function shownName({ kind, name, body, key }: SearchHit, { context, subjectOf }: SearchedProgram): string {
  if (kind === 'line' || kind === 'claim') return body
  if (kind === 'record' || kind === 'review') return subjectOf(name)
  if (kind === 'finding' && context !== null) return `${name} in ${context.short(key)}`
  return name
}

/** The body without what the title already says. */
function restOf({ kind, body }: SearchHit, title: string): string {
  if (kind === 'line' || kind === 'claim') return ''
  const parts = body
    .split(' · ')
    .map(plainWords)
    .filter((part) => part !== '' && part !== title && !title.startsWith(part))
  const rest = parts.join(' · ')
  return rest.startsWith(title) ? rest.slice(title.length).replace(/^[\s·:-]+/, '') : rest
}

/** Words beneath are worth their line where they hold what the title does not, or were written by a member. */
function saysMore(query: SearchQuery, title: MarkedPiece[], snippet: MarkedPiece[], { kind }: SearchHit): boolean {
  if (snippet.length === 0) return false
  if (kind === 'record' || kind === 'review' || kind === 'finding') return true
  const inTitle = query.terms.every((term) =>
    hasMark(snippetOf({ ...noQuery, terms: [term] }, title.map(({ text }) => text).join(''), titleLength)),
  )
  return !inTitle && hasMark(snippet)
}

function kindWord({ kind, key, ref }: SearchHit): string {
  const act = kind === 'record' ? actOf(key) : null
  if (act !== null) return recordActWords[act]
  const { one } = searchKindWords[kind]
  return ref === null ? one : `${one} ${ref}`
}

function handOf({ kind }: SearchHit): SearchHand {
  if (kind === 'run' || kind === 'endpoint' || kind === 'report') return 'measured'
  return kind === 'help' || kind === 'decision' || kind === 'finding' ? 'plain' : 'said'
}

function contextOf({ context, document }: SearchHit): string | null {
  return context === null || document === null ? null : searchTexts.under(plainWords(context))
}

function sourceOf({ kind, key, document, run }: SearchHit, { href, context }: SearchedProgram): SourceChip | null {
  if (document !== null) {
    const place = { ...document, column: 1 }
    const title = `${document.file}, line ${document.line}`
    return { text: placeText(place), href: href.document(document.slug, document.line), title }
  }
  if (run === null || kind === 'finding') return null
  const short = context === null ? run : context.short(run)
  return { text: short, href: kind === 'endpoint' ? href.run(run, key) : href.run(run), title: run }
}

/** Of another program's tiers and criteria: what was judged of them last. */
function markOfPoints({ kind, key }: SearchHit, points: readonly TierPoint[]): Hallmark | null {
  if (kind === 'tier') {
    const found = points.find(({ id }) => id === key)
    return found === undefined ? null : tierMark(found.state, '')
  }
  if (kind !== 'criterion') return null
  const found = points.flatMap(({ criteria }) => criteria).find(({ id }) => id === key)
  return found === undefined ? null : verdictMark(found.verdict, '')
}

function markOf({ kind, key }: SearchHit, context: ReportContext): Hallmark | null {
  if (kind === 'criterion') {
    const found = context.criterion(key)
    return found === undefined ? null : verdictMark(found.criterion.verdict, '')
  }
  if (kind === 'tier') {
    const found = context.assessment.tiers.find(({ tier }) => tier.id === key)
    return found === undefined ? null : tierMark(found.state, '')
  }
  if (kind === 'claim') {
    const found = context.assessment.claims.find(({ id }) => id === key)
    return found === undefined ? null : classMark(found.class, '')
  }
  return null
}
