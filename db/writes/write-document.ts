import type { Instant } from '~/domain/place'
import type { DocumentPlan } from '~/domain/plan'
import type { SearchEntry } from '~/domain/search/kinds'
import type { AssayDatabase } from '../client.server'
import { document, documentRevision } from '../schema/received'
import { insertOne } from './bulk-insert'
import { writePlan } from './write-plan'

export type DocumentOutcome = 'added' | 'refreshed' | 'unchanged'

export interface DocumentInput {
  programId: number
  file: string
  sha256: string
  plan: DocumentPlan
  importedAt: Instant
  givenEffectiveAt: Instant | null
  /** What the search index keeps of it. */
  findable: () => readonly SearchEntry[]
}

interface StoredRevision {
  id: number
  revision: number
  sha256: string
  file: string
  given_effective_at: string | null
}

/**
 * Stores a snapshot of a document. The newest revision that came from the same path tells whether
 * the file changed, so that a file that is changed back takes effect again; the same bytes from
 * elsewhere are the revision that they already are. A newly stated effective time is a new revision.
 */
export function writeDocument(db: AssayDatabase, input: DocumentInput): DocumentOutcome {
  const { plan, programId, sha256, file, importedAt, givenEffectiveAt, findable } = input
  const documentId = findOrAddDocument(db, programId, plan.slug)
  const stored = db.sqlite
    .prepare(
      `SELECT id, revision, sha256, file, given_effective_at FROM document_revision
       WHERE document_id = ? ORDER BY revision`,
    )
    .all(documentId) as StoredRevision[]
  const same = (revision: StoredRevision) =>
    revision.sha256 === sha256 && (givenEffectiveAt === null || revision.given_effective_at === givenEffectiveAt)
  const ofPath = stored.filter((revision) => revision.file === file)
  const known = ofPath.length > 0 ? ofPath.slice(-1).find(same) : stored.findLast(same)
  if (known !== undefined) return writePlan(db, known.id, plan, findable) ? 'refreshed' : 'unchanged'
  const last = stored.at(-1)
  const revisionId = insertOne(db.sqlite, documentRevision, {
    documentId,
    revision: last === undefined ? 1 : last.revision + 1,
    sha256,
    file,
    role: plan.role,
    importedAt,
    givenEffectiveAt,
  })
  writePlan(db, revisionId, plan, findable)
  return 'added'
}

function findOrAddDocument(db: AssayDatabase, programId: number, slug: string): number {
  const found = db.sqlite
    .prepare('SELECT id FROM document WHERE program_id = ? AND slug = ?')
    .pluck()
    .get(programId, slug)
  return found === undefined ? insertOne(db.sqlite, document, { programId, slug }) : (found as number)
}
