import type { Assessment, ProgramState } from '~/domain/assessment'
import { dayOf, endOfDay } from '~/domain/calendar'
import type { Given } from '~/domain/given'
import type { Instant } from '~/domain/place'
import { whatMoved } from '~/domain/what-moved'
import { receiptOf } from '~/reports/receipt'
import type { Receipt } from '~/reports/receipt-schema'
import { reportContext } from '~/reports/report-context'
import type { AssayDatabase } from '~db/client.server'
import { sha256 } from '~db/digest'
import { assessOnce } from '~db/queries/assess-once'
import { loadProgramState, readDeclaredTimezone } from '~db/queries/load-state'
import { loadReceived } from '~db/queries/received-memory'
import { findUploadByDigest } from '~db/queries/uploads'
import { recordUpload } from '~db/writes/record-upload'
import { writeTransaction } from '~db/writes/transaction'
import type { ImportResult } from '~importers/import-result'
import { type IngestOptions, type IngestReport, ingest, programOf } from '~importers/ingest.server'

export interface TellOptions extends IngestOptions {
  actor: string
  via: Receipt['via']
  given: Given
  /** Every file handed over, where more came in than could be read. */
  files?: { path: string; bytes: number; sha256: string }[]
  ahead?: ToldAhead | undefined
}

/** Told of what is written before it is committed. */
export interface ToldAhead {
  /** The write lock is taken. */
  begun(): void
  written(report: IngestReport): void
  /** All is recorded; the commit comes when this returns. */
  recorded(): void
}

export interface Told {
  report: IngestReport
  receipt: Receipt
  /** The receipt from when exactly the same came in, where nothing was written now. */
  earlier: number | null
}

/** A label names one run or report; which of several it means cannot be told. */
export class LabelNamesSeveral extends Error {
  override name = 'LabelNamesSeveral'

  constructor(formed: number) {
    super(`A label names one run or report; these files form ${formed}. Leave the label out, or bring each by itself.`)
  }
}

/**
 * Takes an import in, judges the program before and after, and keeps the receipt that says what
 * moved: one transaction, so that a receipt stands for exactly what was written.
 */
export function importAndTell(db: AssayDatabase, result: ImportResult, options: TellOptions): Told {
  const formed = result.runs.length + result.reports.length
  if (options.given.label !== undefined && formed > 1) throw new LabelNamesSeveral(formed)
  // What is read before the lock is taken is remembered, and the transaction reads what came new.
  const known = programOf(db, result, options)
  if (known !== null) loadReceived(db, { programId: known.id })
  return writeTransaction(db, () => {
    options.ahead?.begun()
    const program = programOf(db, result, options)
    const before = program === null ? null : judge(db, program, options.importedAt)
    const report = ingest(db, result, options)
    options.ahead?.written(report)
    const after = report.program === null ? null : report.wrote ? judge(db, report.program, options.importedAt) : before
    const digest = sha256(JSON.stringify([result.digest, options.given, report.program?.slug]))
    const receipt = tell(result, report, { options, digest, before, after })
    if (report.program === null) return { report, receipt, earlier: null }
    const programId = report.program.id
    if (!report.wrote) return { report, receipt, earlier: findUploadByDigest(db, { programId, digest }) }
    const { importedAt: at, actor: by, via } = options
    const row = { programId, at, by, via, digest, files: receipt.files.length }
    const id = recordUpload(db, row, (number) => JSON.stringify({ ...receipt, id: number }))
    options.ahead?.recorded()
    return { report, receipt: { ...receipt, id }, earlier: null }
  })
}

interface Judged {
  state: ProgramState
  assessment: Assessment
}

/** As of the end of the day, as the pages do it. */
function judge(db: AssayDatabase, program: { id: number; slug: string }, at: Instant): Judged {
  const timezone = readDeclaredTimezone(db, { programId: program.id }) ?? 'UTC'
  const state = loadProgramState(db, { program: program.slug, asOf: endOfDay(dayOf(at, timezone), timezone) })
  return { state, assessment: assessOnce(state) }
}

interface Telling {
  options: TellOptions
  digest: string
  before: Judged | null
  after: Judged | null
}

function tell(result: ImportResult, report: IngestReport, { options, digest, before, after }: Telling): Receipt {
  const { program, wrote } = report
  const moved =
    after === null || !wrote ? null : whatMoved(before === null ? null : before.assessment, after.assessment)
  const link = { asOf: null, program: null }
  return receiptOf({
    at: options.importedAt,
    by: options.actor,
    via: options.via,
    digest,
    given: options.given,
    program: program === null ? null : { slug: program.slug, title: program.title },
    wrote,
    files:
      options.files ??
      result.received.map(({ path, bytes, sha256: hash }) => ({ path, bytes: bytes.byteLength, sha256: hash })),
    refused: report.refused,
    diagnostics: report.diagnostics,
    documents: report.documents.flatMap(({ slug, file, outcome }) =>
      result.documents
        .filter((document) => document.file.path === file)
        .map(({ plan }) => ({ slug, file, outcome, role: plan.role })),
    ),
    formed: [
      ...report.runs.flatMap(({ label, outcome }, index) => {
        const run = result.runs[index]
        if (run === undefined) return []
        const { tool, files, format = null } = run
        return [{ kind: 'run' as const, label, outcome, tool, format, files }]
      }),
      ...report.reports.flatMap(({ label, outcome }, index) => {
        const read = result.reports[index]
        if (read === undefined) return []
        return [{ kind: 'report' as const, label, outcome, tool: null, format: read.format, files: [read.file] }]
      }),
    ],
    runs: report.runs,
    reports: report.reports.flatMap(({ outcome }, index) => {
      const read = result.reports[index]
      return read === undefined ? [] : [{ report: read, outcome }]
    }),
    moved,
    context: after === null ? null : reportContext(after.assessment, { state: after.state, link }),
  })
}
