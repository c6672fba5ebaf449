import { isMainThread, parentPort, workerData } from 'node:worker_threads'
import { type AssayDatabase, openDatabase } from '~db/client.server'
import type { AheadMessage } from './judge-ahead'
import { processUpload, type UploadJob, type UploadResult } from './process-upload'
import { tellAhead } from './tell-ahead'

/** Marks a worker as ours: tests and servers may run in worker threads themselves. */
export const uploadPurpose = 'assay-upload'

/** A job, and the gate before its commit (judge-ahead.ts). */
export interface WorkerOrder {
  job: UploadJob
  gate: SharedArrayBuffer
}

/** `fit`: the thread may take the next upload as well. */
export type WorkerAnswer = (UploadResult | { kind: 'failed'; message: string }) & { fit: boolean }

/** Beyond this a thread that remembers its programs is not worth its memory. */
const mostHeap = 400_000_000

/** Kept from upload to upload, with what is remembered of its programs; a new one after anything but success. */
let connection: AssayDatabase | null = null

function database(file: string): AssayDatabase {
  if (connection !== null && connection.file !== file) close()
  if (connection === null) connection = openDatabase(file)
  return connection
}

function close(): void {
  connection?.close()
  connection = null
}

async function work(port: NonNullable<typeof parentPort>, { job, gate }: WorkerOrder): Promise<void> {
  const left: (() => void)[] = []
  const tell = (message: AheadMessage) => port.postMessage(message)
  try {
    const ahead = (db: AssayDatabase) => tellAhead(db, { tell, gate })
    const result = await processUpload(job, { database, ahead, behind: (work) => left.push(work) })
    const fit = result.kind === 'told' && process.memoryUsage().heapUsed < mostHeap
    port.postMessage({ ...result, fit } satisfies WorkerAnswer)
    for (const work of left) work()
    if (!fit) close()
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
    close()
    port.postMessage({ kind: 'failed', message, fit: false } satisfies WorkerAnswer)
  }
}

const given = workerData as { purpose?: string } | null
if (!isMainThread && parentPort !== null && given?.purpose === uploadPurpose) {
  const port = parentPort
  port.on('message', (order: WorkerOrder | 'end') => {
    if (order !== 'end') return void work(port, order)
    close()
    // Not by closing the port alone: the thread that reads files waits beside this one.
    process.exit()
  })
}
