import type { Browser, Page } from 'playwright-core'
import { findChromium, launch } from '../e2e/chromium'
import { pagesOfEveryKind } from '../e2e/every-page'
import { awake } from '../e2e/keyboard/hands'
import type { BenchLine } from './bench-line'
import { interleaved, lineOf, median, remark } from './measure'

const rounds = 7
/** An address that no page answers: the frame of every page and one sentence. */
const emptyPage = '/no-such-page'

/** Text of the chunk that draws interactive charts, and of nothing else. */
const chartsMark = 'recharts-surface'

/**
 * What a reader's browser does, Chromium without a network: first contentful paint of the overview
 * against an empty page of the same server, its JavaScript against that page's, layout shifts of a
 * page of every kind, and what print takes. A machine without Chromium gets a remark instead.
 */
export async function measureInBrowser(base: string): Promise<BenchLine[]> {
  const executable = findChromium()
  if (executable === null) return [remark('in a browser', 'skipped: no Chromium found')]
  const browser = await launch(executable)
  try {
    const paint = await firstPaint(browser, base)
    const [overview, empty] = [await scriptsOf(browser, base, '/'), await scriptsOf(browser, base, emptyPage)]
    return [
      paint,
      lineOf('JavaScript of the overview against an empty page, gzipped', {
        ours: overview.bytes / 1024,
        against: empty.bytes / 1024,
        unit: 'KB',
        goal: ['at most', 1.15],
      }),
      ...(await everyPage(browser, base)),
      ...(await onPaper(browser, base)),
    ]
  } finally {
    await browser.close()
  }
}

/** Milliseconds to the first contentful paint, each in a profile without anything cached. */
async function firstPaint(browser: Browser, base: string): Promise<BenchLine> {
  const paintOf = (path: string) => async () => {
    const context = await browser.newContext({ baseURL: base })
    const page = await context.newPage()
    await page.goto(path)
    const at = await page.evaluate(
      () =>
        new Promise<number>((done) =>
          new PerformanceObserver((list) => {
            const found = list.getEntries().find(({ name }) => name === 'first-contentful-paint')
            if (found !== undefined) done(found.startTime)
          }).observe({ type: 'paint', buffered: true }),
        ),
    )
    await context.close()
    return at
  }
  const found = await interleaved(rounds, { overview: paintOf('/'), empty: paintOf(emptyPage) })
  return lineOf('first contentful paint of the overview against an empty page', {
    ours: median(found.overview),
    against: median(found.empty),
    unit: 'ms',
    goal: ['at most', 2],
  })
}

interface Scripts {
  /** Bytes of bodies as they came over the line, compressed. */
  bytes: number
  count: number
  charts: boolean
}

/** Every script that a page asks for, by whatever tag, until it is at rest. */
async function scriptsOf(browser: Browser, base: string, path: string, bare = false): Promise<Scripts> {
  const context = await browser.newContext({ baseURL: base, javaScriptEnabled: !bare })
  const page = await context.newPage()
  const scripts = collectScripts(page)
  await page.goto(path)
  await page.waitForLoadState('networkidle')
  const found = await scripts()
  await context.close()
  return found
}

function collectScripts(page: Page): () => Promise<Scripts> {
  const waiting: Promise<{ bytes: number; charts: boolean }>[] = []
  page.on('response', (response) => {
    if (!/javascript/.test(response.headers()['content-type'] ?? '')) return
    waiting.push(
      (async () => {
        await response.finished()
        const { responseBodySize } = await response.request().sizes()
        return { bytes: responseBodySize, charts: (await response.text()).includes(chartsMark) }
      })(),
    )
  })
  return async () => {
    const found = await Promise.all(waiting)
    return {
      bytes: found.reduce((sum, { bytes }) => sum + bytes, 0),
      count: found.length,
      charts: found.some(({ charts }) => charts),
    }
  }
}

/** A layout shift as the browser reports it. */
interface Shift {
  value: number
  hadRecentInput: boolean
  sources: { node: Node | null }[]
}

/** Layout shifts on a page of every kind, and on how many of them the charts' code is fetched without a chart. */
async function everyPage(browser: Browser, base: string): Promise<BenchLine[]> {
  const context = await browser.newContext({ baseURL: base })
  await context.addInitScript(() => {
    Object.assign(window, { shifted: 0, moved: '' })
    new PerformanceObserver((list) => {
      const world = window as unknown as { shifted: number; moved: string }
      for (const entry of list.getEntries() as unknown as Shift[]) {
        if (entry.hadRecentInput) continue
        world.shifted += entry.value
        world.moved = entry.sources.map(({ node }) => node?.nodeName + (node?.parentElement?.className ?? '')).join(' ')
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
  const page = await context.newPage()
  const shifted: string[] = []
  let worst = 0
  const needless: string[] = []
  let charts = false
  page.on('response', async (response) => {
    if (!/javascript/.test(response.headers()['content-type'] ?? '')) return
    charts ||= await response.text().then(
      (text) => text.includes(chartsMark),
      () => false,
    )
  })
  const paths = await pagesOfEveryKind(page, 1, async (path) => {
    await page.waitForLoadState('networkidle')
    const [value, moved] = await page.evaluate(() => {
      const world = window as unknown as { shifted: number; moved: string }
      return [world.shifted, world.moved] as const
    })
    if (value > 0) shifted.push(`${path} ${value.toFixed(4)} (${moved})`)
    worst = Math.max(worst, value)
    if (charts && (await page.locator('.chart').count()) === 0) needless.push(path)
    charts = false
  })
  await context.close()
  return [
    {
      measure: `layout shift of ${paths.length} pages${shifted.length === 0 ? '' : `: ${shifted.join(', ')}`}`,
      ours: worst.toFixed(4),
      against: '0',
      ratio: worst,
      goal: '0 on every page',
      reached: worst === 0,
    },
    {
      measure: `pages that fetch the charts’ code without a chart${needless.length === 0 ? '' : `: ${needless.join(', ')}`}`,
      ours: String(needless.length),
      against: `${paths.length} pages`,
      ratio: needless.length,
      goal: '0',
      reached: needless.length === 0,
    },
  ]
}

/** The overview as it is printed, without any script, against the same with all of them. */
async function onPaper(browser: Browser, base: string): Promise<BenchLine[]> {
  const bare = await scriptsOf(browser, base, '/', true)
  const isSame = (await printedText(browser, base, false)) === (await printedText(browser, base, true))
  return [
    {
      measure: 'JavaScript that the printed overview needs',
      ours: `${bare.bytes} bytes`,
      against: isSame ? 'the same text as with scripts' : 'another text than with scripts',
      ratio: bare.bytes,
      goal: '0',
      reached: bare.bytes === 0 && isSame,
    },
  ]
}

async function printedText(browser: Browser, base: string, javaScriptEnabled: boolean): Promise<string> {
  const context = await browser.newContext({ baseURL: base, javaScriptEnabled })
  const page = await context.newPage()
  await page.emulateMedia({ media: 'print' })
  await page.goto('/')
  if (javaScriptEnabled) await awake(page)
  // biome-ignore lint/performance/useDomNodeTextContent: what is rendered for print, and no more
  const text = (await page.locator('main').innerText()).replace(/\s+/g, ' ')
  await context.close()
  return text
}
