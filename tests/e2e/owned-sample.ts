import type { Browser, BrowserContext } from 'playwright-core'
import { openDatabase } from '~db/client.server'
import { makeMember, makeSession } from '../support/people'
import { type BuiltServer, startBuiltServer } from './built-server'

export interface OwnedSample {
  server: BuiltServer
  /** Signed in as the owner, in American English. */
  context: BrowserContext
  stop(): Promise<void>
}

/** A server of its own with the sample program, and a browser in which its owner is signed in. */
export async function startSampleAsOwner(browser: Browser): Promise<OwnedSample> {
  let value = ''
  const server = await startBuiltServer(null, (database) => {
    const db = openDatabase(database)
    value = makeSession(db, makeMember(db, 'ola', 'owner')).split('=')[1] as string
    db.close()
  })
  const context = await browser.newContext({ baseURL: server.url, locale: 'en-US' })
  await context.addCookies([{ name: 'assay-session', value, url: server.url }])
  return {
    server,
    context,
    async stop() {
      await context.close()
      await server.stop()
    },
  }
}
