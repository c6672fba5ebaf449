import { UploadRefused } from './upload-refused'

/**
 * Uploads one after the other: SQLite has one writer, and two that wait for it in threads of their
 * own would only take memory. Beyond `waiting` the rest is told to come again.
 */
export function uploadQueue(waiting: number) {
  let last: Promise<unknown> = Promise.resolve()
  let count = 0
  return async function enqueue<T>(work: () => Promise<T>): Promise<T> {
    if (count > waiting) throw new UploadRefused('busy', 'Too many uploads at once; try again in a moment.')
    count += 1
    const turn = last.then(work, work)
    last = turn.catch(() => undefined)
    try {
      return await turn
    } finally {
      count -= 1
    }
  }
}
