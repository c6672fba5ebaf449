import { expect, test } from 'vitest'
import { routeRules } from '~/server/route-rules'
import { startPageServer } from '../../support/page-server'

/** Values by name with labels, as Prometheus would read them. */
function read(text: string): Map<string, number> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]),
  )
}

test('what is asked for is counted by route, never by address, program or member', async () => {
  const server = await startPageServer({ app: { vite: null } })
  // Counted once the answer is complete: each is read to its end.
  await (await server.ask('/tiers/tier-1?program=secret-name', { headers: server.headersOf('owner') })).text()
  for (const path of ['/tiers/no-such-tier', '/nothing/of/that-name']) await (await server.ask(path)).text()
  const refused = await server.ask('/sign-in', {
    method: 'POST',
    headers: server.headersOf('anonymous'),
    body: new URLSearchParams({ name: 'owner-one', password: 'not this one', code: '', to: '/' }),
  })
  await refused.text()
  const answer = await server.ask('/metrics')
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toContain('text/plain')
  expect(answer.headers.get('cache-control')).toBe('no-store')
  const text = await answer.text()
  for (const word of ['secret-name', 'no-such-tier', 'that-name', 'owner-one', 'tier-1'])
    expect(text).not.toContain(word)
  const figures = read(text)
  expect(figures.get('assay_http_requests_total{route="/tiers/:tier",method="GET",status="404"}')).toBe(2)
  expect(figures.get('assay_http_requests_total{route="/*",method="GET",status="404"}')).toBe(1)
  expect(figures.get('assay_sign_ins_total{outcome="wrong"}')).toBe(1)
  expect(figures.get('assay_http_request_duration_seconds_count{route="/sign-in",method="POST"}')).toBe(1)
  const routes = [...text.matchAll(/route="([^"]*)"/g)].map((match) => match[1] as string)
  const known = [...Object.keys(routeRules), '/assets/*']
  expect(routes.filter((route) => !known.includes(route))).toEqual([])
})

test('pages are counted as made, kept by the server, and kept by the browser', async () => {
  const server = await startPageServer()
  const first = await server.ask('/tiers')
  await first.text()
  await (await server.ask('/tiers')).text()
  const tag = first.headers.get('etag') as string
  expect((await server.ask('/tiers', { headers: { 'If-None-Match': tag } })).status).toBe(304)
  const figures = read(await (await server.ask('/metrics')).text())
  for (const answer of ['hit', 'miss', 'not_modified'])
    expect(figures.get(`assay_page_cache_total{answer="${answer}"}`)).toBe(1)
})

test('the database is counted: rows, pages, bytes received, and no backup that never was', async () => {
  const server = await startPageServer()
  const figures = read(await (await server.ask('/metrics')).text())
  expect(figures.get('assay_rows{table="run"}')).toBe(2)
  expect(figures.get('assay_rows{table="program"}')).toBe(1)
  expect(figures.get('assay_database_bytes{part="main"}')).toBeGreaterThan(100_000)
  expect(figures.get('assay_evidence_bytes')).toBeGreaterThan(1000)
  expect(figures.get('assay_last_backup_timestamp_seconds')).toBeNaN()
  expect(figures.get('assay_witness_trouble')).toBe(0)
})

test('figures are for this machine: what a proxy passed on needs a token with the scope read', async () => {
  for (const readersAreMembers of [false, true]) {
    const server = await startPageServer({ readersAreMembers })
    const passedOn = { 'X-Forwarded-For': '203.0.113.9' }
    expect((await server.ask('/metrics')).status).toBe(200)
    expect((await server.ask('/metrics', { headers: passedOn })).status).toBe(401)
    expect((await server.ask('/metrics', { headers: { 'X-Real-IP': '203.0.113.9' } })).status).toBe(401)
    const owner = { ...passedOn, ...server.headersOf('owner') }
    expect((await server.ask('/metrics', { headers: owner })).status).toBe(401)
    const evidence = { ...passedOn, ...server.headersOf('evidence token') }
    expect((await server.ask('/metrics', { headers: evidence })).status).toBe(401)
    const reader = { ...passedOn, ...server.headersOf('read token') }
    expect((await server.ask('/metrics', { headers: reader })).status).toBe(200)
  }
})
