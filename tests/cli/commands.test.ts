import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import {
  checkSchema,
  claimsSchema,
  gateSchema,
  rulesSchema,
  runSchema,
  runsSchema,
  statusSchema,
} from '~/reports/json-schemas'
import { openDatabase } from '~db/client.server'
import { archiveProgram } from '~db/writes/archive-program'
import { cli, smallProgram } from '../support/cli'
import { temporaryFolder } from '../support/temporary'

let template: string
beforeAll(async () => {
  template = join(mkdtempSync(join(tmpdir(), 'assay-cli-')), 'a.sqlite')
  await cli(['import', smallProgram, '--db', template])
  return () => rmSync(dirname(template), { recursive: true, force: true })
})

/** A database of its own with the small program imported. */
function imported(): string {
  const db = join(temporaryFolder(), 'a.sqlite')
  copyFileSync(template, db)
  return db
}

test('status judges every tier and says what is claimed, ticked and proven', async () => {
  const db = imported()
  const done = await cli(['status', '--db', db, '--json'])
  const status = statusSchema.parse(done.json())
  expect(done.code).toBe(0)
  expect(status).toMatchObject({
    schemaVersion: 1,
    program: 'checkout-speed-tracker',
    asOf: '2026-03-15T23:59:59.999Z',
  })
  expect(status.progress.tasks).toEqual({ done: 2, total: 3 })
  expect(status.tiers.map(({ id, state }) => `${id} ${state}`)).toEqual(['tier-1 ready', 'tier-2 unproven'])
  const [p99, error, rps] = status.tiers[0]!.criteria
  expect(p99).toMatchObject({ rule: 'p99(*) < 2s', inferred: true, verdict: 'met', run: 'load_v2_100u' })
  expect(error).toMatchObject({ verdict: 'met', claim: { ticked: true } })
  expect(rps).toMatchObject({ verdict: 'met', reconciliation: 'unclaimed' })
})

test('status as people read it has the glyph and the word of every verdict', async () => {
  const { out } = await cli(['status', '--db', imported()])
  expect(out).toContain('Checkout Speed Tracker')
  expect(out).toMatch(/◆ met +\[x\] +P99 response time <2s/)
  expect(out).toMatch(/Ticked tasks +2 of 3/)
})

test('as of an earlier day the later run does not exist yet', async () => {
  const db = imported()
  const early = await cli(['gate', '1', '--db', db, '--as-of', '2026-03-04', '--json'])
  expect(early.code).toBe(2)
  expect(early.err).toContain('There is no tier "1"')
  const { code, json } = await cli(['runs', '--db', db, '--as-of', '2026-03-04', '--json'])
  expect(code).toBe(0)
  expect(runsSchema.parse(json()).map(({ label }) => label)).toEqual(['load_v1_100u'])
})

test('gate ends with the exit code of the state', async () => {
  const db = imported()
  const unproven = await cli(['gate', 'tier-2', '--db', db, '--json'])
  expect(gateSchema.parse(unproven.json())).toMatchObject({ tier: { state: 'unproven' }, exitCode: 3 })
  expect(unproven.code).toBe(3)
  expect((await cli(['gate', '1', '--db', db])).code).toBe(0)
  await cli(['rule', 'set', 'tier-1/p99-response-time', 'p99(*) < 400ms', '--by', 'ann', '--db', db])
  expect((await cli(['gate', 'tier-1', '--db', db])).code).toBe(1)
})

test('runs and run give the figures as the files state them', async () => {
  const db = imported()
  const runs = runsSchema.parse((await cli(['runs', '--db', db, '--json'])).json())
  expect(runs.map(({ label, requests, failures, p99 }) => [label, requests, failures, p99])).toEqual([
    ['load_v1_100u', 1500, 4, 2400],
    ['load_v2_100u', 1900, 2, 440],
  ])
  const run = runSchema.parse((await cli(['run', 'v2', '--db', db, '--json'])).json())
  expect(run).toMatchObject({
    label: 'load_v2_100u',
    users: 100,
    endpoints: [{ key: 'GET /cart' }, { key: 'POST /login' }],
  })
  const { out } = await cli(['run', 'v2', '--db', db])
  expect(out).toMatch(/all requests +1,900 +2 /)
})

