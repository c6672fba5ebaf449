import type { EventLoopUtilization } from 'node:perf_hooks'
import { Worker } from 'node:worker_threads'
import type { PageAnswer, PageJob, PageThreadData, ThreadMessage } from './page-job'

/** Closing a database takes milliseconds. */
const endLimitMs = 2000

export interface PageThreadOptions {
  entry: URL
  data: PageThreadData
  reportError(error: unknown, url: string): void
  /** It has ended, by itself or because it was asked to. */
  gone(): void
}

/** A thread that makes pages, with what it is at. */
export class PageThread {
  private readonly worker: Worker
  private readonly waiting = new Map<number, (answer: PageAnswer | null) => void>()
  private last = 0
  private looked: EventLoopUtilization
  /** It has judged what it takes and can make pages. */
  isReady = false

  constructor({ entry, data, reportError, gone }: PageThreadOptions) {
    this.worker = new Worker(entry, { workerData: data, execArgv: [] })
    this.looked = this.worker.performance.eventLoopUtilization()
    this.worker.on('message', (message: ThreadMessage) => {
      if (message.kind === 'ready') this.isReady = true
      else if (message.kind === 'error') reportError(message.error, message.url)
      else if (message.kind === 'failed') this.settle(message.id, null)
      else this.settle(message.answer.id, message.answer)
    })
    this.worker.on('error', (error) => reportError(error, 'page thread'))
    this.worker.on('exit', () => {
      this.isReady = false
      for (const id of [...this.waiting.keys()]) this.settle(id, null)
      gone()
    })
    this.worker.unref()
  }

  /** Pages it is at. */
  get busy(): number {
    return this.waiting.size
  }

  /** Share of the time since the last question in which it had something to do. */
  busyShare(): number {
    const now = this.worker.performance.eventLoopUtilization()
    const { utilization } = this.worker.performance.eventLoopUtilization(now, this.looked)
    this.looked = now
    return utilization
  }

  /** null where it could not make the page: it is to be made elsewhere. */
  make(job: Omit<PageJob, 'id'>): Promise<PageAnswer | null> {
    this.last += 1
    const id = this.last
    return new Promise((resolve) => {
      this.waiting.set(id, resolve)
      this.worker.postMessage({ ...job, id } satisfies PageJob)
    })
  }

  /** Closes its database and ends. */
  async end(): Promise<void> {
    this.isReady = false
    const ended = new Promise((done) => this.worker.once('exit', done))
    this.worker.ref()
    this.worker.postMessage('end')
    const late = setTimeout(() => void this.worker.terminate(), endLimitMs)
    await ended
    clearTimeout(late)
  }

  private settle(id: number, answer: PageAnswer | null): void {
    const resolve = this.waiting.get(id)
    this.waiting.delete(id)
    resolve?.(answer)
  }
}
