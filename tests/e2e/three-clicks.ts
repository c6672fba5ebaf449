import assert from 'node:assert/strict'
import type { Browser, Page } from 'playwright-core'

/** What a stranger may click before the row must be before their eyes. */
const most = 3

/**
 * A new person's path: from the overview to the row of a CSV file that blocks Tier 1, by the links that
 * a reader sees, counted. Without scripts, so that nothing but the pages themselves leads there.
 */
export async function threeClicks(browser: Browser, url: string): Promise<void> {
  const context = await browser.newContext({ baseURL: url, javaScriptEnabled: false })
  const page = await context.newPage()
  let clicks = 0
  const click = async (selector: string) => {
    const link = page.locator(selector).first()
    await link.waitFor()
    await link.click()
    clicks += 1
  }
  try {
    await page.goto('/')
    assert.match((await page.locator('h1').textContent()) as string, /Tier 1 is blocked/)
    await click('h1 a[href^="/tiers/tier-1"]')
    await click('article.criterion:has(.hallmark.t-not-met) a.source[href*="/evidence/"][href*="#row-"]')
    assert.ok(clicks <= most, `${clicks} clicks`)
    await expectRow(page)
    process.stdout.write(`        ${clicks} clicks\n`)
  } finally {
    await context.close()
  }
}

/** The row that the address names stands on the page, with its line in the file and its failures. */
async function expectRow(page: Page): Promise<void> {
  const { pathname, hash } = new URL(page.url())
  assert.match(pathname, /^\/evidence\//)
  const row = page.locator(`[id="${decodeURIComponent(hash.slice(1))}"]`)
  // The address is there before the page is.
  await row.waitFor({ state: 'attached' })
  assert.equal(await row.count(), 1, `${hash} on ${pathname} is not one row`)
  assert.match((await row.textContent()) as string, /\d/)
  const seen = await row.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect()
    return bottom > 0 && top < window.innerHeight
  })
  assert.ok(seen, `the row ${hash} is out of sight`)
}
