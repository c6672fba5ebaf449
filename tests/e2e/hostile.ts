import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { openDatabase } from '~db/client.server'
import { makeBearer, makeMember, makeSession } from '../support/people'
import { type BuiltServer, startBuiltServer } from './built-server'
import { pageOf, pagesOfEveryKind } from './every-page'
import { payloads } from './payloads'

const inLine = (text: string) => text.replace(/[\n\r\u2028]/g, ' ')
const first = payloads[0] as string

/** Every kind of place of a tracker, with every payload in one of them at least. */
function hostileTracker(): string {
  const texts = payloads.map(inLine)
  const tasks = texts.map((text, at) => `- [${at % 2 === 0 ? 'x' : ' '}] Task ${at} ${text} \`${text}\``)
  const rows = texts
    .slice(0, 60)
    .map((text) => `| ${text.replaceAll('|', '/')} | 120 ms | ${text.replaceAll('|', '/')} |`)
  return [
    `# Tracker ${first}`,
    `**Status:** ${first}`,
    `## Week 1: ${texts[5]}`,
    ...tasks,
    `## Week 2: ${texts[10]}`,
    `### ${texts[15]}`,
    `| Endpoint ${texts[30]} | P95 | Note |`,
    '|---|---|---|',
    ...rows,
    '```',
    ...texts.slice(60, 80).map((text) => `P95: 120 ms ${text}`),
    '```',
    `## Tier 1: ${texts[20]}`,
    ...texts.slice(0, 40).map((text) => `- [x] p95 < 200ms ${text}`),
    '- [ ] constructor p95 < 3s',
    '',
  ].join('\n\n')
}

const columns =
  'Type,Name,Request Count,Failure Count,Median Response Time,Average Response Time,Min Response Time,' +
  'Max Response Time,Average Content Size,Requests/s,Failures/s,50%,95%,99%,100%'
const figures = '100,3,5,5.0,1,900,100,1.0,0.0,5,7,9,900'

function hostileStats(names: string[]): string {
  const rows = names.map((name) => `GET,"${inLine(name).replaceAll('"', '""')}",${figures}`)
  const total = `,Aggregated,${names.length * 100},${names.length * 3},5,5.0,1,900,100,4.0,0.0,5,7,9,900`
  return [columns, ...rows, total, ''].join('\n')
}

function writeHostileProgram(folder: string): void {
  writeFileSync(join(folder, 'tracker.md'), hostileTracker())
  writeFileSync(join(folder, '__proto___stats.csv'), hostileStats([...payloads, '__proto__', 'constructor']))
  for (const [at, name] of payloads.slice(0, 6).entries())
    writeFileSync(join(folder, `${at}${name.replace(/[/\\\n]/g, ' ').slice(0, 80)}_stats.csv`), hostileStats([name]))
}

/** Brings evidence whose file names, label, tags and words are scripts. */
async function bringHostileEvidence(server: BuiltServer, bearer: string): Promise<void> {
  const form = new FormData()
  for (const [at, name] of payloads.slice(0, 20).entries())
    form.append('file', new Blob([hostileStats([name])]), `up${at}${name.replace(/[/\\]/g, ' ')}_stats.csv`)
  for (const field of ['label', 'branch', 'commit', 'environment', 'tag', 'ci-url']) form.append(field, inLine(first))
  const answer = await fetch(`${server.url}/api/v1/evidence`, {
    method: 'POST',
    headers: { Authorization: bearer },
    body: form,
  })
  if (answer.status >= 500) throw new Error(`the upload answers ${answer.status}`)
}

/** Fields that must have been found, one of each page with fields of its own. */
const fieldsAtLeast = ['/members name', '/members displayName', '/members signsAs', '/account label', '/settings url']

/** Forms that end the session or the account, or take a file: filled nowhere, each with a test of its own. */
const leftOut = ['sign-out', 'theme', 'evidence/upload']

/**
 * Sends every form of the page with a payload in every text field, as many times as its longest row of
 * buttons asks; answers which fields that were. Passwords stay empty: the owner's proof is fresh.
 */
