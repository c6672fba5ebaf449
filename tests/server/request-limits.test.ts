import { expect, test } from 'vitest'
import { largestForm, refusalOfBody } from '~/server/form-gate'
import { startPageServer } from '../support/page-server'

test('a form tells its length and stays small', () => {
  const body = { contentLength: undefined, transferEncoding: undefined }
  expect(refusalOfBody({ ...body, contentLength: String(largestForm) })).toBeNull()
  expect(refusalOfBody({ ...body, contentLength: String(largestForm + 1) })?.status).toBe(413)
  expect(refusalOfBody({ ...body, contentLength: 'many' })?.status).toBe(413)
  expect(refusalOfBody({ ...body, transferEncoding: 'chunked' })?.status).toBe(411)
})

test('a form that is too large is refused before it is read, a stream of unknown length too', async () => {
  const server = await startPageServer()
  const headers = { ...server.headersOf('owner'), 'Content-Type': 'application/x-www-form-urlencoded' }
  const large = await server.ask('/sign-in', { method: 'POST', headers, body: 'x'.repeat(largestForm + 1) })
  expect(large.status).toBe(413)
  const body = new Blob(['name=x']).stream()
  const streamed = await server.ask('/sign-in', { method: 'POST', headers, body, duplex: 'half' } as RequestInit)
  expect(streamed.status).toBe(411)
})

test('a flood of forms or of uploads is refused with the time to wait, and reading goes on', async () => {
  const rates = { formsPerAddress: 3, uploadsPerAddress: 9, uploadsPerToken: 2 }
  const server = await startPageServer({ app: { rates } })
  const headers = server.headersOf('anonymous')
  const post = (path: string, own: Record<string, string>) => server.ask(path, { method: 'POST', headers: own })
  const statuses: number[] = []
  for (let n = 0; n < 5; n += 1) statuses.push((await post('/theme', headers)).status)
  expect(statuses).toEqual([400, 400, 400, 429, 429])
  const token = server.headersOf('evidence token')
  for (let n = 0; n < 2; n += 1) expect((await post('/api/v1/evidence', token)).status).not.toBe(429)
  const refused = await post('/api/v1/evidence', token)
  expect([refused.status, (await refused.json()).error]).toEqual([429, 'too_many'])
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await post('/api/v1/evidence', server.headersOf('evidence token'))).status).not.toBe(429)
  expect((await server.ask('/help')).status).toBe(200)
})

test('moments can be made up without end: each counts once, and beyond some a minute they are refused', async () => {
  const server = await startPageServer({ app: { rates: { momentsPerAddress: 3 } } })
  const at = (minute: number) => server.ask(`/weeks?as-of=2026-03-10T10:0${minute}`).then(({ status }) => status)
  expect([await at(1), await at(2), await at(1), await at(3), await at(2)]).toEqual([200, 200, 200, 200, 200])
  const refused = await server.ask('/evidence?as-of=2026-03-10T10:04')
  expect([refused.status, Number(refused.headers.get('retry-after')) > 0]).toEqual([429, true])
  expect([await at(5), await at(3)]).toEqual([429, 200])
  expect((await server.ask('/weeks')).status).toBe(200)
})

test('a forwarded address is believed only from a proxy that is named', async () => {
  const flood = async (trustProxy: string[]) => {
    const server = await startPageServer({ app: { trustProxy, rates: { formsPerAddress: 1 } } })
    const ask = (from: string) =>
      server.ask('/theme', { method: 'POST', headers: { ...server.headersOf('anonymous'), 'X-Forwarded-For': from } })
    return [(await ask('10.0.0.1')).status, (await ask('10.0.0.2')).status]
  }
  expect(await flood([])).toEqual([400, 429])
  expect(await flood(['loopback'])).toEqual([400, 400])
})
