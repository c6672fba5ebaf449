import type { FigureRow, Run } from '~/domain/evidence'
import { type AssayDatabase, openDatabase } from '~db/client.server'
import { listPrograms } from '~db/queries/programs'
import { writeTransaction } from '~db/writes/transaction'
import { writeRun } from '~db/writes/write-run'
import { buildImport } from '~importers/build-import'
import { discover } from '~importers/discover'
import { ingest } from '~importers/ingest.server'

/** A small repeatable generator, so that every bench run asks the same of the server. */
export function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
}

/** Locust's bucketing, so that the figures lie on the tool's grid. */
function bucket(ms: number): number {
  const step = ms < 100 ? 1 : ms < 1000 ? 10 : ms < 10_000 ? 100 : 1000
  return Math.round(ms / step) * step
}

function row(key: string, line: number, random: () => number): FigureRow {
  const [method, name] = key.split(' ') as [string, string]
  const requests = 150 + Math.floor(random() * 900)
  const failures = random() < 0.85 ? 0 : Math.floor(random() * 4)
  const p50 = 20 + random() * 300
  const at = (share: number) => bucket(p50 * (1 + share * share * 6))
  const percentiles = ([50, 66, 75, 80, 90, 95, 98, 99, 99.9, 99.99, 100] as const).map((percentile) => ({
    percentile,
    valueMs: at((percentile - 50) / 50),
  }))
  const maxMs = percentiles.at(-1)!.valueMs
  return {
    key,
    method,
    name,
    requests,
    failures,
    medianMs: at(0),
    avgMs: p50 * 1.3,
    minMs: Math.max(1, Math.floor(p50 / 4)),
    maxMs,
    avgBytes: 2000 + line * 137,
    rps: requests / 300,
    failuresPerS: failures / 300,
    percentiles,
    place: { file: 'bench_stats.csv', line, column: 1 },
  }
}

/** The run of this number. */
export function runAt(index: number, endpoints: number, random: () => number): Run {
  const label = `bench_v${index + 1}_200u`
  const keys = Array.from({ length: endpoints }, (_, at) =>
    at === 0 ? 'POST /accounts/login/' : `${at % 6 === 0 ? 'POST' : 'GET'} /area-${at % 9}/page-${at}/`,
  )
  const rows = keys.map((key, at) => row(key, at + 2, random))
  const sum = (pick: (one: FigureRow) => number | null) => rows.reduce((total, one) => total + (pick(one) as number), 0)
  const slowest = rows.reduce((worst, one) => ((one.maxMs as number) > (worst.maxMs as number) ? one : worst))
  const requests = sum((one) => one.requests)
  const weighted = (pick: (one: FigureRow) => number | null) =>
    rows.reduce((total, one) => total + (pick(one) as number) * (one.requests as number), 0) / requests
  const ended = Date.parse('2025-12-01T00:00:00Z') + index * 3_600_000
  const iso = (ms: number) => new Date(ms).toISOString()
  return {
    label,
    tool: 'locust',
    dialect: 'current',
    provenance: 'measured',
    partial: false,
    tags: index % 3 === 0 ? ['nightly'] : [],
    files: [{ name: `${label}_stats.csv`, sha256: index.toString(16).padStart(64, '0'), bytes: 9000, kind: 'stats' }],
    users: { value: 200, source: 'history' },
    spawnRate: null,
    startedAt: { value: iso(ended - 300_000), source: 'history' },
    endedAt: { value: iso(ended), source: 'history' },
    effectiveAt: iso(ended),
    durationS: { value: 300, source: 'history' },
    activeS: { value: 300, source: 'derived' },
    scope: [],
    commit: null,
    environment: index % 2 === 0 ? 'staging' : null,
    note: null,
    aggregate: {
      ...slowest,
      key: '*',
      method: null,
      name: 'Aggregated',
      requests,
      failures: sum((one) => one.failures),
      avgMs: weighted((one) => one.avgMs),
      avgBytes: weighted((one) => one.avgBytes),
      minMs: Math.min(...rows.map((one) => one.minMs as number)),
      rps: sum((one) => one.rps),
      failuresPerS: sum((one) => one.failuresPerS),
      place: { file: 'bench_stats.csv', line: endpoints + 2, column: 1 },
    },
    endpoints: rows,
    failures: [],
    exceptions: [],
    history: null,
    precision: 'locust',
    truncated: false,
  }
}

/**
 * The sample program with this many further runs, written through the ordinary writes into a new
 * file. At most 20,000 runs of 1,000 endpoints: a typing error must not fill a disk.
 */
export function writeManyRuns(
  file: string,
  input: { runs: number; endpoints: number; documents: string },
): AssayDatabase {
  if (input.runs > 20_000 || input.endpoints > 1000) throw new Error('That is more than this bench is for')
  const db = openDatabase(file)
  const importedAt = '2026-02-15T00:00:00.000Z'
  ingest(db, buildImport(discover([input.documents]).files), { importedAt, sample: true })
  const programId = listPrograms(db)[0]!.id
  const random = generator(20_260_115)
  writeTransaction(db, () => {
    for (let index = 0; index < input.runs; index += 1) {
      const run = runAt(index, input.endpoints, random)
      writeRun(db, { programId, run, diagnostics: [], importedAt, labelShared: false })
    }
  })
  return db
}
