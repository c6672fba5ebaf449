import type { EvidenceFile, Run } from '~/domain/evidence'
import type { Diagnostic } from '~/domain/place'
import type { ReceivedFile } from './import-result'
import { splitPath } from './locust/file-names'
import type { RunNote } from './locust/run-note'

export interface NoteInput {
  file: ReceivedFile
  note: RunNote
}

/** What a run note may belong to, told from where its files lie and what they are called. */
export interface NoteTarget {
  /** '' for the folder of the import. */
  folder: string
  /** What is left of the file names; '' where they say nothing. */
  prefix: string
  /** Without a note: the prefix, else the folder's name. */
  label: string
}

/** Files that make one run, before its note is known. */
export interface RunCandidate extends NoteTarget {
  files: ReceivedFile[]
  /** Files of other kinds beside it that bear its prefix are part of it (Locust writes four). */
  hasCompanions: boolean
  /** False where its files hold no figures of their own. */
  hasFigures: boolean
  /** Why the files make no run; null where they do. */
  lacking: string | null
  assemble(note: NoteInput | null): { run: Run; diagnostics: Diagnostic[] }
}

/** A received file as evidence keeps it. */
export function evidenceFile(file: ReceivedFile, kind: EvidenceFile['kind']): EvidenceFile {
  return { name: splitPath(file.path).base, sha256: file.sha256, bytes: file.bytes.byteLength, kind }
}
