import type { Browser } from 'playwright-core'
import { violationsOf } from './axe'
import { pagesOfEveryKind } from './every-page'
import { startSampleAsOwner } from './owned-sample'

/** One page of every kind that the server knows, as an owner sees it: axe finds nothing serious, and the policy is kept. */
export async function axeOnEveryPage(browser: Browser): Promise<void> {
  const { context, stop } = await startSampleAsOwner(browser)
  const page = await context.newPage()
  const found: string[] = []
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) found.push(`${page.url()} ${message.text()}`)
  })
  try {
    const paths = await pagesOfEveryKind(page, 1, async (path) => {
      for (const { serious, text } of await violationsOf(page)) if (serious) found.push(`${path} ${text}`)
    })
    process.stdout.write(`        ${paths.length} pages\n`)
  } finally {
    await stop()
  }
  if (found.length > 0) throw new Error(found.join('\n'))
}
