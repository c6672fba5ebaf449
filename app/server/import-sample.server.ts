import { existsSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { AssayDatabase } from '~db/client.server'
import type { ImportProgress } from '~importers/build-import'
import { discover } from '~importers/discover'
import { buildImportInWorker } from '~importers/import-worker'
import { type IngestReport, ingest } from '~importers/ingest.server'

export interface SampleOptions {
  /** Root of this package: `content/` lies below it. */
  root: string
  importedAt: string
  onProgress?: (progress: ImportProgress) => void
}

/**
 * Brings the bundled sample programs up to date: every folder of `content/` that has a
 * `program.md`. What did not change is left alone. Paths are stored from the package's root, so
 * that moving the checkout changes nothing.
 */
export async function importSamples(db: AssayDatabase, options: SampleOptions): Promise<IngestReport[]> {
  const reports: IngestReport[] = []
  for (const folder of sampleFolders(options.root)) {
    const found = discover([folder])
    const own = (path: string) => relative(options.root, path).split('\\').join('/')
    const result = await buildImportInWorker(
      found.files.map((file) => ({ ...file, path: own(file.path) })),
      {
        onProgress: options.onProgress,
        refused: found.refused.map((refusal) => ({ ...refusal, path: own(refusal.path) })),
      },
    )
    reports.push(
      ingest(db, result, { importedAt: options.importedAt, sample: true, sourceFolder: own(folder), actor: 'sample' }),
    )
  }
  return reports
}

function sampleFolders(root: string): string[] {
  const content = join(root, 'content')
  if (!existsSync(content)) return []
  return readdirSync(content, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(content, entry.name))
    .filter((folder) => existsSync(join(folder, 'program.md')))
}
