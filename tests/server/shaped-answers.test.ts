import type { OutgoingHttpHeaders } from 'node:http'
import { expect, test } from 'vitest'
import { type Answer, ask, bothWays, type Ways, words } from '../support/both-ways'

/** What a request may say of itself to bend an answer that somebody else is given after it. */
const shapes: readonly OutgoingHttpHeaders[] = [
  { host: '127.0.0.1:6666' },
  { host: 'LOCALHOST:7777' },
  { host: 'elsewhere.example' },
  { 'X-Forwarded-Host': 'elsewhere.example:99' },
  { 'X-Forwarded-Proto': 'https' },
  { 'X-Forwarded-Proto': 'https, http', 'X-Forwarded-Port': '99', 'X-Forwarded-Prefix': '/evil' },
  { Forwarded: 'host=elsewhere.example;proto=https' },
  { 'X-Original-URL': '/members', 'X-Rewrite-URL': '/members', 'X-HTTP-Method-Override': 'POST' },
  { 'Accept-Encoding': 'gzip;q=0' },
  { 'Accept-Encoding': 'br' },
  { 'Accept-Encoding': 'gzip, identity;q=0' },
  { 'Accept-Encoding': '*;q=0' },
  { Accept: 'application/json' },
  { Accept: 'text/x-script', 'Accept-Language': 'id', 'User-Agent': 'Googlebot' },
  { Range: 'bytes=0-9', 'If-Range': 'W/"x"' },
  { 'If-None-Match': ['W/"a", W/"b"', '*'] },
  { 'If-Modified-Since': 'Sun, 22 Nov 2099 00:00:00 GMT' },
  { Cookie: ['assay-theme=dark', 'assay-theme=light'] },
  { Cookie: 'assay-theme=dark; assay-session=' },
  { Cookie: `assay-session=${'a'.repeat(43)}` },
  { Authorization: 'Bearer nonsense' },
  { 'X-Remix-Revalidate': 'yes', Purpose: 'prefetch', 'Cache-Control': 'no-store' },
  { Origin: 'http://elsewhere.example', 'Sec-Fetch-Site': 'cross-site' },
]

/** Addresses so like those that others ask for that one might be taken for the other. */
const near = (path: string): string[] => [
  path.toUpperCase(),
  `/${path}`,
  `${path}/`,
  `${path}?`,
  `${path}?program=a&program=b`,
  `${path}?_routes=root`,
  `${path}.data`,
  `${path}.data?_routes=root`,
  `${path}%00`,
  `${path}?x=${'a'.repeat(3000)}`,
  `${path}?token=nonsense`,
  `/x/..${path}`,
]

/** The feed names the host in its text. The same held for /targets and /evidence.data, which take a minute. */
const paths = ['/feed.atom']

/** The second askers: strangers by two names, and a member. */
function others(ways: Ways): [string, OutgoingHttpHeaders][] {
  return [
    ['a stranger', {}],
    ['a stranger by another name', { host: '127.0.0.1:7777' }],
    ['a viewer', ways.server.headersOf('viewer')],
  ]
}

/** All but what differs between a page made anew and one that was kept, and the name of the state. */
const ofTheMoment = /^(ETag|Server-Timing|Content-Length|Transfer-Encoding|Connection|Keep-Alive)/i

function read(answer: Answer): { status: number; headers: string[]; text: string } {
  const headers = answer.headers.filter((line) => !ofTheMoment.test(line)).map((line) => line.toLowerCase())
  // A route may say beside the page cache how long its answer holds: of two sentences the stricter is in force.
  const strict = headers.includes('cache-control: private, no-store')
  const inForce = headers.filter((line) => !(strict && line === 'cache-control: private, no-cache'))
  return { status: answer.status, headers: [...new Set(inForce)].sort(), text: words(answer) }
}

async function startOn(options: Parameters<typeof bothWays>[0] = {}) {
  const ways = await bothWays({ ...options, app: { rates: { typedPerAddress: 1e6 }, ...options.app } })
  const seconds = others(ways)
  const before = new Map<string, ReturnType<typeof read>>()
  for (const path of paths)
    for (const [name, headers] of seconds) before.set(name + path, read(await ask(ways.early, path, headers)))
  const forget = () => ways.server.db.sqlite.exec('UPDATE data_version SET version = version + 1')
  /** What each of the others is given now, made anew and kept. */
  const look = async (path: string, after: string) => {
    for (const [name, headers] of seconds)
      for (let turn = 0; turn < 2; turn += 1) {
        const now = read(await ask(ways.early, path, headers))
        const known = before.get(name + path)
        const about = `${name} asks for ${path} after ${after}`
        expect({ ...now, text: now.text === known?.text }, about).toEqual({ ...known, text: true })
      }
  }
  return { ways, forget, look }
}

test.each([
  ['without a proxy', {}],
  ['behind a proxy', { app: { trustProxy: ['loopback'] } }],
])('nobody is given what the headers of another have shaped, %s', async (_name, options) => {
  const { ways, forget, look } = await startOn(options)
  const session = ways.server.headersOf('viewer')
  for (const path of paths) {
    for (const shape of shapes)
      for (const own of shape.Cookie === undefined ? [{}, session] : [{}]) {
        forget()
        for (let turn = 0; turn < 2; turn += 1) await ask(ways.early, path, { ...own, ...shape })
        await look(path, JSON.stringify(shape))
      }
  }
})

test('nobody is given the page of an address that is like theirs, nor the bare answer of a HEAD', async () => {
  const { ways, forget, look } = await startOn()
  const session = ways.server.headersOf('viewer')
  for (const path of paths) {
    for (const [address, method] of [...near(path).map((one) => [one, 'GET'] as const), [path, 'HEAD'] as const]) {
      forget()
      for (const own of [{}, session])
        for (let turn = 0; turn < 2; turn += 1) await ask(ways.early, address, own, method)
      await look(path, `${method} ${address.slice(0, 40)}`)
    }
  }
})

test('in private mode no spelling of an address and no header lets a stranger read what a member has read', async () => {
  const { ways, forget } = await startOn({ readersAreMembers: true })
  const session = ways.server.headersOf('viewer')
  for (const path of paths) {
    forget()
    for (const address of [path, ...near(path)]) {
      for (let turn = 0; turn < 2; turn += 1) await ask(ways.early, address, session)
      for (const shape of address === path ? shapes : [{}]) {
        const answer = await ask(ways.early, address, shape)
        expect([303, 400, 401, 403, 404, 421], `${address} ${JSON.stringify(shape)}`).toContain(answer.status)
        expect(words(answer)).not.toContain(`viewer-one`)
      }
    }
  }
})
