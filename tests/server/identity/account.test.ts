import { generateSync } from 'otplib'
import { afterEach, expect, test, vi } from 'vitest'
import type { Viewer } from '~/domain/people'
import { beginTotp, endOwnSession, finishTotp } from '~/server/identity/account'
import { createIdentity, identityContext } from '~/server/identity/identity'
import { secretBox } from '~/server/identity/secret-box'
import { isToken, makeToken } from '~/server/identity/secrets'
import { createToken, revokeToken } from '~/server/identity/tokens'
import { findCredential, listTokens } from '~db/queries/people'
import { countingHasher, goodPassword, makeMember, makeRequest, makeSession } from '../../support/people'
import { temporaryDatabase } from '../../support/temporary'

afterEach(() => void vi.useRealTimers())

function setUp() {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-01T09:00:00Z') })
  const db = temporaryDatabase()
  const context = identityContext(createIdentity({ db, hasher: countingHasher() }), '127.0.0.1')
  const memberId = makeMember(db, 'ann', 'owner')
  const cookie = makeSession(db, memberId)
  const viewer = context.viewer(makeRequest('/', { cookie })) as Viewer
  const signIn = (code: string) =>
    context.identity.signIn(makeRequest('/'), { name: 'ann', password: goodPassword, code })
  return { db, context, office: context.identity.office, memberId, cookie, viewer, signIn }
}

function withFactor() {
  const all = setUp()
  beginTotp(all.office, all.memberId)
  const sealed = findCredential(all.db, { memberId: all.memberId })?.totpSecret as string
  const secret = secretBox(all.db).open(all.memberId, sealed) as string
  const codeNow = () => generateSync({ secret, epoch: Math.floor(Date.now() / 1000) })
  const recovery = finishTotp(all.office, all.viewer, codeNow()) as string[]
  return { ...all, codeNow, recovery }
}

test('a second factor counts from its first right code, and each code works once', async () => {
  const { signIn, codeNow } = withFactor()
  expect(await signIn('')).toEqual({ ok: false, code: 'wrong' })
  expect(await signIn(codeNow())).toEqual({ ok: false, code: 'wrong' })
  vi.setSystemTime(Date.parse('2026-03-01T09:01:00Z'))
  expect(await signIn(codeNow())).toMatchObject({ ok: true })
  expect(await signIn(codeNow())).toEqual({ ok: false, code: 'wrong' })
})

test('a wrong code puts no factor in force', () => {
  const { office, memberId, viewer, context } = setUp()
  beginTotp(office, memberId)
  expect(finishTotp(office, viewer, '000000')).toBeNull()
  expect(context.identity.needsCode(memberId)).toBe(false)
})

test('each recovery code works once, however it is typed', async () => {
  const { recovery, signIn, db } = withFactor()
  expect(recovery).toHaveLength(10)
  const [first = ''] = recovery
  expect(await signIn(first.toUpperCase().replaceAll('-', ' '))).toMatchObject({ ok: true })
  expect(await signIn(first)).toEqual({ ok: false, code: 'wrong' })
  expect(db.sqlite.prepare('SELECT count(*) FROM recovery_code').pluck().get()).toBe(9)
})

test('the proof may be renewed by a code', async () => {
  const { context, cookie, codeNow } = withFactor()
  vi.setSystemTime(Date.parse('2026-03-01T09:10:00Z'))
  const request = makeRequest('/confirm', { cookie })
  expect(context.identity.proofIsFresh(context.viewer(request) as Viewer)).toBe(false)
  expect(await context.identity.confirm(request, { password: '', code: codeNow() })).toEqual({ ok: true })
  expect(context.identity.proofIsFresh(context.viewer(request) as Viewer)).toBe(true)
})

