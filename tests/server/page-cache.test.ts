import { get } from 'node:http'
import compression from 'compression'
import express from 'express'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { cookieNames } from '~/server/identity/cookies'
import { pageCache } from '~/server/page-cache'
import { securityHeaders } from '~/server/security-headers'
import { type AssayDatabase, openDatabase } from '~db/client.server'

let db: AssayDatabase
let url = ''
let made = 0
let asked = 0
let isWhole = false
let release = () => {}
let released = Promise.resolve()
let stop: () => void

beforeAll(async () => {
  db = openDatabase(':memory:')
  const app = express()
  app.use((_request, _response, next) => {
    asked += 1
    next()
  })
  app.use(securityHeaders(false), compression(), pageCache(db, cookieNames(null)))
  app.get('/missing', (_request, response) => {
    made += 1
    response.status(404).send('no')
  })
  app.get('/bytes', (_request, response) => {
    made += 1
    response.type('application/octet-stream').send(Buffer.from([0xff, 0xfe, 0xc3, 0x28]))
  })
  app.get('/long', (_request, response) => {
    made += 1
    const row = `<p>row</p>`.repeat(500)
    response.type('html').send(`${row}<script nonce="${response.locals.nonce}"></script>${row}`)
  })
  app.get('/slow', (_request, response) => {
    made += 1
    const text = `made ${made}`
    void released.then(() => response.type('html').end(text))
  })
  app.get('/slow-missing', (_request, response) => {
    made += 1
    void released.then(() => response.status(404).end('no'))
  })
  app.get('/part', (_request, response) => {
    made += 1
    const until = isWhole
    if (!until) response.locals.unfinished = () => !isWhole
    response.type('html').end(until ? 'whole' : 'in part')
  })
  app.get('*', (_request, response) => {
    made += 1
    response.type('html').write(`<script nonce="${response.locals.nonce}">`)
    response.end('</script>')
  })
  await new Promise<void>((ready) => {
    const server = app.listen(0, '127.0.0.1', () => {
      url = `http://127.0.0.1:${(server.address() as { port: number }).port}`
      ready()
    })
    stop = () => server.close()
  })
})

afterAll(() => {
  stop()
  db.close()
})

function nonceOf(response: Response): string | undefined {
  return response.headers.get('content-security-policy')?.match(/'nonce-([^']+)'/)?.[1]
}

test('a page is made once and sent again under a nonce of its own', async () => {
  made = 0
  const first = await fetch(`${url}/a`)
  const second = await fetch(`${url}/a`)
  expect(made).toBe(1)
  expect(nonceOf(first)).not.toBe(nonceOf(second))
  expect(await first.text()).toBe(`<script nonce="${nonceOf(first)}"></script>`)
  expect(await second.text()).toBe(`<script nonce="${nonceOf(second)}"></script>`)
  expect(second.headers.get('content-type')).toContain('text/html')
})

test('a page that the browser holds is not sent again, and its policy is left alone', async () => {
  const page = await fetch(`${url}/b`)
  const again = await fetch(`${url}/b`, { headers: { 'If-None-Match': page.headers.get('etag') as string } })
  expect(again.status).toBe(304)
  expect(again.headers.get('content-security-policy')).toBeNull()
})

test('a change of the data makes every page anew', async () => {
  await fetch(`${url}/c`)
  made = 0
  db.sqlite.prepare('UPDATE data_version SET version = version + 1').run()
  await fetch(`${url}/c`)
  expect(made).toBe(1)
})

