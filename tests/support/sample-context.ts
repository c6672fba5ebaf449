import { join } from 'node:path'
import { type ReportContext, reportContext } from '~/reports/report-context'
import type { TableSources } from '~/reports/tables'
import { assessmentFor } from '~/server/assessments.server'
import { tableSources } from '~/server/table-sources'
import { type AssayDatabase, openDatabase } from '~db/client.server'
import { buildImport } from '~importers/build-import'
import { discover } from '~importers/discover'
import { ingest } from '~importers/ingest.server'

export interface Sample {
  db: AssayDatabase
  context: ReportContext
  sources: TableSources
}

let kept: Sample | undefined

/** The sample program of content/, judged after its close, with the database that it stands in; imported once, to be read only. */
export function sampleContext(): Sample {
  kept ??= importSample('2026-02-01T12:00:00.000Z')
  return kept
}

function importSample(asOf: string): Sample {
  const db = openDatabase(':memory:')
  const { files } = discover([join(import.meta.dirname, '../../content/ahsp-optimization')])
  const { program } = ingest(db, buildImport(files), { importedAt: asOf })
  if (program === null) throw new Error('the sample was not imported')
  const { assessment, state } = assessmentFor(db, { program: program.slug, asOf })
  const context = reportContext(assessment, { state, link: { asOf: null, program: null } })
  return { db, context, sources: tableSources(db, context) }
}
