import type { EvidenceFile, Run } from '~/domain/evidence'
import type { ExplainedDocument } from '~/domain/explained'
import type { Diagnostic } from '~/domain/place'
import type { DocumentPlan } from '~/domain/plan'
import type { ProgramSettings } from '~/domain/program'
import type { Report } from '~/domain/report-evidence'

/** A file as it came in. `path` is for people and for grouping; nothing is ever opened by it again. */
export interface ReceivedFile {
  /** With `/` between folders, whatever the platform. */
  path: string
  bytes: Uint8Array
  /** Lower-case hex of the bytes. */
  sha256: string
  /** Found by walking a folder, with an ending that many things bear: where it is no evidence, that is no error. */
  incidental?: boolean
}

export interface Refusal {
  path: string
  message: string
}

/** What one import holds, before anything touches a database. */
export interface ImportResult {
  documents: { file: ReceivedFile; plan: DocumentPlan }[]
  /** Declared settings of the program, null where no program.md came along. */
  program: Partial<ProgramSettings> | null
  runs: Run[]
  /** Test, coverage and metric reports. */
  reports: Report[]
  evidenceFiles: EvidenceFile[]
  /** Files that were not taken in, each with the reason. */
  refused: Refusal[]
  diagnostics: Diagnostic[]
  /** Hash over names and content hashes: equal digests mean equal imports. */
  digest: string
  /** How each line of each document was understood, also of those that were refused; absent where nobody asked. */
  explained?: ExplainedDocument[]
  /** The accepted files with their bytes, for content-addressed storage. */
  received: ReceivedFile[]
}

export interface ImportProgress {
  /** The file about to be read; null while runs are put together. */
  file: string | null
  done: number
  total: number
}

/** 50 MB: the largest real file of a full history is a tenth of that. */
export const largestFileBytes = 50 * 1024 * 1024

/** 512 MB: what one import holds in memory at once, some hundred times a real program. */
export const largestImportBytes = 512 * 1024 * 1024

/** The sentence for a file over the limit. Sizes in bytes. */
export function tooLarge(size: number, largest: number): string {
  const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1)
  return `${megabytes(size)} MB; files over ${megabytes(largest)} MB are not read`
}