test('a member ends sessions of their own, one or all others, and nobody else’s', () => {
  const { db, office, context, memberId, cookie, viewer } = setUp()
  const other = makeSession(db, memberId)
  const stranger = makeSession(db, makeMember(db, 'bob', 'viewer'))
  const request = makeRequest('/account', { cookie })
  const { sessions } = context.identity.account(request, viewer)
  expect(sessions).toHaveLength(2)
  const bobs = context.identity.account(makeRequest('/', { cookie: stranger }), {
    ...viewer,
    memberId: memberId + 1,
  }).sessions
  expect(endOwnSession(office, request, bobs[0]?.key as string)).toBe(false)
  expect(endOwnSession(office, request, sessions.find(({ current }) => !current)?.key as string)).toBe(true)
  expect(context.viewer(makeRequest('/', { cookie: other }))).toBeNull()
  expect(context.viewer(makeRequest('/', { cookie: stranger }))?.name).toBe('bob')
  expect(context.viewer(request)?.name).toBe('ann')
})

test('a new password ends every other session and keeps this browser signed in', async () => {
  const { db, context, memberId, cookie, viewer } = setUp()
  const other = makeSession(db, memberId)
  const request = makeRequest('/account', { cookie, method: 'POST' })
  const next = 'twelve purple lanterns'
  const change = (current: string) => context.identity.changePassword(request, { viewer, current, next })
  expect(await change('wrong')).toEqual({ ok: false, code: 'wrong' })
  const changed = await change(goodPassword)
  if (!changed.ok) throw new Error(changed.code)
  const fresh = changed.cookies.map((one) => one.split(';')[0]).join('; ')
  for (const old of [cookie, other]) expect(context.viewer(makeRequest('/', { cookie: old }))).toBeNull()
  expect(context.viewer(makeRequest('/', { cookie: fresh }))?.name).toBe('ann')
})

test('a token says when it was last used, to the hour, and is over when revoked', () => {
  const { db, office, context, memberId } = setUp()
  const given = { memberId, name: 'ann', by: 'ann', label: 'ci', days: 30 }
  const made = createToken(office, { ...given, scopes: ['evidence:write'] })
  if (!made.ok) throw new Error(made.code)
  vi.setSystemTime(Date.parse('2026-03-02T11:42:13Z'))
  const request = makeRequest('/api/v1/evidence', { bearer: `Bearer ${made.token}`, method: 'POST' })
  expect(context.requireDeed(request, 'upload_evidence').name).toBe('ann')
  expect(listTokens(db, { memberId })[0]?.lastUsedAt).toBe('2026-03-02T11:00:00.000Z')
  expect(revokeToken(office, { id: made.id, memberId: memberId + 1, by: 'eve' })).toBe(false)
  expect(revokeToken(office, { id: made.id, memberId, by: 'ann' })).toBe(true)
  expect(context.viewer(request)).toBeNull()
})

test('a token needs a purpose, known scopes and an end', () => {
  const { office, memberId } = setUp()
  const given = { memberId, name: 'ann', by: 'ann', label: 'ci', scopes: ['read'], days: 30 }
  expect(createToken(office, { ...given, label: ' ' })).toEqual({ ok: false, code: 'no_label' })
  for (const scopes of [[], ['admin'], ['read', 'admin']])
    expect(createToken(office, { ...given, scopes })).toEqual({ ok: false, code: 'no_scope' })
  for (const days of [0, 367, 1.5, Number.NaN])
    expect(createToken(office, { ...given, days })).toEqual({ ok: false, code: 'bad_days' })
})

test('a token carries a checksum: one wrong character is no token', () => {
  const token = makeToken()
  expect(token).toMatch(/^assay_[0-9A-Za-z]{49}$/)
  expect(isToken(token)).toBe(true)
  for (let at = 6; at < token.length; at += 1) {
    const other = token[at] === 'x' ? 'y' : 'x'
    expect(isToken(token.slice(0, at) + other + token.slice(at + 1))).toBe(false)
  }
})

test('the secret of a proposed factor is shown on a fresh proof only', () => {
  const { office, memberId, viewer, context, cookie } = setUp()
  beginTotp(office, memberId)
  const shown = () => context.identity.account(makeRequest('/account', { cookie }), viewer).proposed
  expect(shown()?.secret).toMatch(/^[A-Z2-7]{16,}$/)
  vi.setSystemTime(Date.parse('2026-03-01T09:06:00Z'))
  expect(shown()).toMatchObject({ secret: '', path: '', uri: '' })
})
