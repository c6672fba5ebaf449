import { resolveRunLabel } from '../labels'
import { kindWeights, type SearchKind } from './kinds'
import type { SearchQuery } from './parse-query'
import { wordsOf } from './words'

/** Something that was found, with where it is. */
export interface SearchHit {
  kind: SearchKind
  /** Slug. */
  program: string
  /** True where the query is its id, its short name or its whole name: such hits come first. */
  exact: boolean
  /** Smaller is better. */
  score: number
  /** Natural id; of a record its kind and number. '' for a line of a document. */
  key: string
  ref: string | null
  name: string
  body: string
  context: string | null
  /** Where it stands in a document; null for everything else. */
  document: { slug: string; file: string; line: number } | null
  /** Label of the run that it belongs to, the latest of several. */
  run: string | null
  /** What a record is about: id of a criterion, task, risk, week or tier. */
  about: string | null
}

/** Whether people would call this thing what was typed: its id, its short name, its whole name. */
export function isExact(query: SearchQuery, thing: Pick<SearchHit, 'kind' | 'key' | 'ref' | 'name'>): boolean {
  if (query.not.length > 0 || thing.kind === 'line') return false
  const asked = query.terms.flatMap(({ words }) => words).join(' ')
  if (asked === '') return false
  const address = thing.kind === 'endpoint' ? thing.name.slice(thing.name.indexOf(' ') + 1) : null
  const lastPart = thing.key.includes('/') ? thing.key.slice(thing.key.lastIndexOf('/') + 1) : null
  // A much longer text has other words too: it need not be split to know.
  const near = (name: string) => name !== '' && name.length <= asked.length * 1.5 + 6
  const names = [thing.ref, thing.key, lastPart, thing.name, address]
  return names.some((name) => name !== null && near(name) && plain(name) === asked)
}

/** The run that the words name as on the command line (exact label, whole token, part of one run alone). */
export function namedRun(query: SearchQuery, labels: readonly string[]): string | null {
  if (query.not.length > 0 || query.text === '') return null
  const resolved = resolveRunLabel(query.text, labels)
  return 'label' in resolved ? resolved.label : null
}

/** Weighs a score, whichever index it is of, by what kind of thing was found. */
export function weighed(kind: SearchKind, score: number): number {
  return score * kindWeights[kind]
}

/** Exact hits first, then the best; the order of equals is theirs. */
export function inOrder(hits: readonly SearchHit[]): SearchHit[] {
  return hits.toSorted((a, b) => Number(b.exact) - Number(a.exact) || a.score - b.score)
}

function plain(text: string): string {
  return wordsOf(text)
    .map(({ word }) => word)
    .join(' ')
}
