import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { refusalSentences } from '~/reports/messages/people'
import { action as accountAction, loader as accountLoader } from '~/routes/account'
import { action as membersAction } from '~/routes/members'
import { answerOf, posting } from '../support/acting'
import { startPageServer } from '../support/page-server'
import { goodPassword, makeMember, makeSession } from '../support/people'
import { temporaryDatabase } from '../support/temporary'

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-01T09:00:00Z') }))
afterEach(() => void vi.useRealTimers())

const longAgo = '2026-03-01T08:50:00.000Z'

function setUp() {
  const db = temporaryDatabase()
  const cookie = makeSession(db, makeMember(db, 'olga', 'owner'), longAgo)
  return { db, cookie }
}

const invitation = {
  intent: 'invite',
  name: 'ann',
  displayName: 'Ann of the load tests',
  signsAs: 'sre-lead',
  role: 'manager',
}

test('an invitation sent with an old proof comes back as it was typed, and works with the password', async () => {
  const { db, cookie } = setUp()
  const send = (more: Record<string, string>) =>
    answerOf(() => membersAction(posting(db, '/members', { ...invitation, ...more }, { cookie })))
  const { intent, ...typed } = invitation
  expect(await send({})).toMatchObject({ status: 403, location: null, body: { intent, refusal: 'proof', typed } })
  const wrong = await send({ password: 'not my password' })
  expect(wrong).toMatchObject({ status: 403, body: { refusal: 'wrong', typed } })
  expect(JSON.stringify(wrong.body)).not.toContain('not my password')
  expect(db.sqlite.prepare("SELECT count(*) FROM member WHERE name = 'ann'").pluck().get()).toBe(0)
  expect(await send({ password: goodPassword })).toMatchObject({ status: 200, body: { once: { kind: 'link' } } })
  expect(await send({ name: 'ben' })).toMatchObject({ status: 200 })
})

test('a change of a member names whose form it was', async () => {
  const { db, cookie } = setUp()
  const member = String(makeMember(db, 'bob', 'developer'))
  const change = { intent: 'role', member, role: 'stakeholder' }
  const send = (more: Record<string, string>) =>
    answerOf(() => membersAction(posting(db, '/members', { ...change, ...more }, { cookie })))
  expect((await send({})).body).toMatchObject({ refusal: 'proof', record: member, typed: { role: 'stakeholder' } })
  expect(await send({ password: goodPassword })).toMatchObject({ status: 200, body: { refusal: null } })
})

test('a token asked for with an old proof comes back with its purpose, days and scopes', async () => {
  const { db, cookie } = setUp()
  const typed = { label: 'nightly load test', days: '30', 'evidence:write': '', read: '1' }
  const send = (more: Record<string, string>) =>
    answerOf(() => accountAction(posting(db, '/account', { intent: 'token-create', ...typed, ...more }, { cookie })))
  expect(await send({})).toMatchObject({ status: 403, location: null, body: { refusal: 'proof', typed } })
  expect(await send({ password: goodPassword })).toMatchObject({ status: 200, body: { once: { kind: 'token' } } })
})

test('setting up a second factor asks for the password in the form, and its own code is not taken for a proof', async () => {
  const { db, cookie } = setUp()
  const send = (fields: Record<string, string>) =>
    answerOf(() => accountAction(posting(db, '/account', fields, { cookie })))
  expect((await send({ intent: 'totp-begin' })).body).toMatchObject({ refusal: 'proof' })
  expect((await send({ intent: 'totp-finish', totp: '123456' })).body).toMatchObject({ refusal: 'proof' })
  expect((await send({ intent: 'totp-begin', password: goodPassword })).body).toMatchObject({ refusal: null })
  expect(await accountLoader(posting(db, '/account', {}, { cookie }))).toMatchObject({ prover: { fresh: true } })
})

test('the pages that answer hold what was typed and a field for the password, without any script', async () => {
  vi.useRealTimers()
  const { db, url, ask } = await startPageServer()
  const owner = Number(db.sqlite.prepare("SELECT id FROM member WHERE name = 'owner-one'").pluck().get())
  const headers = { Origin: url, Cookie: makeSession(db, owner, new Date(Date.now() - 600_000).toISOString()) }
  const send = async (path: string, fields: Record<string, string>) => {
    const answer = await ask(path, { method: 'POST', headers, body: new URLSearchParams(fields) })
    expect(answer.status).toBe(403)
    const text = (await answer.text()).replaceAll('&#x27;', "'")
    expect(text).toContain(refusalSentences.proof)
    expect(text).toContain('name="password"')
    return text
  }
  const invited = await send('/members', invitation)
  for (const value of ['ann', 'Ann of the load tests', 'sre-lead']) expect(invited).toContain(`value="${value}"`)
  expect(invited).toMatch(/<option[^>]*value="manager"[^>]*selected/)
  const member = String(owner + 1)
  const changed = await send('/members', { intent: 'signs_as', member, signsAs: 'the night watch' })
  expect(changed).toContain('value="the night watch"')
  const token = await send('/account', { intent: 'token-create', label: 'nightly', days: '7', read: '1' })
  for (const value of ['nightly', '7']) expect(token).toContain(`value="${value}"`)
})
