import { and, asc, eq } from 'drizzle-orm'
import type { AssayDatabase } from '../client.server'
import { program } from '../schema/received'

export type ProgramRow = typeof program.$inferSelect

/** All programs, the sample last, else by title. */
export function listPrograms(db: AssayDatabase): ProgramRow[] {
  return db.orm.select().from(program).orderBy(asc(program.sample), asc(program.title), asc(program.slug)).all()
}

export function findProgram(db: AssayDatabase, input: { slug: string }): ProgramRow | null {
  const row = db.orm.select().from(program).where(eq(program.slug, input.slug)).get()
  return row === undefined ? null : row
}

/** A program that is not the sample, by title and the folder its tracker was imported from. */
export function findProgramByOrigin(
  db: AssayDatabase,
  input: { title: string; sourceFolder: string; sample: boolean },
): ProgramRow | null {
  const row = db.orm
    .select()
    .from(program)
    .where(
      and(
        eq(program.title, input.title),
        eq(program.sourceFolder, input.sourceFolder),
        eq(program.sample, input.sample),
      ),
    )
    .get()
  return row === undefined ? null : row
}
