import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { readCookie } from '~/server/identity/cookies'
import { createIdentity, identityContext } from '~/server/identity/identity'
import { changeMember } from '~/server/identity/members'
import { argon2Hasher } from '~/server/identity/password'
import { openDatabase } from '~db/client.server'
import { findCredential } from '~db/queries/people'
import { replaceHash } from '~db/writes/record-credentials'
import { recordMember } from '~db/writes/record-members'
import { countingHasher, goodPassword, makeMember, makeRequest, makeSession } from '../../support/people'
import { temporaryDatabase } from '../../support/temporary'

afterEach(() => void vi.useRealTimers())

function setUp(hasher = countingHasher()) {
  const db = openDatabase(':memory:')
  onTestFinished(() => db.close())
  const identity = createIdentity({ db, hasher })
  const from = (address: string) => identityContext(identity, address)
  const right = (name: string, address = '10.0.0.1', cookie?: string) =>
    from(address).identity.signIn(makeRequest('/sign-in', cookie === undefined ? {} : { cookie }), {
      name,
      password: goodPassword,
      code: '',
    })
  const wrong = (name: string, address = '10.0.0.1', cookie?: string) =>
    from(address).identity.signIn(makeRequest('/sign-in', cookie === undefined ? {} : { cookie }), {
      name,
      password: 'not it at all',
      code: '',
    })
  return { db, hasher, identity, from, right, wrong }
}

/** The cookies of an answer as a browser would send them back. */
function jar(result: { ok: boolean } & object): string {
  if (!('cookies' in result)) throw new Error('not signed in')
  return (result.cookies as string[]).map((cookie) => cookie.split(';')[0]).join('; ')
}

test('of a flood of wrong passwords at most twenty reach the hash in ten minutes, and the member still signs in', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-01T09:00:00Z') })
  const { db, hasher, right, wrong } = setUp()
  makeMember(db, 'ann', 'owner')
  const home = jar(await right('ann', '192.0.2.7'))
  hasher.verified = 0
  // The full count: WRONG_PASSWORDS=10000
  const attempts = Number(process.env.WRONG_PASSWORDS ?? 600)
  for (let n = 0; n < attempts; n += 1) {
    // Every guess from an address of its own, spread over the ten minutes.
    vi.setSystemTime(Date.parse('2026-03-01T09:00:00Z') + Math.floor((n * 599_000) / attempts))
    expect(await wrong('ann', `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`)).toMatchObject({ ok: false })
  }
  expect(hasher.verified).toBeLessThanOrEqual(20)
  expect(hasher.verified).toBeGreaterThan(0)
  expect(await right('ann', '203.0.113.9', home)).toMatchObject({ ok: true })
  expect(await right('ann', '203.0.113.9')).toEqual({ ok: false, code: 'too_many' })
})

test('any ten minutes hold at most twenty, also across two windows and with a known browser guessing', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-01T09:00:00Z') })
  const { db, hasher, right, wrong } = setUp()
  makeMember(db, 'ann', 'owner')
  const home = jar(await right('ann'))
  const reached: number[] = []
  for (let second = 0; second < 1800; second += 10) {
    vi.setSystemTime(Date.parse('2026-03-01T09:00:00Z') + second * 1000)
    hasher.verified = 0
    await wrong('ann', `10.0.${second >> 8}.${second & 255}`)
    await wrong('ann', '192.0.2.7', home)
    reached.push(...Array.from({ length: hasher.verified }, () => second))
  }
  for (const start of reached)
    expect(reached.filter((second) => second >= start && second < start + 600).length).toBeLessThanOrEqual(20)
})

test('one address that hammers many names is stopped, and others sign in from elsewhere', async () => {
  const { db, hasher, right, wrong } = setUp()
  makeMember(db, 'ann', 'owner')
  await right('ann', '192.0.2.1')
  hasher.verified = 0
  for (let n = 0; n < 50; n += 1) await wrong('ann', '198.51.100.4')
  expect(hasher.verified).toBe(4)
  for (let n = 0; n < 60; n += 1) await wrong(`name${n}`, '198.51.100.4')
  expect(hasher.verified).toBe(30)
  expect(await right('ann', '192.0.2.1')).toMatchObject({ ok: true })
  expect(await right('ann', '203.0.113.77')).toMatchObject({ ok: true })
})

test('concurrent guesses are counted before they are looked at', async () => {
  const { db, hasher, wrong } = setUp()
  makeMember(db, 'ann', 'owner')
  await Promise.all(Array.from({ length: 100 }, (_, n) => wrong('ann', `10.1.0.${n}`)))
  expect(hasher.verified).toBeLessThanOrEqual(7)
})

test('known, unknown, invited and deactivated names cost one verification each and get one answer', async () => {
  const { db, hasher, wrong } = setUp()
  makeMember(db, 'ann', 'owner')
  const at = new Date().toISOString()
  recordMember(db, { name: 'ivy', displayName: 'Ivy', role: 'viewer', signsAs: [], by: 'ann', at })
  const off = makeMember(db, 'dan', 'viewer')
  changeMember({ db, now: () => at }, { memberId: off, by: 'ann', change: { kind: 'deactivated' } })
  for (const name of ['ann', 'nobody', 'ivy', 'dan', '?!', '']) {
    hasher.verified = 0
    expect(await wrong(name, `10.2.0.${name.length}`)).toEqual({ ok: false, code: 'wrong' })
    expect(hasher.verified, name).toBe(1)
  }
})

