import { createHash } from 'node:crypto'
import type { ExplainedDocument } from '~/domain/explained'
import type { ImportResult } from '~importers/build-import'
import { buildImportInWorker } from '~importers/import-worker'
import { uploadQueue } from '../upload/upload-queue'
import { UploadRefused } from '../upload/upload-refused'

/** The longest real tracker takes a fraction of a second; nobody waits longer for an answer on a page. */
const limitMs = 8000
/** Beyond so many waiting the rest is told to come again. */
const waiting = 4

export type CheckedDocument =
  | { kind: 'explained'; document: ExplainedDocument }
  | { kind: 'refused'; message: string }
  | { kind: 'busy' }

/**
 * Reads one document in a worker and says how each line was understood. Nothing is stored. One at a
 * time: a reader takes a whole core.
 */
export function documentChecker(read = buildImportInWorker) {
  const enqueue = uploadQueue(waiting)
  return async ({ file, bytes }: { file: string; bytes: Uint8Array }): Promise<CheckedDocument> => {
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const files = [{ path: file, bytes, sha256 }]
    try {
      return answerOf(await enqueue(() => read(files, { explain: true, timeLimitMs: limitMs })))
    } catch (error) {
      if (error instanceof UploadRefused) return { kind: 'busy' }
      throw error
    }
  }
}

function answerOf({ explained = [], refused, program, received }: ImportResult): CheckedDocument {
  const [document] = explained
  if (document !== undefined && document.refused === null) return { kind: 'explained', document }
  const [refusal] = refused
  if (refusal !== undefined) return { kind: 'refused', message: refusal.message }
  if (program !== null)
    return { kind: 'refused', message: 'a program declaration, read as such: nothing in it is a tracker' }
  const what = received.length === 0 ? 'nothing that could be read' : 'evidence or a run note, not a document'
  return { kind: 'refused', message: what }
}
