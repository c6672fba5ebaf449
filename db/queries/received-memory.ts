import type { Run } from '~/domain/evidence'
import { sharedMemory } from '~/domain/memory'
import type { AssayDatabase } from '../client.server'
import { listRevisionKeys, loadRevisions, type StoredRevision } from './documents'
import { expectedRuns } from './expected-runs'
import { readPartVersion } from './program-version'
import { loadReports, type StoredReport } from './reports'
import { listRunKeys, loadRuns, type StoredRun } from './runs'

export interface Received {
  revisions: StoredRevision[]
  runs: StoredRun[]
  /** The same runs without how they came here: one list for all who ask while nothing is written. */
  allRuns: Run[]
  reports: StoredReport[]
}

interface ProgramMemory extends Received {
  version: number
  /** Runs by what makes them the same row with the same content. */
  byKey: Map<string, StoredRun>
  /** Revisions of documents likewise. */
  plansByKey: Map<string, StoredRevision>
}

const memories = sharedMemory('received', () => new WeakMap<AssayDatabase, Map<number, ProgramMemory>>())

/**
 * Every revision of a program's documents and runs. The rows are the same for every moment that
 * is asked for, so they are read once and kept until something of it is written; whoever steps through
 * time meets the same objects again, and what was worked out on a run holds. After a write only
 * the runs that came new are read: one more upload to a thousand runs reads one run.
 */
export function loadReceived(db: AssayDatabase, input: { programId: number }): Received {
  const version = readPartVersion(db, { ...input, part: 'received' })
  const known = memories.get(db) ?? new Map<number, ProgramMemory>()
  memories.set(db, known)
  const before = known.get(input.programId)
  if (before !== undefined && before.version === version) return before
  const { runs, byKey } = loadChangedRuns(db, input.programId, knownOrExpected(db, input.programId, before))
  const plans = loadChangedRevisions(db, input.programId, before === undefined ? new Map() : before.plansByKey)
  const heldBefore = new Map((before === undefined ? [] : before.reports).map((stored) => [stored.id, stored]))
  const reports = loadReports(db, { ...input, before: heldBefore })
  const revisions = sameList(before?.revisions, plans.revisions)
  const stored = sameList(before?.runs, runs)
  const allRuns = before !== undefined && stored === before.runs ? before.allRuns : stored.map(({ run }) => run)
  const received = { version, ...plans, revisions, runs: stored, allRuns, reports, byKey }
  // What a transaction reads of its own writes is known to no version yet, and may be undone.
  if (!db.sqlite.inTransaction) known.set(input.programId, received)
  return received
}

function knownOrExpected(
  db: AssayDatabase,
  programId: number,
  before: ProgramMemory | undefined,
): ReadonlyMap<string, StoredRun> {
  const known = before === undefined ? new Map<string, StoredRun>() : before.byKey
  const expected = expectedRuns(db, programId)
  return expected.size === 0 ? known : new Map([...expected, ...known])
}

/**
 * What {@link loadReceived} will give once the runs that are expected are in the database, and nothing else;
 * null where none is, or something is not known as it stands now.
 */
export function receivedAhead(db: AssayDatabase, input: { programId: number }): Received | null {
  const { programId } = input
  const before = memories.get(db)?.get(programId)
  const expected = expectedRuns(db, programId)
  if (
    before === undefined ||
    expected.size === 0 ||
    before.version !== readPartVersion(db, { programId, part: 'received' })
  )
    return null
  const { revisions, reports, byKey } = before
  const runs = [...new Map([...expected, ...byKey]).values()].toSorted(inOrderOfKeys)
  return { revisions, reports, runs, allRuns: runs.map(({ run }) => run) }
}

/** As `listRunKeys` has them. */
function inOrderOfKeys(a: StoredRun, b: StoredRun): number {
  if (a.run.label === b.run.label) return a.revision - b.revision
  return a.run.label < b.run.label ? -1 : 1
}

/** The list of before where nothing came new: what was worked out on a list holds after an act as well. */
function sameList<T>(before: T[] | undefined, now: T[]): T[] {
  return before !== undefined && before.length === now.length && before.every((one, at) => one === now[at])
    ? before
    : now
}

/** What {@link readAhead} has still to read, listed once for a version: labels with all of their rows. */
interface Ahead {
  version: number
  waiting: { id: number; key: string }[][]
  at: number
}

const aheads = sharedMemory('read-ahead', () => new WeakMap<AssayDatabase, Map<number, Ahead>>())

