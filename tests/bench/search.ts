/**
 * What the search index costs and how long it takes to answer.
 *
 *     npx tsx tests/bench/search.ts [PROGRAMS [TASKS [RUNS [ENDPOINTS]]]]   # default: 100 200 100 60
 *
 * Writes that many programs into a temporary database, in this process. `import` is the whole import with
 * its index, `of it index` the same index written once more into an emptied one; their ratio is what the
 * index slows an import down by. A query is the whole server time of a page of results but for rendering,
 * on a program that is judged already. Median of 15 by the clock, then the mean of their processor time,
 * which a busy machine does not stretch; milliseconds. Prints, asserts nothing.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { reportEntries, runEntries } from '~/domain/search/evidence-entries'
import { helpTexts } from '~/reports/search/other-texts'
import { assessRequest } from '~/server/assess-request'
import { paletteAnswer } from '~/server/search/palette-answer'
import { searchPage } from '~/server/search/search-request'
import type { AssayDatabase } from '~db/client.server'
import { loadRevisions } from '~db/queries/documents'
import { listPrograms } from '~db/queries/programs'
import { loadReceivedDocuments } from '~db/queries/received'
import { loadReports } from '~db/queries/reports'
import { loadRuns } from '~db/queries/runs'
import { listRevisionIds } from '~db/queries/search/grammar'
import { writeTransaction } from '~db/writes/transaction'
import { clearSearch, writeSearch } from '~db/writes/write-search'
import { searchableDocument } from '~importers/search-lines'
import { writeManyPrograms } from './many-programs-database'

const [programs = 100, tasks = 200, runs = 100, endpoints = 60] = process.argv.slice(2).map(Number)
const rounds = 15
const folder = mkdtempSync(join(tmpdir(), 'assay-search-'))

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number
}

function time(work: () => unknown): number {
  const started = performance.now()
  work()
  return performance.now() - started
}

/** Time of the index alone: what it is made of is read before the clock starts. */
function indexAgain(db: AssayDatabase): number {
  const files = new Map(loadReceivedDocuments(db).map(({ revisionId, file }) => [revisionId, file]))
  writeTransaction(db, () => clearSearch(db))
  let spent = 0
  for (const { id: programId } of listPrograms(db)) {
    const ids = listRevisionIds(db, { programId })
    const plans = loadRevisions(db, { programId })
    const [held, reports] = [loadRuns(db, { programId }), loadReports(db, { programId })]
    spent += time(() =>
      writeTransaction(db, () => {
        for (const [at, { plan }] of plans.entries()) {
          const entries = searchableDocument(files.get(ids[at]!)!, plan)
          writeSearch(db, { programId, source: 'document', sourceId: ids[at]! }, entries)
        }
        for (const { id, run } of held) writeSearch(db, { programId, source: 'run', sourceId: id }, runEntries(run))
        for (const { id, report } of reports)
          writeSearch(db, { programId, source: 'report', sourceId: id }, reportEntries(report))
      }),
    )
  }
  return spent
}

function sizeOf(db: AssayDatabase, like: string): number {
  return db.sqlite.prepare('SELECT coalesce(sum(pgsize), 0) FROM dbstat WHERE name LIKE ?').pluck().get(like) as number
}

let db: AssayDatabase | null = null
try {
  const file = join(folder, 'search.sqlite')
  const importMs = time(() => {
    db = writeManyPrograms(file, { programs, tasks, runs, endpoints })
  })
  const open = db as unknown as AssayDatabase
  const indexMs = indexAgain(open)
  const [index, whole] = [sizeOf(open, 'search%'), sizeOf(open, '%')]
  const entries = open.sqlite.prepare('SELECT count(*) FROM search_entry').pluck().get()
  const program = listPrograms(open)[0]!.slug
  const assessed = assessRequest(open, new Request(`http://x/?program=${program}`))
  const sources = { db: open, assessed, texts: helpTexts }
  const page = (query: string) => () => searchPage(sources, new URL(`http://x/search?program=${program}&${query}`))
  const queries: [string, () => unknown][] = [
    ['two words', page('q=step+area')],
    ['a number of a task', page('q=1.1')],
    ['a word of every endpoint', page('q=get')],
    ['a phrase and a beginning', page('q=%22of+area%22+ste*')],
    ['nothing, with the nearest words', page('q=stepp')],
    ['two words in every program', page('q=step+area&all=1')],
    ['a number of a task in every program', page('q=1.1&all=1')],
    ['while typing', () => paletteAnswer(sources, null, 'ste')],
  ]
  const megabytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MB`
  const lines = [
    `${programs} programs of ${tasks} tasks and ${runs} runs of ${endpoints} endpoints`,
    `import ${(importMs / 1000).toFixed(1)} s, of it index ${(indexMs / 1000).toFixed(1)} s: ${(importMs / (importMs - indexMs)).toFixed(2)} times as long as without`,
    `index ${megabytes(index)} of ${megabytes(whole)}, ${entries} texts`,
    ...queries.map(([name, ask]) => {
      const first = time(ask)
      const before = process.cpuUsage()
      const times = Array.from({ length: rounds }, () => time(ask))
      const { user, system } = process.cpuUsage(before)
      const cpu = (user + system) / 1000 / rounds
      return `${name.padEnd(38)}${median(times).toFixed(1).padStart(8)}${cpu.toFixed(1).padStart(8)} (first ${first.toFixed(1)})`
    }),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
} finally {
  ;(db as AssayDatabase | null)?.close()
  rmSync(folder, { recursive: true, force: true })
}
