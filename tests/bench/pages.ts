/**
 * How long pages take on the server, against its own empty route in the same run.
 *
 *     npm run build && npx tsx tests/bench/pages.ts [PATH…]      # default: the sample in content/
 *
 * Three figures a page, medians of the rounds, in milliseconds measured from this process over
 * loopback: `first` is the first request to a fresh server; `uncached` asks for a moment nobody asked
 * for before, so the program is judged and the page rendered anew; `warm` repeats one address.
 * Requests of the pages and of the empty route are interleaved. Prints, asserts nothing.
 */
import { startBuiltServer } from '../e2e/built-server'

const rounds = 9
const paths = process.argv.slice(2)
const pages = [
  '/',
  '/tiers/tier-1',
  '/criteria/tier-1/auth-success-rate',
  '/evidence',
  '/claims',
  '/targets',
  '/weeks/1',
]

async function time(url: string): Promise<number> {
  const started = performance.now()
  const response = await fetch(url)
  await response.text()
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  return performance.now() - started
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] as number
}

/** A moment of its own for every request, later than everything the program holds. */
let moment = Date.parse('2026-09-01T00:00:00Z')
function unasked(page: string): string {
  moment += 1000
  return `${page}?as-of=${new Date(moment).toISOString()}`
}

/** The first document of the list, the tracker: its page is the longest. */
async function trackerOf(url: string): Promise<string[]> {
  const list = await (await fetch(`${url}/documents`)).text()
  const found = list.match(/href="(\/documents\/[^"#?]+)"/)?.[1]
  return found === undefined ? [] : [found]
}

const server = await startBuiltServer(paths.length === 0 ? undefined : paths)
try {
  const first = await time(`${server.url}/`)
  const empty: number[] = []
  const samples = [...pages, ...(await trackerOf(server.url))].map((page) => ({
    page,
    uncached: [] as number[],
    warm: [] as number[],
  }))
  for (let round = 0; round < rounds; round += 1) {
    for (const { page, uncached, warm } of samples) {
      empty.push(await time(`${server.url}/healthz`))
      uncached.push(await time(`${server.url}${unasked(page)}`))
      await time(`${server.url}${page}`)
      warm.push(await time(`${server.url}${page}`))
    }
  }
  const base = median(empty)
  const row = (name: string, ...cells: string[]) =>
    `${name.padEnd(38)}${cells.map((cell) => cell.padStart(12)).join('')}`
  const lines = [
    row('page', 'uncached', 'warm', 'warm/empty'),
    ...samples.map(({ page, uncached, warm }) =>
      row(page, median(uncached).toFixed(1), median(warm).toFixed(1), (median(warm) / base).toFixed(1)),
    ),
    row('empty route (/healthz)', '', base.toFixed(1), '1.0'),
    row('first request of a fresh server (/)', first.toFixed(1)),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
} finally {
  await server.stop()
}
