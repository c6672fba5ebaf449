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
  function keep(one: WaitingImport): string {
    const id = randomBytes(12).toString('base64url')
    put(id, one)
    return id
  }
  function put(id: string, one: WaitingImport): void {
    const timer = setTimeout(() => drop(id), keptMs)
    timer.unref()
    waiting.set(id, { ...one, timer })
    if (waiting.size <= kept) return
    // Whoever brings many gives up their own first.
    const own = [...waiting].find(([other, { memberId }]) => other !== id && memberId === one.memberId)
    drop(own === undefined ? (waiting.keys().next().value as string) : own[0])
  }
  /** For whoever brought it; null for others, and after a while for everybody. */
  function find(id: string, memberId: number): WaitingImport | null {
    const found = waiting.get(id)
    return found === undefined || found.memberId !== memberId ? null : found
  }
  /** The same, and off the desk with its files: nobody else writes them, and no time runs out over them. */
  function take(id: string, memberId: number): WaitingImport | null {
    const found = waiting.get(id)
    if (found === undefined || found.memberId !== memberId) return null
    clearTimeout(found.timer)
    waiting.delete(id)
    return { memberId, preview: found.preview, job: found.job }
  }
  return { keep, find, take, putBack: put }
}
export type ImportDesk = ReturnType<typeof importDesk>
