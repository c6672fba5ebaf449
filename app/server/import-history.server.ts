import type { AssayDatabase } from '~db/client.server'
import { resolveProgram } from '~db/writes/resolve-program'
import { writeTransaction } from '~db/writes/transaction'
import type { History } from '~importers/git/history'
import type { ImportProgress, ImportResult } from '~importers/import-result'
import { buildImportInWorker } from '~importers/import-worker'
import { type IngestReport, ingest } from '~importers/ingest.server'

export interface HistoryOptions {
  importedAt: string
  program?: string | undefined
  actor: string
}

/** Reads every version in one worker; one that cannot be read is refused by name. */
export async function readVersions(
  history: History,
  onProgress?: (progress: ImportProgress) => void,
): Promise<ImportResult> {
  const files = history.versions.map(({ file }) => file)
  return buildImportInWorker(files, { onProgress, refused: history.refused })
}

/**
 * Takes every committed version in as a snapshot that holds from its commit's date, oldest first:
 * all or nothing, and a second time nothing new. The newest tracker says which program it is.
 */
export function importHistory(
  db: AssayDatabase,
  history: History,
  read: ImportResult,
  options: HistoryOptions,
): IngestReport {
  const { importedAt, actor } = options
  const byPath = new Map(read.documents.map((document) => [document.file.path, document]))
  const known = history.versions.flatMap((version) => {
    const document = byPath.get(version.file.path)
    return document === undefined ? [] : [{ ...version, document }]
  })
  const newest = known.findLast(({ document }) => document.plan.role === 'tracker') ?? known.at(-1)
  if (newest === undefined) return nothing(read)
  return writeTransaction(db, () => {
    const program = resolveProgram(db, {
      slug: options.program ?? null,
      declaredSlug: null,
      declaredTitle: null,
      documentTitle: newest.document.plan.title,
      sourceFolder: history.folder,
      sample: false,
      at: importedAt,
    })
    const reports = known.map(({ at, commit, document }) =>
      ingest(db, onlyDocument(read, document, commit), { importedAt, program: program.slug, effectiveAt: at, actor }),
    )
    const { id, slug, title, sample } = program
    return {
      ...nothing(read),
      program: { id, slug, title, sample },
      documents: reports.flatMap(({ documents }) => documents),
      unchanged: reports.reduce((sum, { unchanged }) => sum + unchanged, 0),
      wrote: reports.some(({ wrote }) => wrote),
      diagnostics: newest.document.plan.diagnostics,
    }
  })
}

function nothing({ refused }: ImportResult): IngestReport {
  return { program: null, documents: [], runs: [], reports: [], unchanged: 0, wrote: false, refused, diagnostics: [] }
}

/** One version by itself, as an import of its own. */
function onlyDocument(read: ImportResult, document: ImportResult['documents'][number], commit: string): ImportResult {
  return {
    ...read,
    documents: [document],
    program: null,
    runs: [],
    reports: [],
    evidenceFiles: [],
    refused: [],
    diagnostics: [],
    digest: `${commit} ${document.file.sha256}`,
    received: [document.file],
  }
}