test('whoever carries a session or a token gets a page made for them, and strangers never see it', async () => {
  const page = await fetch(`${url}/e`)
  const held = { 'If-None-Match': page.headers.get('etag') as string }
  made = 0
  for (const headers of [
    { ...held, Cookie: `assay-session=${'a'.repeat(43)}` },
    { ...held, Cookie: `assay-theme=dark; assay-session=${'b'.repeat(43)}` },
    { ...held, Authorization: 'Bearer assay_x' },
  ]) {
    const own = await fetch(`${url}/e`, { headers })
    expect([own.status, own.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
  }
  expect(made).toBe(3)
  await fetch(`${url}/e`)
  expect(made).toBe(3)
})

test('pages of sign-in and of people are never kept', async () => {
  made = 0
  for (const path of ['/sign-in', '/join?link=x', '/account', '/members', '/account.data', '/Members'])
    for (let turn = 0; turn < 2; turn += 1) await fetch(`${url}${path}`)
  expect(made).toBe(12)
})

test('the theme and the address each have their own page, and errors are not kept', async () => {
  await fetch(`${url}/d`)
  made = 0
  await fetch(`${url}/d`, { headers: { Cookie: 'assay-theme=dark' } })
  await fetch(`${url}/d?as-of=2026-01-01`)
  await fetch(`${url}/missing`)
  await fetch(`${url}/missing`)
  expect(made).toBe(4)
})

test('a page made for one address is not given to who asked by another', async () => {
  const askAs = (host: string) =>
    new Promise<void>((done, failed) => {
      const port = new URL(url).port
      get({ port, path: '/host', headers: { host } }, (answer) => answer.resume().once('end', done)).on('error', failed)
    })
  made = 0
  await askAs('localhost:6666')
  await askAs('localhost:6666')
  expect(made).toBe(1)
  await askAs('127.0.0.1')
  expect(made).toBe(2)
})

test('bytes that are no text are never kept', async () => {
  made = 0
  for (let turn = 0; turn < 2; turn += 1) {
    const answer = await fetch(`${url}/bytes`)
    expect([...new Uint8Array(await answer.arrayBuffer())]).toEqual([0xff, 0xfe, 0xc3, 0x28])
  }
  expect(made).toBe(2)
})

test('a kept page is compressed once for all who take it so, under a nonce of its own each time', async () => {
  made = 0
  const plain = await (await fetch(`${url}/long`, { headers: { 'Accept-Encoding': 'identity' } })).text()
  const nonces = new Set<string | undefined>()
  for (let turn = 0; turn < 3; turn += 1) {
    const answer = await fetch(`${url}/long`, { headers: { 'Accept-Encoding': 'gzip, deflate, br' } })
    expect([answer.headers.get('content-encoding'), answer.headers.get('vary')]).toEqual([
      'gzip',
      'Cookie, Accept-Encoding',
    ])
    expect(Number(answer.headers.get('content-length'))).toBeLessThan(500)
    const text = await answer.text()
    expect(text).toContain(`<script nonce="${nonceOf(answer)}"></script>`)
    expect(text.length).toBe(plain.length)
    nonces.add(nonceOf(answer))
  }
  expect([made, nonces.size]).toEqual([1, 3])
  for (const refusing of ['identity', 'gzip;q=0']) {
    const answer = await fetch(`${url}/long`, { headers: { 'Accept-Encoding': refusing } })
    expect(answer.headers.get('content-encoding')).toBeNull()
    expect(await answer.text()).toContain(`nonce="${nonceOf(answer)}"`)
  }
})

/** Slow pages wait until `release` is called. */
function hold(): void {
  asked = 0
  made = 0
  released = new Promise((done) => {
    release = done
  })
}

const arrived = (count: number) => vi.waitFor(() => expect(asked).toBe(count), 5000)
const write = () => db.sqlite.prepare('UPDATE data_version SET version = version + 1').run()

test('of many who ask for a page at once one has it made, and the others get the same', async () => {
  hold()
  const asking = Array.from({ length: 6 }, async () => (await fetch(`${url}/slow`)).text())
  await arrived(6)
  release()
  expect([new Set(await Promise.all(asking)), made]).toEqual([new Set(['made 1']), 1])
  hold()
  const missing = Array.from({ length: 3 }, async () => (await fetch(`${url}/slow-missing`)).status)
  await arrived(3)
  release()
  expect(await Promise.all(missing)).toEqual([404, 404, 404])
})

test('who waited for a page while something was written gets it made anew', async () => {
  write()
  hold()
  const first = fetch(`${url}/slow`)
  await arrived(1)
  const second = fetch(`${url}/slow`)
  await arrived(2)
  write()
  release()
  expect(await (await first).text()).toBe('made 1')
  expect(await (await second).text()).toBe('made 2')
})

test('nobody waits for one who went away', async () => {
  write()
  hold()
  const going = new AbortController()
  const gone = fetch(`${url}/slow`, { signal: going.signal }).catch(() => null)
  await arrived(1)
  const second = fetch(`${url}/slow`)
  await arrived(2)
  going.abort()
  await gone
  await vi.waitFor(() => expect(made).toBe(2), 5000)
  release()
  expect((await second).status).toBe(200)
})

test('a page that leaves out what is still worked out is sent again while that is so, and no longer; no browser holds it', async () => {
  made = 0
  isWhole = false
  for (let turn = 0; turn < 3; turn += 1) {
    const page = await fetch(`${url}/part`)
    expect([await page.text(), page.headers.get('etag')]).toEqual(['in part', null])
  }
  expect(made).toBe(1)
  isWhole = true
  for (let turn = 0; turn < 2; turn += 1) {
    const page = await fetch(`${url}/part`)
    expect([await page.text(), page.headers.get('etag')]).toEqual(['whole', expect.stringMatching('^W/')])
  }
  expect(made).toBe(2)
})
