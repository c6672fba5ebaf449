import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { jsonLog, loggedPath, plainLog, redacted } from '~/server/log'
import { askers, expressPaths, startPageServer } from '../support/page-server'
import { goodPassword } from '../support/people'
import { exampleOf } from '../support/route-cells'

test('a line of a request holds path, status, time and member, and nothing else', () => {
  const lines: string[] = []
  const log = jsonLog('info', { write: (line) => void lines.push(line) })
  log.request({ method: 'GET', path: '/join?link=secret', status: 200, ms: 3, viewer: 7 })
  log.request({ method: 'GET', path: '/a\nb', status: 404, ms: 3, viewer: null })
  const [first, second] = lines.map((line) => JSON.parse(line))
  expect(first).toMatchObject({
    level: 30,
    method: 'GET',
    path: '/join',
    status: 200,
    ms: 3,
    viewer: 7,
    msg: 'request',
  })
  expect(Object.keys(first).sort()).toEqual(['level', 'method', 'ms', 'msg', 'path', 'status', 'time', 'viewer'])
  expect(second).toMatchObject({ level: 40, path: '/a%0Ab' })
})

test('a level below the one asked for writes nothing', () => {
  const lines: string[] = []
  const log = jsonLog('error', { write: (line) => void lines.push(line) })
  log.request({ method: 'GET', path: '/', status: 404, ms: 3, viewer: null })
  log.error(new Error('broken'), 'http://x/y?z')
  expect(lines).toHaveLength(1)
})

test('a refusal of the router is told by its status and words', () => {
  const said: string[] = []
  const log = plainLog((text) => void said.push(text))
  log.error(
    { status: 405, statusText: 'Method Not Allowed', data: 'Error: no action for /weeks', internal: true },
    '/weeks',
  )
  expect(said).toEqual(['/weeks: 405 Method Not Allowed Error: no action for /weeks\n'])
})

test('what looks like a secret is blotted out of errors', () => {
  const secret = `${'A'.repeat(20)}${'-_9'.repeat(7)}zz`
  expect(secret).toHaveLength(43)
  expect(redacted(`link=${secret} assay_${'b'.repeat(49)} $argon2id$v=19$m=1$x`)).toBe(
    'link=[redacted] [redacted] [redacted]',
  )
  const said: string[] = []
  plainLog((text) => void said.push(text)).error(`cannot open ${secret}`, `/join?link=${secret}`)
  expect(said).toEqual(['/join: cannot open [redacted]\n'])
  expect(loggedPath('http://x/a?b#c')).toBe('/a')
})

test('no token, session, link or password stands in the log or the database after every address was asked with them', async () => {
  const lines: string[] = []
  const log = jsonLog('info', { write: (line) => void lines.push(line) })
  const server = await startPageServer({ app: { log, rates: { formsPerAddress: 1e6 } } })
  const secrets = new Set([goodPassword, encodeURIComponent(goodPassword)])
  const link = 'L'.repeat(43)
  secrets.add(link)
  for (const path of [...server.routes.map(({ path }) => path), ...expressPaths(server.app)])
    for (const who of askers.filter((one) => one === 'owner' || one.endsWith('token') || one === 'anonymous'))
      for (const method of ['GET', 'POST']) {
        const headers = server.headersOf(who)
        for (const value of [headers.Authorization?.slice(7), headers.Cookie?.split('=')[1]])
          if (value !== undefined) secrets.add(value)
        const fields = { name: 'owner-one', password: goodPassword, current: goodPassword, secret: link }
        const address = `${exampleOf(path, {})}?link=${link}&token=${encodeURIComponent(goodPassword)}`
        const body = method === 'POST' ? { body: new URLSearchParams(fields) } : {}
        const answer = await server.ask(address, { method, headers, ...body })
        for (const cookie of answer.headers.getSetCookie())
          if (/^[^=]+=[\w-]{43};/.test(cookie)) secrets.add(cookie.split(/[=;]/)[1] as string)
      }
  expect(lines.length).toBeGreaterThan(200)
  expect(secrets.size).toBeGreaterThan(100)
  const written = lines.join('')
  expect(written).toMatch(/"viewer":\d/)
  expect([...secrets].filter((secret) => written.includes(secret))).toEqual([])
  const stored = [server.db.file, `${server.db.file}-wal`].filter(existsSync).map((file) => readFileSync(file))
  const bytes = Buffer.concat(stored)
  expect([...secrets].filter((secret) => bytes.includes(secret))).toEqual([])
})
