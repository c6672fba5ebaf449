import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Database from 'better-sqlite3'
import express from 'express'
import { expect, onTestFinished, test, vi } from 'vitest'
import { action as review } from '~/routes/review.$week'
import { action as signIn } from '~/routes/sign-in'
import { guardedBuild } from '~/server/guarded-build'
import { createIdentity, identityContext } from '~/server/identity/identity'
import { whenWritable, writeGate } from '~/server/write-gate'
import type { AssayDatabase } from '~db/client.server'
import { isWritable } from '~db/write-lock'
import { buildImport } from '~importers/build-import'
import { discover } from '~importers/discover'
import { ingest } from '~importers/ingest.server'
import { answerOf, asking, posting } from '../support/acting'
import { smallProgram } from '../support/cli'
import { countingHasher, goodPassword, makeMember, makeRequest, makeSession } from '../support/people'
import { temporaryDatabase } from '../support/temporary'

/** Another writer, which holds the database until it is told to let go. */
function lock(db: AssayDatabase): () => void {
  const other = new Database(db.file)
  other.exec('BEGIN IMMEDIATE')
  const letGo = () => {
    if (other.inTransaction) other.exec('ROLLBACK')
  }
  onTestFinished(() => {
    letGo()
    other.close()
  })
  return letGo
}

async function gated(db: AssayDatabase, patienceMs: number, status = 200): Promise<string> {
  const app = express()
  app.use(writeGate(db, patienceMs))
  app.all('*', (_request, response) => void response.status(status).send(isWritable(db) ? 'free' : 'locked'))
  const server = createServer(app)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const patience = (db: AssayDatabase) => db.sqlite.pragma('busy_timeout', { simple: true })
const headers = { Connection: 'close' }

test('a form waits for another writer, and whoever reads is answered meanwhile', async () => {
  const db = temporaryDatabase()
  const url = await gated(db, 20_000)
  const letGo = lock(db)
  const form = fetch(`${url}/costs`, { method: 'POST', headers })
  expect(await (await fetch(url, { headers })).text()).toBe('locked')
  letGo()
  expect(await (await form).text()).toBe('free')
  expect(patience(db)).toBe(5000)
})

test('a form goes on when its patience is over, and its write then fails at once', async () => {
  const db = temporaryDatabase()
  const url = await gated(db, 1)
  const letGo = lock(db)
  expect(await (await fetch(`${url}/costs`, { method: 'POST', headers })).text()).toBe('locked')
  expect(patience(db)).toBe(0)
  letGo()
  expect(isWritable(db)).toBe(true)
  expect(patience(db)).toBe(5000)
})

test('a form that another writer overtook on its way waits for it, and not for ever', async () => {
  const db = temporaryDatabase()
  const letGo = lock(db)
  let isLetIn = false
  const waited = whenWritable(db).then(() => {
    isLetIn = true
  })
  await new Promise((done) => setTimeout(done, 60))
  expect(isLetIn).toBe(false)
  letGo()
  await waited
  expect(isWritable(db)).toBe(true)
  const stays = lock(db)
  await whenWritable(db)
  expect(isWritable(db)).toBe(false)
  stays()
})

test('every 503 says when to come again', async () => {
  const url = await gated(temporaryDatabase(), 1, 503)
  expect((await fetch(url, { headers })).headers.get('retry-after')).toBe('5')
})

function office() {
  const db = temporaryDatabase()
  ingest(db, buildImport(discover([smallProgram]).files), { importedAt: '2026-03-15T12:00:00.000Z' })
  return { db, member: makeMember(db, 'bob', 'manager') }
}

test('a form that the database does not take keeps what was typed and says why', async () => {
  const { db, member } = office()
  const cookie = makeSession(db, member)
  const fields = { intent: 'sheet_save', revision: '0', colour: 'amber', 'words.lessons': 'Warm the cache first.' }
  const asked = posting(db, '/review/1', fields, { cookie, params: { week: '1' } })
  asked.context.reportError = vi.fn()
  lock(db)
  expect(isWritable(db)).toBe(false)
  const answer = await answerOf(() => review(asked))
  expect(asked.context.reportError).toHaveBeenCalledOnce()
  expect(answer).toMatchObject({
    status: 503,
    body: {
      code: 'locked',
      refusal: expect.stringContaining('Another program is writing'),
      typed: { 'words.lessons': 'Warm the cache first.', colour: 'amber' },
    },
  })
})

test('other pages answer 503 in words in place of an unexpected error', async () => {
  const { db } = office()
  const reported: unknown[] = []
  const routes = { in: { id: 'in', path: 'in', module: { action: signIn, default: () => null } } }
  const build = guardedBuild({ routes } as never, (error) => reported.push(error)) as unknown as {
    routes: { in: { module: { action: typeof signIn } } }
  }
  const asked = posting(db, '/sign-in', { name: 'bob', password: 'wrong in any case', code: '', to: '/' })
  lock(db)
  expect(isWritable(db)).toBe(false)
  const thrown = await Promise.resolve(build.routes.in.module.action(asked)).catch((error: unknown) => error)
  expect(thrown).toBeInstanceOf(Response)
  expect((thrown as Response).status).toBe(503)
  expect(await (thrown as Response).text()).toContain('Another program is writing')
  expect(reported).toHaveLength(1)
})

test('a session of long ago is still known while the database is locked: noting its use is left out', () => {
  const { db, member } = office()
  const cookie = makeSession(db, member, new Date(Date.now() - 2 * 3_600_000).toISOString())
  const { context, request } = asking(db, '/', { cookie })
  lock(db)
  expect(context.viewer(request)).toMatchObject({ name: 'bob' })
})

test('a proof that came while another writer was at work is kept once that one is done', async () => {
  const db = temporaryDatabase()
  const began = new Date(Date.now() - 600_000).toISOString()
  const cookie = makeSession(db, makeMember(db, 'ann', 'developer'), began)
  const hasher = countingHasher()
  const { identity, viewer } = identityContext(createIdentity({ db, hasher }), '127.0.0.1')
  const request = makeRequest('/costs', { cookie })
  const { verify } = hasher
  let letGo = () => {}
  hasher.verify = async (...given) => {
    // An upload that takes the database while the password is looked at; somebody else's form finds it so.
    letGo = lock(db)
    isWritable(db)
    setTimeout(letGo, 100)
    return verify.apply(hasher, given)
  }
  expect(await identity.confirm(request, { password: goodPassword, code: '' })).toEqual({ ok: true })
  expect(Date.parse(viewer(request)?.provenAt ?? '')).toBeGreaterThan(Date.parse(began))
})
