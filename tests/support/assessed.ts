import { assessProgram } from '~/domain/assess'
import type { Assessment } from '~/domain/assessment'
import type { ReportInput } from '~/reports/types-common'
import { openDatabase } from '~db/client.server'
import { loadProgramState } from '~db/queries/load-state'
import { buildImport } from '~importers/build-import'
import { discover } from '~importers/discover'
import { ingest } from '~importers/ingest.server'

const noLink = { asOf: null, program: null }

/**
 * Imports folders through the real importers into an empty database and judges them as of a moment. The
 * database stays open as long as the test runs: the pages of runs read their histories from it.
 */
export function assessFolders(paths: string[], asOf: string): { assessment: Assessment; input: ReportInput } {
  const db = openDatabase(':memory:')
  const report = ingest(db, buildImport(discover(paths).files), { importedAt: asOf })
  if (report.program === null) throw new Error('nothing was imported')
  const state = loadProgramState(db, { program: report.program.slug, asOf })
  return { assessment: assessProgram(state), input: { state, link: noLink } }
}
