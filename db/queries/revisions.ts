import type { Instant } from '~/domain/place'
import type { AssayDatabase } from '../client.server'
import { findProgram } from './programs'
import { loadReceived } from './received-memory'
import type { StoredRun } from './runs'

/** Every revision of a run's label that had been received by a moment, oldest first. */
export function readRevisions(
  db: AssayDatabase,
  input: { program: string; label: string; until: Instant },
): StoredRun[] {
  const program = findProgram(db, { slug: input.program })
  if (program === null) return []
  const until = Date.parse(input.until)
  return loadReceived(db, { programId: program.id }).runs.filter(
    ({ run, importedAt }) => run.label === input.label && Date.parse(run.effectiveAt ?? importedAt) <= until,
  )
}
