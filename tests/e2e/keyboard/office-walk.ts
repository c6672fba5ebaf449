import assert from 'node:assert/strict'
import { generateSync } from 'otplib'
import type { Page } from 'playwright-core'
import { actInPlace } from './act'
import { choose, leave, open, tabTo, type, words } from './hands'
import { password, type World } from './world'

const next = 'eleven tin whistles sing'

/** Who may come in and as what: invitations, roles, links; the owner's own sessions and tokens. */
export async function peopleAndTokens(page: Page, world: World): Promise<void> {
  await open(page, '/members')
  await actInPlace(page, {
    intent: 'invite',
    fill: async (form) => {
      await type(page, `${form} input[name=name]`, 'ned')
      await choose(page, `${form} select[name=role]`, 'viewer')
    },
    shown: '.shown-once',
    focus: '.shown-once',
  })
  const link = (await words(page, '.shown-once code')).trim()
  const ned = 'tr:has([aria-label="ned signs as"])'
  await actInPlace(page, {
    intent: 'role',
    within: ned,
    fill: (form) => choose(page, `${form} select`, 'manager'),
    shown: `${ned} option[value=manager]`,
  })
  await actInPlace(page, {
    intent: 'signs_as',
    within: ned,
    fill: (form) => type(page, `${form} input[name=signsAs]`, 'release manager'),
    shown: ned,
  })
  await actInPlace(page, { intent: 'link', within: ned, shown: '.shown-once', focus: '.shown-once' })
  const fresh = (await words(page, '.shown-once code')).trim()
  assert.notEqual(fresh, link)
  await joins(fresh, world)
  await actInPlace(page, { intent: 'deactivated', within: ned, shown: 'button[value=reactivated]' })
  await actInPlace(page, { intent: 'reactivated', shown: `${ned} button[value=deactivated]` })
  await open(page, '/account')
  await actInPlace(page, {
    intent: 'token-create',
    fill: async (form) => {
      await type(page, `${form} input[name=label]`, 'nightly')
      await tabTo(page, `${form} input[name=read]`)
      await page.keyboard.press('Space')
    },
    shown: '.shown-once',
    focus: '.shown-once',
  })
  await actInPlace(page, { intent: 'token-revoke', shown: '#tokens .empty, #tokens:not(:has(table))' })
}

/** The invitation is opened in another browser. */
async function joins(link: string, world: World): Promise<void> {
  const page = await world.stranger()
  await open(page, link)
  await type(page, 'input[name=password]', next)
  await type(page, 'input[name=again]', next)
  await leave(page, 'Enter')
  assert.equal(new URL(page.url()).pathname, '/')
}

/** A member's own way in: password, second factor, sessions, and out again. */
export async function ownAccount(page: Page, world: World): Promise<void> {
  await signIn(page, password)
  await open(page, '/confirm?to=%2Faccount')
  await type(page, 'main input[name=password]', password)
  await leave(page, 'Enter')
  for (let times = 0; times < 2; times += 1) await signInElsewhere(world)
  await open(page, '/account')
  await actInPlace(page, { intent: 'session-end', shown: '#sessions tr:nth-child(2):last-child' })
  await actInPlace(page, { intent: 'sessions-end', shown: '#sessions:not(:has(button))' })
  await type(page, 'input[name=current]', password)
  await type(page, 'input[name=next]', next)
  await type(page, 'input[name=again]', next)
  await tabTo(page, 'button[value=password]')
  await leave(page, 'Enter')
  await secondFactor(page)
}

async function signIn(page: Page, secret: string, code?: string): Promise<void> {
  await open(page, '/sign-in')
  await type(page, 'main input[name=name]', 'tom')
  await type(page, 'main input[name=password]', secret)
  if (code !== undefined) await type(page, 'main input[name=code]', code)
  await leave(page, 'Enter')
  assert.equal(new URL(page.url()).pathname, '/', await words(page, '[role=alert]'))
}

async function signInElsewhere(world: World): Promise<void> {
  await signIn(await world.stranger(), password)
}

/** Set up, asked for at the door, and taken away. */
async function secondFactor(page: Page): Promise<void> {
  await actInPlace(page, { intent: 'totp-begin', shown: 'svg.qr' })
  const secret = (await words(page, '#second-factor code')).trim()
  await actInPlace(page, {
    intent: 'totp-finish',
    fill: (form) => type(page, `${form} input[name=totp]`, generateSync({ secret })),
    shown: '.shown-once',
    focus: '.shown-once',
  })
  const recovery = (await words(page, '.shown-once code')).trim().split(/\s+/)[0] as string
  await tabTo(page, '.rail form[action="/sign-out"] button')
  await leave(page, 'Enter')
  // The code of this half minute was spent on setting it up: one of the codes for a lost telephone opens too.
  await signIn(page, next, recovery)
  await open(page, '/account')
  await actInPlace(page, { intent: 'totp-end', shown: 'button[value=totp-begin]' })
}

/** Chosen in the rail of any page; the page stays, and so does the focus. */
export async function theme(page: Page): Promise<void> {
  await open(page, '/tiers')
  await tabTo(page, '.rail button[value=dark]')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.documentElement.dataset.theme === 'dark')
  assert.equal(await page.evaluate(() => (document.activeElement as HTMLButtonElement).value), 'dark')
}
