import assert from 'node:assert/strict'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { violationsOf } from './axe'
import { awake, tabTo } from './keyboard/hands'

export interface World {
  /** Fails the test for every request to another machine (network.ts). */
  browser: Browser
  /** The same without that watch, for the test of the watch. */
  unwatched: Browser
  url: string
}

export interface SmokeTest {
  name: string
  run(world: World): Promise<void>
}

/** Opens a page that remembers every console error, page error and refused request. */
async function withPage(
  { browser, url }: World,
  options: BrowserContextOptions,
  work: (page: Page, complaints: string[]) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ baseURL: url, ...options })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  try {
    await work(page, complaints)
  } finally {
    await context.close()
  }
}

const fixed = [
  '/',
  '/tiers',
  '/targets',
  '/plan',
  '/programs',
  '/import',
  '/claims',
  '/weeks',
  '/documents',
  '/evidence',
  '/help',
  '/evidence/trend',
  '/evidence/coverage',
  '/evidence/compare',
]

/** One page of every kind, found by following links as a reader would. */
async function onePageOfEachKind(world: World): Promise<string[]> {
  const found = [...fixed]
  await withPage(world, {}, async (page) => {
    const steps: [string, string, string?][] = [
      ['/tiers', '/tiers/'],
      ['/weeks', '/weeks/'],
      ['/documents', '/documents/'],
      ['/evidence', '/evidence/', 'main tbody'],
    ]
    for (const [from, prefix, within] of steps) {
      await page.goto(from)
      found.push(await firstLink(page, prefix, within))
    }
    await page.goto(found.find((path) => path.startsWith('/tiers/')) as string)
    found.push(await firstLink(page, '/criteria/'))
  })
  return found
}

async function firstLink(page: Page, prefix: string, within = 'main'): Promise<string> {
  const href = await page.locator(`${within} a[href^="${prefix}"]`).first().getAttribute('href')
  assert.ok(href, `${page.url()} has no link to ${prefix}…`)
  return href
}

/** Waits for the address, for what it shows, and for the focus to be in it. */
async function arrive(page: Page, path: string): Promise<void> {
  await page.waitForURL((target) => (path === '/' ? target.pathname === '/' : target.pathname.startsWith(path)))
  // A page gone to by script is there a moment after its address; the focus tells that it is.
  await page.waitForFunction(() => document.activeElement?.id === 'content' || document.activeElement?.matches('nav a'))
}

