import { expect, test } from 'vitest'
import { cookieNames } from '~/server/identity/cookies'
import { policy } from '~/server/identity/policy'
import { identify } from '~/server/identity/viewer'
import { openDatabase } from '~db/client.server'
import { endSessions } from '~db/writes/sessions'
import { makeBearer, makeMember, makeSession } from '../../support/people'
import { temporaryDatabase } from '../../support/temporary'

const began = Date.parse('2026-03-01T08:00:00.000Z')

function office() {
  const db = temporaryDatabase()
  const memberId = makeMember(db, 'ann', 'developer')
  const cookie = makeSession(db, memberId, new Date(began).toISOString())
  const ask = (ms: number, credentials = { cookie, authorization: null as string | null }) =>
    identify(db, { names: cookieNames(null), credentials, at: new Date(began + ms).toISOString() })
  return { db, memberId, ask }
}

test('who asks again while nothing was written is answered from memory', () => {
  const { ask } = office()
  const found = ask(0)
  expect(found?.viewer.name).toBe('ann')
  expect(ask(1000)).toBe(found)
})

test('a session that another process ended is nobody at once', () => {
  const { db, memberId, ask } = office()
  expect(ask(0)).not.toBeNull()
  const other = openDatabase(db.file)
  endSessions(other, { memberId })
  other.close()
  expect(ask(1)).toBeNull()
})

test('time alone ends a session that nothing was written about', () => {
  const { ask } = office()
  expect(ask(0)).not.toBeNull()
  expect(ask(policy.sessionIdle)).toBeNull()
})

test('the use of a session is noted after a minute, whatever is remembered of it', () => {
  const { ask } = office()
  ask(0)
  ask(policy.sessionTouch)
  expect(ask(policy.sessionTouch + 1)?.session?.lastSeenAt).toBe(new Date(began + policy.sessionTouch).toISOString())
})

test('a clock that goes backwards asks the database', () => {
  const { ask } = office()
  const found = ask(5000)
  expect(ask(0)).not.toBe(found)
})

test('what a token is known by does not let it in as a cookie, nor a session as a token', () => {
  const { db, memberId, ask } = office()
  const authorization = makeBearer(db, memberId, ['read'], 10_000)
  expect(ask(0, { cookie: '', authorization })).toMatchObject({ viewer: { name: 'ann' }, session: null })
  const token = authorization.replace('Bearer ', '')
  expect(ask(0, { cookie: `assay-session=${token}`, authorization: null })).toBeNull()
})