function sendEveryForm(page: Page, from: number): Promise<string[]> {
  return page.evaluate(
    async ({ texts, start, others }) => {
      let at = start
      const filled: string[] = []
      const sent = new Set<string>()
      for (const form of document.querySelectorAll<HTMLFormElement>('main form')) {
        const action = form.getAttribute('action') ?? `${location.pathname}${location.search}`
        const isPost = form.method === 'post'
        if (others.some((one) => action.includes(one)) || form.querySelector('input[type="file"]') !== null) continue
        const data = new FormData(form)
        const names: string[] = []
        for (const field of form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
          'input[type="text"], input[type="search"], input[type="url"], input[type="number"], input[type="date"], input:not([type]), textarea',
        )) {
          if (field.readOnly || field.name === '') continue
          data.set(field.name, texts[at++ % texts.length] as string)
          names.push(field.name)
        }
        const buttons = [...form.querySelectorAll<HTMLButtonElement>('button[name]')]
        // One row of a table stands for all of its kind.
        const kind = [isPost, action.split('?')[0], buttons.map(({ value }) => value), names].join(' ')
        if (names.length === 0 || sent.has(kind)) continue
        sent.add(kind)
        for (const button of buttons.length === 0 ? [null] : buttons) {
          if (button !== null) data.set(button.name, button.value)
          const body = new URLSearchParams([...data].map(([name, value]) => [name, String(value)]))
          const asked = isPost ? fetch(action, { method: 'POST', body }) : fetch(`${action.split('?')[0]}?${body}`)
          await asked.then((answer) => answer.text()).catch(() => undefined)
        }
        filled.push(...names.map((name) => `${location.pathname} ${name}`))
      }
      return filled
    },
    { texts: payloads, start: from, others: leftOut },
  )
}

/** Every kind of page, on a program whose every text is a script, as an owner whose every field was: none runs. */
export async function hostileProgram(browser: Browser): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-hostile-'))
  writeHostileProgram(folder)
  const server = await startBuiltServer([folder]).finally(() => rmSync(folder, { recursive: true, force: true }))
  const db = openDatabase(server.database)
  const owner = makeMember(db, 'ola', 'owner')
  await bringHostileEvidence(server, makeBearer(db, owner, ['evidence:write', 'read']))
  const context = await browser.newContext({ baseURL: server.url })
  const page = await context.newPage()
  const problems: string[] = []
  page.on('console', (message) => {
    const isRefusal = /Failed to load resource: the server responded with a status of 4/.test(message.text())
    if (message.type() === 'error' && !isRefusal) problems.push(`${page.url()} ${message.text()}`)
  })
  page.on('pageerror', (error) => problems.push(`${page.url()} ${error.message}`))
  page.on('dialog', (dialog) => void dialog.dismiss())
  const renew = async () => {
    const value = makeSession(db, owner).split('=')[1] as string
    await context.addCookies([{ name: 'assay-session', value, url: server.url }])
  }
  const hasRunNothing = async (path: string) => {
    const ran = await page.evaluate(() => 'pwned' in window)
    if (ran) problems.push(`${path} ran a script of the documents`)
  }
  try {
    await renew()
    const filled: string[] = []
    await pagesOfEveryKind(page, 2, async (path) => {
      await hasRunNothing(path)
      filled.push(...(await sendEveryForm(page, filled.length)))
      // A form may have ended the session or aged its proof.
      await renew()
    })
    const again = await pagesOfEveryKind(page, 2, hasRunNothing)
    const asked = encodeURIComponent(payloads[26] as string)
    for (const path of new Set(again.map(pageOf))) {
      const asking = `${path}?q=${asked}&class=${asked}&sort=${asked}&to=${asked}&link=${asked}&run=${asked}`
      await page.goto(asking)
      await hasRunNothing(asking)
    }
    if (again.length < 20) problems.push(`only ${again.length} pages found`)
    if (filled.length < 60) problems.push(`only ${filled.length} fields filled`)
    const unseen = fieldsAtLeast.filter((one) => !filled.includes(one))
    if (unseen.length > 0) problems.push(`not filled: ${unseen.join(', ')}`)
    process.stdout.write(`        ${payloads.length} payloads, ${filled.length} fields, ${again.length} pages\n`)
  } finally {
    await context.close()
    db.close()
    await server.stop()
  }
  if (problems.length > 0) throw new Error(problems.slice(0, 10).join('\n'))
}
