import type { ImportProgress, ImportResult } from '~importers/build-import'
import { discover } from '~importers/discover'
import { buildImportInWorker } from '~importers/import-worker'

/**
 * Reads files and folders and what they hold; nothing is written. In a worker with a time limit for
 * each file, so that no file can hold up the rest.
 */
export async function readImport(
  paths: string[],
  onProgress?: (progress: ImportProgress) => void,
  { explain = false }: { explain?: boolean } = {},
): Promise<ImportResult> {
  const found = discover(paths)
  return buildImportInWorker(found.files, { onProgress, refused: found.refused, explain })
}
