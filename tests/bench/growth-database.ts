import { type AssayDatabase, openDatabase } from '~db/client.server'
import { buildImport } from '~importers/build-import'
import { hashOf } from '~importers/content-hash'
import type { ReceivedFile } from '~importers/import-result'
import { ingest } from '~importers/ingest.server'
import { historyColumns, statsColumns } from './big-history'
import { generator, runAt } from './many-runs-database'

/** Runs of one import: as a folder that is brought, and bounded in memory. */
const perImport = 50
/** Half an hour apart: ten thousand runs are seven months, all of them past and none of them from the future. */
const firstEnd = '2025-12-01T00:00:00Z'
const betweenMs = 1_800_000
const importedAt = '2026-02-15T00:00:00.000Z'

function received(path: string, lines: string[]): ReceivedFile {
  const bytes = new TextEncoder().encode(`${lines.join('\n')}\n`)
  return { path, bytes, sha256: hashOf(bytes) }
}

/** The files that Locust would have written for the run of this number. */
export function filesOfRun(
  index: number,
  { endpoints, points }: { endpoints: number; points: number },
): ReceivedFile[] {
  const run = runAt(index, endpoints, generator(index + 1))
  const rows = run.endpoints.concat(run.aggregate === null ? [] : [run.aggregate])
  const stats = rows.map((row) =>
    [
      ...[row.method ?? '', row.name, row.requests, row.failures, row.medianMs, row.avgMs, row.minMs, row.maxMs],
      ...[row.avgBytes, row.rps, row.failuresPerS, ...row.percentiles.map(({ valueMs }) => valueMs)],
    ].join(','),
  )
  const { aggregate } = run
  const shown = aggregate?.percentiles.map(({ valueMs }) => valueMs).join(',')
  const ended = (Date.parse(firstEnd) + index * betweenMs) / 1000
  const history = Array.from({ length: points }, (_, at) => {
    const share = (at + 1) / points
    const soFar = [aggregate?.requests, aggregate?.failures].map((count) => Math.floor((count as number) * share))
    const figures = [aggregate?.medianMs, aggregate?.avgMs, aggregate?.minMs, aggregate?.maxMs, aggregate?.avgBytes]
    return [ended - points + at, 200, '', 'Aggregated', aggregate?.rps, 0, shown, ...soFar, ...figures].join(',')
  })
  return [
    received(`${run.label}_stats.csv`, [statsColumns, ...stats]),
    received(`${run.label}_stats_history.csv`, [historyColumns, ...history]),
  ]
}

/** Brings runs from number `from` up to `to` in through the ordinary import, in milliseconds. */
export function importRuns(
  file: string,
  { from, to, endpoints, points }: { from: number; to: number; endpoints: number; points: number },
): number {
  if (to > 10_000 || endpoints > 1000 || points > 1000) throw new Error('That is more than this bench is for')
  const db: AssayDatabase = openDatabase(file)
  let took = 0
  try {
    const program = db.sqlite.prepare('SELECT slug FROM program').pluck().get() as string
    for (let first = from; first < to; first += perImport) {
      const count = Math.min(perImport, to - first)
      const files = Array.from({ length: count }, (_, at) => filesOfRun(first + at, { endpoints, points })).flat()
      const started = performance.now()
      const { runs } = ingest(db, buildImport(files), { importedAt, program })
      took += performance.now() - started
      const out = runs.find(({ outcome }) => outcome !== 'added')
      if (runs.length !== count || out !== undefined) throw new Error(`${out?.label ?? 'a run'} did not come in`)
    }
    db.sqlite.pragma('wal_checkpoint(TRUNCATE)')
    return took
  } finally {
    db.close()
  }
}
