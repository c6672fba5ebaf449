import AxeBuilder from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import { openDatabase } from '~db/client.server'
import { makeMember, makeSession } from '../support/people'
import { startBuiltServer } from './built-server'
import { pagesOfEveryKind } from './every-page'

/** One page of every kind that the server knows, as an owner sees it: axe finds nothing serious, and the policy is kept. */
export async function axeOnEveryPage(browser: Browser): Promise<void> {
  let value = ''
  const server = await startBuiltServer(undefined, (database) => {
    const db = openDatabase(database)
    value = makeSession(db, makeMember(db, 'ola', 'owner')).split('=')[1] as string
    db.close()
  })
  const context = await browser.newContext({ baseURL: server.url })
  await context.addCookies([{ name: 'assay-session', value, url: server.url }])
  const page = await context.newPage()
  const found: string[] = []
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) found.push(`${page.url()} ${message.text()}`)
  })
  try {
    const paths = await pagesOfEveryKind(page, 1)
    for (const path of paths) {
      await page.goto(path)
      const { violations } = await new AxeBuilder({ page }).analyze()
      for (const { id, impact, nodes } of violations)
        if (impact === 'serious' || impact === 'critical')
          found.push(`${path} ${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`)
    }
    process.stdout.write(`        ${paths.length} pages\n`)
  } finally {
    await context.close()
    await server.stop()
  }
  if (found.length > 0) throw new Error(found.join('\n'))
}
