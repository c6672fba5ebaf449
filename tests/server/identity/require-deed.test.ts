import { expect, test } from 'vitest'
import type { Deed } from '~/domain/people'
import { createIdentity, identityContext } from '~/server/identity/identity'
import type { AssayDatabase } from '~db/client.server'
import { makeBearer, makeMember, makeRequest, makeSession } from '../../support/people'
import { temporaryDatabase } from '../../support/temporary'

function contextOf(db: AssayDatabase) {
  return identityContext(createIdentity({ db }), '127.0.0.1')
}

function refusal(db: AssayDatabase, request: Request, deed: Deed): Response {
  try {
    contextOf(db).requireDeed(request, deed)
  } catch (thrown) {
    if (thrown instanceof Response) return thrown
    throw thrown
  }
  throw new Error('it was allowed')
}

test('a session cookie and a bearer token both tell who is asking', () => {
  const db = temporaryDatabase()
  const memberId = makeMember(db, 'ann', 'developer', { signsAs: ['sre-lead'] })
  const { viewer } = contextOf(db)
  expect(viewer(makeRequest('/', { cookie: makeSession(db, memberId) }))).toMatchObject({
    name: 'ann',
    role: 'developer',
    signsAs: ['sre-lead'],
    token: null,
  })
  const bearer = makeBearer(db, memberId, ['evidence:write'])
  expect(viewer(makeRequest('/', { bearer }))).toMatchObject({ name: 'ann', token: { scopes: ['evidence:write'] } })
  expect(viewer(makeRequest('/', { cookie: makeSession(db, memberId), bearer: 'Bearer nonsense' }))).toBeNull()
})

test('a stranger is led to sign in and back to the page; a program gets 401', () => {
  const db = temporaryDatabase()
  const page = refusal(db, makeRequest('/tiers/tier-1.data?_routes=x&a=1', { method: 'POST' }), 'sign')
  expect([page.status, page.headers.get('Location')]).toEqual([303, '/sign-in?to=%2Ftiers%2Ftier-1%3Fa%3D1'])
  const api = refusal(db, makeRequest('/api/v1/evidence', { method: 'POST' }), 'upload_evidence')
  expect([api.status, api.headers.get('WWW-Authenticate')]).toEqual([401, 'Bearer realm="assay"'])
})

test('a role that may not is told which may', async () => {
  const db = temporaryDatabase()
  const cookie = makeSession(db, makeMember(db, 'vic', 'viewer'))
  const response = refusal(db, makeRequest('/members', { cookie }), 'manage_members')
  expect(response.status).toBe(403)
  expect(await response.json()).toMatchObject({ code: 'role_may_not', roles: ['owner'] })
})

test('an act asks for a proof of the last five minutes, reading and uploading do not', () => {
  const db = temporaryDatabase()
  const sixMinutesAgo = new Date(Date.now() - 6 * 60_000).toISOString()
  const memberId = makeMember(db, 'sam', 'manager')
  const cookie = makeSession(db, memberId, sixMinutesAgo)
  const stale = refusal(db, makeRequest('/tiers/tier-1', { cookie, method: 'POST' }), 'sign')
  expect([stale.status, stale.headers.get('Location')]).toEqual([303, '/confirm?to=%2Ftiers%2Ftier-1'])
  const { requireDeed } = contextOf(db)
  expect(requireDeed(makeRequest('/tiers/tier-1', { cookie }), 'sign').name).toBe('sam')
  expect(requireDeed(makeRequest('/upload', { cookie, method: 'POST' }), 'upload_evidence').name).toBe('sam')
  const fresh = makeSession(db, memberId)
  expect(requireDeed(makeRequest('/tiers/tier-1', { cookie: fresh, method: 'POST' }), 'sign').name).toBe('sam')
})

test('a token uploads evidence where its scope and its member may, and acts in nobody’s name', async () => {
  const db = temporaryDatabase()
  const owner = makeMember(db, 'ola', 'owner')
  const { requireDeed } = contextOf(db)
  const post = (bearer: string) => makeRequest('/api/v1/evidence', { bearer, method: 'POST' })
  const writes = makeBearer(db, owner, ['evidence:write'])
  expect(requireDeed(post(writes), 'upload_evidence').name).toBe('ola')
  expect(await refusal(db, post(writes), 'sign').json()).toMatchObject({ error: 'token_may_not' })
  expect(refusal(db, post(makeBearer(db, owner, ['read'])), 'upload_evidence').status).toBe(403)
  expect(refusal(db, post(makeBearer(db, owner, ['evidence:write'], -1)), 'upload_evidence').status).toBe(401)
  const vic = makeMember(db, 'vic', 'viewer')
  const viewers = makeBearer(db, vic, ['evidence:write'])
  expect(await refusal(db, post(viewers), 'upload_evidence').json()).toMatchObject({ error: 'role_may_not' })
})
