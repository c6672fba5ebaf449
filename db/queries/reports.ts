import { and, asc, desc, eq } from 'drizzle-orm'
import type { Given } from '~/domain/given'
import { sharedMemory } from '~/domain/memory'
import type { Diagnostic, Instant } from '~/domain/place'
import type { Report } from '~/domain/report-evidence'
import type { AssayDatabase } from '../client.server'
import { fromJson } from '../plain-json'
import { report as reportTable } from '../schema/derived-reports'

/** A report as stored: which revision of its name, and when it was received. */
export interface StoredReport {
  id: number
  report: Report
  revision: number
  importedAt: Instant
  diagnostics: Diagnostic[]
}

/**
 * Every revision of every report of a program (or of one label), oldest revision first. Those of `before`
 * whose rows are the same are given again.
 */
export function loadReports(
  db: AssayDatabase,
  input: { programId: number; label?: string; before?: ReadonlyMap<number, StoredReport> },
): StoredReport[] {
  const inProgram = eq(reportTable.programId, input.programId)
  return db.orm
    .select()
    .from(reportTable)
    .where(input.label === undefined ? inProgram : and(inProgram, eq(reportTable.label, input.label)))
    .orderBy(asc(reportTable.label), asc(reportTable.kind), asc(reportTable.format), asc(reportTable.revision))
    .all()
    .map(({ id, content, revision, importedAt, diagnostics }) => {
      const known = input.before?.get(id)
      if (known !== undefined && texts.get(known) === `${revision} ${importedAt} ${content} ${diagnostics}`)
        return known
      const report = fromJson<Report>(content)
      const stored = { id, report, revision, importedAt, diagnostics: JSON.parse(diagnostics) }
      texts.set(stored, `${revision} ${importedAt} ${content} ${diagnostics}`)
      return stored
    })
}

/** What a report was read from: one that still has the same row stays the same object. */
const texts = sharedMemory('texts-of-reports', () => new WeakMap<StoredReport, string>())

/** What was said of a report's bytes when they were received before; null where nothing was. */
export function findGivenOfReport(db: AssayDatabase, input: { programId: number; sha256: string }): Given | null {
  const row = db.orm
    .select({ content: reportTable.content })
    .from(reportTable)
    .where(and(eq(reportTable.programId, input.programId), eq(reportTable.sha256, input.sha256)))
    .orderBy(desc(reportTable.id))
    .get()
  const given = row === undefined ? undefined : fromJson<Report>(row.content).given
  return given === undefined ? null : given
}

/**
 * Of each report the newest revision that had taken effect. One without a time counts from the moment
 * it was received; one of metrics from its first sample on, since each sample has a time of its own.
 */
export function reportsInEffect(stored: readonly StoredReport[], asOf: Instant): Report[] {
  const latest = new Map<string, Report>()
  for (const { report, importedAt } of stored) {
    if (Date.parse(firstTime(report) ?? importedAt) > Date.parse(asOf)) continue
    latest.set(JSON.stringify([report.kind, report.format, report.label]), report)
  }
  return [...latest.values()]
}

function firstTime(report: Report): Instant | null {
  const stated = report.effectiveAt === null ? null : report.effectiveAt.value
  if (report.kind !== 'metrics') return stated
  const times = report.samples.flatMap(({ at }) => (at === null ? [] : [at]))
  const [first] = times.toSorted()
  return first === undefined ? stated : first
}
