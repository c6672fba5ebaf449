import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { type BuiltServer, command, startBuiltServer } from './built-server'

const password = 'seven brass lanterns hang'
const tracker = `# Checkout tracker

## SUCCESS CRITERIA CHECKLIST

### Tier 1 (Speed)

- [x] P99 response time <2s
- [x] Error rate <1%
`
const columns =
  'Type,Name,Request Count,Failure Count,Median Response Time,Average Response Time,Min Response Time,' +
  'Max Response Time,Average Content Size,Requests/s,Failures/s,50%,95%,99%,100%'

/** A run of 100 users and 4,000 requests that ended some minutes ago. */
function writeRun(folder: string, run: { label: string; p99: number; minutesAgo: number }): void {
  const { label, p99, minutesAgo } = run
  const ended = new Date(Date.now() - minutesAgo * 60_000).toISOString()
  const row = (kind: string, name: string, count: number, bytes: number) =>
    `${kind},${name},${count},0,50,${p99 > 2000 ? 100 : 60}.0,5,${p99 + 900},${bytes},${count / 200}.0,0.0,50,80,${p99},${p99 + 900}`
  mkdirSync(join(folder, label), { recursive: true })
  const lines = [
    columns,
    row('GET', '/cart', 2000, 900),
    row('GET', '/pay', 2000, 700),
    row('', 'Aggregated', 4000, 800),
    '',
  ]
  writeFileSync(join(folder, label, `${label}_stats.csv`), lines.join('\n'))
  writeFileSync(join(folder, label, 'run.md'), `---\nkind: run\nlabel: ${label}\nusers: 100\nended: ${ended}\n---\n`)
}

/** Owner by the first link, stakeholder by invitation, a signature without scripts, and a run that fails it later. */
export async function signFlow(browser: Browser): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-sign-'))
  writeFileSync(join(folder, 'tracker.md'), tracker)
  writeFileSync(join(folder, 'program.md'), '---\nslug: checkout\ntitle: Checkout\nqualifying:\n  users: 100\n---\n')
  writeRun(folder, { label: 'first', p99: 300, minutesAgo: 60 })
  const server = await startBuiltServer([folder])
  const owner = await browser.newContext()
  const stakeholder = await browser.newContext({ javaScriptEnabled: false })
  try {
    const page = await owner.newPage()
    await becomeOwner(page, server)
    const link = await invite(page, server)
    await joinAndSign(await stakeholder.newPage(), link, server)
    writeRun(folder, { label: 'second', p99: 4000, minutesAgo: 30 })
    await command(['import', folder, '--program', 'checkout', '--db', server.database])
    await regressedEverywhere(page, server)
  } finally {
    await owner.close()
    await stakeholder.close()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function becomeOwner(page: Page, server: BuiltServer): Promise<void> {
  for (let tries = 0; tries < 300 && !server.output().includes('/join?'); tries += 1) await page.waitForTimeout(100)
  const link = server.output().match(/http:\S+\/join\?\S+/)?.[0]
  if (link === undefined) throw new Error(`no first link was printed:\n${server.output()}`)
  await page.goto(link)
  await page.fill('input[name=name]', 'olga')
  await setPassword(page)
}

async function setPassword(page: Page): Promise<void> {
  await page.fill('input[name=password]', password)
  await page.fill('input[name=again]', password)
  await page.click('main form[method=post] button[type=submit]')
  await page.waitForURL((url) => url.pathname === '/')
}

async function invite(page: Page, server: BuiltServer): Promise<string> {
  await page.goto(`${server.url}/members`)
  const form = page.locator('form', { has: page.locator('[name=intent][value=invite]') })
  await form.locator('[name=name]').fill('sven')
  await form.locator('select[name=role]').selectOption('stakeholder')
  await form.locator('button[type=submit]').click()
  return String(await page.locator('.shown-once code').textContent()).trim()
}

async function joinAndSign(page: Page, link: string, server: BuiltServer): Promise<void> {
  await page.goto(link)
  await setPassword(page)
  await page.goto(`${server.url}/tiers/tier-1`)
  await expectText(page, '.signing', 'Signature of stakeholder needed.')
  await page.click('.signing a.button')
  await expectText(page, '.pack', 'p99(*) < 2s')
  const hash = String(await page.locator('.pack dd .hash').textContent())
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error(`the pack shows no hash: ${hash}`)
  await page.check('input[name=meaning][value=approve]')
  await page.click('button[name=intent][value=sign]')
  await expectText(page, '[role=status]', 'your signature stands')
  await expectText(page, '.standing', 'Signed by sven as stakeholder')
  await page.goto(`${server.url}/sign-offs`)
  await expectText(page, '.signatures', 'verified')
}

async function regressedEverywhere(page: Page, server: BuiltServer): Promise<void> {
  const since = 'Since then second fails “P99 response time <2s”.'
  for (const [path, place] of [
    ['/', '.tier-strip'],
    ['/tiers', '.tier-strip'],
    ['/tiers/tier-1', '.signing'],
    ['/tiers/tier-1/sign', '.standing'],
    ['/sign-offs', '.signatures'],
  ] as const) {
    await page.goto(server.url + path)
    await expectText(page, place, since)
    await expectText(page, 'main', 'regressed')
  }
  await page.goto(`${server.url}/tiers/tier-1`)
  await page.click('.certificate h3 a')
  await page.waitForURL(/\/criteria\//)
  await expectText(page, '.worth', 'Signed as met by sven as stakeholder')
}

async function expectText(page: Page, place: string, text: string): Promise<void> {
  // A page that is gone to by script is there a moment after its address.
  await page.locator(place).first().waitFor({ state: 'attached' })
  const found = (await page.locator(place).allTextContents()).join(' ').replace(/\s+/g, ' ')
  if (!found.includes(text))
    throw new Error(`${page.url()} ${place} does not say “${text}” but “${found.slice(0, 400)}”`)
}