test('check judges any rule on one run, and its exit code says how', async () => {
  const db = imported()
  const check = async (rule: string, run: string) => {
    const done = await cli(['check', rule, '--run', run, '--db', db, '--json'])
    return [done.code, checkSchema.parse(done.json()).verdict]
  }
  expect(await check('p99(*) < 2s', 'v2')).toEqual([0, 'met'])
  expect(await check('p99(*) < 2s', 'v1')).toEqual([1, 'not_met'])
  expect(await check('p99("GET /nowhere") < 2s', 'v1')).toEqual([3, 'no_evidence'])
})

test('a rule that does not parse is pointed at, with the nearest known word', async () => {
  const { code, err } = await cli(['check', 'p99(*) < 2 apples', '--run', 'v1', '--db', imported()])
  expect(code).toBe(2)
  expect(err).toMatch(/The rule cannot be read .*\n.*p99\(\*\) < 2 apples\n +\^/)
})

test('an unknown or ambiguous run is an error that names the candidates', async () => {
  const db = imported()
  const unknown = await cli(['run', 'v7', '--db', db])
  expect(unknown).toMatchObject({ code: 2, out: '' })
  expect(unknown.err).toBe('error There is no run "v7". Known: load_v1_100u, load_v2_100u')
  const several = await cli(['run', 'load', '--db', db])
  expect(several).toMatchObject({ code: 2 })
  expect(several.err).toContain('"load" could be any of: load_v1_100u, load_v2_100u')
})

test('claims are listed with both sides', async () => {
  const db = imported()
  const claims = claimsSchema.parse((await cli(['claims', '--db', db, '--json'])).json())
  expect(claims.length).toBeGreaterThan(0)
  const self = await cli(['claims', '--class', 'self_contradicted', '--db', db])
  expect(self.out).toContain('P99 response time <2s')
  expect((await cli(['claims', '--class', 'wrong', '--db', db])).code).toBe(2)
})

test('a confirmed rule decides, and is recorded with name and time', async () => {
  const db = imported()
  const rules = async () => rulesSchema.parse((await cli(['rule', 'list', '--db', db, '--json'])).json())
  expect((await rules()).find(({ id }) => id.startsWith('tier-2/'))!.origin).toBe('inferred_operator')
  const id = (await rules()).find((rule) => rule.id.startsWith('tier-2/'))!.id
  const done = await cli(['rule', 'confirm', id, '--by', 'ann', '--db', db, '--json'])
  expect(done.json()).toMatchObject({ criterionId: id, kind: 'confirmed', by: 'ann', at: '2026-03-15T12:00:00.000Z' })
  expect((await rules()).find((rule) => rule.id === id)!.origin).toBe('confirmed')
})

test('an archived program takes no rule', async () => {
  const file = imported()
  const db = openDatabase(file)
  const actor = { name: 'olga', role: 'owner' as const, signsAs: [] }
  const asked = { program: 'checkout-speed-tracker', kind: 'archive' as const, note: 'The program is over.' }
  expect(archiveProgram(db, { ...asked, actor, at: '2026-03-15T12:00:00.000Z' }).ok).toBe(true)
  db.close()
  const done = await cli(['rule', 'set', 'tier-1/p99-response-time', 'p99(*) < 400ms', '--db', file])
  expect(done).toMatchObject({ code: 2, err: expect.stringContaining('The program is archived') })
})

test('wrong usage is exit code 2 and one clear line', async () => {
  const db = join(temporaryFolder(), 'a.sqlite')
  expect((await cli(['status', '--db', db])).err).toContain('Nothing is imported yet')
  expect(await cli(['nonsense'])).toMatchObject({ code: 2 })
  expect(await cli(['check', 'p99(*) < 2s', '--db', db])).toMatchObject({ code: 2 })
  const moment = await cli(['status', '--as-of', 'tomorrow', '--db', imported()])
  expect(moment).toMatchObject({ code: 2, err: expect.stringContaining('"tomorrow" is no date') })
  expect((await cli(['status', '--program', 'other', '--db', imported()])).err).toContain(
    'There is no program "other". Known: checkout-speed-tracker',
  )
})

test('help is an answer, not an error', async () => {
  const { code, out } = await cli(['--help'])
  expect(code).toBe(0)
  for (const command of ['import', 'status', 'gate', 'runs', 'run', 'claims', 'check', 'rule', 'init', 'serve']) {
    expect(out).toMatch(new RegExp(`^  ${command} `, 'm'))
  }
})
