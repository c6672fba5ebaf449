import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type AssayDatabase, openDatabase } from '~db/client.server'
import { recordAttestation } from '~db/writes/record-acts'
import { writeTransaction } from '~db/writes/transaction'
import { type Grown, grow, serveAll } from './growth'
import { prepareSample } from './prepared'

/**
 * `npx tsx tests/bench/limits.ts [--runs 1000,10000] [--write]`: what one SQLite file and one process take. Runs
 * of 60 endpoints with 300 moments of history come in through the ordinary import; then the pages above them, the
 * rows and bytes, acts that are durable one by one and acts that share a transaction, and how long a copy and a
 * check of the whole take. Bounded to 10,000 runs. `--write` puts the table into decision 19. Needs built pages.
 */
const { values } = parseArgs({
  options: { runs: { type: 'string', default: '1000,10000' }, write: { type: 'boolean', default: false } },
})
const sizes = values.runs.split(',').map(Number)
if (sizes.some((runs) => !Number.isInteger(runs) || runs < 10 || runs > 10_000))
  throw new Error('--runs takes numbers from 10 to 10,000')
const decision = resolve(import.meta.dirname, '../../content/decisions/0019-beyond-one-machine.md')
const folder = mkdtempSync(join(tmpdir(), 'assay-limits-'))

interface Limits {
  rows: number
  bytes: number
  actsPerSecond: number
  actsPerSecondTogether: number
  copySeconds: number
  checkSeconds: number
}

async function limitsOf(file: string): Promise<Limits> {
  const bytes = statSync(file).size
  const db = openDatabase(file)
  try {
    const rows = rowsOf(db)
    const actsPerSecond = ratePerSecond(100, () => {
      for (let at = 0; at < 100; at += 1) attest(db)
    })
    const actsPerSecondTogether = ratePerSecond(1000, () =>
      writeTransaction(db, () => {
        for (let at = 0; at < 1000; at += 1) attest(db)
      }),
    )
    const copySeconds = await seconds(() => db.sqlite.backup(join(folder, 'copy.sqlite')))
    const checkSeconds = await seconds(() => db.sqlite.pragma('integrity_check'))
    return { rows, bytes, actsPerSecond, actsPerSecondTogether, copySeconds, checkSeconds }
  } finally {
    db.close()
  }
}

async function seconds(work: () => unknown): Promise<number> {
  const started = performance.now()
  await work()
  return (performance.now() - started) / 1000
}

function ratePerSecond(count: number, all: () => void): number {
  const started = performance.now()
  all()
  return (count * 1000) / (performance.now() - started)
}

let stated = 0

/** One recorded act with its entry of the log and its line in the witness file: flushed before it returns. */
function attest(db: AssayDatabase): void {
  stated += 1
  const programId = db.sqlite.prepare('SELECT min(id) FROM program').pluck().get() as number
  const [subject, at] = [`limit-${stated}`, new Date().toISOString()]
  const attestation = { subject, note: 'a statement of the bench', by: 'bench', at }
  recordAttestation(db, { programId, attestation })
}

function rowsOf(db: AssayDatabase): number {
  const names = db.sqlite.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all() as string[]
  return names.reduce(
    (sum, name) => sum + (db.sqlite.prepare(`SELECT count(*) FROM "${name}"`).pluck().get() as number),
    0,
  )
}

const n = (value: number, digits = 0) => value.toLocaleString('en-GB', { maximumFractionDigits: digits })

/** One line of the table for a figure, a column for each size. */
function tableOf(grown: readonly Grown[], limits: readonly Limits[]): string {
  const line = (name: string, cells: readonly string[]) => `| ${[name, ...cells].join(' | ')} |`
  const ofPages = (name: string) => grown.map(({ pages }) => `${n(pages[name] as number, 1)} ms`)
  return [
    line(
      'runs',
      grown.map(({ runs }) => n(runs)),
    ),
    line(
      '---',
      grown.map(() => '---'),
    ),
    line(
      'rows',
      limits.map(({ rows }) => n(rows)),
    ),
    line(
      'size, with the files as received',
      limits.map(({ bytes }) => `${n(bytes / 1e6)} MB`),
    ),
    line(
      'a run',
      grown.map(({ bytes }) => `${n(bytes / 1024, 1)} KiB`),
    ),
    line(
      'import of a run',
      grown.map(({ importMsPerRun }) => `${n(importMsPerRun, 1)} ms`),
    ),
    line(
      'acts a second, each durable',
      limits.map(({ actsPerSecond }) => n(actsPerSecond)),
    ),
    line(
      'acts a second in one transaction',
      limits.map(({ actsPerSecondTogether }) => n(actsPerSecondTogether)),
    ),
    line('overview made anew', ofPages('overview')),
    line('list of evidence made anew', ofPages('list of evidence')),
    line('page of a run made anew', ofPages('page of a run')),
    line(
      'first page of a fresh server',
      grown.map(({ firstMs }) => `${n(firstMs / 1000, 1)} s`),
    ),
    line(
      'slowest /healthz until then',
      grown.map(({ slowestHealthMs }) => `${n(slowestHealthMs)} ms`),
    ),
    line(
      'memory of the process until then',
      grown.map(({ mostMemory }) => `${n(mostMemory / 1e6)} MB`),
    ),
    line(
      'heap at rest',
      grown.map(({ heap }) => `${n(heap / 1e6)} MB`),
    ),
    line(
      'copy of the whole',
      limits.map(({ copySeconds }) => `${n(copySeconds, 1)} s`),
    ),
    line(
      'check of the whole',
      limits.map(({ checkSeconds }) => `${n(checkSeconds, 1)} s`),
    ),
  ].join('\n')
}

function write(text: string): void {
  const before = readFileSync(decision, 'utf8')
  const after = before.replace(
    /(<!-- figures:limits -->\n)[\s\S]*?(<!-- \/figures -->)/,
    (_all, start: string, end: string) => `${start}${text}\n${end}`,
  )
  if (after === before && !before.includes(text)) throw new Error('decision 19 has no place for the table')
  writeFileSync(decision, after)
}

try {
  const say = (text: string) => process.stderr.write(`${text}\n`)
  const prepared = prepareSample(folder)
  const stored = grow(prepared, sizes, say)
  const grown = await serveAll(prepared, stored, say)
  const limits: Limits[] = []
  for (const { file, runs } of stored) {
    say(`limits: ${runs} runs`)
    limits.push(await limitsOf(file))
  }
  const machine = `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${n(totalmem() / 2 ** 30)} GiB; each server with the heap of a machine of 4 GB (2 GB)`
  const text = `${machine}\n\n${tableOf(grown, limits)}`
  console.log(text)
  if (values.write) write(text)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
