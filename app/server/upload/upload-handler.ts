import type { Request } from 'express'
import { type Deed, may, type Viewer } from '~/domain/people'
import type { ImportPreview } from '~/reports/import-preview'
import type { Receipt } from '~/reports/receipt-schema'
import type { AssayDatabase } from '~db/client.server'
import { readDeclaredTimezone } from '~db/queries/load-state'
import { listPrograms, type ProgramRow } from '~db/queries/programs'
import { storageRefusal } from '../storage-refusal'
import { type AnswerMemory, answerMemory } from './answers'
import { type GivenField, type GivenWords, givenFields, readGiven } from './given-fields'
import { type UploadLimits, uploadLimits } from './limits'
import type { UploadJob, UploadResult } from './process-upload'
import { type ReceivedUpload, readMultipart, refusalOfHead } from './read-multipart'
import { runInWorker } from './run-in-worker'
import { dropStaging, openStaging, stagingRoot, sweepStaging } from './staging'
import { uploadQueue } from './upload-queue'
import { UploadRefused } from './upload-refused'
import { webRequest } from './web-request'

export interface UploadOptions {
  db: AssayDatabase
  /** Lets the deed pass or throws the Response that refuses it. */
  requireDeed(request: globalThis.Request, deed: Deed): Viewer
  reportError(error: unknown, url: string): void
  limits?: Partial<UploadLimits> | undefined
}

/** What came of an upload, before it is put in words for a page or a program. */
export type UploadOutcome =
  | {
      kind: 'told'
      receipt: Receipt
      earlier: number | null
      words: GivenWords
      program: string | null
      viewer: Viewer
    }
  | {
      kind: 'refused'
      refusal: UploadRefused
      fieldErrors: FieldErrors
      words: GivenWords
      program: string | null
      viewer: Viewer
    }
  | { kind: 'door'; response: globalThis.Response }
  /** Only looked at: nothing was written, and the files wait in the job's folder for a word. */
  | { kind: 'found'; preview: ImportPreview; job: UploadJob; viewer: Viewer }

type FieldErrors = Partial<Record<GivenField | 'program', string>>

/** Refused with what was typed, so that a form can show it again. */
class FieldsRefused extends UploadRefused {
  constructor(
    readonly fieldErrors: FieldErrors,
    code: 'invalid_field' | 'unknown_program' = 'invalid_field',
  ) {
    super(
      code,
      Object.entries(fieldErrors)
        .map(([field, why]) => `“${field}” ${why}.`)
        .join(' '),
    )
  }
}

const waitingUploads = 8

export interface Uploads {
  /** `look` is a first import: documents and evidence, read and told without being written. */
  receive(request: Request, via: 'page' | 'api' | 'look'): Promise<UploadOutcome>
  /** Writes what was looked at, in its turn. */
  store(job: UploadJob): Promise<UploadResult>
  answers: AnswerMemory
  limits: UploadLimits
  /** Uploads that are coming in or wait for their turn. */
  underWay(): number
}

/** Takes uploads in for one server. What an earlier process left behind is swept away now. */
export function createUploads(options: UploadOptions): Uploads {
  const limits = { ...uploadLimits, ...options.limits }
  const root = stagingRoot(options.db)
  sweepStaging(root)
  const enqueue = uploadQueue(waitingUploads)
  let receiving = 0
  const store = (job: UploadJob) => enqueue(() => runInWorker(options.db, job))
  async function receive(request: Request, via: 'page' | 'api' | 'look'): Promise<UploadOutcome> {
    const deed = via === 'look' ? 'import_documents' : 'upload_evidence'
    const atTheDoor = () => pass(() => options.requireDeed(webRequest(request), deed))
    const door = atTheDoor()
    if ('response' in door) return { kind: 'door', response: door.response }
    const { viewer } = door
    const told: { words: GivenWords; program: string | null } = { words: {}, program: null }
    let folder: string | null = null
    receiving += 1
    try {
      const refusal = refusalOfHead(request, limits)
      if (refusal !== null) throw refusal
      if (receiving > waitingUploads)
        throw new UploadRefused('busy', 'Too many uploads at once; try again in a moment.')
      folder = openStaging(root)
      const upload = await readMultipart(request, folder, limits)
      Object.assign(told, wordsOf(upload))
      if (upload.files.length + upload.refused.length === 0)
        throw new UploadRefused('no_files', 'The upload holds no files.')
      // Asked again: while the files came in, the role or the token may have been taken away.
      const still = atTheDoor()
      if ('response' in still) return { kind: 'door', response: still.response }
      const base = { ...jobOf(options.db, viewer, told, upload), folder, limits }
      const job: UploadJob = via === 'look' ? { ...base, via: 'page', look: true } : { ...base, via }
      const result = await store(job)
      if (result.kind === 'refused') throw new UploadRefused(result.code, result.message)
      if (result.kind === 'found') {
        folder = null
        return { kind: 'found', preview: result.preview, job, viewer }
      }
      return { kind: 'told', receipt: result.receipt, earlier: result.earlier, ...told, viewer }
    } catch (error) {
      const refusal = error instanceof UploadRefused ? error : unexpected(error, request, options)
      const fieldErrors = error instanceof FieldsRefused ? error.fieldErrors : {}
      return { kind: 'refused', refusal, fieldErrors, ...told, viewer }
    } finally {
      receiving -= 1
      if (folder !== null) dropStaging(folder)
    }
  }
  return { receive, store, answers: answerMemory(), limits, underWay: () => receiving }
}

function unexpected(error: unknown, request: Request, { reportError }: UploadOptions): UploadRefused {
  reportError(error, request.originalUrl)
  const storage = storageRefusal(error)
  if (storage !== null) return new UploadRefused(storage.code, storage.text)
  return new UploadRefused('failed', 'The server could not take this in; nothing was written.')
}

function pass(ask: () => Viewer): { viewer: Viewer } | { response: globalThis.Response } {
  try {
    return { viewer: ask() }
  } catch (thrown) {
    if (thrown instanceof globalThis.Response) return { response: thrown }
    throw thrown
  }
}

function wordsOf({ fields }: ReceivedUpload): { words: GivenWords; program: string | null } {
  const words: GivenWords = {}
  for (const field of givenFields) {
    const values = fields.get(field)
    if (values !== undefined) words[field] = values
  }
  const program = fields.get('program')?.[0]?.trim()
  return { words, program: program === undefined || program === '' ? null : program }
}

function jobOf(
  db: AssayDatabase,
  viewer: Viewer,
  { words, program }: { words: GivenWords; program: string | null },
  upload: ReceivedUpload,
) {
  const named = program === null ? null : programNamed(db, program)
  const timezone = named === null ? null : readDeclaredTimezone(db, { programId: named.id })
  const read = readGiven(words, timezone ?? 'UTC')
  if ('errors' in read) throw new FieldsRefused(read.errors)
  return {
    databaseFile: db.file,
    files: upload.files,
    refused: upload.refused,
    notes: upload.notes,
    given: read.given,
    program: named === null ? null : named.slug,
    documents: viewer.token === null && may(viewer.role, 'import_documents'),
    at: new Date().toISOString(),
    by: viewer.name,
  }
}

function programNamed(db: AssayDatabase, slug: string): ProgramRow {
  const programs = listPrograms(db)
  const found = programs.find((program) => program.slug === slug)
  if (found !== undefined) return found
  const known = programs
    .map((program) => program.slug)
    .slice(0, 12)
    .join(', ')
  throw new FieldsRefused(
    { program: `names none that is here${known === '' ? '' : `; known: ${known}`}` },
    'unknown_program',
  )
}
