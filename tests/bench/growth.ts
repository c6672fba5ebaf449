import { statSync } from 'node:fs'
import type { BenchLine } from './bench-line'
import { importRuns } from './growth-database'
import { lineOf, median, remark, timed, withDigits } from './measure'
import type { Prepared } from './prepared'
import { serve } from './served'

const endpoints = 60
const points = 300
const rounds = 9

interface Grown {
  runs: number
  importMsPerRun: number
  bytes: number
  /** The first request of a fresh server: the program is judged. */
  firstMs: number
  pages: Record<string, number>
}

/** Addresses that nobody asked for before, so that each page is made anew from what was judged. */
const pages: Record<string, (round: number, runs: number) => string> = {
  overview: (round) => `/?n=${round}`,
  'list of evidence': (round) => `/evidence?n=${round}`,
  'page of a run': (round, runs) => `/evidence/bench_v${1 + ((round + 1) % runs)}_200u?n=${round}`,
}

async function ask(url: string, path: string, cookie: string): Promise<void> {
  const response = await fetch(new URL(path, url), { headers: { Cookie: cookie } })
  await response.text()
  if (!response.ok) throw new Error(`${path} answered ${response.status}`)
}

async function pagesOf(prepared: Prepared, runs: number): Promise<Pick<Grown, 'firstMs' | 'pages'>> {
  const server = await serve(prepared.database)
  try {
    const firstMs = await timed(() => ask(server.url, '/evidence', prepared.cookie))
    const times = Object.keys(pages).map((name) => ({ name, all: [] as number[] }))
    // The overview has its curve worked out behind the answer, for seconds: the other pages come first.
    for (const { name, all } of times.toReversed())
      for (let round = -1; round < rounds; round += 1) {
        const path = (pages[name] as (typeof pages)[string])(round, runs)
        const ms = await timed(() => ask(server.url, path, prepared.cookie))
        if (round >= 0) all.push(ms)
      }
    return { firstMs, pages: Object.fromEntries(times.map(({ name, all }) => [name, median(all)])) }
  } finally {
    await server.stop()
  }
}

async function grow(prepared: Prepared, sizes: readonly number[], say: (text: string) => void): Promise<Grown[]> {
  const grown: Grown[] = []
  const before = statSync(prepared.database).size
  for (const [at, runs] of sizes.entries()) {
    say(`growth: ${runs} runs`)
    const from = at === 0 ? 0 : (sizes[at - 1] as number)
    const took = importRuns(prepared.database, { from, to: runs, endpoints, points })
    const bytes = (statSync(prepared.database).size - before) / runs
    grown.push({ runs, importMsPerRun: took / (runs - from), bytes, ...(await pagesOf(prepared, runs)) })
  }
  return grown
}

/** 10, 100, 1,000 and so on runs in one program, up to `largest`: what a page, an import and a run's bytes need. */
export async function growthLines(
  prepared: Prepared,
  { largest, say }: { largest: number; say: (text: string) => void },
): Promise<BenchLine[]> {
  const sizes = [10, 100, 1000, 10_000].filter((size) => size < largest).concat(largest)
  const grown = await grow(prepared, sizes, say)
  const [least, most] = [grown.at(0) as Grown, grown.at(-1) as Grown]
  const count = (runs: number) => runs.toLocaleString('en')
  const each = (pick: (one: Grown) => string) => grown.map((one) => `${count(one.runs)}: ${pick(one)}`).join(', ')
  const span = `${count(most.runs)} runs of ${endpoints} endpoints and ${points} moments, against ${count(least.runs)}`
  return [
    ...Object.keys(pages).map((name) =>
      lineOf(`Growth: ${name} made anew with ${span}`, {
        ...{
          ours: most.pages[name] as number,
          against: least.pages[name] as number,
          unit: 'ms',
          goal: ['at most', 1.5],
        },
      }),
    ),
    lineOf(`Growth: import of a run with ${span}`, {
      ...{ ours: most.importMsPerRun, against: least.importMsPerRun, unit: 'ms', goal: ['at most', 1.5] },
    }),
    remark(
      'Growth: bytes in the database for a run',
      each(({ bytes }) => `${withDigits(bytes / 1024)} KiB`),
    ),
    remark(
      'Growth: first page of a fresh server, the program judged',
      each(({ firstMs }) => `${withDigits(firstMs)} ms`),
    ),
    remark(
      'Growth: import of a run',
      each(({ importMsPerRun }) => `${withDigits(importMsPerRun)} ms`),
    ),
    ...Object.keys(pages).map((name) =>
      remark(
        `Growth: ${name}`,
        each((one) => `${withDigits(one.pages[name] as number)} ms`),
      ),
    ),
  ]
}
