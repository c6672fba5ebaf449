import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { AssayDatabase } from '~db/client.server'
import { recordAttestation } from '~db/writes/record-acts'
import { writeTransaction } from '~db/writes/transaction'
import { writeManyRuns } from './many-runs-database'

/**
 * `npx tsx tests/bench/limits.ts [--runs 1000,10000] [--endpoints 60]`: what one SQLite file takes, apart
 * from the pages above it: rows, bytes, acts that are durable one by one, acts that share a transaction,
 * readers beside a writer, and how long a copy and a check of the whole take. Bounded to 20,000 runs.
 */
const { values } = parseArgs({
  options: { runs: { type: 'string', default: '1000' }, endpoints: { type: 'string', default: '60' } },
})
const sizes = values.runs.split(',').map(Number)
const endpoints = Number(values.endpoints)
const documents = resolve(import.meta.dirname, '../../content/ahsp-optimization')
const folder = mkdtempSync(join(tmpdir(), 'assay-limits-'))

interface Limits {
  runs: number
  rows: number
  megabytes: number
  bytesPerRun: number
  fillMsPerRun: number
  actsPerSecond: number
  actsPerSecondTogether: number
  readMs: number
  copySeconds: number
  checkSeconds: number
}

async function measureAt(runs: number): Promise<Limits> {
  const file = join(folder, `${runs}.sqlite`)
  const filled = performance.now()
  const db = writeManyRuns(file, { runs, endpoints, documents })
  const fillMsPerRun = (performance.now() - filled) / runs
  try {
    db.sqlite.pragma('wal_checkpoint(TRUNCATE)')
    const bytes = statSync(file).size
    const apart = ratePerSecond(100, () => attest(db))
    const together = ratePerSecond(1000, null, () =>
      writeTransaction(db, () => {
        for (let at = 0; at < 1000; at += 1) attest(db)
      }),
    )
    const last = db.sqlite.prepare('SELECT * FROM run ORDER BY id DESC LIMIT 1')
    const figures = db.sqlite.prepare('SELECT * FROM endpoint_figure WHERE run_id = (SELECT max(id) FROM run)')
    const readMs = 1000 / ratePerSecond(200, () => [last.get(), figures.all()])
    const copied = performance.now()
    await db.sqlite.backup(join(folder, 'copy.sqlite'))
    const copySeconds = (performance.now() - copied) / 1000
    const checked = performance.now()
    db.sqlite.pragma('integrity_check')
    const checkSeconds = (performance.now() - checked) / 1000
    return {
      runs,
      rows: rowsOf(db),
      megabytes: bytes / 1e6,
      bytesPerRun: bytes / runs,
      fillMsPerRun,
      actsPerSecond: apart,
      actsPerSecondTogether: together,
      readMs,
      copySeconds,
      checkSeconds,
    }
  } finally {
    db.close()
  }
}

function ratePerSecond(count: number, each: (() => unknown) | null, all?: () => void): number {
  const started = performance.now()
  if (all !== undefined) all()
  else for (let at = 0; at < count; at += 1) each?.()
  return (count * 1000) / (performance.now() - started)
}

let stated = 0

/** One recorded act with its entry of the log and its line in the witness file: flushed before it returns. */
function attest(db: AssayDatabase): void {
  stated += 1
  const programId = db.sqlite.prepare('SELECT min(id) FROM program').pluck().get() as number
  const attestation = {
    subject: `limit-${stated}`,
    note: 'a statement of the bench',
    by: 'bench',
    at: new Date().toISOString(),
  }
  recordAttestation(db, { programId, attestation })
}

function rowsOf(db: AssayDatabase): number {
  const names = db.sqlite.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all() as string[]
  return names.reduce(
    (sum, name) => sum + (db.sqlite.prepare(`SELECT count(*) FROM "${name}"`).pluck().get() as number),
    0,
  )
}

try {
  console.log(
    '| runs | rows | MB | bytes a run | ms a run | acts/s, each durable | acts/s, together | read a run | copy | check |',
  )
  console.log('|---|---|---|---|---|---|---|---|---|---|')
  for (const runs of sizes) {
    const at = await measureAt(runs)
    const n = (value: number, digits = 0) => value.toLocaleString('en-GB', { maximumFractionDigits: digits })
    console.log(
      `| ${n(at.runs)} | ${n(at.rows)} | ${n(at.megabytes)} | ${n(at.bytesPerRun)} | ${n(at.fillMsPerRun, 1)} | ${n(at.actsPerSecond)} | ${n(at.actsPerSecondTogether)} | ${n(at.readMs, 2)} ms | ${n(at.copySeconds, 1)} s | ${n(at.checkSeconds, 1)} s |`,
    )
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
