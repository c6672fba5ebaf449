import { and, asc, eq } from 'drizzle-orm'
import { timeOf } from '~/domain/calendar'
import type { Instant } from '~/domain/place'
import type { Snapshot } from '~/domain/plan'
import type { AssayDatabase } from '../client.server'
import { auditEntry } from '../schema/recorded'
import { readDeclaredTimezone, timeSnapshots } from './load-state'
import { rememberRows } from './program-memory'
import { findProgram } from './programs'
import { loadReceived } from './received-memory'

/** A snapshot of a document with how it came here. */
export interface KeptSnapshot extends Snapshot {
  file: string
  importedAt: Instant
  /** True where a person or a commit said when it took effect; else its own words did, or its import. */
  timeGiven: boolean
  /** Name on the import in the audit log; null where the log names nobody at that moment. */
  importedBy: string | null
}

/** Every snapshot of a program's documents that had taken effect by a moment, by document and then by time. */
export function listSnapshots(db: AssayDatabase, input: { program: string; until: Instant }): KeptSnapshot[] {
  const program = findProgram(db, { slug: input.program })
  if (program === null) return []
  const { revisions, allRuns } = loadReceived(db, { programId: program.id })
  const timezone = readDeclaredTimezone(db, { programId: program.id }) ?? 'UTC'
  const timed = timeSnapshots(revisions, allRuns, timezone)
  const importers = importersByTime(db, program.id)
  const until = timeOf(input.until)
  return timed
    .flatMap((snapshot, index): KeptSnapshot[] => {
      const stored = revisions[index]
      if (stored === undefined || timeOf(snapshot.effectiveAt) > until) return []
      const { file, importedAt, givenEffectiveAt } = stored
      const importedBy = importers.get(importedAt) ?? null
      return [{ ...snapshot, file, importedAt, timeGiven: givenEffectiveAt !== null, importedBy }]
    })
    .sort(
      (a, b) =>
        compare(a.document, b.document) || timeOf(a.effectiveAt) - timeOf(b.effectiveAt) || a.revision - b.revision,
    )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Imports write the log entry in the same transaction, with the same time. */
const importersByTime = (db: AssayDatabase, programId: number) =>
  rememberRows(db, { programId, part: 'received', name: 'importers' }, () => readImporters(db, programId))

function readImporters(db: AssayDatabase, programId: number): Map<string, string> {
  const rows = db.orm
    .select({ at: auditEntry.at, actor: auditEntry.actor })
    .from(auditEntry)
    .where(and(eq(auditEntry.programId, programId), eq(auditEntry.action, 'import')))
    .orderBy(asc(auditEntry.seq))
    .all()
  return new Map(rows.map(({ at, actor }) => [at, actor]))
}
