import { isMainThread, parentPort, workerData } from 'node:worker_threads'
import { renderDocument } from '~importers/markdown/render/render-document'

/** Marks a worker as ours: tests and servers may run in worker threads themselves. */
export const renderPurpose = 'assay-render'

export interface RenderJob {
  file: string
  bytes: Uint8Array
}

const given = workerData as { purpose?: string } | null
if (!isMainThread && parentPort !== null && given?.purpose === renderPurpose) {
  const port = parentPort
  port.on('message', (job: RenderJob) => port.postMessage(renderDocument(job)))
  port.postMessage('ready')
}
