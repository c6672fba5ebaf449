import assert from 'node:assert/strict'
import type { Browser } from 'playwright-core'
import { awake } from './keyboard/hands'

/** What was found is markup that no script makes again: it changes with the address, forth and back, within the page. */
export async function linksOfSearch(browser: Browser, url: string): Promise<void> {
  const context = await browser.newContext({ baseURL: url })
  try {
    const page = await context.newPage()
    const documents: string[] = []
    page.on('request', (request) => {
      if (request.resourceType() === 'document') documents.push(request.url())
    })
    const shown = () =>
      page.evaluate(() => [...document.querySelectorAll('.search-hits li')].map((hit) => hit.textContent))
    const isShown = (hits: (string | null)[], as: boolean) =>
      page.waitForFunction(
        ([before, wanted]) => {
          const now = [...document.querySelectorAll('.search-hits li')].map((hit) => hit.textContent)
          return (JSON.stringify(now) === before) === wanted
        },
        [JSON.stringify(hits), as] as const,
      )
    await page.goto('/search?q=response')
    await awake(page)
    documents.length = 0
    const all = await shown()
    assert.ok(all.length > 5)
    await page.locator('.section-head .aside a').first().click()
    await page.waitForURL(/kind=/)
    await isShown(all, false)
    assert.equal(await page.locator('.search-hits').count(), 1)
    await page.goBack()
    await isShown(all, true)
    await page.locator('.search-title a[data-discover]').first().click()
    await page.waitForURL((at) => at.pathname !== '/search')
    await page.goBack()
    await isShown(all, true)
    assert.deepEqual(documents, [])
    await page.goto('/search?q=nothingfindsthis')
    await awake(page)
    assert.deepEqual(await shown(), [])
  } finally {
    await context.close()
  }
}
