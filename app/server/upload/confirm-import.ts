import type { Viewer } from '~/domain/people'
import { importTexts } from '~/reports/messages/import-page'
import type { AssayDatabase } from '~db/client.server'
import type { ImportDesk } from './import-desk'
import { confirmedJob, type ImportTarget } from './page-import'
import type { UploadResult } from './process-upload'
import { dropStaging } from './staging'
import type { Uploads } from './upload-handler'
import { uploadQueue } from './upload-queue'
import { UploadRefused, uploadStatuses } from './upload-refused'

/** Where to go on, or why nothing was written. */
export type ConfirmedImport = { location: string } | { refusal: string; status: number }

const waitingConfirms = 8

/**
 * Writes what was looked at into the program that was chosen; the files stay at hand where it is refused.
 * One at a time: what is asked of a slug still holds when it is written, and nothing is written twice.
 */
export function confirmImport(db: AssayDatabase, uploads: Uploads, desk: ImportDesk) {
  const enqueue = uploadQueue(waitingConfirms)
  return async function confirm(
    id: string,
    viewer: Viewer,
    at: string,
    target: ImportTarget,
  ): Promise<ConfirmedImport> {
    const inTurn = async (): Promise<ConfirmedImport> => {
      const found = desk.take(id, viewer.memberId)
      if (found === null) return { refusal: importTexts.expired, status: 410 }
      let written = false
      try {
        const asked = confirmedJob(db, { job: found.job, viewer, at, target })
        if ('refusal' in asked) return { ...asked, status: 400 }
        const answer = answerOf(await uploads.store(asked.job), asked.job.program as string)
        written = 'location' in answer
        return answer
      } finally {
        if (written) dropStaging(found.job.folder)
        else desk.putBack(id, found)
      }
    }
    try {
      return await enqueue(inTurn)
    } catch (error) {
      if (error instanceof UploadRefused) return { refusal: error.message, status: error.status }
      throw error
    }
  }
}

function answerOf(result: UploadResult, slug: string): ConfirmedImport {
  if (result.kind === 'refused') return { refusal: result.message, status: uploadStatuses[result.code] }
  if (result.kind === 'found') throw new Error('an import that was confirmed was only looked at')
  const { receipt, earlier } = result
  const number = receipt.id ?? earlier
  const program = `program=${encodeURIComponent(slug)}`
  if (number !== null) return { location: `/evidence/uploads/${number}?${program}` }
  return receipt.outcome === 'at_hand' ? { location: `/?${program}` } : { refusal: receipt.sentence, status: 422 }
}
