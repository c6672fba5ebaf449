/**
 * Server times of the overview, the portfolio and the search page with many programs.
 *
 *     npm run build && npx tsx tests/bench/many-programs.ts [PROGRAMS [TASKS [RUNS [ENDPOINTS]]]]   # default: 100 200 100 20
 *
 * Writes that many programs into a temporary database and serves it. `warm` asks each time for an address
 * that nobody asked for before, so that the page is made anew from what was judged; `elsewhere` is the
 * first request after one more run came into another program, `its own` the first after one more run
 * came into the very program that the page shows (of the portfolio one of its hundred). `fresh` is the
 * first portfolio of a new server, which answers with what it judged within its budget, and `settled` how
 * long it takes until every program is judged. Every request is interleaved with one to an empty route.
 * Milliseconds: medians of the server's own time (its Server-Timing header) and of the whole time over
 * loopback, and the mean of the processor time of its process, which a busy machine does not stretch. Prints,
 * asserts nothing.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { AssayDatabase } from '~db/client.server'
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

interface Timed {
  whole: number
  /** The server's own. */
  own: number
  /** Processor time of the server's process, which a busy machine does not stretch; NaN where the system does not tell. */
  processor: number
}

/** Processor time of a process so far, in milliseconds; the system counts it in steps of ten. */
function processorOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
    return (Number(fields[11]) + Number(fields[12])) * 10
  } catch {
    return Number.NaN
  }
}

let serverPid = 0

async function ask(url: string): Promise<Timed & { text: string }> {
  const before = processorOf(serverPid)
  const started = performance.now()
  const response = await fetch(url)
  const text = await response.text()
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  const total = response.headers.get('Server-Timing')?.match(/total;dur=([\d.]+)/)?.[1]
  const whole = performance.now() - started
  const own = total === undefined ? Number.NaN : Number(total)
  return { whole, own, processor: processorOf(serverPid) - before, text }
}

/** One more run of a program, in its own transaction. */
function writeOne(db: AssayDatabase, program: string, number: number): void {
  const programId = listPrograms(db).find(({ slug }) => slug === program)!.id
  const run = runAt(number, endpoints, () => 0.5)
  const importedAt = '2026-02-15T00:00:00.000Z'
  writeTransaction(db, () => writeRun(db, { programId, run, diagnostics: [], importedAt, labelShared: false }))
}

async function serve(): Promise<{ url: string; stop: () => Promise<void> }> {
  const child = spawn(process.execPath, [join(root, 'build/node/cli.js'), 'serve', '--port', '0', '--db', file], {
    env: { ...process.env, NO_COLOR: '1', NODE_ENV: 'production' },
  })
  serverPid = child.pid as number
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
  const empty: Timed[] = []
  const samples = Object.entries(pages).map(([name, address]) => ({
    name,
    address,
    warm: [] as Timed[],
    elsewhere: [] as Timed[],
    itsOwn: [] as Timed[],
  }))
  for (let round = 0; round < rounds; round += 1)
    for (const { address, warm } of samples) {
      empty.push(await ask(`${server.url}/healthz`))
      warm.push(await ask(`${server.url}${address(round)}`))
    }
  let number = runs
  for (const [program, kind] of [
    ['program-3', 'elsewhere'],
    ['program-7', 'itsOwn'],
  ] as const)
    for (let round = 0; round < 9; round += 1)
      for (const { address, [kind]: times } of samples) {
        writeOne(db, program, number++)
        times.push(await ask(`${server.url}${address(1000 + number)}`))
        // What is judged behind an answer is not the next page's affair.
        await new Promise((done) => setTimeout(done, 400))
      }
  const of = (times: Timed[]) =>
    [
      median(times.map(({ own }) => own)),
      median(times.map(({ whole }) => whole)),
      times.reduce((sum, { processor }) => sum + processor, 0) / times.length,
    ]
      .map((ms) => ms.toFixed(1).padStart(7))
      .join(' /')
  const slowest = (times: Timed[]) => Math.max(...times.map(({ own }) => own)).toFixed(1)
  const row = (name: string, ...cells: string[]) =>
    `${name.padEnd(30)}${cells.map((cell) => cell.padStart(28)).join('')}`
  const lines = [
    `${programs} programs of ${tasks} tasks and ${runs} runs of ${endpoints} endpoints: own time / whole time / processor in ms`,
    row('page', 'warm', 'slowest', 'write elsewhere', 'write of its own'),
    ...samples.map(({ name, warm, elsewhere, itsOwn }) =>
      row(name, of(warm), slowest(warm), of(elsewhere), of(itsOwn)),
    ),
    row('empty route (/healthz)', of(empty)),
    row('portfolio of a fresh server', of([fresh])),
    row('until every program is judged', settled.toFixed(0)),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
} finally {
  await server.stop()
  db.close()
  rmSync(folder, { recursive: true, force: true })
}
