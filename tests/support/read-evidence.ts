import { assembleImport } from '~importers/assemble-import'
import { hashOf } from '~importers/content-hash'
import type { ImportResult, ReceivedFile, Refusal } from '~importers/import-result'
import type { MarkdownReaders } from '~importers/read-files'

/** A received file from a text or bytes. */
export function received(path: string, content: string | Uint8Array): ReceivedFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return { path, bytes, sha256: hashOf(bytes) }
}

const noMarkdown: MarkdownReaders = {
  readDocument: () => {
    throw new Error('no document expected')
  },
  readProgram: () => {
    throw new Error('no program expected')
  },
}

/** Imports evidence alone: any document among the files is refused. */
export function readEvidence(files: ReceivedFile[], refused: Refusal[] = []): ImportResult {
  return assembleImport(files, { readers: noMarkdown, refused })
}