export const smokeTests: SmokeTest[] = [
  {
    name: 'every page answers, has one heading and a title, fits 375 pixels, and the console stays silent',
    async run(world) {
      const paths = await onePageOfEachKind(world)
      await withPage(world, {}, async (page, complaints) => {
        for (const path of paths) {
          await page.setViewportSize({ width: 1280, height: 720 })
          const answer = await page.goto(path)
          assert.equal(answer?.status(), 200, path)
          assert.equal(await page.locator('h1').count(), 1, `${path}: headings of the first level`)
          assert.match(await page.title(), /Assay$/, path)
          await awake(page)
          if ((await page.locator('.chart').count()) > 0) await page.waitForLoadState('networkidle')
          assert.deepEqual(complaints, [], path)
          await page.setViewportSize({ width: 375, height: 800 })
          // A chart is drawn anew a moment after the window has changed.
          await page
            .waitForFunction(() => document.documentElement.scrollWidth <= 375, null, { timeout: 5000 })
            .catch(() => {})
          const width = await page.evaluate(() => document.documentElement.scrollWidth)
          assert.ok(width <= 375, `${path} is ${width} px wide`)
        }
      })
    },
  },
  {
    // Every page is put to axe as an owner sees it, see axe-pages.ts; here the least remark counts.
    name: 'axe finds nothing at all on the pages that newcomers read, nor in the dark theme',
    async run(world) {
      const found: string[] = []
      for (const path of ['/', '/help', '/tiers', '/evidence', '/claims?class=self_contradicted'])
        for (const colorScheme of path === '/' || path === '/help'
          ? (['light', 'dark'] as const)
          : (['light'] as const))
          await withPage(world, { colorScheme }, async (page) => {
            await page.goto(path)
            for (const { text } of await violationsOf(page)) found.push(`${path} (${colorScheme}) ${text}`)
          })
      assert.deepEqual(found, [])
    },
  },
  {
    name: 'without JavaScript the verdict reads, tables sort and filter, the theme and the moment change',
    async run(world) {
      await withPage(world, { javaScriptEnabled: false }, async (page) => {
        await page.goto('/')
        assert.match((await page.locator('h1').textContent()) as string, /\w+ .*\w+/)
        await page.locator('.rail button[value="dark"]').click()
        assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark')
        await page.goto('/evidence')
        const rows = await page.locator('tbody tr').count()
        await page.locator('thead a', { hasText: 'Requests' }).click()
        assert.match(page.url(), /sort=requests/)
        const needle = (await page.locator('tbody th a').first().textContent()) as string
        await page.locator('main input[type="search"]').fill(needle)
        await page.locator('.table-tools button').click()
        assert.ok((await page.locator('tbody tr').count()) < rows, 'the filter leaves rows out')
        await page.locator('#as-of').fill('2020-01-01')
        await page
          .locator('form', { has: page.locator('#as-of') })
          .getByRole('button')
          .click()
        assert.match(page.url(), /as-of=2020-01-01/)
        assert.equal(await page.locator('.banner').count(), 1)
      })
    },
  },
  {
    name: 'without JavaScript runs are filtered, ticked, compared and followed to a row',
    async run(world) {
      await withPage(world, { javaScriptEnabled: false }, async (page) => {
        await page.goto('/evidence')
        await page.getByRole('searchbox', { name: 'Text' }).fill('load')
        await page.getByRole('button', { name: 'Filter', exact: true }).click()
        assert.match(page.url(), /q=load/)
        await page.goto('/evidence')
        for (const at of [0, 1]) await page.locator('input[name="run"]').nth(at).check()
        await page.getByRole('button', { name: 'Compare the ticked runs' }).click()
        assert.match(page.url(), /compare\?.*run=.*run=/)
        await page.locator('.compare-table tbody a[href*="#row-"]').first().click()
        assert.match(page.url(), /\/evidence\/[^/]+#row-/)
      })
    },
  },
  {
    name: 'the keyboard alone leads from the overview to a tier, a criterion and its run',
    async run(world) {
      await withPage(world, {}, async (page) => {
        await page.goto('/')
        await awake(page)
        await tabTo(page, 'main a[href^="/tiers/"]')
        await page.keyboard.press('Enter')
        await arrive(page, '/tiers/')
        await tabTo(page, 'main a[href^="/criteria/"]')
        await page.keyboard.press('Enter')
        await arrive(page, '/criteria/')
        await tabTo(page, 'main a[href^="/evidence/"]')
        await page.keyboard.press('Enter')
        await arrive(page, '/evidence/')
        await page.keyboard.press('g')
        await page.keyboard.press('o')
        await arrive(page, '/')
      })
    },
  },
  {
    name: 'charts of a run are drawn in the browser, with their tables behind them',
    async run(world) {
      await withPage(world, {}, async (page, complaints) => {
        await page.goto('/evidence')
        await page.goto(await firstLink(page, '/evidence/', 'main tbody th'))
        await page.locator('.chart svg.recharts-surface').first().waitFor()
        assert.ok((await page.locator('.chart-table table').count()) > 0)
        assert.deepEqual(complaints, [])
      })
    },
  },
  {
    name: 'a page that does not exist says so and gives nothing of the inside away',
    async run(world) {
      await withPage(world, {}, async (page) => {
        const answer = await page.goto('/evidence/%00no-such-run')
        assert.equal(answer?.status(), 404)
        const text = (await page.locator('main').textContent()) as string
        assert.doesNotMatch(text, /node_modules|\.ts:|at \w+ \(/)
      })
    },
  },
  {
    name: 'the server refuses other hosts and changes that come from other sites',
    async run({ url }) {
      const crossSite = await fetch(`${url}/theme`, {
        method: 'POST',
        headers: { Origin: 'https://elsewhere.example' },
      })
      assert.equal(crossSite.status, 403)
      const page = await fetch(url)
      assert.match(page.headers.get('content-security-policy') as string, /script-src 'self' 'nonce-/)
      assert.match(page.headers.get('server-timing') as string, /total;dur=/)
      const again = await fetch(url, { headers: { 'If-None-Match': page.headers.get('etag') as string } })
      assert.equal(again.status, 304)
      assert.equal((await fetch(`${url}/healthz`)).status, 200)
    },
  },
]
