import { asc, eq } from 'drizzle-orm'
import type { AssayDatabase } from '../client.server'
import { documentRevision, receivedBlob, receivedFile, receivedImport } from '../schema/received'

/** A received file with its bytes. */
export interface StoredFile {
  path: string
  sha256: string
  bytes: Buffer
}

/** Every document revision with the bytes that it was read from. */
export function loadReceivedDocuments(db: AssayDatabase): { revisionId: number; file: StoredFile }[] {
  return db.orm
    .select({
      revisionId: documentRevision.id,
      path: documentRevision.file,
      sha256: documentRevision.sha256,
      bytes: receivedBlob.bytes,
    })
    .from(documentRevision)
    .innerJoin(receivedBlob, eq(receivedBlob.sha256, documentRevision.sha256))
    .orderBy(asc(documentRevision.id))
    .all()
    .map(({ revisionId, ...file }) => ({ revisionId, file }))
}

export type StoredImport = typeof receivedImport.$inferSelect

/** All imports that changed something, in their order. */
export function listImports(db: AssayDatabase): StoredImport[] {
  return db.orm.select().from(receivedImport).orderBy(asc(receivedImport.id)).all()
}

export function loadImportFiles(db: AssayDatabase, input: { importId: number }): StoredFile[] {
  return db.orm
    .select({ path: receivedFile.path, sha256: receivedFile.sha256, bytes: receivedBlob.bytes })
    .from(receivedFile)
    .innerJoin(receivedBlob, eq(receivedBlob.sha256, receivedFile.sha256))
    .where(eq(receivedFile.importId, input.importId))
    .orderBy(asc(receivedFile.path))
    .all()
}
