import autocannon from 'autocannon'
import { startServerOn } from '../load/server'
import type { BenchLine } from './bench-line'
import { writeBigRun } from './big-history'
import { lineOf, quantile, remark } from './measure'
import type { Prepared } from './prepared'
import { readyToUpload } from './upload-apart'

const rounds = 5
/** Steady readers, far below what the server can answer: waiting shows, not queueing. */
const perSecond = 100
const connections = 8
const atMostSeconds = 60
/** The first page with the new run is judged and made anew: readers stay for that. */
const afterMs = 500

/** Latencies of the overview, in milliseconds, from now until `work` is done. */
async function latenciesDuring(url: string, cookie: string, work: () => Promise<unknown>): Promise<number[]> {
  const found: number[] = []
  const bad: number[] = []
  const options = { url, connections, overallRate: perSecond, duration: atMostSeconds, headers: { Cookie: cookie } }
  const readers = autocannon(options)
  readers.on('response', (_client, status, _bytes, ms) => (status === 200 ? found : bad).push(ms))
  await work()
  readers.stop()
  await readers
  if (bad.length > 0) throw new Error(`the overview was answered ${bad[0]}`)
  return found
}

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))

/**
 * p99 of the overview while a long history comes in as an upload, against as many seconds before it
 * without one; the rounds of each side are put together, since one import alone is over too soon.
 */
export async function importBesidePages(
  folder: string,
  { database, program, cookie, bearer }: Prepared,
): Promise<BenchLine[]> {
  const server = await startServerOn(database)
  const idle: number[] = []
  const busy: number[] = []
  const took: number[] = []
  try {
    for (let round = -1; round < rounds; round += 1) {
      const run = writeBigRun(folder, { rows: 200_000, seed: 100 + round })
      // What the import before left to judge is judged: both sides begin with the page at hand.
      await (await fetch(server.url, { headers: { Cookie: cookie } })).text()
      const upload = await readyToUpload({ base: server.url, run, program, bearer })
      await pause(2000)
      const quiet = await latenciesDuring(server.url, cookie, () => pause(2500))
      let uploadMs = 0
      const during = await latenciesDuring(server.url, cookie, async () => {
        const started = performance.now()
        await upload()
        uploadMs = performance.now() - started
        await pause(afterMs)
      })
      if (round < 0) continue
      took.push(uploadMs)
      idle.push(...quiet)
      busy.push(...during)
    }
  } finally {
    await server.stop()
  }
  return [
    lineOf(
      `Overview, p99 at ${perSecond} requests per second while that history is uploaded and for half a second after, against idle`,
      {
        ...{ ours: quantile(busy, 0.99), against: quantile(idle, 0.99), unit: 'ms', goal: ['at most', 2] },
      },
    ),
    remark('the upload meanwhile, until it is answered', `${quantile(took, 0.5).toFixed(0)} ms`),
  ]
}
