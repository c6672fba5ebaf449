import { expect, test } from 'vitest'
import { anyReportSchema } from '~/reports/outputs/report-json'
import { anyTableSchema } from '~/reports/tables/table-file'
import { startPageServer } from '../../support/page-server'

const program = '/api/v1/programs/checkout-speed-tracker'

test('tables come as CSV and JSON with a name to save them under, and unknown ones are not found', async () => {
  const { ask } = await startPageServer()
  const csv = await ask('/tables/tasks.csv')
  expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(csv.headers.get('content-disposition')).toContain('filename="checkout-speed-tracker-tasks.csv"')
  expect(await csv.text()).toMatch(/^id,ref,week,.*\r\n/)
  const json = await (await ask('/tables/tasks.json')).json()
  expect(anyTableSchema.parse(json)).toEqual(json)
  expect(await (await ask(`${program}/tables/tasks`)).json()).toEqual(json)
  for (const path of ['/tables/nothing.csv', '/tables/tasks.xlsx', `${program}/tables/nothing`, '/reports/nothing.md'])
    expect((await ask(path)).status, path).toBe(404)
})

test('reports come as JSON by the API and as Markdown by their address', async () => {
  const { ask } = await startPageServer()
  const tier = await (await ask(`${program}/reports/tier?id=1`)).json()
  expect(anyReportSchema.parse(tier)).toEqual(tier)
  expect(tier).toMatchObject({ report: 'tier', id: 'tier-1', schemaVersion: 1 })
  const asked = await ask(`${program}/reports/tier`)
  expect([asked.status, (await asked.json()).error]).toEqual([400, 'invalid_parameter'])
  const none = await ask(`${program}/reports/tier?id=99`)
  expect([none.status, (await none.json()).error]).toEqual([404, 'unknown_tier'])
  const markdown = await ask('/overview.md')
  expect(markdown.headers.get('content-type')).toBe('text/markdown; charset=utf-8')
  expect(await markdown.text()).toMatch(/^# .+\n\n/)
  expect(await (await ask('/reports/tier.md?id=tier-1')).text()).toContain('## Criteria')
})

test('a badge may be shown elsewhere, is kept for a while, and says when it did not change', async () => {
  const { ask } = await startPageServer()
  const badge = await ask('/badges/tier-1.svg')
  expect(badge.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8')
  expect(badge.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
  expect(badge.headers.get('cache-control')).toBe('public, max-age=120')
  const tag = badge.headers.get('etag') as string
  expect((await ask('/badges/tier-1.svg', { headers: { 'If-None-Match': tag } })).status).toBe(304)
  expect((await ask('/badges/tier-99.svg')).status).toBe(404)
  expect((await ask('/badges/program.svg')).status).toBe(200)
})

test('in private mode feeds and badges ask for a token, which may stand in their address and in no other', async () => {
  const { ask, headersOf } = await startPageServer({ readersAreMembers: true })
  const token = (headersOf('read token').Authorization as string).replace('Bearer ', '')
  for (const path of ['/badges/program.svg', '/calendar.ics']) {
    expect((await ask(path)).status, path).toBe(303)
    expect((await ask(`${path}?token=wrong`)).status, path).toBe(401)
    const allowed = await ask(`${path}?token=${token}`)
    expect([allowed.status, allowed.headers.get('cache-control')], path).toEqual([
      200,
      expect.stringContaining('private'),
    ])
  }
  expect((await ask(`/tables/tasks.csv?token=${token}`)).status).toBe(303)
})

test('a badge that a member fetched in private mode is kept by no shared cache', async () => {
  const { ask, headersOf } = await startPageServer({ readersAreMembers: true })
  for (const who of ['viewer', 'read token'] as const) {
    const badge = await ask('/badges/program.svg', { headers: headersOf(who) })
    expect([badge.status, badge.headers.get('cache-control')]).toEqual([200, 'private, max-age=120'])
  }
  expect((await ask('/badges/program.svg')).status).not.toBe(200)
})
