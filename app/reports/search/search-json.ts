import { z } from 'zod'
import type { SearchHit } from '~/domain/search/hit'
import { searchKinds } from '~/domain/search/kinds'
import type { SearchQuery } from '~/domain/search/parse-query'
import type { SearchHitView } from '../types-search'
import { hitView } from './hit-view'
import type { SearchedProgram } from './searched'

/** `assay search --json`. */
export const searchSchema = z.object({
  schemaVersion: z.literal(1),
  q: z.string(),
  asOf: z.string(),
  /** How many fit, of which `hits` are the best. */
  count: z.number(),
  hits: z.array(
    z.object({
      program: z.string(),
      kind: z.enum(searchKinds),
      /** Natural id; null for a line of a document. */
      id: z.string().nullable(),
      ref: z.string().nullable(),
      title: z.string(),
      text: z.string().nullable(),
      document: z.string().nullable(),
      line: z.number().nullable(),
      run: z.string().nullable(),
      /** Verdict, state or class as it is judged now. */
      standing: z.string().nullable(),
      exact: z.boolean(),
      href: z.string(),
    }),
  ),
})
export type SearchJson = z.infer<typeof searchSchema>

export interface SearchList {
  query: SearchQuery
  hits: readonly SearchHit[]
  programs: readonly SearchedProgram[]
  asOf: string
  most: number
}

/** Each of the best hits with its view. */
export function listedHits({ query, hits, programs, most }: SearchList): { hit: SearchHit; view: SearchHitView }[] {
  return hits.slice(0, most).flatMap((hit) => {
    const program = programs.find(({ slug }) => slug === hit.program)
    return program === undefined ? [] : [{ hit, view: hitView(query, hit, program, programs.length > 1) }]
  })
}

export function searchJson(list: SearchList): SearchJson {
  const plain = (pieces: { text: string }[]) => pieces.map(({ text }) => text).join('')
  return {
    schemaVersion: 1,
    q: list.query.text,
    asOf: list.asOf,
    count: list.hits.length,
    hits: listedHits(list).map(({ hit, view }) => ({
      program: hit.program,
      kind: hit.kind,
      id: hit.key === '' ? null : hit.key,
      ref: hit.ref,
      title: plain(view.title),
      text: view.snippet === null ? null : plain(view.snippet),
      document: hit.document === null ? null : hit.document.file,
      line: hit.document === null ? null : hit.document.line,
      run: hit.run,
      standing: view.mark === null ? null : view.mark.word,
      exact: hit.exact,
      href: view.href,
    })),
  }
}
