import type { AssayDatabase } from '../../client.server'

/** Which grammar wrote the index; null where it was never written. */
export function readSearchGrammar(db: AssayDatabase): number | null {
  const version = db.sqlite.prepare('SELECT version FROM search_grammar WHERE id = 1').pluck().get()
  return version === undefined ? null : (version as number)
}

/** Rows of a program's document revisions, in the order of `loadRevisions`. */
export function listRevisionIds(db: AssayDatabase, input: { programId: number }): number[] {
  return db.sqlite
    .prepare(
      `SELECT r.id FROM document_revision r JOIN document d ON d.id = r.document_id
       JOIN document_plan p ON p.revision_id = r.id WHERE d.program_id = ? ORDER BY r.id`,
    )
    .pluck()
    .all(input.programId) as number[]
}
