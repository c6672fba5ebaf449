import type { Diagnostic } from '~/domain/place'
import type { DocumentPlan } from '~/domain/plan'
import { type Detected, detect } from './detect'
import { diagnosticList } from './diagnostic-list'
import { finiteFigures } from './formats/finite-figures'
import type { ReportInput, ResultInput } from './formats/received-content'
import {
  type ImportProgress,
  type ImportResult,
  largestFileBytes,
  type ReceivedFile,
  type Refusal,
  tooLarge,
} from './import-result'
import type { LocustInput } from './locust/group-runs'
import { readLocustFile } from './locust/index'
import { readPlainHistory } from './locust/plain-history'
import { tooManyRows } from './locust/row-limit'
import { type RunNote, readRunNote } from './locust/run-note'
import { refusalRules } from './markdown/guards'

/** The readers of Markdown; passed in, so that this part is tested without them. */
export interface MarkdownReaders {
  readDocument(input: { file: string; bytes: Uint8Array }): DocumentPlan
  readProgram(input: { file: string; bytes: Uint8Array }): {
    settings: ImportResult['program']
    diagnostics: Diagnostic[]
  }
}

/** Every file read by itself, before files are put together into runs. */
export interface ReadFiles {
  documents: ImportResult['documents']
  programs: { file: ReceivedFile; settings: NonNullable<ImportResult['program']> }[]
  locust: LocustInput[]
  results: ResultInput[]
  reports: ReportInput[]
  notes: { file: ReceivedFile; note: RunNote }[]
  /** Not a byte in them: a companion of a run that crashed early, or nothing at all. */
  empty: { file: ReceivedFile; reason: string }[]
  refused: Refusal[]
  /** Paths of documents among the refused. */
  refusedDocuments: string[]
  diagnostics: Diagnostic[]
}

/** Reads the files one by one. What one of them holds never keeps the others from being read. */
export function readFiles(
  files: ReceivedFile[],
  readers: MarkdownReaders,
  onProgress: (progress: ImportProgress) => void,
): ReadFiles {
  const read: ReadFiles = {
    documents: [],
    programs: [],
    locust: [],
    results: [],
    reports: [],
    notes: [],
    empty: [],
    refused: [],
    refusedDocuments: [],
    diagnostics: [],
  }
  const paths = new Set<string>()
  files.forEach((file, done) => {
    onProgress({ file: file.path, done, total: files.length })
    const size = file.bytes.byteLength
    if (paths.has(file.path)) {
      read.refused.push({ path: file.path, message: 'a second file with the same path' })
    } else if (size > largestFileBytes) {
      read.refused.push({ path: file.path, message: tooLarge(size, largestFileBytes) })
    } else {
      tryFile(file, readers, read)
    }
    paths.add(file.path)
  })
  onProgress({ file: null, done: files.length, total: files.length })
  return read
}

/** A parser that gives up on hostile input (a stack that overflows) refuses that file, not the import. */
function tryFile(file: ReceivedFile, readers: MarkdownReaders, read: ReadFiles): void {
  try {
    readFile(file, readers, read)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    read.refused.push({ path: file.path, message: `could not be read: ${message}` })
  }
}

function readFile(file: ReceivedFile, readers: MarkdownReaders, read: ReadFiles): void {
  const plain = readPlainHistory(file.bytes, file.path)
  if (plain !== null) {
    read.diagnostics.push(...plain.diagnostics)
    read.locust.push({ file, content: plain })
    return
  }
  const found = detect(file)
  const input = { file: file.path, bytes: file.bytes }
  if (found.kind === 'empty' && file.incidental === true) passOver(file, found.reason, read)
  else if (found.kind === 'empty') read.empty.push({ file, reason: found.reason })
  else if (found.kind === 'unknown') passOver(file, found.reason, read)
  else if (found.kind === 'evidence') readEvidenceFile(file, found, read)
  else if (found.kind === 'locust') {
    const tooMany = tooManyRows(found.decoded.text, found.locust)
    if (tooMany !== null) {
      read.refused.push({ path: file.path, message: tooMany })
      return
    }
    read.diagnostics.push(...found.decoded.diagnostics)
    const content = readLocustFile(found.decoded.text, found.locust, file.path)
    read.diagnostics.push(...content.diagnostics)
    read.locust.push({ file, content })
  } else if (found.kind === 'run_note') {
    const { note, diagnostics } = readRunNote(found.decoded.text, file.path)
    read.diagnostics.push(...found.decoded.diagnostics, ...diagnostics)
    if (note !== null) read.notes.push({ file, note })
    else read.refused.push({ path: file.path, message: firstError('the run note', diagnostics) })
  } else if (found.kind === 'program') {
    const { settings, diagnostics } = readers.readProgram(input)
    read.diagnostics.push(...diagnostics)
    if (settings === null)
      read.refused.push({ path: file.path, message: firstError('the program declaration', diagnostics) })
    else read.programs.push({ file, settings })
  } else if (found.unpacked) {
    read.refused.push({ path: file.path, message: 'a compressed document; unpack it first' })
  } else {
    const plan = readers.readDocument(input)
    const refusal = plan.diagnostics.find(({ rule }) => refusalRules.has(rule))
    if (refusal === undefined) read.documents.push({ file, plan })
    else {
      read.refused.push({ path: file.path, message: `line ${refusal.line}: ${refusal.message}` })
      read.refusedDocuments.push(file.path)
    }
  }
}

/** By its format: a run, a report, or the reason why there is nothing to take in. */
function readEvidenceFile(
  file: ReceivedFile,
  { format, input, decoded }: Extract<Detected, { kind: 'evidence' }>,
  read: ReadFiles,
): void {
  const result = format.read(input)
  read.diagnostics.push(...decoded.diagnostics, ...result.diagnostics)
  if (result.kind === 'run') {
    const list = diagnosticList(file.path)
    read.results.push({ file, format: format.id, content: finiteFigures(result.run, list) })
    read.diagnostics.push(...list.all())
  } else if (result.kind === 'report') read.reports.push({ file, format: format.id, content: result.report })
  else read.refused.push({ path: file.path, message: `${format.title}: ${result.message}` })
}

/** A stray `package.json` in a folder is no mistake of whoever imports the folder. */
function passOver(file: ReceivedFile, reason: string, read: ReadFiles): void {
  if (file.incidental !== true) {
    read.refused.push({ path: file.path, message: reason })
    return
  }
  const place = { file: file.path, line: 1, column: 1 }
  read.diagnostics.push({ ...place, severity: 'info', rule: 'not-evidence', message: `passed over: ${reason}` })
}

function firstError(what: string, diagnostics: Diagnostic[]): string {
  const error = diagnostics.find(({ severity }) => severity === 'error')
  return error === undefined ? `${what} is invalid` : `${what} is invalid: line ${error.line}: ${error.message}`
}
