import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { leave, openAround, tabTo } from './hands'

/** The forms of an intent: named by their button, or by a field where they carry a file. */
export const formOf = (intent: string, within = '') => `${within} form:has([name="intent"][value="${intent}"])`.trim()

const buttonOf = (intent: string, form: string) =>
  `${form} button[value="${intent}"], ${form}:has(input[name="intent"][value="${intent}"]) button[type="submit"]`

interface Act {
  intent: string
  /** Part of the page that holds the form, where there are several of its kind. */
  within?: string
  /** Fills the fields of the form, whose selector it is given. */
  fill?: (form: string) => Promise<void>
}

/** Opens what the form lies in, fills it and sends it by Enter on its button, to a document that tells what came of it. */
async function send(page: Page, { intent, within, fill }: Act): Promise<void> {
  const form = formOf(intent, within)
  await openAround(page, form)
  await fill?.(form)
  await tabTo(page, buttonOf(intent, form))
  await leave(page, 'Enter')
}

/** Records an act; the sentence that tells so has the focus, and the next Tab goes on from there. */
export async function act(page: Page, asked: Act): Promise<void> {
  await send(page, asked)
  assert.equal(new URL(page.url()).searchParams.get('did'), asked.intent, await complaint(page, asked.intent))
  await hasFocus(page, '.banner.done', asked.intent)
  await goesOnInside(page, asked.intent)
}

/** Sends what is refused; why has the focus, and what was typed stays. */
export async function refusedAct(page: Page, asked: Act & { kept: [string, string] }): Promise<void> {
  await send(page, asked)
  await hasFocus(page, '[role=alert]', asked.intent)
  const [field, text] = asked.kept
  const form = formOf(asked.intent, asked.within)
  assert.equal(
    await page.locator(`${form} ${field}`).first().inputValue(),
    text,
    `${asked.intent}: what was typed is lost`,
  )
}

/** Sends a form that answers in the page itself, without another document; `shown` is what then stands there. */
export async function actInPlace(page: Page, asked: Act & { shown: string; focus?: string }): Promise<void> {
  const { intent, within, fill, shown, focus } = asked
  const form = formOf(intent, within)
  await openAround(page, form)
  await fill?.(form)
  await tabTo(page, buttonOf(intent, form))
  await page.keyboard.press('Enter')
  await page.locator(shown).first().waitFor({ state: 'attached' })
  if (focus !== undefined) await hasFocus(page, focus, intent)
  await goesOnInside(page, intent)
}

async function hasFocus(page: Page, selector: string, intent: string): Promise<void> {
  await page
    .waitForFunction((css) => document.activeElement?.matches(css) === true, selector)
    .catch(async () =>
      assert.fail(`${intent}: ${selector} has no focus on ${page.url()}; ${await complaint(page, intent)}`),
    )
}

/** From wherever an answer left the focus, Tab goes on in the page and does not begin again at its top. */
async function goesOnInside(page: Page, intent: string): Promise<void> {
  await page.keyboard.press('Tab')
  const isInside = await page.evaluate(() => document.activeElement?.closest('main') !== null)
  assert.ok(isInside, `${intent}: after it Tab begins again at the top of ${page.url()}`)
}

async function complaint(page: Page, intent: string): Promise<string> {
  const said = await page.locator('[role=alert], .banner').allTextContents()
  const where = await page.evaluate(() => String(document.activeElement?.outerHTML).slice(0, 160))
  return `${intent} on ${page.url()} says “${said.join(' · ')}”; the focus is on ${where}`
}
