import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'

/** More controls than any page has before the one that is wanted. */
const mostPresses = 400

type State = 'elsewhere' | 'hidden ring' | 'reached'

/** Waits until the scripts of the page have taken over, so that nothing is typed into a page half awake. */
export async function awake(page: Page): Promise<void> {
  await page.waitForFunction(
    () => document.documentElement.dataset.keys === 'heard' && document.readyState !== 'loading',
  )
}

/** Opens an address and waits until its page is awake. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await awake(page)
}

/** Where the focus is, as a reader of a failure wants to know it. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => String(document.activeElement?.outerHTML).slice(0, 200))
}

/**
 * Presses Tab until an element of that selector has the focus, and asks that the focus can be seen there.
 * A page just opened is entered by its skip link, as somebody does who knows it.
 */
export async function tabTo(page: Page, selector: string): Promise<void> {
  await page.locator(selector).first().waitFor({ state: 'attached' })
  const stateOf = (wanted: string): Promise<State> =>
    page.evaluate((css) => {
      const element = document.activeElement
      if (element === null || !element.matches(css)) return 'elsewhere'
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
      const ring = (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none'
      // A field of the palette shows its place by its frame; everything else by a ring of its own.
      return ring ? 'reached' : 'hidden ring'
    }, wanted)
  let state = await stateOf(selector)
  for (let presses = 0; presses < mostPresses && state === 'elsewhere'; presses += 1) {
    await page.keyboard.press('Tab')
    state = await stateOf(selector)
    if (state === 'elsewhere' && presses === 0 && (await stateOf('a.skip')) === 'reached') {
      const inMain = await page
        .locator(selector)
        .first()
        .evaluate((element) => element.closest('main') !== null)
      if (inMain) await page.keyboard.press('Enter')
    }
  }
  assert.notEqual(state, 'elsewhere', `Tab never reached ${selector} on ${page.url()}: ${await focused(page)}`)
  assert.equal(state, 'reached', `the focus on ${selector} of ${page.url()} cannot be seen`)
}

/** Tabs to a field and writes over what it holds. */
export async function type(page: Page, selector: string, text: string): Promise<void> {
  await tabTo(page, selector)
  await page.keyboard.press('Control+a')
  await page.keyboard.type(text)
}

/** Tabs to a list and goes through it by the arrows until it holds the value, or another than now. */
export async function choose(page: Page, selector: string, value: string | null): Promise<void> {
  await tabTo(page, selector)
  const held = () => page.evaluate(() => (document.activeElement as HTMLSelectElement).value)
  const before = await held()
  const isThere = (now: string) => (value === null ? now !== before && now !== '' : now === value)
  for (const arrow of ['ArrowDown', 'ArrowUp'])
    for (let presses = 0; presses < 60 && !isThere(await held()); presses += 1) await page.keyboard.press(arrow)
  assert.ok(isThere(await held()), `no arrow leads ${selector} from ${before} to ${value}`)
}

/**
 * Puts a file into a field that the keyboard has reached. The window of the system that a press would open
 * is no part of the page, so what would be chosen there is handed in here.
 */
export async function putFile(
  page: Page,
  selector: string,
  file: { name: string; text: string } | { name: string; text: string }[],
): Promise<void> {
  await tabTo(page, selector)
  const files = [file].flat().map(({ name, text }) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) }))
  await page.locator(selector).first().setInputFiles(files)
}

/** Opens the closed `details` around a form, by its summary. */
export async function openAround(page: Page, form: string): Promise<void> {
  for (let depth = 0; depth < 4; depth += 1) {
    const closed = await page
      .locator(form)
      .first()
      .evaluate((element) => {
        let outermost: Element | null = null
        for (let at = element.parentElement; at !== null; at = at.parentElement)
          if (at instanceof HTMLDetailsElement && !at.open) outermost = at
        document.querySelector('[data-wanted]')?.removeAttribute('data-wanted')
        outermost?.querySelector(':scope > summary')?.setAttribute('data-wanted', '')
        return outermost !== null
      })
    if (!closed) return
    await tabTo(page, 'summary[data-wanted]')
    await page.keyboard.press('Enter')
  }
}

/** Presses a key that leads to another document, and waits until that one is awake. */
export async function leave(page: Page, key: string): Promise<void> {
  await page.evaluate(() => Object.assign(window, { left: 'not yet' }))
  await page.keyboard.press(key)
  await page.waitForFunction(
    () =>
      !('left' in window) && document.documentElement.dataset.keys === 'heard' && document.readyState === 'complete',
  )
  // The browser goes to the place that the address names a frame or two after the page has loaded.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
}

/** What stands on the page now, in one line. */
export async function words(page: Page, selector: string): Promise<string> {
  return (await page.locator(selector).allTextContents()).join(' ').replace(/\s+/g, ' ')
}

/** The page says this, now or once what was asked for has come; a page gone to by script is there a moment after its address. */
export async function says(page: Page, selector: string, pattern: RegExp): Promise<void> {
  const until = Date.now() + 30_000
  while (!pattern.test(await words(page, selector)) && Date.now() < until) await page.waitForTimeout(100)
  assert.match(await words(page, selector), pattern)
}