test('a deactivated member does not get in with the right password, nor by a session', async () => {
  const { db, right, from } = setUp()
  const memberId = makeMember(db, 'dan', 'viewer')
  const cookie = makeSession(db, memberId)
  const now = () => new Date().toISOString()
  changeMember({ db, now }, { memberId, by: 'ann', change: { kind: 'deactivated' } })
  expect(await right('dan')).toEqual({ ok: false, code: 'wrong' })
  expect(from('10.0.0.1').viewer(makeRequest('/', { cookie }))).toBeNull()
})

test('signing in gives a new id and ends the session that the browser carried', async () => {
  const { db, right, from } = setUp()
  const memberId = makeMember(db, 'ann', 'owner')
  const before = makeSession(db, memberId)
  const after = jar(await right('ann', '10.0.0.1', before))
  const { viewer } = from('10.0.0.1')
  expect(readCookie(after, 'assay-session')).not.toBe(readCookie(before, 'assay-session'))
  expect(viewer(makeRequest('/', { cookie: before }))).toBeNull()
  expect(viewer(makeRequest('/', { cookie: after }))?.name).toBe('ann')
})

test('a cookie that a stranger planted before sign-in never becomes a session', async () => {
  const { db, right, from } = setUp()
  makeMember(db, 'ann', 'owner')
  const planted = `assay-session=${'A'.repeat(43)}`
  await right('ann', '10.0.0.1', planted)
  expect(from('10.0.0.1').viewer(makeRequest('/', { cookie: planted }))).toBeNull()
})

test('a session ends after twelve idle hours, and after a week however busy', () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-01T09:00:00Z') })
  const { db, from } = setUp()
  const memberId = makeMember(db, 'ann', 'owner')
  const { viewer } = from('10.0.0.1')
  const start = Date.parse('2026-03-01T09:00:00Z')
  const hour = 3_600_000
  const idle = makeSession(db, memberId)
  vi.setSystemTime(start + 12 * hour)
  expect(viewer(makeRequest('/', { cookie: idle }))).toBeNull()
  const busy = makeSession(db, memberId)
  for (let at = start + 13 * hour; at < start + (12 + 168) * hour; at += hour) {
    vi.setSystemTime(at)
    expect(viewer(makeRequest('/', { cookie: busy }))?.name).toBe('ann')
  }
  vi.setSystemTime(start + (12 + 168) * hour)
  expect(viewer(makeRequest('/', { cookie: busy }))).toBeNull()
})

test('a change of role ends every session of the member', () => {
  const { db, from } = setUp()
  makeMember(db, 'ola', 'owner')
  const memberId = makeMember(db, 'ann', 'developer')
  const cookie = makeSession(db, memberId)
  const now = () => new Date().toISOString()
  expect(changeMember({ db, now }, { memberId, by: 'ola', change: { kind: 'role', role: 'viewer' } }).ok).toBe(true)
  expect(from('10.0.0.1').viewer(makeRequest('/', { cookie }))).toBeNull()
  expect(from('10.0.0.1').viewer(makeRequest('/', { cookie: makeSession(db, memberId) }))?.role).toBe('viewer')
})

test('the last owner stays one', () => {
  const { db } = setUp()
  const memberId = makeMember(db, 'ola', 'owner')
  const now = () => new Date().toISOString()
  for (const change of [{ kind: 'deactivated' }, { kind: 'role', role: 'viewer' }] as const)
    expect(changeMember({ db, now }, { memberId, by: 'ola', change })).toEqual({ ok: false, code: 'last_owner' })
})

test('a hash of other parameters is made anew at sign-in, by argon2id', async () => {
  const weak = argon2Hasher({ algorithm: 2, memoryCost: 1024, timeCost: 1, parallelism: 1 })
  const strong = argon2Hasher({ algorithm: 2, memoryCost: 2048, timeCost: 1, parallelism: 1 })
  const db = temporaryDatabase()
  const memberId = makeMember(db, 'ann', 'owner')
  const stored = () => findCredential(db, { memberId })?.passwordHash as string
  replaceHash(db, { memberId, old: stored(), passwordHash: await weak.hash(goodPassword) })
  const { identity } = identityContext(createIdentity({ db, hasher: strong }), '10.0.0.1')
  const given = { name: 'ann', password: goodPassword, code: '' }
  expect(await identity.signIn(makeRequest('/sign-in'), given)).toMatchObject({ ok: true })
  expect(stored()).toMatch(/^\$argon2id\$v=19\$m=2048,t=1,p=1\$/)
  expect(await identity.signIn(makeRequest('/sign-in'), given)).toMatchObject({ ok: true })
})

test('the proof is renewed by the password, and guessing it in a stolen session is limited', async () => {
  const { db, hasher, from } = setUp()
  const memberId = makeMember(db, 'ann', 'owner')
  const cookie = makeSession(db, memberId, new Date(Date.now() - 600_000).toISOString())
  const { identity, viewer } = from('10.0.0.1')
  const request = makeRequest('/confirm', { cookie, method: 'POST' })
  const provenAt = () => viewer(request)?.provenAt as string
  const before = provenAt()
  expect(await identity.confirm(request, { password: goodPassword, code: '' })).toEqual({ ok: true })
  expect(provenAt() > before).toBe(true)
  hasher.verified = 0
  for (let n = 0; n < 50; n += 1) await identity.confirm(request, { password: 'wrong', code: '' })
  expect(hasher.verified).toBe(3)
})
