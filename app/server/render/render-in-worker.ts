import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { RenderedDocument } from '~/domain/rendered-document'
import { refusedDocument } from '~importers/markdown/render/render-document'
import { type RenderJob, renderPurpose } from './render-worker'

/**
 * The longest real document takes a third of a second of a free core, and several seconds where a
 * dozen others want it; beyond this it is meant to hold somebody up.
 */
export const renderLimitMs = 6000
/** Starting from TypeScript sources takes a second or two on a busy machine. */
const startLimitMs = 30_000
const memoryLimitMb = 512

/**
 * Renders in a thread of its own, so that no document can hold up a reader of another page. One that
 * takes too long or too much memory is refused; its lines as received can still be read.
 */
export function renderInWorker(job: RenderJob, limitMs = renderLimitMs): Promise<RenderedDocument> {
  const { entry, env } = workerEntry()
  const worker = new Worker(entry, {
    env,
    execArgv: [],
    workerData: { purpose: renderPurpose },
    resourceLimits: { maxOldGenerationSizeMb: memoryLimitMb },
  })
  return new Promise((resolve, reject) => {
    let settled = false
    const settle = (action: () => void) => {
      if (settled) return
      settled = true
      clearTimeout(timer)
      void worker.terminate().then(action)
    }
    let timer = setTimeout(() => settle(() => reject(new Error('the renderer did not start'))), startLimitMs)
    worker.on('message', (message: 'ready' | RenderedDocument) => {
      if (message !== 'ready') return settle(() => resolve(message))
      clearTimeout(timer)
      const why = `rendering it took longer than ${limitMs / 1000} s`
      timer = setTimeout(() => settle(() => resolve({ ...refusedDocument(why), forNow: true })), limitMs)
      worker.postMessage(job)
    })
    worker.on('error', (error: NodeJS.ErrnoException) =>
      settle(() =>
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? resolve(refusedDocument('rendering it takes too much memory'))
          : reject(error),
      ),
    )
    worker.on('exit', (code) => settle(() => reject(new Error(`the renderer ended early (code ${code})`))))
  })
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
    const bundled = join(at, 'render-worker.js')
    if (existsSync(bundled)) return { entry: pathToFileURL(bundled), env: process.env }
  }
  throw new Error(`no render-worker.js beside ${here}; build the project first`)
}
