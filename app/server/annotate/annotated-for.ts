import type { AnnotatedDocument } from '~/domain/annotate/annotated'
import type { Assessment } from '~/domain/assessment'
import type { AssayDatabase } from '~db/client.server'
import { loadBytes } from '~db/queries/documents'
import type { AssessedRequest } from '../context'
import { annotateDocument } from './annotate-document'

const known = new WeakMap<Assessment, Map<string, AnnotatedDocument>>()

/** The annotation of a document in effect, made once per assessment; null where there is no such document. */
export function annotatedFor(
  db: AssayDatabase,
  { assessment, input }: AssessedRequest,
  slug: string | undefined,
): AnnotatedDocument | null {
  const snapshot = input.state.snapshots.find(({ document }) => document === slug)
  const bytes = snapshot === undefined ? null : loadBytes(db, { sha256: snapshot.sha256 })
  if (snapshot === undefined || bytes === null) return null
  const cache = known.get(assessment) ?? new Map<string, AnnotatedDocument>()
  known.set(assessment, cache)
  const found = cache.get(snapshot.document)
  if (found !== undefined) return found
  const made = annotateDocument({ state: input.state, assessment, snapshot, bytes })
  cache.set(snapshot.document, made)
  return made
}
