import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import type { ImportProgress, ImportResult, ReceivedFile, Refusal } from './import-result'
import { startOfWorker } from './worker-start'

/** Beyond any real file: the slowest of the model program takes a fraction of a second. */
const defaultTimeLimitMs = 10_000
/** Starting from TypeScript sources takes a second or two on a busy machine. */
const startLimitMs = 60_000
/** Putting runs together and handing the result over; no single file is to blame any more. */
const assemblyLimitMs = 60_000
const memoryLimitMb = 2048

export interface WorkerOptions {
  onProgress?: ((progress: ImportProgress) => void) | undefined
  /** For each single file. */
  timeLimitMs?: number | undefined
  /** Files that the folder walk has refused already. */
  refused?: Refusal[] | undefined
  /** Also say how each line of each document was understood. */
  explain?: boolean | undefined
  /**
   * The thread waits for the next files where it read these to their end: loading its code takes longer than
   * most files. For callers that are threads themselves: it ends with theirs, and keeps theirs alive.
   */
  keepsThread?: boolean | undefined
}

/** Marks a worker as ours: tests and servers may run in worker threads themselves. */
const purpose = 'assay-import'

interface WorkerInput {
  files: ReceivedFile[]
  refused: Refusal[]
  explain: boolean
}

/** The result without the bytes, which this side has already. */
interface SlimResult extends Omit<ImportResult, 'documents' | 'received'> {
  documents: { path: string; plan: ImportResult['documents'][number]['plan'] }[]
  received: string[]
}

type Message =
  | { kind: 'progress'; progress: ImportProgress }
  | { kind: 'result'; result: SlimResult }
  | { kind: 'failed'; message: string }

/** The work stopped at this file: over time or out of memory. */
interface Stopped {
  path: string
  message: string
}

/**
 * `buildImport` in a worker thread, so that no file can hold up the caller. A file over the time or
 * memory limit is refused by name and the rest is read again without it.
 */
export async function buildImportInWorker(files: ReceivedFile[], options: WorkerOptions = {}): Promise<ImportResult> {
  const refused = [...(options.refused ?? [])]
  let rest = files
  for (;;) {
    const left = rest
    const skipped = files.length - left.length
    const outcome = await runOnce(
      { files: left, refused, explain: options.explain === true },
      options,
      ({ file, done }) => options.onProgress?.({ file, done: done + skipped, total: files.length }),
    )
    if ('digest' in outcome) return withBytes(outcome, left)
    refused.push(outcome)
    rest = left.filter(({ path }) => path !== outcome.path)
  }
}

/** A thread that has read before. After so many readings another takes its place. */
let waiting: Worker | null = null
const readings = new WeakMap<Worker, number>()
const mostReadings = 200

function takeWorker(): Worker {
  const worker = waiting
  waiting = null
  if (worker !== null) {
    deafen(worker)
    return worker
  }
  const { entry, ...start } = startOfWorker(import.meta.url)
  return new Worker(entry, {
    ...start,
    execArgv: [],
    workerData: { purpose },
    resourceLimits: { maxOldGenerationSizeMb: memoryLimitMb },
  })
}

/** Whoever used it before hears nothing of it any more. */
function deafen(worker: Worker): void {
  for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event)
}

/** false where the thread is to end. */
function keepWorker(worker: Worker): boolean {
  const count = (readings.get(worker) ?? 0) + 1
  readings.set(worker, count)
  if (waiting !== null || count >= mostReadings) return false
  const forget = () => {
    if (waiting === worker) waiting = null
  }
  deafen(worker)
  worker.on('error', forget)
  worker.on('exit', forget)
  waiting = worker
  return true
}

function runOnce(
  input: WorkerInput,
  options: WorkerOptions,
  onProgress: (progress: ImportProgress) => void,
): Promise<SlimResult | Stopped> {
  const limit = options.timeLimitMs ?? defaultTimeLimitMs
  const worker = takeWorker()
  worker.postMessage(input)
  return new Promise((resolve, reject) => {
    let current: string | null = null
    let settled = false
    let timer = setTimeout(onTimeout, startLimitMs)
    /** Only the first outcome counts: terminating brings an exit, and sometimes an error, of its own. */
    function settle(action: () => void) {
      if (settled) return
      settled = true
      clearTimeout(timer)
      void worker.terminate().then(action)
    }
    function finish(action: () => void) {
      if (options.keepsThread !== true || !keepWorker(worker)) return settle(action)
      settled = true
      clearTimeout(timer)
      action()
    }
    function stop(why: string) {
      const path = current
      if (path === null) settle(() => reject(new Error(`the import stopped between files: ${why}`)))
      else settle(() => resolve({ path, message: why }))
    }
    function onTimeout() {
      stop(`reading it took longer than ${limit / 1000} s`)
    }
    worker.on('message', (message: Message) => {
      if (settled) return
      if (message.kind === 'result') finish(() => resolve(message.result))
      else if (message.kind === 'failed') settle(() => reject(new Error(message.message)))
      else {
        clearTimeout(timer)
        current = message.progress.file
        timer = setTimeout(onTimeout, current === null ? assemblyLimitMs : limit)
        onProgress(message.progress)
      }
    })
    worker.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') stop('reading it takes too much memory')
      else settle(() => reject(error))
    })
    worker.on('exit', (code) => settle(() => reject(new Error(`the import worker ended early (code ${code})`))))
  })
}

function withBytes(result: SlimResult, files: ReceivedFile[]): ImportResult {
  const byPath = new Map(files.map((file) => [file.path, file]))
  return {
    ...result,
    documents: result.documents.map(({ path, plan }) => ({ file: byPath.get(path)!, plan })),
    received: result.received.map((path) => byPath.get(path)!),
  }
}

async function work(port: NonNullable<typeof parentPort>, input: WorkerInput): Promise<void> {
  const post = (message: Message) => port.postMessage(message)
  try {
    const { buildImport } = await import('./build-import')
    const result = buildImport(input.files, (progress) => post({ kind: 'progress', progress }), input.refused, {
      explain: input.explain,
    })
    const documents = result.documents.map(({ file, plan }) => ({ path: file.path, plan }))
    post({ kind: 'result', result: { ...result, documents, received: result.received.map(({ path }) => path) } })
  } catch (error) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error)
    post({ kind: 'failed', message: detail })
  }
}

if (!isMainThread && parentPort !== null && (workerData as { purpose?: string } | null)?.purpose === purpose) {
  const port = parentPort
  port.on('message', (input: WorkerInput) => void work(port, input))
}
