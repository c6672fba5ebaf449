import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

export interface WorkerStart {
  entry: URL
  env: NodeJS.ProcessEnv
}

/** Where the bundle keeps the worker, seen from the module that starts it or a folder above. */
const bundledPlaces = ['import-worker.js', 'importers/import-worker.js', 'node/import-worker.js']

/**
 * How to start the import worker from the module at this address: the TypeScript source through tsx
 * in development and tests, the bundled file in a build (which may have been split into chunks).
 */
export function startOfWorker(moduleUrl: string): WorkerStart {
  const here = fileURLToPath(moduleUrl)
  if (here.endsWith('.ts')) return startOfSource(here)
  for (let folder = dirname(here), depth = 0; depth < 4; folder = dirname(folder), depth++) {
    const found = bundledPlaces.map((place) => join(folder, place)).find((path) => existsSync(path))
    if (found !== undefined) return { entry: pathToFileURL(found), env: process.env }
  }
  throw new Error(`no import-worker.js beside ${here}; build the project first`)
}

/** The aliases of tsconfig.json must be found from any working folder. */
function startOfSource(source: string): WorkerStart {
  const folder = dirname(source)
  return {
    entry: pathToFileURL(join(folder, 'source-worker.mjs')),
    env: { ...process.env, TSX_TSCONFIG_PATH: join(folder, '../tsconfig.json') },
  }
}
