import { rmSync } from 'node:fs'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { argon2Hasher } from '~/server/identity/password'
import { type AssayDatabase, openDatabase } from '~db/client.server'
import { declareNotApplicable } from '~db/writes/applicability'
import { recordPassword } from '~db/writes/record-credentials'
import { requestWaiver } from '~db/writes/waivers'
import { attachProofs } from '~db/writes/work-proofs'
import { makeMember, makeSession } from '../../support/people'
import { type BuiltServer, command, startBuiltServer } from '../built-server'
import { dayFromToday, writeProgram } from './program'

export const password = 'nine paper boats drift'

export type Name = 'ola' | 'mona' | 'pia' | 'tom'

export interface World {
  server: BuiltServer
  /** A browser in which that member is signed in. */
  signedIn(name: Name): Promise<Page>
  /** A browser of somebody who has never been here. */
  stranger(): Promise<Page>
  stop(): Promise<void>
}

/**
 * A program whose tracker has come in twice, the second time without a task and a criterion; ola its owner,
 * mona its manager, pia its stakeholder, tom a developer with a password; and what ola asked for that pia has to refuse.
 */
export async function openWorld(browser: Browser, watch: (context: BrowserContext) => void): Promise<World> {
  const folder = writeProgram(1)
  const sessions = new Map<string, string>()
  const passwordHash = await argon2Hasher().hash(password)
  const server = await startBuiltServer([folder], (database) => {
    const db = openDatabase(database)
    const ids: Record<Name, number> = {
      ola: makeMember(db, 'ola', 'owner'),
      mona: makeMember(db, 'mona', 'manager'),
      pia: makeMember(db, 'pia', 'stakeholder'),
      tom: makeMember(db, 'tom', 'developer'),
    }
    for (const [name, id] of Object.entries(ids)) sessions.set(name, makeSession(db, id).split('=')[1] as string)
    const at = new Date().toISOString()
    recordPassword(db, { memberId: ids.tom, name: 'tom', passwordHash, how: 'change', by: 'tom', at })
    askBefore(db, at)
    db.close()
  })
  writeProgram(2, folder)
  await command(['import', folder, '--program', 'checkout', '--db', server.database])
  const contexts: BrowserContext[] = []
  const enter = async () => {
    const context = await browser.newContext({ baseURL: server.url, locale: 'en-US' })
    watch(context)
    contexts.push(context)
    return context
  }
  return {
    server,
    async signedIn(name) {
      const context = await enter()
      await context.addCookies([{ name: 'assay-session', value: sessions.get(name) as string, url: server.url }])
      return context.newPage()
    },
    stranger: async () => (await enter()).newPage(),
    async stop() {
      for (const context of contexts) await context.close()
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Two requests for pia to refuse, one declaration for ola to take back, and a note on a task that goes. */
function askBefore(db: AssayDatabase, at: string): void {
  const asked = { program: 'checkout', actor: { name: 'ola', role: 'owner' as const, signsAs: [] }, at }
  const criterion = (name: string) => ({ ...asked, criterionId: `tier-2/${name}`, reason: 'Written before.' })
  const outcomes = [
    requestWaiver(db, { ...criterion('cache-hit-ratio'), expiresAt: `${dayFromToday(20)}T00:00:00.000Z` }),
    declareNotApplicable(db, criterion('cache-hit-ratio')),
    declareNotApplicable(db, criterion('throughput')),
    attachProofs(db, {
      ...asked,
      asked: { subject: 'task', subjectId: 'week-1/1.3', run: '', commit: '', url: '', note: 'Moved on Tuesday.' },
      file: null,
    }),
  ]
  for (const outcome of outcomes) if (!outcome.ok) throw new Error(`prepared in vain: ${JSON.stringify(outcome)}`)
}
