import express from 'express'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createIdentity, viewerOf } from '~/server/identity/identity'
import { memberFacts } from '~/server/member-facts'
import { pageCache } from '~/server/page-cache'
import { securityHeaders } from '~/server/security-headers'
import { webRequest } from '~/server/upload/web-request'
import { type AssayDatabase, openDatabase } from '~db/client.server'
import { recordMemberAct } from '~db/writes/record-members'
import { endSessions } from '~db/writes/sessions'
import { countingHasher, makeBearer, makeMember, makeSession } from '../support/people'

let db: AssayDatabase
let url = ''
let made = 0
let stop: () => void

/** Pages that tell who looked at them, and how often they were made. */
beforeEach(async () => {
  db = openDatabase(':memory:')
  made = 0
  const identity = createIdentity({ db, hasher: countingHasher() })
  const app = express()
  app.use(securityHeaders(false), pageCache(db, identity.office.names, { memberOf: memberFacts(identity) }))
  app.get('*', (request, response) => {
    made += 1
    const viewer = viewerOf(identity, webRequest(request))
    const page = `<p nonce="${response.locals.nonce}">${viewer === null ? 'a stranger' : viewer.displayName}, ${viewer?.role}`
    if (request.path === '/evidence/broken') response.status(500)
    response.type('html').send(page)
  })
  await new Promise<void>((ready) => {
    const server = app.listen(0, '127.0.0.1', () => {
      url = `http://127.0.0.1:${(server.address() as { port: number }).port}`
      ready()
    })
    stop = () => server.close()
  })
})

afterEach(() => {
  vi.useRealTimers()
  stop()
  db.close()
})

async function ask(path: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${url}${path}`, { headers })
  const nonce = response.headers.get('content-security-policy')?.match(/'nonce-([^']+)'/)?.[1] as string
  const text = await response.text()
  expect(text).toContain(`nonce="${nonce}"`)
  return { says: text.replace(/^.*>/, ''), control: response.headers.get('cache-control') }
}

function member(name: string, role: 'developer' | 'viewer') {
  const id = makeMember(db, name, role)
  return { id, headers: { Cookie: makeSession(db, id) } }
}

test('a member’s page is made once, under a nonce of its own each time, and the browser keeps nothing', async () => {
  const { headers } = member('ann', 'developer')
  const first = await ask('/claims', headers)
  const second = await ask('/claims', headers)
  expect(first).toEqual(second)
  expect(first.control).toBe('private, no-store')
  expect(made).toBe(1)
})

test('nobody is given another’s page, neither another member’s nor a stranger’s', async () => {
  const ann = member('ann', 'developer')
  const vera = member('vera', 'viewer')
  for (let turn = 0; turn < 2; turn += 1) {
    expect((await ask('/', ann.headers)).says).toMatch(/^ann/i)
    expect((await ask('/', vera.headers)).says).toMatch(/^vera/i)
    expect((await ask('/')).says).toMatch(/^a stranger/)
  }
  expect(made).toBe(3)
})

test('a role that changed, a session that ended or a member who was let go never finds the page of before', async () => {
  const { id, headers } = member('ann', 'developer')
  const at = new Date().toISOString()
  expect((await ask('/', headers)).says).toMatch(/developer$/)
  recordMemberAct(db, { memberId: id, name: 'ann', kind: 'role', value: 'viewer', by: 'ola', at })
  expect((await ask('/', headers)).says).toMatch(/^a stranger/)
  const next = { Cookie: makeSession(db, id) }
  expect((await ask('/', next)).says).toMatch(/viewer$/)
  endSessions(db, { memberId: id })
  expect((await ask('/', next)).says).toMatch(/^a stranger/)
  const again = { Cookie: makeSession(db, id) }
  expect((await ask('/', again)).says).toMatch(/^ann/i)
  recordMemberAct(db, { memberId: id, name: 'ann', kind: 'deactivated', value: null, by: 'ola', at })
  expect((await ask('/', again)).says).toMatch(/^a stranger/)
})

test('a proof that grew old has a page of its own, and one that is fresh again finds that of before', async () => {
  // Within one quarter of an hour: pages are made anew at the next in any case.
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-15T12:01:00.000Z') })
  const { id, headers } = member('ann', 'developer')
  await ask('/', headers)
  vi.setSystemTime(Date.now() + 6 * 60_000)
  await ask('/', headers)
  expect(made).toBe(2)
  await ask('/', headers)
  expect(made).toBe(2)
  await ask('/', { Cookie: makeSession(db, id) })
  expect(made).toBe(2)
})

test('whatever is written makes every page anew', async () => {
  const { headers } = member('ann', 'developer')
  await ask('/', headers)
  db.sqlite.prepare('UPDATE data_version SET version = version + 1').run()
  await ask('/', headers)
  expect(made).toBe(2)
})

test('pages of people, of what this process remembers, errors and answers to tokens are never kept', async () => {
  const { id, headers } = member('ann', 'developer')
  for (const path of [
    '/account',
    '/notices',
    '/members',
    '/settings',
    '/audit',
    '/evidence/uploads/7',
    '/import?found=waits-in-memory',
    '/evidence/broken',
  ])
    for (let turn = 0; turn < 2; turn += 1) await ask(path, headers)
  expect(made).toBe(16)
  const Authorization = makeBearer(db, id, ['read'])
  for (let turn = 0; turn < 2; turn += 1) await ask('/', { Authorization })
  expect(made).toBe(18)
})
