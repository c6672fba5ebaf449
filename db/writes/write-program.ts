import type { Instant } from '~/domain/place'
import type { ProgramSettings } from '~/domain/program'
import type { AssayDatabase } from '../client.server'
import { digestWithoutFiles } from '../digest'
import { findProgram, type ProgramRow } from '../queries/programs'
import { programDeclaration } from '../schema/derived-runs'
import { program } from '../schema/received'
import { bulkInsert, insertOne } from './bulk-insert'

/** Creates a program under the first free slug: `name`, `name-2`, `name-3`. */
export function addProgram(
  db: AssayDatabase,
  input: { slug: string; title: string; sourceFolder: string; sample: boolean; at: Instant },
): ProgramRow {
  let slug = input.slug
  for (let next = 2; findProgram(db, { slug }) !== null; next++) slug = `${input.slug}-${next}`
  const { title, sourceFolder, sample, at: createdAt } = input
  const id = insertOne(db.sqlite, program, { slug, title, sourceFolder, sample, createdAt })
  return { id, slug, title, sourceFolder, sample, createdAt }
}

/** A program is called what its `program.md` calls it now. */
export function renameProgram(db: AssayDatabase, input: { programId: number; title: string }): void {
  db.sqlite
    .prepare('UPDATE program SET title = ? WHERE id = ? AND title <> ?')
    .run(input.title, input.programId, input.title)
}

/** Stores what `program.md` declares, unless the newest stored declaration says the same. Answers whether it wrote. */
export function writeDeclaration(
  db: AssayDatabase,
  input: {
    programId: number
    declaration: Partial<ProgramSettings>
    importedAt: Instant
    givenEffectiveAt: Instant | null
  },
): boolean {
  const { programId, declaration, importedAt, givenEffectiveAt } = input
  const digest = digestWithoutFiles(declaration)
  const last = db.sqlite
    .prepare('SELECT revision, digest FROM program_declaration WHERE program_id = ? ORDER BY revision DESC LIMIT 1')
    .get(programId) as { revision: number; digest: string } | undefined
  if (last !== undefined && last.digest === digest) return false
  bulkInsert(db.sqlite, programDeclaration, [
    {
      programId,
      revision: last === undefined ? 1 : last.revision + 1,
      importedAt,
      givenEffectiveAt,
      digest,
      declaration: JSON.stringify(declaration),
    },
  ])
  return true
}
