import type { Page } from 'playwright-core'
import { act } from './act'
import { open, putFile, says, type } from './hands'
import { dayFromToday } from './program'

const note =
  (page: Page, text: string, name = 'note') =>
  (form: string) =>
    type(page, `${form} textarea[name=${name}]`, text)

/** As a date field takes it from the keyboard of an American: month, day, year. */
const typedDay = (day: string) => `${day.slice(5, 7)}${day.slice(8)}${day.slice(0, 4)}`

/** Everything that the owner does about criteria, one after another as their states allow. */
export async function ownerOnCriteria(page: Page): Promise<void> {
  await open(page, '/criteria/tier-1/error-rate')
  await act(page, { intent: 'rule_confirm' })
  await open(page, '/criteria/tier-2/throughput?rule=rps%28%2A%29+%3E+800#acts')
  await act(page, { intent: 'rule_set' })
  await act(page, {
    intent: 'waiver_request',
    fill: async (form) => {
      await type(page, `${form} textarea[name=reason]`, 'Until the second machine is there.')
      await page.keyboard.press('Tab')
      await page.keyboard.type(typedDay(dayFromToday(30)))
    },
  })
  await open(page, '/criteria/tier-2/the-support-team-is-trained')
  await act(page, {
    intent: 'attest',
    fill: async (form) => {
      await type(page, `${form} textarea[name=note]`, 'I sat in the lesson.')
      await putFile(page, `${form} input[type=file]`, { name: 'list.txt', text: 'eleven names' })
    },
  })
  await says(page, '#acts', /I sat in the lesson.*list\.txt/)
  await act(page, { intent: 'not_applicable_declare', fill: note(page, 'Nobody answers the phone.', 'reason') })
  await open(page, '/criteria/tier-2/p50-response-time')
  await act(page, { intent: 'removal_accept', fill: note(page, 'Agreed on Monday.', 'reason') })
  await open(page, '/attestations')
  await act(page, { intent: 'attest_withdraw', fill: note(page, 'It was another lesson.') })
}

/** What only another member may decide. */
export async function decisionsOfAnother(page: Page): Promise<void> {
  await open(page, '/waivers')
  await act(page, { intent: 'waiver_reject', within: '#waiver-1', fill: note(page, 'Too long.') })
  await act(page, { intent: 'not_applicable_reject', within: '#not_applicable-1', fill: note(page, 'It does.') })
  await open(page, '/criteria/tier-2/throughput')
  await act(page, { intent: 'waiver_approve' })
  await open(page, '/criteria/tier-2/the-support-team-is-trained')
  await act(page, { intent: 'not_applicable_confirm' })
}

/** What was granted or asked for is taken back. */
export async function takenBack(page: Page): Promise<void> {
  await open(page, '/waivers')
  await act(page, { intent: 'waiver_revoke', fill: note(page, 'The machine is there.') })
  await act(page, { intent: 'not_applicable_withdraw', fill: note(page, 'A mistake.') })
}
