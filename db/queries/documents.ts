import { and, asc, eq, inArray } from 'drizzle-orm'
import type { DocumentPlan } from '~/domain/plan'
import { asReceived } from '../as-received'
import type { AssayDatabase } from '../client.server'
import { fromJson } from '../plain-json'
import { documentPlan } from '../schema/derived-plan'
import { document, documentRevision, receivedBlob } from '../schema/received'

/** One revision of one document with what was read from it. */
export interface StoredRevision {
  document: string
  revision: number
  sha256: string
  file: string
  importedAt: string
  givenEffectiveAt: string | null
  plan: DocumentPlan
}

const revisionColumns = {
  document: document.slug,
  revision: documentRevision.revision,
  sha256: documentRevision.sha256,
  file: documentRevision.file,
  importedAt: documentRevision.importedAt,
  givenEffectiveAt: documentRevision.givenEffectiveAt,
}

/** All revisions of all documents of a program, in the order they were received. */
export function loadRevisions(
  db: AssayDatabase,
  input: { programId: number; ids?: readonly number[] },
): StoredRevision[] {
  const wanted = and(
    eq(document.programId, input.programId),
    input.ids === undefined ? undefined : inArray(documentRevision.id, [...input.ids]),
  )
  return db.orm
    .select({
      ...revisionColumns,
      plan: documentPlan.plan,
    })
    .from(documentRevision)
    .innerJoin(document, eq(document.id, documentRevision.documentId))
    .innerJoin(documentPlan, eq(documentPlan.revisionId, documentRevision.id))
    .where(wanted)
    .orderBy(asc(documentRevision.id))
    .all()
    .map((row) => ({ ...row, plan: fromJson<DocumentPlan>(row.plan) }))
}

/**
 * What tells one revision with what was read from it from every other, in the order of
 * {@link loadRevisions}: a rebuild by a newer importer may read the same bytes otherwise.
 */
export function listRevisionKeys(db: AssayDatabase, input: { programId: number }): { id: number; key: string }[] {
  const rows = db.orm
    .select({
      id: documentRevision.id,
      ...revisionColumns,
      digest: documentPlan.digest,
    })
    .from(documentRevision)
    .innerJoin(document, eq(document.id, documentRevision.documentId))
    .innerJoin(documentPlan, eq(documentPlan.revisionId, documentRevision.id))
    .where(eq(document.programId, input.programId))
    .orderBy(asc(documentRevision.id))
    .all()
  return rows.map(({ id, ...row }) => ({ id, key: JSON.stringify([id, ...Object.values(row)]) }))
}

export interface DocumentListing {
  document: string
  title: string
  role: string
  file: string
  revision: number
  sha256: string
  importedAt: string
}

/** Every revision without its plan: for lists. */
export function listDocuments(db: AssayDatabase, input: { programId: number }): DocumentListing[] {
  return db.orm
    .select({
      document: document.slug,
      title: documentPlan.title,
      role: documentRevision.role,
      file: documentRevision.file,
      revision: documentRevision.revision,
      sha256: documentRevision.sha256,
      importedAt: documentRevision.importedAt,
    })
    .from(documentRevision)
    .innerJoin(document, eq(document.id, documentRevision.documentId))
    .innerJoin(documentPlan, eq(documentPlan.revisionId, documentRevision.id))
    .where(eq(document.programId, input.programId))
    .orderBy(asc(document.slug), asc(documentRevision.revision))
    .all()
}

/** The received bytes of a file by their SHA-256; null where they are not kept as they were received. */
export function loadBytes(db: AssayDatabase, input: { sha256: string }): Buffer | null {
  const row = db.orm
    .select({ bytes: receivedBlob.bytes })
    .from(receivedBlob)
    .where(eq(receivedBlob.sha256, input.sha256))
    .get()
  return asReceived(row?.bytes, input.sha256)
}
