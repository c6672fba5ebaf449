import { expect, onTestFinished, test, vi } from 'vitest'
import { createIdentity, identityContext } from '~/server/identity/identity'
import { issueMemberLink } from '~/server/identity/links'
import { inviteMember } from '~/server/identity/members'
import { hasOwner, listMembers } from '~db/queries/people'
import { countingHasher, goodPassword, makeBearer, makeMember, makeRequest, makeSession } from '../../support/people'
import { temporaryDatabase } from '../../support/temporary'

function setUp() {
  const db = temporaryDatabase()
  const server = createIdentity({ db, hasher: countingHasher() })
  const context = identityContext(server, '127.0.0.1')
  const take = (path: string, name: string, password = goodPassword) =>
    context.identity.takeLink(makeRequest('/join', { method: 'POST' }), {
      secret: secretOf(path),
      name,
      displayName: '',
      password,
    })
  const ask = () => ({ db, now: () => new Date().toISOString() })
  return { db, server, context, take, ask }
}

const secretOf = (path: string) => new URL(path, 'http://x').searchParams.get('link') as string

test('the first link makes the owner, once, and there is none after', async () => {
  const { db, server, take } = setUp()
  const path = server.ownerLink() as string
  expect(hasOwner(db)).toBe(false)
  expect(await take(path, 'Ola')).toMatchObject({ ok: true })
  expect(listMembers(db)).toMatchObject([{ name: 'ola', role: 'owner', joined: true }])
  expect(await take(path, 'eve')).toEqual({ ok: false, code: 'link_void' })
  expect(server.ownerLink()).toBeNull()
})

test('of twenty who use the first link at once one becomes the owner', async () => {
  const { db, server, take } = setUp()
  const path = server.ownerLink() as string
  const results = await Promise.all(Array.from({ length: 20 }, (_, n) => take(path, `visitor${n}`)))
  expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  expect(listMembers(db)).toHaveLength(1)
})

test('a newer first link voids the older, and a link is void after its time', async () => {
  const { server, take } = setUp()
  const older = server.ownerLink() as string
  const newer = server.ownerLink() as string
  expect(await take(older, 'eve')).toEqual({ ok: false, code: 'link_void' })
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 25 * 3_600_000 })
  onTestFinished(() => void vi.useRealTimers())
  expect(await take(newer, 'ola')).toEqual({ ok: false, code: 'link_void' })
})

test('an invited member sets a password once; the name is not theirs to choose', async () => {
  const { db, take, ask } = setUp()
  makeMember(db, 'ola', 'owner')
  const invited = inviteMember(ask(), {
    name: 'Ann',
    displayName: '',
    role: 'developer',
    signsAs: 'SRE lead',
    by: 'ola',
  })
  if (!invited.ok) throw new Error(invited.code)
  expect(await take(invited.path, 'boss')).toMatchObject({ ok: true })
  expect(listMembers(db)).toMatchObject([{ name: 'ann', role: 'developer', signsAs: ['sre-lead'], joined: true }, {}])
  expect(await take(invited.path, 'boss')).toEqual({ ok: false, code: 'link_void' })
  const again = inviteMember(ask(), { name: 'ANN', displayName: '', role: 'viewer', signsAs: '', by: 'ola' })
  expect(again).toEqual({ ok: false, code: 'name_taken' })
})

test('a reset ends every session and token and takes the old password away', async () => {
  const { db, context, take, ask } = setUp()
  const memberId = makeMember(db, 'ann', 'developer')
  const cookie = makeSession(db, memberId)
  const bearer = makeBearer(db, memberId, ['read'])
  expect(context.viewer(makeRequest('/', { bearer }))).not.toBeNull()
  const path = issueMemberLink(ask(), { memberId, by: 'ola' }) as string
  expect(context.identity.openLink(secretOf(path))).toMatchObject({ kind: 'reset', member: { name: 'ann' } })
  expect(await take(path, 'ann', 'twelve purple lanterns')).toMatchObject({ ok: true })
  expect(context.viewer(makeRequest('/', { cookie }))).toBeNull()
  expect(context.viewer(makeRequest('/', { bearer }))).toBeNull()
  const signIn = (password: string) => context.identity.signIn(makeRequest('/'), { name: 'ann', password, code: '' })
  expect(await signIn(goodPassword)).toEqual({ ok: false, code: 'wrong' })
  expect(await signIn('twelve purple lanterns')).toMatchObject({ ok: true })
})

test('a weak password leaves the link unused', async () => {
  const { server, take } = setUp()
  const path = server.ownerLink() as string
  expect(await take(path, 'ola', 'elevenchars')).toEqual({ ok: false, code: 'too_short' })
  expect(await take(path, 'annabelle.smith', 'Annabelle Smith')).toEqual({ ok: false, code: 'is_the_name' })
  expect(await take(path, '../etc', goodPassword)).toEqual({ ok: false, code: 'no_name' })
  expect(await take(path, 'ola')).toMatchObject({ ok: true })
})
