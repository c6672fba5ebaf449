import { readFile } from 'node:fs/promises'
import type { Given } from '~/domain/given'
import type { Instant } from '~/domain/place'
import { type ImportPreview, importPreview } from '~/reports/import-preview'
import type { Receipt } from '~/reports/receipt-schema'
import type { AssayDatabase } from '~db/client.server'
import type { ImportResult, ReceivedFile } from '~importers/import-result'
import { buildImportInWorker } from '~importers/import-worker'
import { storageRefusal } from '../storage-refusal'
import { importAndTell, type ToldAhead } from './import-and-tell'
import type { UploadLimits } from './limits'
import type { StagedFile } from './stage-stream'
import { unpack } from './unpack'
import { FileRefused, type UploadRefusalCode, UploadRefused } from './upload-refused'

/** A received upload on its way to the worker: plain data. */
export interface UploadJob {
  databaseFile: string
  folder: string
  files: StagedFile[]
  refused: { path: string; message: string }[]
  notes: { path: string; message: string }[]
  given: Given
  /** Slug of a program that exists; null lets the files name theirs. */
  program: string | null
  /** False where whoever brings it may bring evidence only. */
  documents: boolean
  at: Instant
  by: string
  via: Receipt['via']
  limits: UploadLimits
  /** Only told what was found; nothing is written. */
  look?: true
  /** Title of a new program; `program` is then its slug. */
  title?: string
}

export type UploadResult =
  | { kind: 'told'; receipt: Receipt; earlier: number | null }
  | { kind: 'found'; preview: ImportPreview }
  | { kind: 'refused'; code: UploadRefusalCode; message: string }

/** The thread that an upload is processed in. */
export interface UploadThread {
  /** Its own connection to a database. */
  database(file: string): AssayDatabase
  /** Who hears of what is written before it is committed. */
  ahead?(db: AssayDatabase): ToldAhead
  /** What is to be done once the result is on its way. */
  behind(work: () => void): void
}

/** Unpacks, reads, judges and stores; runs in a worker thread with a database connection of its own. */
export async function processUpload(job: UploadJob, thread: UploadThread): Promise<UploadResult> {
  try {
    const { files, refused, notes } = await openAll(job)
    const read = await buildImportInWorker(await readAll(files), { refused, keepsThread: true })
    const result = withNotes(job.documents ? read : evidenceOnly(read), notes)
    if (job.look === true) return { kind: 'found', preview: importPreview(result) }
    const db = thread.database(job.databaseFile)
    // What is committed is safe in the log; copying it into the file is nothing that an answer waits for.
    db.sqlite.pragma('wal_autocheckpoint = 0')
    const { receipt, earlier } = importAndTell(db, result, {
      importedAt: job.at,
      program: job.program === null ? undefined : job.program,
      title: job.title,
      effectiveAt: job.given.measuredAt,
      sourceFolder: 'uploads',
      given: job.given,
      actor: job.by,
      via: job.via,
      files: files.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 })),
      ahead: thread.ahead?.(db),
    })
    thread.behind(() => db.sqlite.pragma('wal_checkpoint(PASSIVE)'))
    return { kind: 'told', receipt, earlier }
  } catch (error) {
    return refusedWith(error)
  }
}

/** Archives opened; one that is refused stands among the refused, the others go on. */
async function openAll(job: UploadJob) {
  const { folder, limits } = job
  let ordinal = job.files.length
  const unpacked = { files: 0, bytes: 0 }
  const opened: Pick<UploadJob, 'files' | 'refused' | 'notes'> = {
    files: [],
    refused: [...job.refused],
    notes: [...job.notes],
  }
  for (const file of job.files) {
    try {
      const inner = await unpack(file, { folder, limits, unpacked, nextOrdinal: () => ordinal++ })
      opened.files.push(...inner.files)
      opened.notes.push(...inner.notes)
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error
      opened.refused.push({ path: file.path, message: error.message })
    }
  }
  return opened
}

async function readAll(files: StagedFile[]): Promise<ReceivedFile[]> {
  const received: ReceivedFile[] = []
  for (const { path, diskPath, sha256 } of files)
    received.push({ path, sha256, bytes: new Uint8Array(await readFile(diskPath)) })
  return received
}

/** A token brings evidence: documents and program.md hold what evidence is judged by, and a person answers for them. */
function evidenceOnly(result: ImportResult): ImportResult {
  const message = 'documents and program.md are brought by a member, not by a token or a role that brings evidence only'
  const evidence = new Set(result.evidenceFiles.map(({ sha256 }) => sha256))
  const kept = result.received.filter(({ sha256 }) => evidence.has(sha256))
  const left = result.received.filter(({ sha256 }) => !evidence.has(sha256)).map(({ path }) => ({ path, message }))
  return { ...result, documents: [], program: null, received: kept, refused: [...result.refused, ...left] }
}

function withNotes(result: ImportResult, notes: UploadJob['notes']): ImportResult {
  const said = notes.map(({ path, message }) => ({
    ...{ file: path, line: 1, column: 1, severity: 'info' as const, rule: 'file-name', message },
  }))
  return { ...result, diagnostics: [...result.diagnostics, ...said] }
}

function refusedWith(error: unknown): UploadResult {
  if (error instanceof UploadRefused) return { kind: 'refused', code: error.code, message: error.message }
  if (!(error instanceof Error)) throw error
  const storage = storageRefusal(error)
  if (storage !== null) return { kind: 'refused', code: storage.code, message: storage.text }
  if (error.name === 'LabelNamesSeveral') return { kind: 'refused', code: 'invalid_field', message: error.message }
  if (error.name === 'ProgramArchived') return { kind: 'refused', code: 'program_archived', message: error.message }
  if (error.name !== 'AmbiguousProgram') throw error
  const message = error.message.replace('Say --program with', 'Give the field "program" with')
  return { kind: 'refused', code: 'ambiguous_program', message }
}
