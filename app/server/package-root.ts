import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** From the sources and from the bundle alike: the nearest folder upwards whose package is this one. */
export function packageRoot(from = fileURLToPath(import.meta.url)): string {
  let folder = dirname(from)
  for (;;) {
    const manifest = join(folder, 'package.json')
    if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).name === 'assay') return folder
    const parent = dirname(folder)
    if (parent === folder) throw new Error('package.json of assay not found above the server: incomplete installation')
    folder = parent
  }
}
