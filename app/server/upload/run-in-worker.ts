import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { AssayDatabase } from '~db/client.server'
import { type AheadMessage, judgingAhead } from './judge-ahead'
import type { UploadJob, UploadResult } from './process-upload'
import type { WorkerAnswer, WorkerOrder } from './upload-worker'

/** Reading has time limits of its own for each file; beyond this something is wrong with the server. */
const limitMs = 300_000
const memoryLimitMb = 2048
/** Closing a database takes milliseconds. */
const endLimitMs = 2000

/** A thread that has loaded its code and waits: loading takes longer than most uploads. */
let spare: Worker | null = null
let keepsSpare = false
const uploads = new WeakMap<Worker, number>()
/** After so many uploads a new thread takes its place: whatever they left behind goes with it. */
const mostUploads = 200

/** From now on a thread waits for the next upload. It keeps no process alive; one that ends is forgotten. */
export function keepSpareWorker(): void {
  keepsSpare = true
  if (spare === null) wait(startWorker())
}

/** The thread that waits ends, with its connection to the database. */
export async function endSpareWorker(): Promise<void> {
  keepsSpare = false
  const worker = spare
  spare = null
  if (worker === null) return
  worker.ref()
  const ended = new Promise((done) => worker.once('exit', done))
  worker.postMessage('end')
  const late = setTimeout(() => void worker.terminate(), endLimitMs)
  await ended
  clearTimeout(late)
}

function wait(worker: Worker): void {
  const forget = () => {
    if (spare === worker) spare = null
  }
  deafen(worker)
  worker.on('error', forget)
  worker.on('exit', forget)
  worker.unref()
  spare = worker
}

function startWorker(): Worker {
  const { entry, env } = workerEntry()
  return new Worker(entry, {
    env,
    execArgv: [],
    workerData: { purpose: 'assay-upload' },
    resourceLimits: { maxOldGenerationSizeMb: memoryLimitMb },
  })
}

/** Whoever used it before hears nothing of it any more. */
function deafen(worker: Worker): void {
  for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event)
}

function takeWorker(): Worker {
  const worker = spare ?? startWorker()
  spare = null
  deafen(worker)
  worker.ref()
  return worker
}

/**
 * One upload in a thread and a database connection of its own: nobody who reads pages waits for it. `db` is
 * the connection of those who read, for which it is judged ahead.
 */
export function runInWorker(db: AssayDatabase, job: UploadJob): Promise<UploadResult> {
  const worker = takeWorker()
  const ahead = judgingAhead(db)
  worker.postMessage({ job, gate: ahead.gate } satisfies WorkerOrder)
  const answer = new Promise<UploadResult>((resolve, reject) => {
    let settled = false
    const settle = (action: () => void) => {
      if (settled) return
      settled = true
      clearTimeout(timer)
      if (keepsSpare) keepSpareWorker()
      void worker.terminate().then(action)
    }
    const timer = setTimeout(() => settle(() => reject(new Error('the upload took too long'))), limitMs)
    // The thread has to tidy up behind its answer, which goes out meanwhile.
    worker.on('message', (answer: WorkerAnswer | AheadMessage) => {
      if (settled) return
      if (answer.kind === 'runs_ahead' || answer.kind === 'recorded') return ahead.hear(answer)
      settled = true
      clearTimeout(timer)
      release(worker, answer.fit)
      if (answer.kind === 'failed') reject(new Error(answer.message))
      else resolve(answer)
    })
    worker.on('error', (error) => settle(() => reject(error)))
    worker.on('exit', (code) => settle(() => reject(new Error(`the upload worker ended early (code ${code})`))))
  })
  return answer.finally(ahead.over)
}

/** It waits for the next upload, or ends by itself and another does. */
function release(worker: Worker, fit: boolean): void {
  const count = (uploads.get(worker) ?? 0) + 1
  uploads.set(worker, count)
  if (keepsSpare && spare === null && fit && count < mostUploads) wait(worker)
  else {
    worker.postMessage('end')
    worker.unref()
    if (keepsSpare) keepSpareWorker()
  }
}

/** The TypeScript source through tsx in development and tests, else the file beside the bundle. */
function workerEntry(): { entry: URL; env: NodeJS.ProcessEnv } {
  const here = fileURLToPath(import.meta.url)
  const folder = dirname(here)
  if (here.endsWith('.ts')) {
    const env = { ...process.env, TSX_TSCONFIG_PATH: join(folder, '../../../tsconfig.json') }
    return { entry: pathToFileURL(join(folder, 'source-worker.mjs')), env }
  }
  for (const at of [folder, dirname(folder)]) {
    const bundled = join(at, 'upload-worker.js')
    if (existsSync(bundled)) return { entry: pathToFileURL(bundled), env: process.env }
  }
  throw new Error(`no upload-worker.js beside ${here}; build the project first`)
}
