import type { Page } from 'playwright-core'
import { act, refusedAct } from './act'
import { open, says, tabTo, type } from './hands'
import { dayFromToday } from './program'

/** A review that two write in at once, its publication and a correction; a stand-up; a signature. */
export async function sheetsAndSignature(mine: Page, other: Page): Promise<void> {
  await review(mine, other)
  await open(mine, `/standup/${dayFromToday(-4)}`)
  await act(mine, { intent: 'sheet_save', fill: words0(mine, 'All here.') })
  await act(mine, { intent: 'sheet_publish', fill: async () => tickColour(mine) })
  await open(mine, '/tiers/tier-1/sign')
  await act(mine, {
    intent: 'sign',
    fill: async (form) => {
      await tabTo(mine, `${form} input[name=meaning]`)
      await mine.keyboard.press('Space')
    },
  })
}

const words0 = (page: Page, text: string) => (form: string) => type(page, `${form} textarea[name^="words."]`, text)

async function tickColour(page: Page): Promise<void> {
  await tabTo(page, 'input[name=colour]')
  await page.keyboard.press('Space')
}

async function review(mine: Page, other: Page): Promise<void> {
  for (const page of [mine, other]) await open(page, '/review/1')
  await act(other, { intent: 'sheet_save', fill: words0(other, 'The other was first.') })
  const text = 'Two logins of a hundred still fail.'
  const kept: [string, string] = ['textarea[name^="words."]', text]
  await refusedAct(mine, { intent: 'sheet_save', fill: words0(mine, text), kept })
  await says(mine, 'main', /The other was first/)
  await act(mine, { intent: 'sheet_save' })
  await act(mine, { intent: 'sheet_publish', fill: () => tickColour(mine) })
  await says(mine, 'main .facts', /Frozen/)
  await tabTo(mine, '.sheet-links a[href*="write=1"]')
  await mine.keyboard.press('Enter')
  await mine.locator('textarea[name="words.correction"]').waitFor()
  await act(mine, {
    intent: 'sheet_publish',
    fill: async () => {
      await type(mine, 'textarea[name="words.correction"]', 'A figure was read wrongly.')
    },
  })
  await says(mine, '#versions', /Version 2/)
}

/** The signature is taken back, by whom it is of. */
export async function signatureTakenBack(page: Page): Promise<void> {
  await open(page, '/tiers/tier-1/sign')
  await act(page, { intent: 'withdraw', fill: (form) => type(page, `${form} textarea[name=note]`, 'Too early.') })
}
