import { importJson } from '~/reports/import-json'
import { GitTrouble } from '~importers/git/run-git'
import { type CommonOptions, withDatabase } from './context'
import { UsageError, usageCode } from './exit-codes'
import { importBar } from './import-bar'
import { printImport } from './print-import'
import type { Terminal } from './terminal'

interface GitImportOptions extends CommonOptions {
  git?: string
  check?: boolean
  effective?: string
}

/** `assay import --git REPO PATH…`: a snapshot for every commit that wrote one of the documents. */
export async function runGitImport(paths: string[], options: GitImportOptions, terminal: Terminal): Promise<number> {
  if (options.effective !== undefined)
    throw new UsageError('--git takes the dates of the commits; leave --effective out')
  const { readHistory } = await import('~importers/git/history')
  const { importHistory, readVersions } = await import('~/server/import-history.server')
  const history = await readHistory(options.git as string, paths).catch((error: unknown) => {
    throw error instanceof GitTrouble ? new UsageError(error.message) : error
  })
  const bar = importBar(options, terminal)
  const read = await readVersions(history, bar.step).finally(bar.stop)
  const check = options.check === true
  const report = check
    ? { ...read, program: null, unchanged: 0, wrote: false, diagnostics: [] }
    : await withDatabase(options, (db) =>
        importHistory(db, history, read, {
          importedAt: terminal.now.toISOString(),
          program: options.program,
          actor: 'import',
        }),
      )
  const json = importJson(report)
  if (options.json === true) terminal.out(JSON.stringify(json, null, 2))
  else printImport(json, { check, slug: json.program }, terminal)
  return json.refused.length > 0 ? usageCode : 0
}
