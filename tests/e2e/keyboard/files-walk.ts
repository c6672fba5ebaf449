import type { Page } from 'playwright-core'
import { act } from './act'
import { leave, open, putFile, says, tabTo, type } from './hands'
import { summaryOf } from './program'

/** Files that come in, a program that is imported, archived and taken back, and the checker of a tracker. */
export async function files(page: Page): Promise<void> {
  await open(page, '/evidence/upload')
  await putFile(page, '.upload input[type=file]', { name: 'third_100u_stats.csv', text: summaryOf(350) })
  await tabTo(page, '.upload button[type=submit]')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/evidence\/uploads\/\d+/)
  await says(page, 'main', /third_100u/)
  await open(page, '/help/first-steps')
  await type(page, 'textarea[name=text]', '# Mine\n\n- [x] P95 < 2s\n')
  await tabTo(page, '.check-form button[type=submit]')
  await leave(page, 'Enter')
  await page.locator('#check').waitFor({ state: 'attached' })
  await importing(page)
}

async function importing(page: Page): Promise<void> {
  await open(page, '/import')
  const text = '# Search tracker\n\n## SUCCESS CRITERIA CHECKLIST\n\n### Tier 1\n\n- [ ] P99 response time <2s\n'
  await putFile(page, '.upload input[type=file]', { name: 'tracker.md', text })
  await tabTo(page, '.upload button[type=submit]')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/import\?found=/)
  await type(page, 'main input[name=title]', 'Search')
  await tabTo(page, 'main form[action^="/import?found"] button[type=submit]')
  await leave(page, 'Enter')
  await open(page, '/programs')
  await tabTo(page, 'main a[href="/programs?program=search-tracker#acts"], main a[href^="/programs?program=search"]')
  await page.keyboard.press('Enter')
  const note = (form: string) => type(page, `${form} textarea[name=note]`, 'Done with it.')
  await page.locator('button[value=program_archive]').waitFor()
  await act(page, { intent: 'program_archive', fill: note })
  await act(page, { intent: 'program_restore', fill: note })
}

/** A setting is looked at, recorded and given back; where notices go; what came in meanwhile is read. */
export async function settings(page: Page): Promise<void> {
  await open(page, '/settings')
  await type(page, '#stalenessDays input[name=days]', '21')
  await tabTo(page, '#stalenessDays form:has(input[name=days]) button[type=submit]')
  await leave(page, 'Enter')
  await act(page, { intent: 'setting_save' })
  await act(page, { intent: 'setting_back' })
  await act(page, { intent: 'rule_confirm', within: '.waiting-rules li:first-child' })
  await act(page, {
    intent: 'webhook_set',
    fill: async (form) => {
      await type(page, `${form} input[name=url]`, 'http://127.0.0.1:9/hook')
      await type(page, `${form} input[name=secret]`, 'sixteen letters and more')
      await tabTo(page, `${form} input[name=allowPrivate]`)
      await page.keyboard.press('Space')
    },
  })
  await act(page, { intent: 'webhook_off' })
}

/** A signed rule is set anew, twice: what those who signed are told of it is marked as read: one, and then all that is left. */
export async function notices(page: Page): Promise<void> {
  for (const rule of ['p99(*) < 1s', 'p99(*) < 900ms']) {
    await open(page, `/criteria/tier-1/p99-response-time?rule=${encodeURIComponent(rule)}#acts`)
    await act(page, { intent: 'rule_set' })
  }
  await open(page, '/notices')
  const one = 'button[name=event]'
  const before = await page.locator(one).count()
  await tabTo(page, one)
  await page.keyboard.press('Enter')
  await page.waitForFunction(([css, many]) => document.querySelectorAll(css).length < many, [one, before] as const)
  await tabTo(page, '.notice-tools button')
  await page.keyboard.press('Enter')
  await page.locator('.notice-tools button').waitFor({ state: 'detached' })
}
