import { type AnnotatedDocument, chosenHunks, type DocumentHunks, hunksOf } from '~/domain/annotate/annotated'
import type { Hunk } from '~/domain/annotate/hunks'

/** The hunks that the boxes of the annotation's form name (`?hunk=1&hunk=3`); all of them without one. */
export function hunksAsked(request: Request, annotated: AnnotatedDocument): DocumentHunks & { chosen: Hunk[] } {
  const asked = new URL(request.url).searchParams.getAll('hunk')
  const both = hunksOf(annotated)
  return { ...both, chosen: chosenHunks(both, asked.length === 0 ? null : asked.map(Number)) }
}
