import { dirname, resolve } from 'node:path'
import type { Run } from '~/domain/evidence'
import { applyGiven, type Given, isGiven, mergeGiven, reportWithTime, runWithTime } from '~/domain/given'
import type { Diagnostic, Instant } from '~/domain/place'
import type { DocumentPlan } from '~/domain/plan'
import type { Report } from '~/domain/report-evidence'
import type { AssayDatabase } from '~db/client.server'
import { findGiven } from '~db/queries/given'
import { readDeclaredTimezone } from '~db/queries/load-state'
import { listPrograms, type ProgramRow } from '~db/queries/programs'
import { findGivenOfReport } from '~db/queries/reports'
import { loadRuns } from '~db/queries/runs'
import { appendAudit } from '~db/writes/append-audit'
import { resolveProgram } from '~db/writes/resolve-program'
import { writeTransaction } from '~db/writes/transaction'
import { type DocumentOutcome, writeDocument } from '~db/writes/write-document'
import { renameProgram, writeDeclaration } from '~db/writes/write-program'
import { writeBlobs, writeEvidenceFiles, writeImport } from '~db/writes/write-received'
import { writeReport } from '~db/writes/write-report'
import { type RunOutcome, writeRun } from '~db/writes/write-run'
import type { ImportResult, ReceivedFile, Refusal } from './import-result'
import { searchableDocument } from './search-lines'
import { quotedTooEarly } from './snapshot-diagnostics'

export interface IngestOptions {
  importedAt: Instant
  /** Slug asked for; without it the import finds its program by itself. */
  program?: string | undefined
  /** What a new program is called where no document declares it. */
  title?: string | undefined
  /** Effective time of the documents, where a person gives it. */
  effectiveAt?: Instant | undefined
  /** Absolute folder of the tracker; by default the folder of its path. */
  sourceFolder?: string | undefined
  /** True for the bundled sample only. */
  sample?: boolean | undefined
  /** What was said of the evidence while handing it over. */
  given?: Given | undefined
  /** Who imports, for the audit log. */
  actor?: string | undefined
}

export interface IngestReport {
  /** null where the import held nothing that could be taken in. */
  program: { id: number; slug: string; title: string; sample: boolean } | null
  /** Found in this import; `outcome` says what became of each. */
  documents: { slug: string; file: string; outcome: DocumentOutcome }[]
  runs: { label: string; outcome: RunOutcome }[]
  /** Test, coverage and metric reports. */
  reports: { label: string; outcome: RunOutcome }[]
  /** Documents, runs and reports that the database already held exactly so. */
  unchanged: number
  /** False when the database was left as it was. */
  wrote: boolean
  refused: Refusal[]
  diagnostics: Diagnostic[]
}

/**
 * Takes an import into the database: one synchronous transaction, all or nothing. What the
 * database already holds is left alone, so the second import of the same files writes nothing.
 */
export function ingest(db: AssayDatabase, result: ImportResult, options: IngestOptions): IngestReport {
  const { importedAt } = options
  const givenEffectiveAt = options.effectiveAt ?? null
  const said = { refused: result.refused, diagnostics: allDiagnostics(result) }
  if (isEmpty(result))
    return { program: null, documents: [], runs: [], reports: [], unchanged: 0, wrote: false, ...said }
  return writeTransaction(db, () => {
    const totalChanges = () => db.sqlite.prepare('SELECT total_changes()').pluck().get()
    const before = totalChanges()
    const program = findTarget(db, result, options)
    const base = { programId: program.id, importedAt, givenEffectiveAt }
    writeBlobs(db, result.received)
    if (result.program !== null) writeDeclaration(db, { ...base, declaration: result.program })
    const documents = inOrderOfTime(result.documents).map(({ file, plan }) => ({
      slug: plan.slug,
      file: file.path,
      outcome: writeDocument(db, {
        ...base,
        file: file.path,
        sha256: file.sha256,
        plan,
        findable: () => searchableDocument(file, plan),
      }),
    }))
    writeEvidenceFiles(db, { programId: program.id, files: result.evidenceFiles, importedAt })
    const given = options.given ?? {}
    const runs = writeRuns(db, result, { programId: program.id, importedAt, given })
    const reports = writeReports(db, result, { programId: program.id, importedAt, given })
    const wrote = totalChanges() !== before
    if (wrote) {
      writeImport(db, { ...base, given, files: result.received })
      appendAudit(db, {
        programId: program.id,
        at: importedAt,
        actor: options.actor ?? 'import',
        action: 'import',
        payload: {
          digest: result.digest,
          files: result.received.length,
          ...changedNames(documents, [...runs, ...reports]),
        },
      })
    }
    const { id, slug, title, sample } = program
    return {
      program: { id, slug, title, sample },
      documents,
      runs,
      reports,
      unchanged: [...documents, ...runs, ...reports].filter((item) => item.outcome === 'unchanged').length,
      wrote,
      refused: said.refused,
      diagnostics: [...said.diagnostics, ...timeDiagnostics(db, result, program.id, givenEffectiveAt)],
    }
  })
}

/**
 * The program that an import would go to, without anything being written; null where it would make
 * a new one, or holds nothing.
 */
