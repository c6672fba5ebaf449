import type { Page } from 'playwright-core'
import { act, refusedAct } from './act'
import { choose, open, putFile, says, type } from './hands'

const note =
  (page: Page, text: string, name = 'note') =>
  (form: string) =>
    type(page, `${form} textarea[name=${name}]`, text)

/** Hours and cost, risks and their bonds, proofs of tasks, void runs: recorded, corrected, taken back. */
export async function ledgers(page: Page): Promise<void> {
  await costs(page)
  await risks(page)
  await proofs(page)
  // Void while a signature rests on it: who signed is told.
  await open(page, '/evidence/second_100u/void')
  await act(page, { intent: 'run_invalidate', fill: note(page, 'The wrong build.', 'reason') })
  await act(page, { intent: 'run_withdraw', fill: note(page, 'It was the right one.', 'reason') })
}

async function costs(page: Page): Promise<void> {
  const hours = (text: string) => (form: string) => type(page, `${form} input[name=hours]`, text)
  await open(page, '/costs')
  await refusedAct(page, {
    intent: 'cost_record',
    fill: hours('six and a half'),
    kept: ['input[name=hours]', 'six and a half'],
  })
  await act(page, { intent: 'cost_record', fill: hours('6.5') })
  await act(page, {
    intent: 'cost_correct',
    fill: async (form) => {
      await hours('7.5')(form)
      await note(page, 'Read wrongly.')(form)
    },
  })
  await says(page, '.cost-entries', /7\.5 ?h/)
  await act(page, { intent: 'cost_withdraw', fill: note(page, 'Another week.') })
}

async function risks(page: Page): Promise<void> {
  await open(page, '/risks')
  await act(page, {
    intent: 'risk_link',
    within: '.offer.more',
    fill: async (form) => {
      await choose(page, `${form} select[name=risk]`, null)
      await choose(page, `${form} select[name=criterion]`, null)
    },
  })
  await act(page, { intent: 'risk_unlink', fill: note(page, 'They have nothing in common.') })
}

async function proofs(page: Page): Promise<void> {
  await open(page, '/weeks')
  await act(page, { intent: 'proof_withdraw', fill: note(page, 'Its task is gone.', 'reason') })
  await open(page, '/weeks/1')
  await act(page, {
    intent: 'proof_attach',
    fill: async (form) => {
      await choose(page, `${form} select[name=subject]`, null)
      await type(page, `${form} input[name=run]`, 'first_100u')
      await type(page, `${form} textarea[name=note]`, 'Seen on the screen.')
      await putFile(page, `${form} input[type=file]`, { name: 'seen.txt', text: 'as it was' })
    },
  })
  await says(page, 'main', /Seen on the screen/)
  await act(page, { intent: 'proof_withdraw', fill: note(page, 'The wrong task.', 'reason') })
}
