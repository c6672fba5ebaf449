import { expect, test } from 'vitest'
import { routeRules } from '~/server/route-rules'
import { startPageServer } from '../../support/page-server'
import { exampleOf } from '../../support/route-cells'
import { rowCounts } from '../../support/temporary'

const known = { ':tier': 'tier-1', ':week': 'week-1', ':doc': 'tracker', ':sha': 'a'.repeat(64) }
const evil = 'https://evil.example'

/** What a page elsewhere, or somebody between, can make a member's browser or a client send. */
const strangers = (own: string): Record<string, Record<string, string>> => ({
  'no origin': {},
  'a foreign origin': { Origin: evil },
  'origin null': { Origin: 'null' },
  'an origin that begins like ours': { Origin: `${own}.evil.example` },
  'our origin under another scheme and port': { Origin: 'https://127.0.0.1:1' },
  'another site by Sec-Fetch-Site': { 'Sec-Fetch-Site': 'cross-site' },
  'another port by Sec-Fetch-Site': { 'Sec-Fetch-Site': 'same-site', Origin: own },
  'a forged X-Forwarded-Host': { Origin: evil, 'X-Forwarded-Host': 'evil.example', 'X-Forwarded-Proto': 'https' },
  'a forged Forwarded': { Origin: evil, Forwarded: 'host=evil.example;proto=https' },
  'a method override': { Origin: evil, 'X-HTTP-Method-Override': 'GET' },
  'a token beside the cookie': { Origin: evil, Authorization: `Bearer assay_${'x'.repeat(49)}` },
})

const contentTypes = [
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'text/plain',
  'application/json',
  'application/octet-stream',
]

const changing = Object.entries(routeRules).flatMap(([path, { post }]) =>
  post === null ? [] : [path, ...(path.startsWith('/api') ? [] : [`${path}.data`])],
)

test('no request from another site changes anything, whatever it pretends, on any address', async () => {
  const server = await startPageServer({ app: { rates: { formsPerAddress: 1e6, uploadsPerAddress: 1e6 } } })
  const { Cookie } = server.headersOf('owner') as { Cookie: string }
  const rows = rowCounts(server.db)
  const through: string[] = []
  let asked = 0
  for (const path of changing)
    for (const [name, headers] of Object.entries(strangers(server.url)))
      for (const type of contentTypes) {
        const answer = await server.ask(exampleOf(path, known), {
          method: 'POST',
          headers: { Cookie, 'Content-Type': type, ...headers },
          body: 'intent=sign&theme=dark&name=x',
        })
        asked += 1
        const isRefused = answer.status === 403 && /^Refused/.test(await answer.text())
        if (!isRefused || answer.headers.has('set-cookie')) through.push(`${path}, ${name}, ${type}: ${answer.status}`)
      }
  expect(through).toEqual([])
  expect(asked).toBeGreaterThan(500)
  expect(rowCounts(server.db)).toEqual(rows)
})

test('other methods are refused everywhere, from this site and from others', async () => {
  const server = await startPageServer()
  const through: string[] = []
  for (const path of Object.keys(routeRules))
    for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'])
      for (const origin of [server.url, evil]) {
        const { status } = await server.ask(exampleOf(path, known), { method, headers: { Origin: origin } })
        if (status !== 405 && status !== 403) through.push(`${method} ${path} from ${origin}: ${status}`)
      }
  expect(through).toEqual([])
})

test('a name that is not ours gets nothing, on any address', async () => {
  const server = await startPageServer()
  const { request } = await import('node:http')
  const statusUnder = (host: string, path: string) =>
    new Promise<number | undefined>((done, fail) => {
      const sent = request(server.url + path, { headers: { Host: host } }, (response) => {
        response.resume()
        done(response.statusCode)
      })
      sent.on('error', fail).end()
    })
  for (const path of Object.keys(routeRules))
    expect(await statusUnder('rebound.evil.example', exampleOf(path, known)), path).toBe(421)
})
