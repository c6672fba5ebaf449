import { sharedMemory } from '~/domain/memory'
import type { AssayDatabase } from '../client.server'
import { statement } from '../statement'
import { isRebuiltBetween, readDataVersion } from './data-version'

interface Memory {
  /** Data version at which the marks were read. */
  version: number
  /** By program id; 0 is what belongs to none. */
  marks: Map<number, string>
  versions: Map<number, number>
}

const memories = sharedMemory('program-versions', () => new WeakMap<AssayDatabase, Memory>())

/**
 * Raised when something of this program was written, in this or another process; what was worked out
 * on a program holds until then, whatever is written for others. A write that leaves no mark on any
 * program counts for all of them, and so does a rebuild, whatever was written beside it.
 */
export function readProgramVersion(db: AssayDatabase, programId: number): number {
  const version = readDataVersion(db)
  const before = memories.get(db)
  if (before !== undefined && before.version === version) return versionOf(before, programId)
  const marks = readMarks(db)
  const old = before === undefined ? new Map<number, string>() : before.marks
  const changed = [...marks].filter(([id, mark]) => old.get(id) !== mark).map(([id]) => id)
  const isRebuilt = before !== undefined && isRebuiltBetween(before.version, version)
  const ofAll = changed.length === 0 || isRebuilt
  const versions = new Map(ofAll || before === undefined ? [] : before.versions)
  // A number that no earlier state of any program bears.
  for (const id of ofAll ? marks.keys() : changed) versions.set(id, version)
  const memory = { version, marks, versions }
  // A transaction may leave marks that no version tells yet, and take them back.
  if (!db.sqlite.inTransaction) memories.set(db, memory)
  return versionOf(memory, programId)
}

/** The same by the program's slug; 0 where there is no such program. */
export function readVersionOf(db: AssayDatabase, input: { program: string }): number {
  const id = statement(db, 'SELECT id FROM program WHERE slug = ?').pluck().get(input.program) as number | undefined
  return id === undefined ? 0 : readProgramVersion(db, id)
}

function versionOf({ versions }: Memory, programId: number): number {
  const known = versions.get(programId)
  return known === undefined ? 0 : known
}

/**
 * What every write leaves behind: records and imports their entry in the audit log, derived rows their
 * number. One pass over indexes; some 2 ms with ten thousand runs. Of no program is what no verdict, page
 * of a moment or curve rests on, and whoever shows it reads it each time: drafts of sheets, which count
 * once they are published, and whom a judgement was told.
 */
function readMarks(db: AssayDatabase): Map<number, string> {
  const rows = statement(
    db,
    `SELECT 0 AS kind, CASE WHEN action = 'sheet.draft' THEN 0 ELSE coalesce(program_id, 0) END AS id,
         count(*) AS rows, max(seq) AS last FROM audit_entry GROUP BY 2
       UNION ALL SELECT 1, program_id, count(*), max(id) FROM run GROUP BY program_id
       UNION ALL SELECT 2, program_id, count(*), max(id) FROM report GROUP BY program_id
       UNION ALL SELECT 3, document.program_id, count(*), max(document_revision.id)
         FROM document_revision JOIN document ON document.id = document_revision.document_id GROUP BY document.program_id
       UNION ALL SELECT 4, program_id, count(*), max(revision) FROM program_declaration GROUP BY program_id
       UNION ALL SELECT 5, id, 1, id FROM program
       UNION ALL SELECT 6, 0, count(*), max(id) FROM tier_event
       UNION ALL SELECT 7, 0, count(*), max(id) FROM notice`,
  ).all() as { kind: number; id: number; rows: number; last: number | null }[]
  const marks = new Map<number, string>()
  for (const { kind, id, rows: count, last } of rows) {
    const mark = marks.get(id)
    marks.set(id, `${mark === undefined ? '' : mark} ${kind}:${count}:${last}`)
  }
  return marks
}
