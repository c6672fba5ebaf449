import { and, asc, eq, sql } from 'drizzle-orm'
import { sharedMemory } from '~/domain/memory'
import type { AssayDatabase } from '../client.server'
import { program } from '../schema/received'
import { programArchive } from '../schema/work'
import { preparedOnce } from '../statement'
import { readDataVersion } from './data-version'

export type ProgramRow = typeof program.$inferSelect

/** A program, and whether it was put away. */
export interface ListedProgram extends ProgramRow {
  archived: boolean
}

/** All programs: archived ones last, before them the sample, else by title. */
export function listPrograms(db: AssayDatabase): ListedProgram[] {
  // A transaction may have made one that no version tells yet.
  if (db.sqlite.inTransaction) return readPrograms(db)
  const version = readDataVersion(db)
  const known = lists.get(db)
  if (known !== undefined && known.version === version) return known.programs
  const programs = readPrograms(db)
  lists.set(db, { version, programs })
  return programs
}

const lists = sharedMemory(
  'programs',
  () => new WeakMap<AssayDatabase, { version: number; programs: ListedProgram[] }>(),
)

function readPrograms(db: AssayDatabase): ListedProgram[] {
  const rows = inOrder(db).all()
  const archived = archivedPrograms(db)
  return rows
    .map((row) => ({ ...row, archived: archived.has(row.id) }))
    .toSorted((a, b) => Number(a.archived) - Number(b.archived))
}

/** Ids of the programs whose latest word is that they are archived. */
export function archivedPrograms(db: AssayDatabase): Set<number> {
  const rows = archivings(db).all()
  const latest = new Map(rows.map(({ programId, kind }) => [programId, kind]))
  return new Set([...latest].filter(([, kind]) => kind === 'archive').map(([id]) => id))
}

export function findProgram(db: AssayDatabase, input: { slug: string }): ProgramRow | null {
  const row = bySlug(db).get(input)
  return row === undefined ? null : row
}

const inOrder = preparedOnce(({ orm }) =>
  orm.select().from(program).orderBy(asc(program.sample), asc(program.title), asc(program.slug)).prepare(),
)

const archivings = preparedOnce(({ orm }) =>
  orm.select().from(programArchive).orderBy(asc(programArchive.id)).prepare(),
)

const bySlug = preparedOnce(({ orm }) =>
  orm
    .select()
    .from(program)
    .where(eq(program.slug, sql.placeholder('slug')))
    .prepare(),
)

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
