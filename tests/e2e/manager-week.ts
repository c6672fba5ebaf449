import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { type BuiltServer, startBuiltServer } from './built-server'
import { leave, open, tabTo, type } from './keyboard/hands'

const name = 'mona'
const password = 'nine paper boats drift'

/**
 * A manager's Monday by keyboard alone: no pointer moves. Owner by the first link, signs in again,
 * finds the review that is due, writes it, publishes it and sees it frozen; records hours, with a slip
 * of the pen first; attaches a note and the address of a report to a task of the week.
 */
export async function managerWeek(browser: Browser): Promise<void> {
  const server = await startBuiltServer()
  const context = await browser.newContext({ baseURL: server.url })
  const page = await context.newPage()
  const complaints: string[] = []
  // A refused form answers 422, which the console repeats; that is the page's answer and no complaint.
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  try {
    await becomeOwner(page, server)
    await context.clearCookies()
    await signIn(page)
    await writeReview(page)
    await recordHours(page)
    await attachProofs(page)
    assert.deepEqual(complaints, [])
  } finally {
    await context.close()
    await server.stop()
  }
}

async function becomeOwner(page: Page, server: BuiltServer): Promise<void> {
  for (let tries = 0; tries < 300 && !server.output().includes('/join?'); tries += 1) await page.waitForTimeout(100)
  const link = server.output().match(/http:\S+\/join\?\S+/)?.[0]
  assert.ok(link, `no first link was printed:\n${server.output()}`)
  await open(page, link)
  await type(page, 'input[name=name]', name)
  await type(page, 'input[name=password]', password)
  await type(page, 'input[name=again]', password)
  await enter(page, (url) => url.pathname === '/')
}

async function signIn(page: Page): Promise<void> {
  await open(page, '/reviews')
  await open(page, '/sign-in?to=%2Freviews')
  await type(page, 'input[name=name]', name)
  await type(page, 'input[name=password]', password)
  await enter(page, (url) => url.pathname === '/reviews')
}

/** From the list of what is due: a draft that is there again, then a version that nobody can write in. */
async function writeReview(page: Page): Promise<void> {
  await tabTo(page, 'main a[href^="/review/"]')
  await page.keyboard.press('Enter')
  await page.locator('textarea[name^="words."]').first().waitFor()
  const first = 'The gate holds; two logins of a hundred still fail.'
  await type(page, 'textarea[name^="words."]', first)
  await tabTo(page, 'button[value=sheet_save]')
  await enter(page, (url) => url.searchParams.has('did'))
  assert.equal(await page.locator('textarea').first().inputValue(), first, 'the draft is kept')

  await type(page, '[name="words.blockers"]', 'Nobody owns the test data.')
  await tabTo(page, 'input[name=colour]')
  await page.keyboard.press('Space')
  await tabTo(page, 'button[value=sheet_publish]')
  await enter(page, (url) => url.searchParams.has('did'))
  await expectText(page, 'main .facts', /Frozen.*SHA-256 [0-9a-f]{64}/)
  await expectText(page, 'main', new RegExp(first))
  assert.equal(await page.locator('textarea').count(), 0, 'what is published is not written in')
  await expectText(page, '#versions', new RegExp(`Version 1 .*by ${name}`))
}

async function recordHours(page: Page): Promise<void> {
  await open(page, '/costs')
  await type(page, 'input[name=hours]', 'six and a half')
  await enter(page, () => true)
  assert.equal(await page.locator('input[name=hours]').first().inputValue(), 'six and a half', 'what was typed stays')
  await type(page, 'input[name=hours]', '6.5')
  await enter(page, (url) => url.searchParams.has('did'))
  await expectText(page, '.cost-entries', /Entry 1 .*6\.5 ?h/)
}

async function attachProofs(page: Page): Promise<void> {
  await open(page, '/weeks/1')
  await tabTo(page, '#attach select[name=subject]')
  await page.keyboard.press('ArrowDown')
  const address = `https://ci.example/${randomBytes(4).toString('hex')}`
  await type(page, '#attach input[name=url]', address)
  await type(page, '#attach textarea[name=note]', 'Seen on the status page.')
  await tabTo(page, '#attach button[type=submit]')
  await enter(page, (url) => url.searchParams.has('did'))
  await expectText(page, 'main', /Seen on the status page/)
  await expectText(page, 'main', new RegExp(address))
}

/** Enter, then the page that it leads to. */
async function enter(page: Page, there: (url: URL) => boolean): Promise<void> {
  await leave(page, 'Enter')
  assert.ok(there(new URL(page.url())), `Enter leads to ${page.url()}`)
}

async function expectText(page: Page, place: string, text: RegExp): Promise<void> {
  await page.locator(place).first().waitFor()
  const found = (await page.locator(place).allTextContents()).join(' ').replace(/\s+/g, ' ')
  assert.match(found, text, `${page.url()} ${place}`)
}
