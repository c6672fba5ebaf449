import { randomBytes } from 'node:crypto'
import type { ImportPreview } from '~/reports/import-preview'
import type { UploadJob } from './process-upload'
import { dropStaging } from './staging'

/** Files that were looked at and wait for a word, with whose they are. */
export interface WaitingImport {
  memberId: number
  preview: ImportPreview
  job: UploadJob
}

/** Each may hold what one upload may hold: few, and not for long. */
const kept = 4
const keptMs = 30 * 60_000

/** In memory; the files lie in the staging folder and go when their time is over or their place is needed. */
export function importDesk() {
  const waiting = new Map<string, WaitingImport & { timer: NodeJS.Timeout }>()
  function drop(id: string): void {
    const found = waiting.get(id)
    if (found === undefined) return
    clearTimeout(found.timer)
    waiting.delete(id)
    dropStaging(found.job.folder)
  }
  return {
    keep(one: WaitingImport): string {
      const id = randomBytes(12).toString('base64url')
      const timer = setTimeout(() => drop(id), keptMs)
      timer.unref()
      waiting.set(id, { ...one, timer })
      if (waiting.size > kept) drop(waiting.keys().next().value as string)
      return id
    },
    /** For whoever brought it; null for others, and after a while for everybody. */
    find(id: string, memberId: number): WaitingImport | null {
      const found = waiting.get(id)
      return found === undefined || found.memberId !== memberId ? null : found
    },
    drop,
  }
}
export type ImportDesk = ReturnType<typeof importDesk>