export function programOf(db: AssayDatabase, result: ImportResult, options: IngestOptions): ProgramRow | null {
  if (isEmpty(result)) return null
  const known = new Set(listPrograms(db).map(({ id }) => id))
  let found: ProgramRow | null = null
  const undo = new Error('undone')
  try {
    db.sqlite.transaction(() => {
      found = findTarget(db, result, options)
      throw undo
    })()
  } catch (error) {
    if (error !== undo) throw error
  }
  const target = found as ProgramRow | null
  return target !== null && known.has(target.id) ? target : null
}

/** The runs of an import; also what a rebuild replays. */
export function writeRuns(
  db: AssayDatabase,
  result: ImportResult,
  { programId, importedAt, given }: { programId: number; importedAt: Instant; given: Given },
): IngestReport['runs'] {
  const runs = result.runs.map((read) => describe(db, read, programId, given))
  return runs.map((run) => ({
    label: run.label,
    outcome: writeRun(db, {
      programId,
      run,
      diagnostics: diagnosticsOf(run, result.diagnostics),
      importedAt,
      labelShared: runs.some((other) => other !== run && other.label === run.label),
    }),
  }))
}

/** The reports of an import; also what a rebuild replays. */
export function writeReports(
  db: AssayDatabase,
  result: ImportResult,
  { programId, importedAt, given }: { programId: number; importedAt: Instant; given: Given },
): IngestReport['reports'] {
  const reports = result.reports.map((read) => describeReport(db, read, programId, given))
  const nameOf = ({ kind, format, label }: Report) => JSON.stringify([kind, format, label])
  return reports.map((report) => ({
    label: report.label,
    outcome: writeReport(db, {
      programId,
      report,
      diagnostics: diagnosticsOf({ files: [report.file] }, result.diagnostics),
      importedAt,
      labelShared: reports.some((other) => other !== report && nameOf(other) === nameOf(report)),
    }),
  }))
}

function describeReport(db: AssayDatabase, report: Report, programId: number, given: Given): Report {
  const before = findGivenOfReport(db, { programId, sha256: report.file.sha256 })
  const words = mergeGiven(before ?? {}, given)
  return isGiven(words) ? reportWithTime(applyGiven(report, words), words) : report
}

/** With what is said of it now, and what was said of the same bytes before. */
function describe(db: AssayDatabase, run: Run, programId: number, given: Given): Run {
  const before = findGiven(db, { programId, files: run.files })
  const words = mergeGiven(before ?? {}, given)
  return isGiven(words) ? runWithTime(applyGiven(run, words), words) : run
}

function isEmpty({ documents, runs, evidenceFiles, program }: ImportResult): boolean {
  return documents.length + runs.length + evidenceFiles.length === 0 && program === null
}

function findTarget(db: AssayDatabase, result: ImportResult, options: IngestOptions): ProgramRow {
  const main = result.documents.find(({ plan }) => plan.role === 'tracker') ?? result.documents[0]
  const anyPath = main !== undefined ? main.file.path : result.received[0]?.path
  const declared = result.program
  const program = resolveProgram(db, {
    slug: options.program ?? null,
    declaredSlug: declared?.slug ?? null,
    declaredTitle: declared?.title ?? null,
    documentTitle: main === undefined ? null : main.plan.title,
    sourceFolder: options.sourceFolder ?? resolve(anyPath === undefined ? '.' : dirname(anyPath)),
    sample: options.sample ?? false,
    at: options.importedAt,
    title: options.title,
  })
  const title = declared?.title
  if (title === undefined) return program
  renameProgram(db, { programId: program.id, title })
  return { ...program, title }
}

/** Several snapshots of one document are numbered as they were written: by their own date, undated ones last. */
function inOrderOfTime(documents: { file: ReceivedFile; plan: DocumentPlan }[]) {
  const dateOf = (plan: DocumentPlan) => (plan.lastUpdated === null ? '9999' : plan.lastUpdated.date)
  return [...documents].sort((a, b) => compare(dateOf(a.plan), dateOf(b.plan)) || compare(a.file.path, b.file.path))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function diagnosticsOf(run: Pick<Run, 'files'>, diagnostics: Diagnostic[]): Diagnostic[] {
  return diagnostics.filter(({ file }) => run.files.some(({ name }) => file === name || file.endsWith(`/${name}`)))
}

/** Only where the documents speak for themselves: a time that a person gave is taken as given. */
function timeDiagnostics(
  db: AssayDatabase,
  result: ImportResult,
  programId: number,
  givenEffectiveAt: Instant | null,
): Diagnostic[] {
  if (givenEffectiveAt !== null || result.documents.length === 0) return []
  const runs = loadRuns(db, { programId }).map(({ run }) => run)
  const timezone = readDeclaredTimezone(db, { programId }) ?? 'UTC'
  return result.documents.flatMap(({ plan }) => quotedTooEarly(plan, runs, timezone))
}

/** Those of the documents and those of the evidence, each once. */
function allDiagnostics(result: ImportResult): Diagnostic[] {
  const all = [...result.documents.flatMap(({ plan }) => plan.diagnostics), ...result.diagnostics]
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()]
}

function changedNames(documents: IngestReport['documents'], runs: IngestReport['runs']) {
  const changed = <T extends { outcome: string }>(items: T[]) => items.filter(({ outcome }) => outcome !== 'unchanged')
  return {
    documents: changed(documents).map(({ slug }) => slug),
    runs: changed(runs).map(({ label }) => label),
  }
}
