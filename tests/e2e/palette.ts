import assert from 'node:assert/strict'
import type { Browser, Page } from 'playwright-core'
import { violationsOf } from './axe'
import { awake } from './keyboard/hands'

const input = 'dialog [cmdk-input]'
const chosen = 'dialog [cmdk-item][data-selected="true"]'

async function open(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key)
  await page.locator(`${input}:focus`).waitFor()
}

/** The dialog is gone; while it stands open the keys of the page are its own. */
async function closed(page: Page): Promise<void> {
  await page.locator('dialog').waitFor({ state: 'detached' })
}

/** The palette by keyboard alone: opened, typed into, chosen from, closed; the focus returns to where it was. */
export async function paletteByKeyboard(browser: Browser, url: string): Promise<void> {
  const context = await browser.newContext({ baseURL: url, viewport: { width: 375, height: 700 } })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  try {
    await page.goto('/tiers')
    await awake(page)
    const link = page.locator('main a[href^="/tiers/"]').first()
    await link.focus()
    await open(page, 'Control+k')
    await page.locator(chosen).waitFor()
    assert.deepEqual(await violationsOf(page, 'dialog'), [])
    await page.keyboard.press('Escape')
    await closed(page)
    assert.equal(await link.evaluate((one) => one === document.activeElement), true, 'the focus returns')

    await open(page, '/')
    await page.keyboard.type('response time')
    // Marks may stand there from an earlier letter; the count is told once the whole text is answered.
    await page.locator('dialog [role="status"]', { hasText: /\d/ }).waitFor({ state: 'attached' })
    await page.locator('dialog [cmdk-item] mark').first().waitFor()
    const role = await page.locator(input).getAttribute('role')
    assert.equal(role, 'combobox')
    // The list is drawn a moment after the key: each key waits for what the one before it chose.
    await page.locator(chosen).evaluate((item) => item.setAttribute('data-first', ''))
    await page.keyboard.press('ArrowDown')
    await page.locator(`${chosen}:not([data-first])`).waitFor()
    await page.keyboard.press('ArrowUp')
    await page.locator(`${chosen}[data-first]`).waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/criteria\//)
    await closed(page)

    await open(page, '/')
    await page.keyboard.type('zqxjw')
    await page.getByText('Nothing found.').waitFor()
    await page.keyboard.press('Control+k')
    await closed(page)

    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Keys' }).waitFor()
    await page.keyboard.press('Escape')
    await closed(page)

    await open(page, '/')
    await page.keyboard.type('dark')
    await page.locator(chosen, { hasText: 'Dark theme' }).waitFor()
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.documentElement.dataset.theme === 'dark')
    assert.deepEqual(complaints, [])
  } finally {
    await context.close()
  }
}

/** Without script the field of the rail leads to the same results, each with a link to its place. */
export async function searchWithoutScript(browser: Browser, url: string): Promise<void> {
  const context = await browser.newContext({ baseURL: url, javaScriptEnabled: false })
  const page = await context.newPage()
  try {
    await page.goto('/?as-of=2026-01-20')
    await page.locator('.rail input[name="q"]').fill('response time')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/search\?.*as-of=2026-01-20/)
    assert.ok((await page.locator('.search-hits mark').count()) > 0)
    await page.locator('.search-hits a.source').first().click()
    await page.waitForURL(/\/documents\/[^/]+\?as-of=2026-01-20#L\d+$/)
    await page.goto('/search?q=respnse')
    await page.locator('.search-nearest a').first().click()
    assert.ok((await page.locator('.search-hits li').count()) > 0)
  } finally {
    await context.close()
  }
}
