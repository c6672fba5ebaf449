import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { apiGateSchema, apiReceiptSchema } from '~/reports/api-schemas'
import { claimsSchema, runsSchema, statusSchema } from '~/reports/json-schemas'
import { receiptSchema } from '~/reports/receipt-schema'
import { rebuildDerived } from '~/server/rebuild.server'
import { openDatabase } from '~db/client.server'
import { loadRuns } from '~db/queries/runs'
import { findUpload } from '~db/queries/uploads'
import { smallProgram } from '../../support/cli'
import { zipOf } from '../../support/hostile-zip'
import { statsText } from '../../support/locust-text'
import { form, part, post, startUploadServer, type UploadServer } from '../../support/uploads'

let server: UploadServer
beforeAll(async () => {
  server = await startUploadServer()
})
afterAll(() => server.stop())

const csv = (name: string) => readFileSync(join(smallProgram, 'evidence', name))
const get = async (path: string) => (await fetch(`http://127.0.0.1:${server.port}${path}`)).json()

test('a run goes in with its words, says which verdicts moved, and again it is at hand', async () => {
  const files = ['load_v2_100u_stats.csv', 'load_v2_100u_stats_history.csv'].map((name) =>
    part('file', name, csv(name)),
  )
  const words = [part('commit', null, 'abc123'), part('tag', null, 'final, nightly'), part('label', null, 'release-7')]
  const [first, second] = await Promise.all([
    post(server, { body: form(...words, ...files) }),
    post(server, { body: form(...words, ...files) }),
  ])
  expect([first.status, second.status].sort()).toEqual([200, 201])
  const receipt = apiReceiptSchema.parse(first.status === 201 ? first.json() : second.json())
  expect(receipt).toMatchObject({ outcome: 'written', by: 'dora', url: '/evidence/uploads/1' })
  expect(receipt.runs).toMatchObject([{ label: 'release-7', outcome: 'added' }])
  expect(receipt.files.map(({ outcome, belongsTo }) => [outcome, belongsTo?.name])).toEqual([
    ['taken', 'release-7'],
    ['taken', 'release-7'],
  ])
  expect(receipt.moved.criteria.length).toBeGreaterThan(0)
  expect(receipt.moved.criteria[0]).toMatchObject({ from: 'no_evidence', run: 'release-7' })
  const again = apiReceiptSchema.parse((first.status === 200 ? first : second).json())
  expect(again).toMatchObject({ outcome: 'at_hand', id: null, url: '/evidence/uploads/1' })
  // The same bytes without any words are that run again.
  const bare = await post(server, { body: form(...files) })
  expect(bare.status).toBe(200)
  expect(bare.json()).toMatchObject({ outcome: 'at_hand', runs: [{ label: 'release-7', outcome: 'unchanged' }] })
  expect(server.waiting()).toEqual([])
})

test('what was said of a run outlives a rebuild, and its receipt is kept as it was', () => {
  const db = openDatabase(server.database)
  try {
    const before = loadRuns(db, { programId: 1 })
    expect(before.map(({ run }) => [run.label, run.commit, run.tags])).toEqual([
      ['release-7', 'abc123', ['final', 'nightly']],
    ])
    rebuildDerived(db)
    expect(loadRuns(db, { programId: 1 })).toEqual(before)
    const stored = receiptSchema.parse(JSON.parse(findUpload(db, { id: 1 })?.receipt as string))
    expect(stored).toMatchObject({ id: 1, outcome: 'written' })
    expect(() => db.sqlite.prepare('DELETE FROM upload').run()).toThrow(/append-only/)
  } finally {
    db.close()
  }
})

