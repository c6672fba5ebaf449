import type { Instant } from '~/domain/place'
import { slugOf } from '~/domain/slug'
import type { AssayDatabase } from '../client.server'
import { archivedPrograms, findProgram, findProgramByOrigin, listPrograms, type ProgramRow } from '../queries/programs'
import { addProgram } from './write-program'

export interface ProgramWanted {
  /** `--program`: that one, made when it does not exist. */
  slug: string | null
  /** `program.md`. */
  declaredSlug: string | null
  declaredTitle: string | null
  /** Title of the tracker, else of the first document; null where the import holds only evidence. */
  documentTitle: string | null
  sourceFolder: string
  /** Only the import of the bundled sample may touch the sample. */
  sample: boolean
  at: Instant
  /** What a new program is called where no document declares it. */
  title?: string | undefined
}

/** Evidence alone came in and several programs could take it. */
export class AmbiguousProgram extends Error {
  override name = 'AmbiguousProgram'

  constructor(readonly candidates: string[]) {
    super(`Which program is this for? Say --program with one of: ${candidates.join(', ')}`)
  }
}

/** What is archived takes nothing more until somebody takes it back. */
export class ProgramArchived extends Error {
  override name = 'ProgramArchived'

  constructor(readonly program: string) {
    super(`The program ${program} is archived: take it back before anything is imported into it.`)
  }
}

/** The program that an import goes to, unless it is archived; the bundled sample is kept as it is delivered. */
export function resolveProgram(db: AssayDatabase, wanted: ProgramWanted): ProgramRow {
  const program = chooseProgram(db, wanted)
  if (!wanted.sample && archivedPrograms(db).has(program.id)) throw new ProgramArchived(program.slug)
  return program
}

/**
 * The program that an import goes to: the one asked for, else the one that `program.md` names,
 * else the one of the same title and folder, else (evidence alone) the only one there is, else a new one.
 */
function chooseProgram(db: AssayDatabase, wanted: ProgramWanted): ProgramRow {
  const { sourceFolder, sample, at } = wanted
  const titles = [wanted.declaredTitle, wanted.documentTitle].filter((title) => title !== null)
  const folderName = sourceFolder.split('/').filter(Boolean).at(-1) ?? 'program'
  const title = wanted.declaredTitle ?? wanted.title ?? titles[0] ?? wanted.slug ?? folderName
  if (wanted.slug !== null) {
    const asked = findProgram(db, { slug: wanted.slug })
    return asked ?? addProgram(db, { slug: wanted.slug, title, sourceFolder, sample, at })
  }
  if (wanted.declaredSlug !== null) {
    const named = findProgram(db, { slug: wanted.declaredSlug })
    if (named !== null && named.sample === sample) return named
  }
  for (const known of titles) {
    const same = findProgramByOrigin(db, { title: known, sourceFolder, sample })
    if (same !== null) return same
  }
  if (titles.length === 0) {
    const open = listPrograms(db).filter((program) => program.sample === sample && !program.archived)
    const here = open.filter((program) => program.sourceFolder === sourceFolder)
    const only = here.length === 1 ? here[0] : open.length === 1 ? open[0] : undefined
    if (only !== undefined) return only
    if (open.length > 1) throw new AmbiguousProgram(open.map((program) => program.slug))
  }
  return addProgram(db, { slug: wanted.declaredSlug ?? slugOf(title), title, sourceFolder, sample, at })
}
