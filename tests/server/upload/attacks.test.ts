import { connect } from 'node:net'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '~db/client.server'
import { apiToken } from '~db/schema/people'
import { recordTokenRevoked } from '~db/writes/record-tokens'
import { makeBearer, makeMember } from '../../support/people'
import { boundary, form, part, post, startUploadServer, type UploadServer } from '../../support/uploads'

let server: UploadServer
beforeAll(async () => {
  server = await startUploadServer({ fileBytes: 50 * 1024 * 1024, files: 20, fields: 10, idleMs: 700 })
})
afterAll(() => server.stop())

const chunk = Buffer.alloc(256 * 1024, 'a')
const evidence = form(part('file', 'a.csv', 'x'))

/** Nothing of a refused upload stays on disk. */
async function expectNothingLeft() {
  await expect.poll(() => server.waiting()).toEqual([])
}

test('two gigabytes against a limit of 50 MB: 413 with the limit in words, and the rest is not read', async () => {
  let sent = 0
  const head = part('file', 'huge.csv', '').subarray(0, -2)
  const answer = await post(server, {
    write(send, stopped) {
      send(head)
      const more = () => {
        if (stopped() || sent > 2 ** 31) return
        sent += chunk.length
        if (send(chunk)) setImmediate(more)
        else setTimeout(more, 1)
      }
      more()
    },
  })
  expect(answer.status).toBe(413)
  expect(answer.json()).toMatchObject({ error: 'too_large', text: expect.stringContaining('50 MB') })
  expect(answer.headers.connection).toBe('close')
  expect(sent).toBeLessThan(300 * 1024 * 1024)
  await expectNothingLeft()
})

test('two gigabytes that say so are refused before a byte of them is read', async () => {
  const headers = { 'Content-Length': String(2 ** 31) }
  const answer = await post(server, { headers, write: (send) => void send(chunk) })
  expect(answer.status).toBe(413)
  expect(answer.json().text).toMatch(/256 MB in all and 50 MB for each file/)
})

test('a wrong content type is 415, a missing or unusable boundary 400', async () => {
  for (const type of [
    'application/json',
    'text/csv',
    'application/x-www-form-urlencoded',
    'multipart/mixed; boundary=x',
    '',
  ])
    expect((await post(server, { headers: { 'Content-Type': type }, body: evidence })).status, type).toBe(415)
  for (const type of [
    'multipart/form-data',
    'multipart/form-data; boundary=',
    `multipart/form-data; boundary=${'x'.repeat(200)}`,
  ])
    expect((await post(server, { headers: { 'Content-Type': type }, body: evidence })).status, type).toBe(400)
})

test('a body that is cut off, holds no parts, or is nonsense is 400 with a code', async () => {
  const bodies = [evidence.subarray(0, -20), evidence.subarray(0, 40), Buffer.from('nonsense'), Buffer.alloc(0), form()]
  for (const body of bodies) {
    const answer = await post(server, { body })
    expect(answer.status).toBe(400)
    expect(['malformed', 'no_files', 'incomplete', 'too_slow']).toContain(answer.json().error)
  }
  await expectNothingLeft()
})

test('too many files, too many or too long fields are refused', async () => {
  const many = Array.from({ length: 21 }, (_, index) => part('file', `${index}.csv`, 'x'))
  expect((await post(server, { body: form(...many) })).json()).toMatchObject({ error: 'too_many' })
  const fields = Array.from({ length: 11 }, (_, index) => part(`f${index}`, null, 'x'))
  expect((await post(server, { body: form(...fields) })).json()).toMatchObject({ error: 'too_many' })
  const long = form(part('label', null, 'x'.repeat(5000)), part('file', 'a.csv', 'x'))
  expect((await post(server, { body: long })).json()).toMatchObject({ error: 'invalid_field' })
  const label = form(part('label', null, '../x'), part('file', 'a.csv', 'x'))
  expect((await post(server, { body: label })).json().text).toContain('must not hold slashes')
  await expectNothingLeft()
})

test('a client that stops sending is let go', async () => {
  const answer = await post(server, { write: (send) => void send(evidence.subarray(0, 90)) })
  expect(answer.status).toBe(408)
  expect(answer.json()).toMatchObject({ error: 'too_slow' })
  await expectNothingLeft()
})

test('a client that goes leaves nothing behind, and the server goes on', async () => {
  await new Promise<void>((done) => {
    const socket = connect(server.port, '127.0.0.1', () => {
      socket.write(
        `POST /api/v1/evidence HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: ${server.bearer}\r\n` +
          `Content-Type: multipart/form-data; boundary=${boundary}\r\nContent-Length: 100000\r\n\r\n`,
      )
      socket.write(evidence.subarray(0, 120), () => setTimeout(() => socket.destroy(), 150))
    })
    socket.on('close', () => done())
  })
  await expectNothingLeft()
  const healthy = await fetch(`http://127.0.0.1:${server.port}/healthz`)
  expect(healthy.status).toBe(200)
})

test('without a token, with a wrong one, one that may only read, or a member who may not: nothing is read', async () => {
  const asked = (Authorization: string) => post(server, { headers: { Authorization }, body: evidence })
  expect(await asked('')).toMatchObject({ status: 401 })
  expect(await asked('Bearer assay_nonsense')).toMatchObject({ status: 401 })
  expect(await asked(server.readingBearer)).toMatchObject({ status: 403 })
  expect(await asked(server.viewerBearer)).toMatchObject({ status: 403 })
  for (const authorization of ['', server.readingBearer]) {
    const answer = await asked(authorization)
    expect(answer.json()).toMatchObject({ error: expect.any(String), text: expect.any(String) })
  }
})

test('a token that ends while its files come in brings nothing', async () => {
  const db = openDatabase(server.database)
  onTestFinished(() => db.close())
  const memberId = makeMember(db, 'mid', 'developer')
  const bearer = makeBearer(db, memberId, ['evidence:write'])
  const tokens = db.orm.select().from(apiToken).where(eq(apiToken.memberId, memberId)).all()
  const answer = await post(server, {
    headers: { Authorization: bearer, 'Content-Length': String(evidence.length) },
    write(send) {
      send(evidence.subarray(0, 100))
      setTimeout(() => {
        recordTokenRevoked(db, { id: tokens[0]!.id, by: 'mid', at: new Date().toISOString() })
        send(evidence.subarray(100))
      }, 200)
    },
  })
  expect(answer.status).toBe(401)
  await expectNothingLeft()
})

test('a page of another site can not upload with a visitor’s session', async () => {
  const headers = { Authorization: '', Cookie: server.cookie, Origin: 'https://evil.example' }
  for (const path of ['/evidence/upload', '/api/v1/evidence'])
    expect((await post(server, { path, headers, body: evidence })).status).toBe(403)
})

test('a stranger who sends the form is led to the sign-in page', async () => {
  const headers = { Authorization: '', Origin: `http://127.0.0.1:${server.port}` }
  const answer = await post(server, { path: '/evidence/upload', headers, body: evidence })
  expect(answer.status).toBe(303)
  expect(answer.headers.location).toMatch(/^\/sign-in\?to=/)
})
