import { expect, test } from 'vitest'
import type { PaletteAnswer } from '~/reports/types-search'
import { startPageServer } from '../../support/page-server'

const labels = async (response: Response) =>
  ((await response.json()) as PaletteAnswer).commands.map(({ label }) => label)

test('suggestions carry a tag and are not sent twice; each role is offered what it may do', async () => {
  const server = await startPageServer()
  const first = await server.ask('/search/suggest?q=p99')
  expect(first.headers.get('content-type')).toMatch(/json/)
  const body = (await first.json()) as PaletteAnswer
  expect(body.hits[0]).toMatchObject({ kindWord: 'criterion' })
  const again = await server.ask('/search/suggest?q=p99', {
    headers: { 'If-None-Match': first.headers.get('etag') as string },
  })
  expect(again.status).toBe(304)
  const asked = (who: 'anonymous' | 'viewer' | 'developer' | 'stakeholder') =>
    server.ask('/search/suggest?q=', { headers: server.headersOf(who) }).then(labels)
  expect(await asked('anonymous')).toContain('Sign in')
  expect(await asked('viewer')).not.toContain('Upload evidence')
  expect(await asked('developer')).toContain('Upload evidence')
  expect((await asked('stakeholder')).some((label) => label.startsWith('Sign '))).toBe(true)
})

test('in private mode a stranger finds nothing, by page or by suggestion', async () => {
  const server = await startPageServer({ readersAreMembers: true })
  for (const path of ['/search?q=p99', '/search/suggest?q=p99']) {
    const answer = await server.ask(path, { headers: { Accept: 'application/json' } })
    expect([303, 401]).toContain(answer.status)
    expect(await answer.text()).not.toMatch(/response time/i)
  }
  const member = await server.ask('/search/suggest?q=p99', { headers: server.headersOf('viewer') })
  expect(member.status).toBe(200)
})

test('whoever types without end is asked to wait', async () => {
  const server = await startPageServer({ app: { rates: { typedPerAddress: 3 } } })
  const statuses: number[] = []
  for (let at = 0; at < 5; at += 1) statuses.push((await server.ask(`/search/suggest?q=${at}`)).status)
  expect(statuses).toEqual([200, 200, 200, 429, 429])
})

test('the page of search answers every text, and shows markup as the text that it is', async () => {
  const server = await startPageServer()
  for (const q of ['', '"', 'NEAR(', '<img src=x onerror=alert(1)>', '%00', 'p99', 'x'.repeat(5000)]) {
    const answer = await server.ask(`/search?${new URLSearchParams({ q })}`)
    const text = await answer.text()
    expect(answer.status, q).toBe(200)
    expect(text).not.toContain('<img src=x')
  }
})
