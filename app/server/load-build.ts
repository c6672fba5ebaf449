import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'

/** Beside the bundle the pages that share its packages; from the sources those that Vite built. */
export async function loadBuild(root: string): Promise<ServerBuild> {
  const bundled = join(dirname(fileURLToPath(import.meta.url)), 'pages.js')
  const file = existsSync(bundled) ? bundled : join(root, 'build/server/index.js')
  return import(pathToFileURL(file).href) as Promise<ServerBuild>
}
