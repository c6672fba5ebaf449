import { sharedMemory } from '~/domain/memory'
import type { AssayDatabase } from '../client.server'
import { statement } from '../statement'
import { isRebuiltBetween, readDataVersion } from './data-version'

/**
 * Parts of what is known of a program: what was received and read from it (documents, runs, reports,
 * declarations), and what people record, by who reads it (records.ts, acts.ts, work.ts, setting-changes.ts).
 */
export const programParts = ['received', 'records', 'acts', 'work', 'settings'] as const
export type ProgramPart = (typeof programParts)[number]

/** Whose part the rows of a recorded table are; of a table that is not named here, every part's. */
const partsOfTables: Record<string, readonly ProgramPart[]> = {
  ...of('records', ['rule_binding', 'attestation', 'attestation_file', 'invalidation', 'invalidation_withdrawal']),
  ...of('acts', ['waiver', 'waiver_decision', 'not_applicable', 'not_applicable_decision']),
  ...of('acts', ['sign_off', 'removal_acceptance']),
  ...of('work', ['work_proof', 'work_proof_withdrawal', 'cost_entry', 'risk_link']),
  ...of('work', ['published_sheet', 'program_archive']),
  ...of('settings', ['setting_change']),
  // The receipt of an import, whose own entry tells of what came in.
  upload: [],
}

function of(part: ProgramPart, tables: string[]): Record<string, ProgramPart[]> {
  return Object.fromEntries(tables.map((table) => [table, [part]]))
}

interface Memory {
  /** Data version at which the marks were read. */
  version: number
  /** By program id; 0 is what belongs to none. */
  marks: Map<number, string>
  /** Entries of the audit log up to here are counted. */
  lastSeq: number
  versions: Map<number, number>
  /** By program id and part. */
  partVersions: Map<string, number>
}

const memories = sharedMemory('program-versions', () => new WeakMap<AssayDatabase, Memory>())

/**
 * Raised when something of this program was written, in this or another process; what was worked out
 * on a program holds until then, whatever is written for others. A write that leaves no mark on any
 * program counts for all of them, and so does a rebuild, whatever was written beside it.
 */
export function readProgramVersion(db: AssayDatabase, programId: number): number {
  return versionIn(readMemory(db).versions, programId)
}

/** The same of one part: rows of it that were read hold until then. */
export function readPartVersion(db: AssayDatabase, input: { programId: number; part: ProgramPart }): number {
  return versionIn(readMemory(db).partVersions, partKey(input.programId, input.part))
}

/** The program's version by its slug; 0 where there is no such program. */
export function readVersionOf(db: AssayDatabase, input: { program: string }): number {
  const id = statement(db, 'SELECT id FROM program WHERE slug = ?').pluck().get(input.program) as number | undefined
  return id === undefined ? 0 : readProgramVersion(db, id)
}

/** 0 where nothing was written since this process first asked. */
function versionIn<Key>(versions: ReadonlyMap<Key, number>, key: Key): number {
  const known = versions.get(key)
  return known === undefined ? 0 : known
}

const partKey = (programId: number, part: ProgramPart) => `${programId} ${part}`

function readMemory(db: AssayDatabase): Memory {
  const version = readDataVersion(db)
  const before = memories.get(db)
  if (before !== undefined && before.version === version) return before
  const memory = before === undefined ? beginning(db, version) : goneOn(db, before, version)
  // A transaction may leave marks that no version tells yet, and take them back.
  if (!db.sqlite.inTransaction) memories.set(db, memory)
  return memory
}

/** Nothing was asked before: every program is as it is. */
function beginning(db: AssayDatabase, version: number): Memory {
  return { version, marks: readMarks(db), lastSeq: readLastSeq(db), versions: new Map(), partVersions: new Map() }
}

function goneOn(db: AssayDatabase, before: Memory, version: number): Memory {
  const lastSeq = readLastSeq(db)
  const marks = readMarks(db)
  const changed = [...marks].filter(([id, mark]) => before.marks.get(id) !== mark).map(([id]) => id)
  const touched: Touched[] = changed.map((id) => ({ id, parts: ['received'] }))
  for (const entry of readEntries(db, before.lastSeq)) touched.push({ id: entry.id, parts: partsOf(entry) })
  const ofAll = touched.length === 0 || isRebuiltBetween(before.version, version)
  const all = [...marks.keys()].map((id): Touched => ({ id, parts: programParts }))
  // Numbers that no earlier state of any program bears.
  const versions = new Map(ofAll ? [] : before.versions)
  const partVersions = new Map(ofAll ? [] : before.partVersions)
  for (const { id, parts } of ofAll ? all : touched) {
    versions.set(id, version)
    for (const part of parts) partVersions.set(partKey(id, part), version)
  }
  return { version, marks, lastSeq, versions, partVersions }
}

interface Touched {
  id: number
  parts: readonly ProgramPart[]
}

interface Entry {
  id: number
  action: string
  /** Table of the row that the entry bears; null where it bears none. */
  table: string | null
}

function partsOf({ action, table }: Entry): readonly ProgramPart[] {
  if (table === null) return action === 'import' ? ['received'] : programParts
  return Object.hasOwn(partsOfTables, table) ? (partsOfTables[table] as ProgramPart[]) : programParts
}

/** Asked before the entries are: what comes between is counted twice, and never missed. */
function readLastSeq(db: AssayDatabase): number {
  return statement(db, 'SELECT coalesce(max(seq), 0) FROM audit_entry').pluck().get() as number
}

/**
 * What came to the audit log: every record and import leaves its entry there. Of no program are drafts of
 * sheets, which count once they are published, and which whoever shows them reads each time.
 */
function readEntries(db: AssayDatabase, after: number): Entry[] {
  return statement(
    db,
    `SELECT CASE WHEN action = 'sheet.draft' THEN 0 ELSE coalesce(program_id, 0) END AS id, action,
         json_extract(payload, '$.table') AS "table"
       FROM audit_entry WHERE seq > ? ORDER BY seq`,
  ).all(after) as Entry[]
}

/**
 * What a write leaves behind elsewhere: derived rows by their number. One pass over indexes; some 2 ms with ten
 * thousand runs. Of no program is what no verdict, page of a moment or curve rests on, and whoever shows it
 * reads it each time: whom a judgement was told.
 */
function readMarks(db: AssayDatabase): Map<number, string> {
  const rows = statement(
    db,
    `SELECT 1 AS kind, program_id AS id, count(*) AS rows, max(id) AS last FROM run GROUP BY program_id
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
