import { and, desc, eq } from 'drizzle-orm'
import type { AssayDatabase } from '../client.server'
import { program } from '../schema/received'
import { upload } from '../schema/recorded'

export type StoredUpload = typeof upload.$inferSelect

/** An upload's receipt as JSON text, with the program it went to; null where there is none of that number. */
export function findUpload(db: AssayDatabase, input: { id: number }): (StoredUpload & { slug: string }) | null {
  const row = db.orm
    .select({ upload, slug: program.slug })
    .from(upload)
    .innerJoin(program, eq(program.id, upload.programId))
    .where(eq(upload.id, input.id))
    .get()
  return row === undefined ? null : { ...row.upload, slug: row.slug }
}

/** The newest upload of exactly these files with exactly these words. */
export function findUploadByDigest(db: AssayDatabase, input: { programId: number; digest: string }): number | null {
  const row = db.orm
    .select({ id: upload.id })
    .from(upload)
    .where(and(eq(upload.programId, input.programId), eq(upload.digest, input.digest)))
    .orderBy(desc(upload.id))
    .get()
  return row === undefined ? null : row.id
}

/** Uploads of a program, newest first. */
export function listUploads(db: AssayDatabase, input: { programId: number; limit: number }): StoredUpload[] {
  return db.orm
    .select()
    .from(upload)
    .where(eq(upload.programId, input.programId))
    .orderBy(desc(upload.id))
    .limit(input.limit)
    .all()
}
