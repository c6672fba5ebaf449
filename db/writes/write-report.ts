import { eq } from 'drizzle-orm'
import type { Diagnostic, Instant } from '~/domain/place'
import type { Report } from '~/domain/report-evidence'
import { reportEntries } from '~/domain/search/evidence-entries'
import type { AssayDatabase } from '../client.server'
import { digestWithoutFiles } from '../digest'
import { toJson } from '../plain-json'
import { report as reportTable } from '../schema/derived-reports'
import { insertOne } from './bulk-insert'
import type { RunOutcome } from './write-run'
import { removeSearch, writeSearch } from './write-search'

export interface ReportInput {
  programId: number
  report: Report
  diagnostics: Diagnostic[]
  importedAt: Instant
  /** This import holds other bytes under the same name too: then each known one is itself, none is a return to it. */
  labelShared: boolean
}

interface StoredReport {
  id: number
  revision: number
  sha256: string
  digest: string
  imported_at: string
}

/**
 * Stores a report under its kind, format and label. The same bytes again are the same revision, other
 * bytes are the next one; bytes of an earlier revision that come back alone take effect again.
 */
export function writeReport(db: AssayDatabase, input: ReportInput): RunOutcome {
  const { report, programId } = input
  const { sha256 } = report.file
  const digest = digestWithoutFiles([{ ...report, file: undefined }, input.diagnostics])
  const stored = db.sqlite
    .prepare(
      `SELECT id, revision, sha256, digest, imported_at FROM report
       WHERE program_id = ? AND kind = ? AND format = ? AND label = ? ORDER BY revision`,
    )
    .all(programId, report.kind, report.format, report.label) as StoredReport[]
  const candidates = input.labelShared ? stored : stored.slice(-1)
  const same = candidates.find((candidate) => candidate.sha256 === sha256)
  if (same !== undefined && same.digest === digest) return 'unchanged'
  if (same !== undefined) {
    removeSearch(db, { source: 'report', sourceId: same.id })
    db.orm.delete(reportTable).where(eq(reportTable.id, same.id)).run()
  }
  const last = stored.at(-1)
  const sourceId = insertOne(db.sqlite, reportTable, {
    programId,
    kind: report.kind,
    format: report.format,
    label: report.label,
    revision: same !== undefined ? same.revision : last === undefined ? 1 : last.revision + 1,
    sha256,
    digest,
    importedAt: same !== undefined ? same.imported_at : input.importedAt,
    provenance: report.provenance,
    effectiveAt: report.effectiveAt === null ? null : report.effectiveAt.value,
    content: toJson(report),
    diagnostics: JSON.stringify(input.diagnostics),
  })
  writeSearch(db, { programId, source: 'report', sourceId }, reportEntries(report))
  return same === undefined ? 'added' : 'refreshed'
}
