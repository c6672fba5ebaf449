/**
 * Server times of the overview, the portfolio and the search page with many programs.
 *
 *     npm run build && npx tsx tests/bench/many-programs.ts [PROGRAMS [TASKS [RUNS [ENDPOINTS]]]]   # default: 100 200 100 20
 *
 * Writes that many programs into a temporary database and serves it. `warm` asks each time for an address
 * that nobody asked for before, so that the page is made anew from what was judged; `after a write` is
 * the first request after one more run came into one program; `fresh` the first portfolio of a new
 * server, which answers with what it judged within its budget, and `settled` how long it takes until
 * every program is judged. Every request is interleaved with one to an empty route. Medians,
 * milliseconds, over loopback. Prints, asserts nothing.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { listPrograms } from '~db/queries/programs'
import { writeTransaction } from '~db/writes/transaction'
import { writeRun } from '~db/writes/write-run'
import { writeManyPrograms } from './many-programs-database'
import { runAt } from './many-runs-database'

const root = resolve(import.meta.dirname, '../..')
const [programs = 100, tasks = 200, runs = 100, endpoints = 20] = process.argv.slice(2).map(Number)
const rounds = 25
const folder = mkdtempSync(join(tmpdir(), 'assay-programs-'))
const file = join(folder, 'programs.sqlite')

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] as number
}

const pages: Record<string, (round: number) => string> = {
  portfolio: (round) => `/programs?n=${round}`,
  overview: (round) => `/?program=program-7&n=${round}`,
  search: (round) => `/search?program=program-7&q=step+area&n=${round}`,
}

async function ask(url: string): Promise<{ ms: number; text: string }> {
  const started = performance.now()
  const response = await fetch(url)
  const text = await response.text()
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  return { ms: performance.now() - started, text }
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
  const stop = () =>
    new Promise<void>((done) => {
      child.on('close', () => done())
      child.kill('SIGTERM')
    })
  return { url, stop }
}

/** Asks until no program waits to be judged; at most two minutes. */
async function settle(url: string): Promise<number> {
  const started = performance.now()
  for (let round = 0; performance.now() - started < 120_000; round += 1) {
    const { text } = await ask(`${url}/programs?settle=${round}`)
    if (!text.includes('being judged')) break
    await new Promise((done) => setTimeout(done, 200))
  }
  return performance.now() - started
}

const db = writeManyPrograms(file, { programs, tasks, runs, endpoints })
const server = await serve()
try {
  const fresh = await ask(`${server.url}/programs`)
  const settled = await settle(server.url)
  for (const address of Object.values(pages)) await ask(`${server.url}${address(-1)}`)
  const empty: number[] = []
  const samples = Object.entries(pages).map(([name, address]) => ({ name, address, times: [] as number[] }))
  for (let round = 0; round < rounds; round += 1) {
    for (const { address, times } of samples) {
      empty.push((await ask(`${server.url}/healthz`)).ms)
      times.push((await ask(`${server.url}${address(round)}`)).ms)
    }
  }
  const written = samples.map(({ name }) => ({ name, times: [] as number[] }))
  const programId = listPrograms(db).find(({ slug }) => slug === 'program-3')!.id
  for (let round = 0; round < 5; round += 1)
    for (const { name, times } of written) {
      const run = runAt(runs + round * 10 + times.length, endpoints, () => 0.5)
      const importedAt = '2026-02-15T00:00:00.000Z'
      writeTransaction(db, () => writeRun(db, { programId, run, diagnostics: [], importedAt, labelShared: false }))
      times.push((await ask(`${server.url}${(pages[name] as (round: number) => string)(1000 + round)}`)).ms)
    }
  const base = median(empty)
  const row = (name: string, ...cells: string[]) =>
    `${name.padEnd(30)}${cells.map((cell) => cell.padStart(14)).join('')}`
  const lines = [
    `${programs} programs of ${tasks} tasks and ${runs} runs of ${endpoints} endpoints`,
    row('page', 'warm', 'slowest', 'x empty', 'after a write'),
    ...samples.map(({ name, times }, at) =>
      row(
        name,
        median(times).toFixed(1),
        Math.max(...times).toFixed(1),
        (median(times) / base).toFixed(1),
        median(written[at]!.times).toFixed(1),
      ),
    ),
    row('empty route (/healthz)', base.toFixed(1)),
    row('portfolio of a fresh server', fresh.ms.toFixed(1)),
    row('until every program is judged', settled.toFixed(0)),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
} finally {
  await server.stop()
  db.close()
  rmSync(folder, { recursive: true, force: true })
}
