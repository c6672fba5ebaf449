import { assembleImport } from './assemble-import'
import type { ImportProgress, ImportResult, ReceivedFile, Refusal } from './import-result'
import { explainDocument } from './markdown/explain/explain-document'
import { readDocument } from './markdown/index'
import { readProgram } from './markdown/program'

export type { ImportProgress, ImportResult, ReceivedFile, Refusal } from './import-result'

/**
 * Files to documents, program, runs, diagnostics and digest. Pure: the same files in any order give
 * the same result. A file that cannot be read refuses its own run or document; the rest goes in.
 */
export function buildImport(
  files: ReceivedFile[],
  onProgress?: (progress: ImportProgress) => void,
  refused: Refusal[] = [],
  { explain = false }: { explain?: boolean } = {},
): ImportResult {
  return assembleImport(files, {
    readers: { readDocument, readProgram },
    onProgress,
    refused,
    explain: explain ? ({ path, bytes }, groups) => explainDocument({ file: path, bytes, groups }) : undefined,
  })
}