test('a zip goes in; a hostile one, an unknown file and a second of one name are refused beside it, each with its reason', async () => {
  const stats = statsText()
    .replaceAll('/a', '/=HYPERLINK("http://evil.example")')
    .replaceAll('HYPERLINK("', 'cmd(')
    .replaceAll('")', ')')
  const body = form(
    part('file', 'good.zip', zipOf([{ name: 'extra_v3_stats.csv', bytes: stats }])),
    part('file', 'bad.zip', zipOf([{ name: '../out.csv' }])),
    part('file', '../../etc/cron.d/x', 'x'),
    part('file', 'noise.bin', 'what is this\nnobody knows'),
    part('file', 'twice_stats.csv', statsText()),
    part('file', 'twice_stats.csv', statsText({ first: 'GET,/z,1,0' })),
    part('file', 'tracker.md', '# Another tracker\n\n- [ ] a box\n'),
  )
  const answer = await post(server, { body })
  const receipt = apiReceiptSchema.parse(answer.json())
  expect(answer.status).toBe(201)
  const refusals = Object.fromEntries(
    receipt.files.filter(({ refusal }) => refusal !== null).map(({ name, refusal }) => [name, refusal]),
  )
  expect(refusals['bad.zip']).toMatch(/leads out of its folder|invalid relative path/)
  expect(refusals['../../etc/cron.d/x']).toContain('leads out of its folder')
  expect(refusals['noise.bin']).toMatch(/unknown kind of file|not /)
  expect(refusals['twice_stats.csv']).toBeDefined()
  expect(refusals['tracker.md']).toContain('brought by a member')
  // Stored as it came: only what is written for spreadsheets is made harmless.
  const db = openDatabase(server.database)
  const names = loadRuns(db, { programId: 1 }).flatMap(({ run }) => run.endpoints.map(({ name }) => name))
  db.close()
  expect(names).toContain('/=cmd(http://evil.example)')
})

test('nothing but refusals is 422, and the database stays as it was', async () => {
  const db = openDatabase(server.database)
  const version = () => db.sqlite.prepare('SELECT version, (SELECT count(*) FROM upload) FROM data_version').raw().get()
  const before = version()
  const answer = await post(server, { body: form(part('file', 'noise.bin', 'what is this')) })
  expect(answer.status).toBe(422)
  expect(answer.json()).toMatchObject({ outcome: 'refused', url: null, files: [{ outcome: 'refused' }] })
  const unknown = await post(server, { body: form(part('program', null, 'no-such'), part('file', 'a.csv', 'x')) })
  expect(unknown).toMatchObject({ status: 404 })
  expect(version()).toEqual(before)
  db.close()
})

test('the form answers with a redirect to the receipt, and its script with where to go', async () => {
  const headers = { Authorization: '', Cookie: server.cookie, Origin: `http://127.0.0.1:${server.port}` }
  const files = ['load_v1_100u_stats.csv', 'load_v1_100u_stats_history.csv'].map((name) =>
    part('file', name, csv(name)),
  )
  const path = '/evidence/upload'
  const sent = await post(server, { path, headers, body: form(...files) })
  expect(sent).toMatchObject({
    status: 303,
    headers: { location: expect.stringMatching(/^\/evidence\/uploads\/\d+$/) },
  })
  const again = await post(server, { path, headers, body: form(...files) })
  expect(again.headers.location).toBe(`${sent.headers.location}?again=1`)
  const script = { ...headers, Accept: 'application/json' }
  const empty = await post(server, { path, headers: script, body: form(part('file', '', '')) })
  expect(empty.json().location).toMatch(/^\/evidence\/upload\?answer=/)
})

test('the reading half answers in the shapes of the command line, and says what is wrong in JSON', async () => {
  const slug = (await get('/api/v1/programs')).programs[0].slug
  expect(statusSchema.parse(await get(`/api/v1/programs/${slug}/status`)).program).toBe(slug)
  expect(runsSchema.parse(await get(`/api/v1/programs/${slug}/runs`)).length).toBeGreaterThan(1)
  claimsSchema.parse(await get(`/api/v1/programs/${slug}/claims`))
  const gate = apiGateSchema.parse(await get('/api/v1/tiers/1/gate'))
  expect(gate.ready).toBe(gate.exitCode === 0)
  const expected = await fetch(`http://127.0.0.1:${server.port}/api/v1/tiers/1/gate?expect=ready`)
  expect(expected.status).toBe(gate.ready ? 200 : 409)
  expect(await get('/api/v1/programs/nobody/status')).toMatchObject({ error: 'unknown_program' })
  expect(await get('/api/v1/tiers/nine/gate')).toMatchObject({ error: 'unknown_tier' })
  for (const misspelt of ['expect=raedy', 'expect=', 'strict=true', 'expect=ready&expect=ready'])
    expect(await get(`/api/v1/tiers/1/gate?${misspelt}`), misspelt).toMatchObject({ error: 'invalid_parameter' })
  expect(await get(`/api/v1/programs/${slug}/status?as-of=soon`)).toMatchObject({ error: 'invalid_parameter' })
  expect(await get('/api/v1/nothing')).toMatchObject({ error: 'unknown_address' })
  const { paths } = await get('/api/v1/openapi.json')
  expect(Object.keys(paths)).toContain('/api/v1/evidence')
})
