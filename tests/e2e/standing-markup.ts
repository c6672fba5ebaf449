import assert from 'node:assert/strict'
import type { Browser, Page } from 'playwright-core'
import { awake } from './keyboard/hands'

/** Rows of the overview's tables and its sections: what stands in the page as markup. */
function partsOf(page: Page): Promise<number[]> {
  return page.evaluate(() =>
    ['.targets tbody tr', '.heat tbody tr', '.section'].map((parts) => document.querySelectorAll(parts).length),
  )
}

/**
 * The overview is markup that no script makes again: its links lead to their pages without loading them
 * anew, they fetch what the pointer rests on, and nothing of it is lost on the way back.
 */
export async function linksOfMarkup(browser: Browser, url: string): Promise<void> {
  const context = await browser.newContext({ baseURL: url })
  try {
    const page = await context.newPage()
    const asked: string[] = []
    page.on('request', (request) => asked.push(`${request.resourceType()} ${new URL(request.url()).pathname}`))
    await page.goto('/')
    await awake(page)
    const parts = await partsOf(page)
    assert.ok(parts.every((count) => count > 3))
    const tier = page.locator('.tier-strip h3 a').first()
    const path = await tier.getAttribute('href')
    await Promise.all([page.waitForRequest((request) => request.url().endsWith(`${path}.data`)), tier.hover()])
    asked.length = 0
    await tier.click()
    await page.waitForURL(`**${path}`)
    await page.waitForFunction(() => document.activeElement?.id === 'content')
    await page.goBack()
    await page.waitForFunction(() => document.querySelector('.tier-strip') !== null)
    assert.deepEqual(await partsOf(page), parts)
    assert.deepEqual(
      asked.filter((one) => one.startsWith('document')),
      [],
    )
    const [other] = await Promise.all([
      context.waitForEvent('page'),
      page
        .locator('.targets a')
        .first()
        .click({ modifiers: ['Control'] }),
    ])
    assert.equal(new URL(page.url()).pathname, '/')
    await other.close()
  } finally {
    await context.close()
  }
}

/** An extension of the browser writes into the page before its scripts take over: React then makes all of it again. */
export async function markupOfMeddledPage(browser: Browser, url: string): Promise<void> {
  const context = await browser.newContext({ baseURL: url })
  try {
    const plain = await context.newPage()
    await plain.goto('/')
    const parts = await partsOf(plain)
    const page = await context.newPage()
    await page.addInitScript(() => {
      new MutationObserver((_changes, observer) => {
        if (document.getElementById('whole') === null) return
        observer.disconnect()
        document.body.prepend(document.createElement('aside'))
      }).observe(document, { childList: true, subtree: true })
    })
    await page.goto('/')
    await awake(page)
    assert.equal(await page.locator('body > aside').count(), 0, 'the page was not made again')
    assert.deepEqual(await partsOf(page), parts)
  } finally {
    await context.close()
  }
}
