import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { PageThreadData } from './page-job'
import { PageThread } from './page-thread'

const lookEveryMs = 1000
/** Share of a core that pages and all else take. */
const busyShare = 0.6
/** So many looks in a row: one page that takes a second is not yet a crowd. */
const busyLooks = 3
/** It was not that busy for so long: the thread's memory is given back. */
const idleMs = 600_000
/** After one that ended by itself. */
const restMs = 30_000

/** Who helps with pages, where somebody does. */
export interface HelpingThread {
  /** null while there is none that can make pages. */
  readonly thread: PageThread | null
  end(): Promise<void>
}

/** For a server that makes all pages itself. */
export const noHelp: HelpingThread = { thread: null, end: () => Promise.resolve() }

/**
 * Starts a second thread for pages once the thread of the requests is busy most of the time, where the
 * machine has a core for it, and lets it go when one would have been enough for a while. It has a connection
 * and a memory of its own, which hold as those of another process do: a small team never has one.
 */
export function helpWhenBusy(data: PageThreadData, reportError: (error: unknown, url: string) => void): HelpingThread {
  const entry = entryOfThread()
  // From the sources, in tests, there is none.
  if (entry === null || availableParallelism() < 2) return noHelp
  let thread: PageThread | null = null
  let looks = 0
  let notBefore = 0
  let neededAt = 0
  let before = performance.eventLoopUtilization()
  const start = () => {
    const gone = () => {
      thread = null
      notBefore = Date.now() + restMs
    }
    thread = new PageThread({ entry, data, reportError, gone })
  }
  const look = () => {
    const now = performance.eventLoopUtilization()
    const { utilization } = performance.eventLoopUtilization(now, before)
    before = now
    const isBusy = utilization + (thread === null ? 0 : thread.busyShare()) > busyShare
    looks = isBusy ? looks + 1 : 0
    if (isBusy) neededAt = Date.now()
    if (thread !== null && thread.busy === 0 && Date.now() - neededAt > idleMs) void thread.end()
    else if (thread === null && looks >= busyLooks && Date.now() >= notBefore) start()
  }
  const timer = setInterval(look, lookEveryMs).unref()
  return {
    get thread() {
      return thread?.isReady === true ? thread : null
    },
    end: async () => {
      clearInterval(timer)
      await thread?.end()
    },
  }
}

/** The file beside the bundle; null where the server runs from its sources. */
function entryOfThread(): URL | null {
  const folder = dirname(fileURLToPath(import.meta.url))
  for (const at of [folder, dirname(folder)]) {
    const bundled = join(at, 'page-worker.js')
    if (existsSync(bundled)) return pathToFileURL(bundled)
  }
  return null
}
