import { eq } from 'drizzle-orm'
import type { Run } from '~/domain/evidence'
import type { Diagnostic, Instant } from '~/domain/place'
import { runEntries } from '~/domain/search/evidence-entries'
import type { AssayDatabase } from '../client.server'
import { contentDigestOf } from '../content-digest'
import { digestAroundText } from '../digest'
import { figureToColumns, runToColumns } from '../run-columns'
import * as tables from '../schema/derived-runs'
import { bulkInsert, insertOne } from './bulk-insert'
import { removeSearch, writeSearch } from './write-search'

/** What became of a run: a new revision, read anew by a newer importer, or nothing new. */
export type RunOutcome = 'added' | 'refreshed' | 'unchanged'

export interface RunInput {
  programId: number
  run: Run
  diagnostics: Diagnostic[]
  importedAt: Instant
  /** This import holds other bytes under the same label too: then each known one is itself, none is a return to it. */
  labelShared: boolean
}

interface StoredRun {
  id: number
  revision: number
  content_digest: string
  digest: string
  imported_at: string
}

/**
 * Stores a run under its label. The same files again are the same revision; other files are the
 * next one; files of an earlier revision that come back alone take effect again as a new revision.
 */
export function writeRun(db: AssayDatabase, input: RunInput): RunOutcome {
  const { run, programId } = input
  const contentDigest = contentDigestOf(run.files)
  const history = JSON.stringify(run.history)
  const digest = digestAroundText([run, input.diagnostics], { key: 'history', json: history })
  const stored = db.sqlite
    .prepare(
      `SELECT id, revision, content_digest, digest, imported_at FROM run
       WHERE program_id = ? AND label = ? ORDER BY revision`,
    )
    .all(programId, run.label) as StoredRun[]
  const candidates = input.labelShared ? stored : stored.slice(-1)
  const same = candidates.find((candidate) => candidate.content_digest === contentDigest)
  if (same !== undefined && same.digest === digest) return 'unchanged'
  if (same !== undefined) deleteRun(db, same.id)
  insertRun(db, input, history, {
    contentDigest,
    digest,
    revision: same !== undefined ? same.revision : (stored.at(-1)?.revision ?? 0) + 1, // zero: revisions start at 1
    importedAt: same !== undefined ? same.imported_at : input.importedAt,
  })
  return same === undefined ? 'added' : 'refreshed'
}

function insertRun(
  db: AssayDatabase,
  { programId, run, diagnostics }: RunInput,
  history: string,
  identity: { contentDigest: string; digest: string; revision: number; importedAt: Instant },
): void {
  const runId = insertOne(db.sqlite, tables.run, { ...runToColumns(run), ...identity, programId })
  const numbered = <T extends object>(items: readonly T[]) =>
    items.map((item, ordinal) => ({ ...item, runId, ordinal }))
  const aggregate = run.aggregate === null ? [] : [figureToColumns(runId, run.aggregate, -1)]
  bulkInsert(db.sqlite, tables.runFile, numbered(run.files))
  bulkInsert(db.sqlite, tables.endpointFigure, [
    ...aggregate,
    ...run.endpoints.map((row, ordinal) => figureToColumns(runId, row, ordinal)),
  ])
  bulkInsert(db.sqlite, tables.failureGroup, numbered(run.failures))
  bulkInsert(db.sqlite, tables.exceptionGroup, numbered(run.exceptions))
  bulkInsert(db.sqlite, tables.evidenceDiagnostic, numbered(diagnostics))
  if (run.history !== null) {
    bulkInsert(db.sqlite, tables.runHistory, [{ runId, points: run.history.timeS.length, columns: history }])
  }
  writeSearch(db, { programId, source: 'run', sourceId: runId }, runEntries(run))
}

function deleteRun(db: AssayDatabase, runId: number): void {
  removeSearch(db, { source: 'run', sourceId: runId })
  const parts = [
    tables.runFile,
    tables.endpointFigure,
    tables.failureGroup,
    tables.exceptionGroup,
    tables.evidenceDiagnostic,
    tables.runHistory,
  ]
  for (const part of parts) db.orm.delete(part).where(eq(part.runId, runId)).run()
  db.orm.delete(tables.run).where(eq(tables.run.id, runId)).run()
}