/**
 * Reads some of the runs that {@link loadReceived} would have to read, for a server that has just started and
 * must not keep its first reader waiting for all of them; false where none is left to read.
 */
export function readAhead(db: AssayDatabase, input: { programId: number; most: number }): boolean {
  if (db.sqlite.inTransaction) return false
  const { programId, most } = input
  const known = memories.get(db) ?? new Map<number, ProgramMemory>()
  memories.set(db, known)
  const before = known.get(programId)
  const version = readPartVersion(db, { programId, part: 'received' })
  if (before !== undefined && before.version === version) return false
  const ahead = aheadOf(db, { programId, version, before: before === undefined ? new Map() : before.byKey })
  const wanted = ahead.waiting.slice(ahead.at, ahead.at + most).flat()
  if (wanted.length === 0) return false
  ahead.at += most
  // A part that is being read is nobody else's: it grows in its place.
  const byKey = before !== undefined && before.version === partial ? before.byKey : new Map(before?.byKey)
  const read = new Map(loadRuns(db, { programId, ids: wanted.map(({ id }) => id) }).map((one) => [one.id, one]))
  for (const { id, key } of wanted) {
    const stored = read.get(id)
    if (stored !== undefined && !byKey.has(key)) byKey.set(key, stored)
  }
  const rest = { revisions: [], runs: [], allRuns: [], reports: [], plansByKey: new Map<string, StoredRevision>() }
  known.set(programId, { ...rest, ...before, version: partial, byKey })
  return true
}

/** Of no version: what is read so far is a part, and whoever asks for all of it reads the rest. */
const partial = -1

function aheadOf(
  db: AssayDatabase,
  { programId, version, before }: { programId: number; version: number; before: ReadonlyMap<string, StoredRun> },
): Ahead {
  const known = aheads.get(db) ?? new Map<number, Ahead>()
  aheads.set(db, known)
  const found = known.get(programId)
  if (found !== undefined && found.version === version) return found
  const ahead = { version, waiting: missingLabels(listRunKeys(db, { programId }), before), at: 0 }
  known.set(programId, ahead)
  return ahead
}

/** Rows of which one at least is not known, label by label: a later revision tells of those before it. */
function missingLabels(keys: ReturnType<typeof listRunKeys>, before: ReadonlyMap<string, StoredRun>) {
  const byLabel = new Map<string, { id: number; key: string }[]>()
  const changed = new Set<string>()
  for (const { id, key, label } of keys) {
    if (!before.has(key)) changed.add(label)
    const own = byLabel.get(label)
    if (own === undefined) byLabel.set(label, [{ id, key }])
    else own.push({ id, key })
  }
  return [...byLabel].flatMap(([label, own]) => (changed.has(label) ? [own] : []))
}

/** A plan is a large text to read: one that is known is not read again. */
function loadChangedRevisions(db: AssayDatabase, programId: number, before: ReadonlyMap<string, StoredRevision>) {
  const keys = listRevisionKeys(db, { programId })
  const missing = keys.flatMap(({ id, key }) => (before.has(key) ? [] : [id]))
  const read = missing.length === 0 ? [] : loadRevisions(db, { programId, ids: missing })
  const byId = new Map(missing.map((id, at) => [id, read[at]]))
  const plansByKey = new Map<string, StoredRevision>()
  for (const { id, key } of keys) {
    const stored = before.get(key) ?? byId.get(id)
    if (stored !== undefined) plansByKey.set(key, stored)
  }
  return { revisions: [...plansByKey.values()], plansByKey }
}

/** Labels that are read with one set of queries. */
const atATime = 200

function loadChangedRuns(db: AssayDatabase, programId: number, before: ReadonlyMap<string, StoredRun>) {
  const keys = listRunKeys(db, { programId })
  const missing = missingLabels(keys, before)
  const read: StoredRun[] = []
  // Some at a time: the rows of thousands of runs side by side with what is made of them would fill the memory.
  for (let at = 0; at < missing.length; at += atATime) {
    const ids = missing.slice(at, at + atATime).flatMap((own) => own.map(({ id }) => id))
    for (const stored of loadRuns(db, { programId, ids })) read.push(stored)
  }
  const byId = new Map(read.map((stored) => [stored.id, stored]))
  const byKey = new Map<string, StoredRun>()
  for (const { id, key } of keys) {
    const stored = before.get(key) ?? byId.get(id)
    if (stored !== undefined) byKey.set(key, stored)
  }
  return { runs: [...byKey.values()], byKey }
}
