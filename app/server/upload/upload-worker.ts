import { isMainThread, parentPort, workerData } from 'node:worker_threads'
import { processUpload, type UploadJob, type UploadResult } from './process-upload'

/** Marks a worker as ours: tests and servers may run in worker threads themselves. */
export const uploadPurpose = 'assay-upload'

export type WorkerAnswer = UploadResult | { kind: 'failed'; message: string }

async function work(port: NonNullable<typeof parentPort>, job: UploadJob): Promise<void> {
  const post = (answer: WorkerAnswer) => port.postMessage(answer)
  const left: (() => void)[] = []
  try {
    post(await processUpload(job, (work) => left.push(work)))
  } catch (error) {
    post({ kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
  for (const work of left) work()
}

const given = workerData as { purpose?: string } | null
if (!isMainThread && parentPort !== null && given?.purpose === uploadPurpose) {
  const port = parentPort
  port.once('message', (job: UploadJob) => void work(port, job))
}
