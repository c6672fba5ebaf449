import assert from 'node:assert/strict'
import type { Browser, Page } from 'playwright-core'
import { awake } from './keyboard/hands'

const top = (page: Page) => page.evaluate(() => window.scrollY)
const focusedLine = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest('.unit, tr')?.querySelector('[id^="L"]')?.id)

async function trackerPage(page: Page, url: string): Promise<string> {
  await page.goto(`${url}/documents`)
  const href = await page.locator('main table a[href^="/documents/"]').first().getAttribute('href')
  assert.ok(href)
  return url + href
}

/** The annotated tracker: read without scripts, walked by keyboard, arrived at by line. */
export async function annotatedDocument(browser: Browser, url: string): Promise<void> {
  const bare = await browser.newContext({ javaScriptEnabled: false })
  const still = await bare.newPage()
  const address = await trackerPage(still, url)
  await still.goto(address)
  const refuted = await still.locator('.notes.refuting').count()
  assert.ok(refuted > 3, 'the tracker of the sample is refuted in several lines')
  await still.locator('.remark > summary').first().click()
  assert.equal(
    await still.locator('.remark[open] .remark-body').first().isVisible(),
    true,
    'details open without a script',
  )
  await still.locator('a.onward').first().click()
  assert.match(still.url(), /#L\d+$/, 'next leads to a line')
  await still.goto(`${address}?view=raw#L3`)
  assert.equal(await still.locator('#L3').isVisible(), true)
  await bare.close()

  const context = await browser.newContext()
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(address)
  await awake(page)
  const size = (await page.locator('.document').innerHTML()).length
  assert.ok(size > 10_000, 'the document is still there once scripts have taken over')
  await page.keyboard.press('n')
  const first = await focusedLine(page)
  assert.match(String(first), /^L\d+$/, 'n focuses a remark')
  await page.keyboard.press('n')
  const second = await focusedLine(page)
  assert.notEqual(second, first)
  assert.ok((await top(page)) > 0)
  await page.keyboard.press('p')
  assert.equal(await focusedLine(page), first, 'p goes back')
  await page.keyboard.press('Enter')
  assert.equal(await page.locator('.remark[open]').count(), 1, 'Enter opens the remark in focus')

  await page.goto(`${url}/documents`)
  await awake(page)
  await page.locator('main table a[href^="/documents/"]').first().click()
  await page.waitForSelector('.document .unit')
  assert.equal((await page.locator('.document').innerHTML()).length > 10_000, true, 'also on a visit from another page')
  assert.deepEqual(complaints, [])
  await context.close()
}
