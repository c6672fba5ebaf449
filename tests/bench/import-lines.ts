import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { judgeRun } from '~/domain/evaluate/judge-run'
import { examineRun } from '~/domain/forensics'
import { parseRule } from '~/domain/rules'
import { importAndTell } from '~/server/upload/import-and-tell'
import { openDatabase } from '~db/client.server'
import { buildImport } from '~importers/build-import'
import { hashOf } from '~importers/content-hash'
import { discover } from '~importers/discover'
import type { BenchLine } from './bench-line'
import type { BigRun } from './big-history'
import { openDuckDb } from './duckdb'
import { interleaved, lineOf, median, remark, timed } from './measure'

const cli = resolve(import.meta.dirname, '../../build/node/cli.js')
const rounds = 7

/** What is asked of the file on both sides: a ratio, a percentile, the slowest and the peak of the timeline. */
const rules = ['error(*) < 0.05%', 'p99(*) < 300ms', 'max(*) < 2s', 'rps(*) > 50']

function forget(file: string): void {
  for (const ending of ['', '-wal', '-shm']) rmSync(file + ending, { force: true })
}

/** Reads, hashes, checks, stores and judges, as the command and an upload do; answers once it is on the disk. */
function importOnce(run: BigRun, file: string): void {
  const { files, refused } = discover([run.stats, run.history])
  const db = openDatabase(file)
  try {
    const told = importAndTell(db, buildImport(files, undefined, refused), {
      importedAt: '2026-02-15T00:00:00.000Z',
      actor: 'bench',
      via: 'cli',
      given: {},
    })
    if (told.report.runs[0]?.outcome !== 'added') throw new Error('the run did not come in')
  } finally {
    db.close()
  }
}

/** From the bytes of the files to the verdict of every rule, with the findings that may taint it. */
function verdictOnce(run: BigRun): void {
  const files = [run.stats, run.history].map((path) => {
    const bytes = new Uint8Array(readFileSync(path))
    return { path, bytes, sha256: hashOf(bytes) }
  })
  const [read] = buildImport(files).runs
  if (read === undefined || read.history?.timeS.length !== run.rows) throw new Error('the run could not be read')
  const findings = examineRun(read, { loginGlobs: [], earlier: [] })
  for (const text of rules) {
    const parsed = parseRule(text)
    if (!parsed.ok) throw new Error(`${text} is no rule`)
    const { verdict } = judgeRun(parsed.rule, read, findings, { groups: [], lists: {}, proof: 'observed' })
    if (verdict === 'error' || verdict === 'no_evidence') throw new Error(`${text} is ${verdict}`)
  }
}

function ranWell(name: string, args: string[]): number {
  const started = performance.now()
  const { status, stderr } = spawnSync(name, args, { encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } })
  if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}`)
  return performance.now() - started
}

/** Import against sqlite3's, and CSV to verdict against DuckDB; a side that this machine lacks is said. */
export async function importLines(run: BigRun, folder: string): Promise<BenchLine[]> {
  const own = join(folder, 'own.sqlite')
  const plain = join(folder, 'plain.sqlite')
  const fresh = (work: () => void) => {
    forget(own)
    return timed(work)
  }
  const sqlite = spawnSync('sqlite3', ['--version']).status === 0
  const size = `${run.rows.toLocaleString('en')} rows, ${(run.bytes / 1e6).toFixed(0)} MB`
  const times = await interleaved(rounds, {
    own: () => fresh(() => importOnce(run, own)),
    sqlite: () => {
      forget(plain)
      return sqlite ? ranWell('sqlite3', [plain, '.mode csv', `.import ${run.history} history`]) : 0
    },
    command: () =>
      fresh(() => ranWell(process.execPath, [cli, 'import', run.stats, run.history, '--db', own, '--json'])),
  })
  forget(own)
  forget(plain)
  const [ours, command] = [median(times.own), median(times.command)]
  const said = `Import of a history (${size}) with hash, checks, storage and verdicts, against sqlite3 .import`
  const started = 'the same as a command, with the start of Node'
  if (!sqlite) {
    const lacking = 'skipped: no sqlite3 on this machine'
    return [remark(said, `${ours.toFixed(0)} ms`, lacking), ...(await verdictLines(run, size))]
  }
  const against = median(times.sqlite)
  return [
    lineOf(said, { ours, against, unit: 'ms', goal: ['at most', 1] }),
    remark(started, `${command.toFixed(0)} ms`, `${against.toFixed(0)} ms`),
    ...(await verdictLines(run, size)),
  ]
}

async function verdictLines(run: BigRun, size: string): Promise<BenchLine[]> {
  const said = `CSV (${size}) to verdict, against DuckDB loading and querying it`
  const duck = await openDuckDb()
  if (duck === null) {
    const { own } = await interleaved(rounds, { own: () => timed(() => verdictOnce(run)) })
    return [remark(said, `${median(own).toFixed(0)} ms`, 'skipped: no DuckDB for this machine')]
  }
  const { own, other } = await interleaved(rounds, {
    own: () => timed(() => verdictOnce(run)),
    other: () => timed(() => duck.loadAndAsk(run)),
  })
  return [lineOf(said, { ours: median(own), against: median(other), unit: 'ms', goal: ['at most', 2] })]
}
