import type { BenchLine } from './bench-line'
import { interleaved, lineOf, median, remark, timed } from './measure'
import { requestsPerSecond } from './requests'
import { emptyPath, type Served } from './served'

const rounds = 5
const seconds = 2
/** Pages have other tags in each quarter of an hour (app/server/page-cache.ts). */
const quarterMs = 900_000

/** As every browser asks; the empty page is too small to be compressed. */
const asBrowser = { 'Accept-Encoding': 'gzip, deflate, br' }

/** A moment of its own for every request, later than everything the program holds. */
let moment = Date.parse('2026-09-01T00:00:00Z')
function unasked(): string {
  moment += 1000
  return `/?as-of=${new Date(moment).toISOString()}`
}

/**
 * The first overview of a server leaves its curve to be worked out behind the answer, for seconds: waits
 * until half a second goes by in which the empty route answers at once; at most half a minute.
 */
export async function settled(url: string): Promise<void> {
  const until = performance.now() + 30_000
  let quiet = 0
  while (quiet < 20 && performance.now() < until) {
    const ms = await timed(async () => (await fetch(new URL('healthz', url))).text())
    quiet = ms < 20 ? quiet + 1 : 0
    await new Promise((done) => setTimeout(done, 25))
  }
}

/** As a browser that has just read the page: its tag, which holds until the next quarter of an hour begins. */
async function held(url: string): Promise<{ 'If-None-Match': string }> {
  const left = quarterMs - (Date.now() % quarterMs)
  if (left < (seconds + 2) * 1000) await new Promise((done) => setTimeout(done, left + 50))
  const page = await fetch(url)
  await page.text()
  const tag = page.headers.get('ETag')
  return { 'If-None-Match': tag === null ? '' : tag }
}

/** Requests per second of the overview, as a member with this cookie and as a stranger, against an empty page. */
export async function pageLines({ url, bareUrl }: Served, cookie: string): Promise<BenchLine[]> {
  const member = { Cookie: cookie }
  await (await fetch(url)).text()
  await settled(url)
  // Without its curve it has no tag, since no browser may hold it.
  const whole = await fetch(url)
  await whole.text()
  if (whole.headers.get('ETag') === null) throw new Error('the overview has no ETag')
  const ask = (path: (number: number) => string, headers: Record<string, string>, base = url, status = 200) =>
    requestsPerSecond(base, { path, headers, status, seconds })
  const found = await interleaved(rounds, {
    empty: () => ask((number) => `/${emptyPath}?n=${number}`, { ...member, ...asBrowser }),
    warm: () => ask(() => '/', { ...member, ...asBrowser }),
    plain: () => ask(() => '/', member),
    anew: () => ask((number) => `/?n=${process.hrtime.bigint()}-${number}`, member),
    unchanged: async () => ask(() => '/', await held(url), url, 304),
    bare: async () => ask(() => '/', await held(url), bareUrl, 304),
  })
  // Last, and alone: the curve of each moment is worked out behind its answer, for seconds.
  const judged: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    judged.push(await timed(async () => (await fetch(new URL(unasked(), url), { headers: member })).text()))
    await settled(url)
  }
  const unit = 'req/s'
  const empty = median(found.empty)
  const against = { against: empty, unit }
  return [
    lineOf('Overview, warm, signed in, against an empty page of the same server', {
      ...{ ours: median(found.warm), ...against, goal: ['at least', 5] },
    }),
    lineOf('the same, the overview not compressed', {
      ...{ ours: median(found.plain), ...against, goal: ['at least', 5] },
    }),
    // What its memories hold (decision 21) is not made again: judgements, and the markup of their report.
    lineOf('Overview, rendered anew around what is remembered of its data, against the empty page', {
      ...{ ours: median(found.anew), ...against, goal: ['at least', 0.35] },
    }),
    remark(
      'Overview for a moment nobody asked for: judged and rendered anew, one request',
      `${median(judged).toFixed(0)} ms`,
    ),
    lineOf('Unchanged overview, answered 304, against a bare Express answering 304', {
      ...{ ours: median(found.unchanged), against: median(found.bare), unit, goal: ['at least', 0.8] },
    }),
  ]
}
