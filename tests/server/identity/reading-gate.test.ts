import type { AddressInfo } from 'node:net'
import express from 'express'
import { expect, onTestFinished, test } from 'vitest'
import { createIdentity } from '~/server/identity/identity'
import { readingGate } from '~/server/identity/reading-gate'
import { makeBearer, makeMember, makeSession } from '../../support/people'
import { temporaryDatabase } from '../../support/temporary'

async function serve(readersAreMembers: boolean) {
  const db = temporaryDatabase()
  const app = express()
  app.use(readingGate(createIdentity({ db, readersAreMembers })))
  app.all('*', (_request, response) => void response.send('page'))
  const server = app.listen(0, '127.0.0.1')
  await new Promise((ready) => server.once('listening', ready))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${port}${path}`, { headers: { Accept: 'text/html', ...headers }, redirect: 'manual' })
  return { db, get }
}

test('in private mode a stranger is led to the sign-in page from everything but the way in', async () => {
  const { get } = await serve(true)
  const answer = await get('/tiers/tier-1?as-of=2026-01-01')
  expect([answer.status, answer.headers.get('location')]).toEqual([
    303,
    '/sign-in?to=%2Ftiers%2Ftier-1%3Fas-of%3D2026-01-01',
  ])
  for (const path of ['/tiers.data', '/api/v1/status']) expect((await get(path)).status).toBe(401)
  expect((await get('/Sign-In/../tiers')).status).toBe(303)
  for (const path of ['/sign-in', '/join?link=x']) expect((await get(path)).status).toBe(200)
})

test('in private mode members read, and tokens with the scope to read', async () => {
  const { db, get } = await serve(true)
  const memberId = makeMember(db, 'ann', 'developer')
  expect((await get('/', { Cookie: makeSession(db, memberId) })).status).toBe(200)
  expect((await get('/api/v1/status', { Authorization: makeBearer(db, memberId, ['read']) })).status).toBe(200)
  expect((await get('/api/v1/status', { Authorization: makeBearer(db, memberId, ['evidence:write']) })).status).toBe(
    403,
  )
  expect((await get('/', { Cookie: `assay-session=${'x'.repeat(43)}` })).status).toBe(303)
})

test('otherwise anybody reads', async () => {
  const { get } = await serve(false)
  expect((await get('/tiers')).status).toBe(200)
})
