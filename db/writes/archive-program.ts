import { type Actor, done, type Outcome } from '~/domain/acts/refusals'
import type { Instant } from '~/domain/place'
import { type ArchiveKind, mayArchive } from '~/domain/work/archiving'
import type { AssayDatabase } from '../client.server'
import { archivedPrograms, findProgram } from '../queries/programs'
import { programArchive } from '../schema/work'
import { recordRow } from './record-row'
import { writeTransaction } from './transaction'

/** Puts a program away or takes it back, with a reason; nothing of it is removed. */
export function archiveProgram(
  db: AssayDatabase,
  input: { program: string; kind: ArchiveKind; note: string; actor: Actor; at: Instant },
): Outcome<{ id: number }> {
  const { kind, actor, at } = input
  return writeTransaction(db, () => {
    const program = findProgram(db, { slug: input.program })
    if (program === null) throw new Error(`There is no program ${input.program}`)
    const archived = archivedPrograms(db).has(program.id)
    const allowed = mayArchive(actor, { kind, note: input.note, archived })
    if (!allowed.ok) return allowed
    const row = { programId: program.id, kind, note: allowed.value.note, by: actor.name, at }
    return done({ id: recordRow(db, programArchive, row, { programId: program.id, action: `program.${kind}` }) })
  })
}
