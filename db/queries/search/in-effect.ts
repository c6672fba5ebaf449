import { timeOf } from '~/domain/calendar'
import { sharedMemory } from '~/domain/memory'
import type { Instant } from '~/domain/place'
import type { DocumentPlan } from '~/domain/plan'
import { effectiveTimeOf } from '~/domain/snapshots'
import type { AssayDatabase } from '../../client.server'
import { fromJson } from '../../plain-json'
import { searchSources } from '../../writes/write-search'
import { readDataVersion } from '../data-version'
import { readDeclaredTimezone } from '../load-state'

/** A received thing with the moment from which it holds and what it takes the place of. */
interface Timed {
  source: number
  id: number
  /** Document slug, label of a run, or kind, format and label of a report: of each the latest holds. */
  name: string
  label: string
  /** Of a document: the file's path as received. */
  file: string | null
  from: number
  revision: number
}

/** Slug of the document, label of the run or report; `from` is when it took effect, in epoch milliseconds. */
export type HeldSource = Pick<Timed, 'source' | 'label' | 'file' | 'from'>

/** What held at a moment, by source and row. */
export interface InEffect {
  /** null where that row does not hold. */
  find(place: { source: number; sourceId: number }): HeldSource | null
  runLabels: string[]
}

interface Memory {
  version: number
  /** Everything that the times depend on: a write to another program changes none of them. */
  basis: string
  timed: Timed[]
  /** The moment that was asked last, and what held then: most readers ask for today. */
  last: { asOf: Instant; held: InEffect } | null
}

const memories = sharedMemory('sources-in-effect', () => new WeakMap<AssayDatabase, Map<number, Memory>>())

/** What an effective time is worked out from, by the digest of the plan: a plan is a large text to read. */
type Dated = Pick<DocumentPlan, 'lastUpdated' | 'quotedEvidence' | 'metricStatements' | 'tasks'>
const dated = new Map<string, Dated>()
const mostDated = 2000

/**
 * Which revisions of documents, runs and reports hold at a moment, by the same rules as
 * `loadProgramState`, without reading what they hold: a search goes over every program at once.
 */
export function sourcesInEffect(db: AssayDatabase, input: { programId: number; asOf: Instant }): InEffect {
  const memory = memoryOf(db, input.programId)
  if (memory.last !== null && memory.last.asOf === input.asOf) return memory.last.held
  const held = heldAt(memory.timed, timeOf(input.asOf))
  memory.last = { asOf: input.asOf, held }
  return held
}

function heldAt(timed: readonly Timed[], until: number): InEffect {
  const held = new Map<string, Timed>()
  for (const one of timed) {
    if (one.from > until) continue
    const name = `${one.source} ${one.name}`
    const before = held.get(name)
    if (before === undefined || comes(before, one)) held.set(name, one)
  }
  const rows = new Map([...held.values()].map((one) => [`${one.source} ${one.id}`, one]))
  return {
    find: ({ source, sourceId }) => rows.get(`${source} ${sourceId}`) ?? null,
    runLabels: [...held.values()].filter(({ source }) => source === searchSources.run).map(({ label }) => label),
  }
}

/** Documents by time and then revision; of runs and reports the later revision counts, whatever its time. */
function comes(before: Timed, one: Timed): boolean {
  if (one.source !== searchSources.document) return one.revision > before.revision
  return one.from > before.from || (one.from === before.from && one.revision > before.revision)
}

function memoryOf(db: AssayDatabase, programId: number): Memory {
  const version = readDataVersion(db)
  const known = memories.get(db) ?? new Map<number, Memory>()
  memories.set(db, known)
  const before = known.get(programId)
  if (before !== undefined && before.version === version) return before
  const runs = readRuns(db, programId)
  const revisions = readRevisions(db, programId)
  const timezone = readDeclaredTimezone(db, { programId }) ?? 'UTC'
  const basis = JSON.stringify([runs, revisions, timezone, reportKeys(db, programId)])
  const unchanged = before !== undefined && before.basis === basis
  const memory: Memory = unchanged
    ? { ...before, version }
    : {
        version,
        basis,
        timed: [...runs.map(runTimed), ...readReports(db, programId), ...documentsTimed(db, revisions, runs, timezone)],
        last: null,
      }
  known.set(programId, memory)
  return memory
}

