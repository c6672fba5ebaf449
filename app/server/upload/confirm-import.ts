import type { Viewer } from '~/domain/people'
import { importTexts } from '~/reports/messages/import-page'
import type { AssayDatabase } from '~db/client.server'
import type { ImportDesk } from './import-desk'
import { confirmedJob, type ImportTarget } from './page-import'
import type { Uploads } from './upload-handler'
import { UploadRefused } from './upload-refused'

/** Where to go on, or why nothing was written. */
export type ConfirmedImport = { location: string } | { refusal: string; status: number }

/** Writes what was looked at into the program that was chosen; the files stay at hand where it is refused. */
export function confirmImport(db: AssayDatabase, uploads: Uploads, desk: ImportDesk) {
  return async function confirm(
    id: string,
    viewer: Viewer,
    at: string,
    target: ImportTarget,
  ): Promise<ConfirmedImport> {
    const found = desk.find(id, viewer.memberId)
    if (found === null) return { refusal: importTexts.expired, status: 410 }
    const asked = confirmedJob(db, { job: found.job, viewer, at, target })
    if ('refusal' in asked) return { ...asked, status: 400 }
    try {
      const result = await uploads.store(asked.job)
      if (result.kind === 'refused') return { refusal: result.message, status: 409 }
      if (result.kind === 'found') throw new Error('an import that was confirmed was only looked at')
      const number = result.receipt.id ?? result.earlier
      const program = `program=${encodeURIComponent(asked.job.program as string)}`
      if (number === null && result.receipt.outcome === 'at_hand') {
        desk.drop(id)
        return { location: `/?${program}` }
      }
      if (number === null) return { refusal: result.receipt.sentence, status: 422 }
      desk.drop(id)
      return { location: `/evidence/uploads/${number}?${program}` }
    } catch (error) {
      if (error instanceof UploadRefused) return { refusal: error.message, status: error.status }
      throw error
    }
  }
}
