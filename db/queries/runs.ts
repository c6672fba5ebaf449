import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { ExceptionGroup, FailureGroup, History, Run } from '~/domain/evidence'
import type { AssayDatabase } from '../client.server'
import { columnsToFigure, columnsToManifest } from '../run-columns'
import {
  endpointFigure,
  exceptionGroup,
  failureGroup,
  runFile,
  runHistory,
  run as runTable,
} from '../schema/derived-runs'

/** A run as stored: which revision of its label, and when it was received. */
export interface StoredRun {
  run: Run
  revision: number
  importedAt: string
}

/**
 * Every revision of every run of a program (or of one label), oldest revision first per label.
 * Reads each table once, whatever the number of runs.
 */
export function loadRuns(db: AssayDatabase, input: { programId: number; label?: string }): StoredRun[] {
  const wanted =
    input.label === undefined
      ? eq(runTable.programId, input.programId)
      : and(eq(runTable.programId, input.programId), eq(runTable.label, input.label))
  const rows = db.orm.select().from(runTable).where(wanted).orderBy(asc(runTable.label), asc(runTable.revision)).all()
  const ids = db.orm.select({ id: runTable.id }).from(runTable).where(wanted)
  const files = group(
    db.orm.select().from(runFile).where(inArray(runFile.runId, ids)).orderBy(asc(runFile.ordinal)).all(),
  )
  const figures = group(
    db.orm
      .select()
      .from(endpointFigure)
      .where(inArray(endpointFigure.runId, ids))
      .orderBy(asc(endpointFigure.ordinal))
      .all(),
  )
  const failures = group(
    db.orm.select().from(failureGroup).where(inArray(failureGroup.runId, ids)).orderBy(asc(failureGroup.ordinal)).all(),
  )
  const exceptions = group(
    db.orm
      .select()
      .from(exceptionGroup)
      .where(inArray(exceptionGroup.runId, ids))
      .orderBy(asc(exceptionGroup.ordinal))
      .all(),
  )
  const histories = group(db.orm.select().from(runHistory).where(inArray(runHistory.runId, ids)).all())
  return rows.map((row) => {
    const own = <T>(groups: Map<number, T[]>) => groups.get(row.id) ?? []
    const ownFigures = own(figures)
    const history = own(histories)[0]
    const aggregate = ownFigures.find((figure) => figure.ordinal === -1)
    return {
      revision: row.revision,
      importedAt: row.importedAt,
      run: {
        ...columnsToManifest(row),
        files: own(files).map(withoutPosition),
        aggregate: aggregate === undefined ? null : columnsToFigure(aggregate),
        endpoints: ownFigures.filter((figure) => figure.ordinal >= 0).map(columnsToFigure),
        failures: own(failures).map(withoutPosition) as FailureGroup[],
        exceptions: own(exceptions).map(withoutPosition) as ExceptionGroup[],
        history: history === undefined ? null : (JSON.parse(history.columns) as History),
      },
    }
  })
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
