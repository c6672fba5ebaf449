import { copyFileSync, statSync } from 'node:fs'
import type { BenchLine } from './bench-line'
import { type FreshServer, freshServer } from './fresh-server'
import { importRuns } from './growth-database'
import { interleaved, lineOf, median, remark, timed, withDigits } from './measure'
import type { Prepared } from './prepared'

const endpoints = 60
const points = 300
const rounds = 15

export interface Grown extends Pick<FreshServer, 'firstMs' | 'slowestHealthMs' | 'mostMemory' | 'heap'> {
  runs: number
  importMsPerRun: number
  bytes: number
  pages: Record<string, number>
}

export interface Stored extends Pick<Grown, 'runs' | 'importMsPerRun' | 'bytes'> {
  file: string
}

/** Addresses that nobody asked for before, so that each page is made anew from what was judged. */
const pages: Record<string, (round: number, runs: number) => string> = {
  overview: (round) => `/?n=${round}`,
  'list of evidence': (round) => `/evidence?n=${round}`,
  'page of a run': (round, runs) => `/evidence/bench_v${1 + (round % runs)}_200u?n=${round}`,
}

/** One program that grows, and a copy of it at each size. */
export function grow(prepared: Prepared, sizes: readonly number[], say: (text: string) => void): Stored[] {
  const before = statSync(prepared.database).size
  return sizes.map((runs, at) => {
    say(`growth: ${runs} runs`)
    const from = at === 0 ? 0 : (sizes[at - 1] as number)
    const took = importRuns(prepared.database, { from, to: runs, endpoints, points })
    const file = `${prepared.database}-${runs}`
    copyFileSync(prepared.database, file)
    return { runs, file, importMsPerRun: took / (runs - from), bytes: (statSync(file).size - before) / runs }
  })
}

/**
 * A fresh server for each size, one after the other until each is at rest; then the same pages of all of them
 * in turns, so that whatever else the machine does falls on all sizes alike.
 */
export async function serveAll(
  prepared: Prepared,
  stored: readonly Stored[],
  say: (text: string) => void,
): Promise<Grown[]> {
  const servers: { one: Stored; server: FreshServer }[] = []
  try {
    for (const one of stored) {
      say(`growth: a fresh server with ${one.runs} runs`)
      servers.push({ one, server: await freshServer(one.file, prepared.cookie, '/evidence') })
    }
    const times = await pagesOf(servers)
    return servers.map(({ one, server }, at) => ({
      ...one,
      ...server,
      pages: Object.fromEntries(Object.entries(times).map(([name, sides]) => [name, median(sides[at] as number[])])),
    }))
  } finally {
    await Promise.all(servers.map(({ server }) => server.stop()))
  }
}

async function pagesOf(servers: readonly { one: Stored; server: FreshServer }[]): Promise<Record<string, number[][]>> {
  const times: Record<string, number[][]> = {}
  for (const [name, address] of Object.entries(pages)) {
    const sides = servers.map(({ one, server }, at): [string, () => Promise<number>] => {
      let round = 0
      const next = () => {
        round += 1
        return address(round, one.runs)
      }
      return [String(at), () => timed(() => server.ask(next()))]
    })
    // Some before the first that counts: what the engine compiles on the way is no growth.
    for (let warm = 0; warm < 3; warm += 1) for (const [, side] of sides) await side()
    const found = await interleaved(rounds, Object.fromEntries(sides))
    times[name] = servers.map((_, at) => found[String(at)] as number[])
  }
  return times
}

/** 10, 100, 1,000 and so on runs in one program, up to `largest`: what a page, an import and a run's bytes need. */
export async function growthLines(
  prepared: Prepared,
  { largest, say }: { largest: number; say: (text: string) => void },
): Promise<BenchLine[]> {
  const sizes = [10, 100, 1000, 10_000].filter((size) => size < largest).concat(largest)
  const grown = await serveAll(prepared, grow(prepared, sizes, say), say)
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
      'Growth: slowest answer of /healthz until that page is there',
      each(({ slowestHealthMs }) => `${withDigits(slowestHealthMs)} ms`),
    ),
    remark(
      'Growth: memory of the process until then (of a heap of at most 2 GB), and its heap at rest',
      each(({ mostMemory, heap }) => `${withDigits(mostMemory / 2 ** 20)} and ${withDigits(heap / 2 ** 20)} MiB`),
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