interface RunRow {
  id: number
  label: string
  revision: number
  effectiveAt: string | null
  importedAt: string
}

function readRuns(db: AssayDatabase, programId: number): RunRow[] {
  return db.sqlite
    .prepare(
      `SELECT id, label, revision, effective_at AS effectiveAt, imported_at AS importedAt
       FROM run WHERE program_id = ? ORDER BY label, revision`,
    )
    .all(programId) as RunRow[]
}

function runTimed({ id, label, revision, effectiveAt, importedAt }: RunRow): Timed {
  const from = timeOf(effectiveAt ?? importedAt)
  return { source: searchSources.run, id, name: label, label, file: null, revision, from }
}

function reportKeys(db: AssayDatabase, programId: number): unknown[] {
  return db.sqlite.prepare('SELECT id, digest FROM report WHERE program_id = ? ORDER BY id').raw().all(programId)
}

function readReports(db: AssayDatabase, programId: number): Timed[] {
  // Metrics hold from their first sample on (reportsInEffect); a sample without a time says nothing.
  const rows = db.sqlite
    .prepare(
      `SELECT id, kind, format, label, revision, effective_at AS effectiveAt, imported_at AS importedAt,
        CASE WHEN kind = 'metrics' THEN
          (SELECT min(json_extract(value, '$.at')) FROM json_each(content, '$.samples')) END AS firstAt
       FROM report WHERE program_id = ? ORDER BY revision`,
    )
    .all(programId) as (RunRow & { kind: string; format: string; firstAt: string | null })[]
  return rows.map(({ id, kind, format, label, revision, effectiveAt, importedAt, firstAt }) => ({
    source: searchSources.report,
    id,
    name: JSON.stringify([kind, format, label]),
    label,
    file: null,
    revision,
    from: timeOf(firstAt ?? effectiveAt ?? importedAt),
  }))
}

interface RevisionRow {
  id: number
  document: string
  file: string
  revision: number
  importedAt: string
  given: string | null
  digest: string
}

function readRevisions(db: AssayDatabase, programId: number): RevisionRow[] {
  return db.sqlite
    .prepare(
      `SELECT r.id, d.slug AS document, r.file, r.revision, r.imported_at AS importedAt, r.given_effective_at AS given, p.digest
       FROM document_revision r JOIN document d ON d.id = r.document_id JOIN document_plan p ON p.revision_id = r.id
       WHERE d.program_id = ? ORDER BY r.id`,
    )
    .all(programId) as RevisionRow[]
}

function documentsTimed(
  db: AssayDatabase,
  revisions: readonly RevisionRow[],
  runs: readonly RunRow[],
  timezone: string,
): Timed[] {
  return revisions.map(({ id, document, file, revision, importedAt, given, digest }) => ({
    source: searchSources.document,
    id,
    name: document,
    label: document,
    file,
    revision,
    from: timeOf(given ?? effectiveTimeOf(datedPlan(db, id, digest), runs, timezone, importedAt)),
  }))
}

function datedPlan(db: AssayDatabase, revisionId: number, digest: string): Dated {
  const known = dated.get(digest)
  if (known !== undefined) return known
  const text = db.sqlite.prepare('SELECT plan FROM document_plan WHERE revision_id = ?').pluck().get(revisionId)
  const { lastUpdated, quotedEvidence, metricStatements, tasks } = fromJson<DocumentPlan>(text as string)
  const plan = { lastUpdated, quotedEvidence, metricStatements, tasks }
  dated.set(digest, plan)
  if (dated.size > mostDated) dated.delete(dated.keys().next().value as string)
  return plan
}
