import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { EvidenceFile, ExceptionGroup, FailureGroup, Run, RunRevision } from '~/domain/evidence'
import type { AssayDatabase } from '../client.server'
import { sha256 } from '../digest'
import { columnsToBrief, columnsToFigure, columnsToManifest } from '../run-columns'
import { endpointFigure, exceptionGroup, failureGroup, runFile, run as runTable } from '../schema/derived-runs'
import { statement } from '../statement'
import { type HistoryInBrief, historyAgain, historyLater, storedHistory } from '../stored-history'

/** A run as stored: which revision of its label, and when it was received. */
export interface StoredRun {
  id: number
  run: Run
  revision: number
  importedAt: string
}

interface AskedRuns {
  programId: number
  label?: string
  ids?: readonly number[]
}

/** The rows that runs are made of: plain data. */
export interface RunRows {
  rows: (typeof runTable.$inferSelect)[]
  files: (typeof runFile.$inferSelect)[]
  figures: (typeof endpointFigure.$inferSelect)[]
  failures: (typeof failureGroup.$inferSelect)[]
  exceptions: (typeof exceptionGroup.$inferSelect)[]
  /** By run id the texts of histories that are read whole. */
  histories: [number, string][]
}

/**
 * Every revision of every run of a program (of one label, or of the given row ids), oldest
 * revision first per label. Reads each table once, whatever the number of runs.
 */
export function loadRuns(db: AssayDatabase, input: AskedRuns): StoredRun[] {
  return runsOfRows(db, readRunRows(db, input))
}

export function readRunRows(db: AssayDatabase, input: AskedRuns): RunRows {
  const wanted = and(
    eq(runTable.programId, input.programId),
    input.label === undefined ? undefined : eq(runTable.label, input.label),
    input.ids === undefined ? undefined : inArray(runTable.id, [...input.ids]),
  )
  const rows = db.orm.select().from(runTable).where(wanted).orderBy(asc(runTable.label), asc(runTable.revision)).all()
  const ids = db.orm.select({ id: runTable.id }).from(runTable).where(wanted)
  const files = db.orm.select().from(runFile).where(inArray(runFile.runId, ids)).orderBy(asc(runFile.ordinal)).all()
  const figures = db.orm
    .select()
    .from(endpointFigure)
    .where(inArray(endpointFigure.runId, ids))
    .orderBy(asc(endpointFigure.ordinal))
    .all()
  const failures = db.orm
    .select()
    .from(failureGroup)
    .where(inArray(failureGroup.runId, ids))
    .orderBy(asc(failureGroup.ordinal))
    .all()
  const exceptions = db.orm
    .select()
    .from(exceptionGroup)
    .where(inArray(exceptionGroup.runId, ids))
    .orderBy(asc(exceptionGroup.ordinal))
    .all()
  const whole = rows.flatMap((row) => (columnsToBrief(row) === null ? [row.id] : []))
  return { rows, files, figures, failures, exceptions, histories: readHistories(db, whole) }
}

/** `notYet` gives the text of a history that is not in the database yet. */
export function runsOfRows(
  db: AssayDatabase,
  { rows, ...lists }: RunRows,
  notYet: (id: number) => string | undefined = () => undefined,
): StoredRun[] {
  const [files, figures] = [group(lists.files), group(lists.figures)]
  const [failures, exceptions] = [group(lists.failures), group(lists.exceptions)]
  const briefs = new Map(rows.flatMap((row) => briefOf(row)))
  const histories = new Map(lists.histories)
  const revisions = new Map<string, RunRevision[]>()
  return rows.map((row) => {
    const own = <T>(groups: Map<number, T[]>) => groups.get(row.id) ?? []
    const ownFigures = own(figures)
    const brief = briefs.get(row.id)
    const text = histories.get(row.id)
    const again = () => notYet(row.id) ?? readHistory(db, row)
    const aggregate = ownFigures.find((figure) => figure.ordinal === -1)
    const ownFiles = own(files).map(withoutPosition)
    const upToThis = [...(revisions.get(row.label) ?? []), revisionOf(row, ownFiles)]
    revisions.set(row.label, upToThis)
    return {
      id: row.id,
      revision: row.revision,
      importedAt: row.importedAt,
      run: {
        ...columnsToManifest(row),
        files: ownFiles,
        aggregate: aggregate === undefined ? null : columnsToFigure(aggregate),
        endpoints: ownFigures.filter((figure) => figure.ordinal >= 0).map(columnsToFigure),
        failures: own(failures).map(withoutPosition) as FailureGroup[],
        exceptions: own(exceptions).map(withoutPosition) as ExceptionGroup[],
        history: historyOf(db, { brief, text, again }),
        ...(upToThis.length > 1 ? { revisions: upToThis } : {}),
      },
    }
  })
}

