/**
 * Server times of the pages of evidence with many runs.
 *
 *     npm run build && npx tsx tests/bench/many-runs.ts [RUNS [ENDPOINTS]]      # default: 1000 60
 *
 * Writes the sample program with that many further runs into a temporary database. `uncached` asks
 * each time for an address that nobody asked for before (`server`: until the server begins to send), so that the page is made anew from the
 * program as judged; `loader` is the same without rendering, in this process; `after a write` is the first
 * request after one more run came in (the program is judged anew), `first` the first request of a
 * fresh server. Every request is interleaved with one to an empty route. Medians, milliseconds, over
 * loopback. Prints, asserts nothing.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { comparePage } from '~/reports/compare'
import { compareQuery } from '~/reports/compare-query'
import { evidenceFilter } from '~/reports/evidence-filter'
import { evidenceReport } from '~/reports/evidence-list'
import { runReport } from '~/reports/run'
import { trendQuery, trendReport } from '~/reports/trend'
import { assessmentFor } from '~/server/assessments.server'
import { listPrograms } from '~db/queries/programs'
import { writeTransaction } from '~db/writes/transaction'
import { writeRun } from '~db/writes/write-run'
import { runAt, writeManyRuns } from './many-runs-database'

const root = resolve(import.meta.dirname, '../..')
const [runs = 1000, endpoints = 60] = process.argv.slice(2).map(Number)
const rounds = 15
const folder = mkdtempSync(join(tmpdir(), 'assay-many-'))
const file = join(folder, 'many.sqlite')

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] as number
}

/** Addresses of their own for every round, so that no page was made before. */
const pages: Record<string, (round: number) => string> = {
  list: (round) =>
    `/evidence?q=bench&page=${1 + (round % 20)}&sort=${['p95', 'at', 'found'][round % 3]}&tool=locust&n=${round}`,
  trend: (round) =>
    `/evidence/trend?metric=p95&endpoint=GET+%2Farea-${1 + (round % 5)}%2Fpage-${1 + (round % 5)}%2F&n=${round}`,
  compare: (round) => `/evidence/compare?run=bench_v${100 + round}_200u&run=bench_v${400 + round}_200u`,
  run: (round) => `/evidence/bench_v${200 + round}_200u`,
  overview: (round) => `/?n=${round}`,
}

function inProcess(): Record<string, number> {
  const slug = listPrograms(db)[0]!.slug
  const asOf = '2026-06-01T00:00:00.000Z'
  const { assessment, state } = assessmentFor(db, { program: slug, asOf })
  const input = { state, link: { asOf: null, program: null }, chainHead: null }
  const loaders: Record<string, (parameters: URLSearchParams, round: number) => unknown> = {
    list: (parameters) => evidenceReport(assessment, input, evidenceFilter(parameters)),
    trend: (parameters) => trendReport(assessment, input, trendQuery(parameters)),
    compare: (parameters) => comparePage(assessment, input, compareQuery(parameters)),
    run: (_parameters, round) => runReport(assessment, input, `bench_v${200 + round}_200u`),
  }
  const times = Object.entries(loaders).map(([name, load]) => {
    const samples = Array.from({ length: rounds }, (_, round) => {
      const parameters = new URL((pages[name] as (round: number) => string)(round), 'http://x').searchParams
      const started = performance.now()
      load(parameters, round)
      return performance.now() - started
    })
    return [name, median(samples)] as const
  })
  return Object.fromEntries(times)
}

/** Milliseconds until the whole page is here, and until the server began to send it. */
async function timed(url: string): Promise<{ whole: number; server: number }> {
  const started = performance.now()
  const response = await fetch(url)
  await response.text()
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  const total = response.headers.get('Server-Timing')?.match(/total;dur=([\d.]+)/)?.[1]
  return { whole: performance.now() - started, server: total === undefined ? Number.NaN : Number(total) }
}

async function time(url: string): Promise<number> {
  return (await timed(url)).whole
}

async function serve(): Promise<{ url: string; stop: () => Promise<void> }> {
  const child = spawn(process.execPath, [join(root, 'build/node/cli.js'), 'serve', '--port', '0', '--db', file], {
    env: { ...process.env, NO_COLOR: '1', NODE_ENV: 'production' },
  })
  const url = await new Promise<string>((done, fail) => {
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      const match = output.match(/http:\/\/[\w.:[\]]+/)
      if (match !== null) done(match[0])
    })
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.on('close', (code) => fail(new Error(`the server ended with ${code}\n${output}`)))
  })
  return {
    url,
    stop: () =>
      new Promise((done) => {
        child.on('close', () => done())
        child.kill('SIGTERM')
      }),
  }
}

const db = writeManyRuns(file, { runs, endpoints, documents: join(root, 'content/ahsp-optimization') })
const loaders = inProcess()
const server = await serve()
try {
  const first = await time(`${server.url}/evidence`)
  const empty: number[] = []
  const samples = Object.entries(pages).map(([name, address]) => ({
    name,
    address,
    times: [] as number[],
    own: [] as number[],
  }))
  // The overview has its curve judged behind the answer, for seconds: the other pages come first, alone.
  for (const group of [
    samples.filter(({ name }) => name !== 'overview'),
    samples.filter(({ name }) => name === 'overview'),
  ])
    for (let round = 0; round < rounds; round += 1) {
      for (const { address, times, own } of group) {
        empty.push(await time(`${server.url}/healthz`))
        const { whole, server: inside } = await timed(`${server.url}${address(round)}`)
        times.push(whole)
        own.push(inside)
      }
    }
  const programId = listPrograms(db)[0]!.id
  writeTransaction(db, () =>
    writeRun(db, {
      programId,
      run: runAt(runs, endpoints, () => 0.5),
      diagnostics: [],
      importedAt: '2026-02-15T00:00:00.000Z',
      labelShared: false,
    }),
  )
  const afterWrite = await time(`${server.url}/evidence?n=after`)
  const base = median(empty)
  const row = (name: string, ...cells: string[]) =>
    `${name.padEnd(30)}${cells.map((cell) => cell.padStart(12)).join('')}`
  const lines = [
    `${runs} runs of ${endpoints} endpoints`,
    row('page', 'loader', 'server', 'uncached', 'slowest', 'x empty'),
    ...samples.map(({ name, times, own }) =>
      row(
        name,
        loaders[name] === undefined ? '' : loaders[name].toFixed(1),
        median(own).toFixed(1),
        median(times).toFixed(1),
        Math.max(...times).toFixed(1),
        (median(times) / base).toFixed(1),
      ),
    ),
    row('empty route (/healthz)', '', '', base.toFixed(1)),
    row('list after a write', '', '', afterWrite.toFixed(1)),
    row('first of a fresh server', '', '', first.toFixed(1)),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
} finally {
  await server.stop()
  db.close()
  rmSync(folder, { recursive: true, force: true })
}
