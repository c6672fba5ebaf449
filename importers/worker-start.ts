import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

export interface WorkerStart {
  file: URL
  execArgv: string[]
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
    if (found !== undefined) return { file: pathToFileURL(found), execArgv: [], env: process.env }
  }
  throw new Error(`no import-worker.js beside ${here}; build the project first`)
}

/** The parent's own loader flags do not matter; the aliases of tsconfig.json must be found from any folder. */
function startOfSource(source: string): WorkerStart {
  const tsx = createRequire(source).resolve('tsx')
  return {
    file: pathToFileURL(source),
    execArgv: ['--import', pathToFileURL(tsx).href],
    env: { ...process.env, TSX_TSCONFIG_PATH: join(dirname(source), '../tsconfig.json') },
  }
}