function briefOf(row: typeof runTable.$inferSelect): [number, HistoryInBrief][] {
  const brief = columnsToBrief(row)
  return brief === null ? [] : [[row.id, brief]]
}

/**
 * Kept in mind are its facts alone, whatever its length: thousands of timelines would fill the memory, and
 * the run's own page reads its one. In a transaction, which may be undone, all is read at once.
 */
function historyOf(
  db: AssayDatabase,
  { brief, text, again }: { brief: HistoryInBrief | undefined; text: string | undefined; again: () => string },
): Run['history'] {
  if (brief !== undefined) return historyLater(brief, again)
  if (text === undefined) return null
  return db.sqlite.inTransaction ? storedHistory(text) : historyAgain(text, again)
}

/** Stored texts of the histories that somebody has to read whole, by run. */
function readHistories(db: AssayDatabase, ids: readonly number[]): [number, string][] {
  if (ids.length === 0) return []
  const rows = statement(
    db,
    'SELECT run_id, columns FROM run_history WHERE run_id IN (SELECT value FROM json_each(?))',
  ).all(JSON.stringify(ids)) as { run_id: number; columns: string }[]
  return rows.map(({ run_id, columns }) => [run_id, columns])
}

/**
 * The stored text of one history. SQLite gives the number of a deleted row away again: after a rebuild
 * the same content, which the digest tells, may stand in another row.
 */
function readHistory(db: AssayDatabase, { id, digest }: { id: number; digest: string }): string {
  const stored = 'SELECT columns FROM run_history JOIN run ON run.id = run_history.run_id WHERE run.digest = ?'
  const text =
    statement(db, `${stored} AND run.id = ?`).pluck().get(digest, id) ??
    statement(db, `${stored} LIMIT 1`).pluck().get(digest)
  if (typeof text !== 'string') throw new Error(`the history of run ${id} is stored no more`)
  return text
}

/**
 * What tells one stored run from every other, in the order of {@link loadRuns}: the row with the
 * digests of its content, since SQLite gives the number of a deleted row away again.
 */
export function listRunKeys(
  db: AssayDatabase,
  input: { programId: number },
): { id: number; label: string; key: string }[] {
  const rows = db.orm
    .select({
      id: runTable.id,
      revision: runTable.revision,
      contentDigest: runTable.contentDigest,
      digest: runTable.digest,
      importedAt: runTable.importedAt,
      label: runTable.label,
    })
    .from(runTable)
    .where(eq(runTable.programId, input.programId))
    .orderBy(asc(runTable.label), asc(runTable.revision))
    .all()
  return rows.map(({ id, ...row }) => ({ id, label: row.label, key: JSON.stringify([id, ...Object.values(row)]) }))
}

/** Which measured bytes a revision stands for; a run note can change without the measurement. */
function revisionOf(row: { revision: number; importedAt: string }, files: readonly EvidenceFile[]): RunRevision {
  const measured = files.filter(({ kind }) => kind !== 'run_note').map((file) => `${file.kind}:${file.sha256}`)
  return { revision: row.revision, importedAt: row.importedAt, digest: sha256(measured.sort().join('\n')) }
}

/** Labels of a program with the newest revision's number, alphabetically. */
export function listRunLabels(db: AssayDatabase, input: { programId: number }): { label: string; revision: number }[] {
  return db.orm
    .select({ label: runTable.label, revision: sql<number>`max(${runTable.revision})` })
    .from(runTable)
    .where(eq(runTable.programId, input.programId))
    .groupBy(runTable.label)
    .orderBy(asc(runTable.label))
    .all()
}

function group<T extends { runId: number }>(rows: T[]): Map<number, T[]> {
  const groups = new Map<number, T[]>()
  for (const row of rows) {
    const known = groups.get(row.runId)
    if (known === undefined) groups.set(row.runId, [row])
    else known.push(row)
  }
  return groups
}

function withoutPosition<T extends { runId: number; ordinal: number }>(row: T): Omit<T, 'runId' | 'ordinal'> {
  const { runId: _run, ordinal: _ordinal, ...rest } = row
  return rest
}
