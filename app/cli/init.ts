import { existsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { assessmentFor } from '~/server/assessments.server'
import { openDatabase } from '~db/client.server'
import { ingest } from '~importers/ingest.server'
import { UsageError } from './exit-codes'
import { programSheet } from './program-sheet'
import { readImport } from './read-import'
import type { Terminal } from './terminal'
import { writeNew } from './write-new'

export interface InitRequest {
  path: string
  /** Further files and folders to infer from. */
  evidence: string[]
  force: boolean
  json: boolean
}

/** Reads what lies there into a database that is gone afterwards, and writes what it inferred as `program.md`. */
export async function runInit(request: InitRequest, terminal: Terminal): Promise<void> {
  if (!existsSync(request.path)) throw new UsageError(`There is no ${request.path}`)
  const folder = statSync(request.path).isDirectory() ? request.path : dirname(request.path)
  const file = join(folder, 'program.md')
  if (existsSync(file) && !request.force) throw new UsageError(`${file} exists already; --force overwrites it`)
  const result = await readImport([request.path, ...request.evidence])
  const db = openDatabase(':memory:')
  try {
    const now = terminal.now.toISOString()
    const report = ingest(db, { ...result, program: null }, { importedAt: now })
    if (report.program === null) throw new UsageError(`Nothing in ${request.path} could be read as a document or a run`)
    const { state, assessment } = assessmentFor(db, { program: report.program.slug, asOf: now })
    writeNew(file, Buffer.from(programSheet(state, assessment)))
    const criteria = assessment.tiers.reduce((sum, tier) => sum + tier.criteria.length, 0)
    const counts = { documents: result.documents.length, runs: result.runs.length, criteria }
    if (request.json) terminal.out(JSON.stringify({ schemaVersion: 1, file, ...counts }, null, 2))
    else {
      terminal.out(
        `Wrote ${file}: inferred from ${counts.documents} documents and ${counts.runs} runs, ${criteria} criteria.`,
      )
    }
  } finally {
    db.close()
  }
}
