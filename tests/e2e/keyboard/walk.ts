import assert from 'node:assert/strict'
import type { Browser, BrowserContext } from 'playwright-core'
import { deedsOf, everyDeed, unlistedForms } from './asked'
import { decisionsOfAnother, ownerOnCriteria, takenBack } from './criterion-walk'
import { files, notices, settings } from './files-walk'
import { ledgers } from './ledger-walk'
import { ownAccount, peopleAndTokens, theme } from './office-walk'
import { sheetsAndSignature, signatureTakenBack } from './sheet-walk'
import { openWorld } from './world'

/**
 * Every form of the app, sent by keyboard alone: nothing here moves a pointer or sets the focus. What has to
 * be walked is read from the tables that the server itself works by, and what was walked from the requests
 * that it answered; a form that is in the one and not in the other fails the test.
 */
export async function everyDeedByKeyboard(browser: Browser): Promise<void> {
  assert.deepEqual(unlistedForms(), [], 'addresses with forms that no list names')
  const walked = new Set<string>()
  const complaints: string[] = []
  const world = await openWorld(browser, (context) => watch(context, walked, complaints))
  const [ola, mona, pia] = [await world.signedIn('ola'), await world.signedIn('mona'), await world.signedIn('pia')]
  const tom = await world.stranger()
  const steps: [string, () => Promise<void>][] = [
    ['criteria', () => ownerOnCriteria(ola)],
    ['decisions', () => decisionsOfAnother(pia)],
    ['taken back', () => takenBack(ola)],
    ['sheets', () => sheetsAndSignature(ola, mona)],
    ['ledgers', () => ledgers(ola)],
    ['settings', () => settings(ola)],
    ['people', () => peopleAndTokens(ola, world)],
    ['account', () => ownAccount(tom, world)],
    ['theme', () => theme(tom)],
    ['files', () => files(ola)],
    ['notices', () => notices(ola)],
    ['signature', () => signatureTakenBack(ola)],
  ]
  try {
    for (const [name, step] of steps)
      await step().catch((error: Error) => {
        throw new Error(`${name}: ${error.message}`)
      })
    assert.deepEqual(complaints, [])
    const missing = everyDeed().filter((deed) => !walked.has(deed))
    assert.deepEqual(missing, [], 'forms that the keyboard did not send')
    process.stdout.write(`        ${everyDeed().length} deeds and addresses\n`)
  } finally {
    await world.stop()
  }
}

/** Notes every form that the server took, and what the console says. */
function watch(context: BrowserContext, walked: Set<string>, complaints: string[]): void {
  context.on('response', (response) => {
    if (response.request().method() !== 'POST' || response.status() >= 400) return
    for (const deed of deedsOf(response)) walked.add(deed)
  })
  context.on('console', (message) => {
    // A refused form answers 4xx, which the console repeats; that is the page's answer and no complaint.
    const isAnswer = /Failed to load resource: the server responded with a status of 4/.test(message.text())
    if (message.type() === 'error' && !isAnswer) complaints.push(`${message.page()?.url()} ${message.text()}`)
  })
  context.on('weberror', (error) => complaints.push(error.error().message))
}
