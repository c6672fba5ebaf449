import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { checkSchema, claimsSchema, runsSchema, statusSchema } from '~/reports/json-schemas'
import { cli } from '../support/cli'
import { describeShared, sharedFolder } from '../support/shared'

describeShared('the command line on the real documents and runs', () => {
  let db: string
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'assay-real-'))
    db = join(folder, 'a.sqlite')
    await cli(['import', join(sharedFolder, 'documents'), join(sharedFolder, 'evidence/ahsp'), '--db', db])
    return () => rmSync(folder, { recursive: true, force: true })
  })
  const status = async (...more: string[]) =>
    statusSchema.parse((await cli(['status', '--db', db, '--json', ...more])).json())

  test('the final snapshot: 100 % claimed, 138 of 189 boxes, 121 of 132 tasks, tier 1 blocked', async () => {
    const { progress, tiers } = await status('--as-of', '2026-01-31')
    expect(progress).toMatchObject({
      claimed: 1,
      ticked: { done: 138, total: 189 },
      tasks: { done: 121, total: 132 },
    })
    expect(tiers.map(({ criteria }) => criteria.length)).toEqual([5, 5, 5, 5])
    expect(tiers[0]).toMatchObject({ id: 'tier-1', state: 'blocked', claimed: true })
    expect((await cli(['gate', 'tier-1', '--db', db])).code).toBe(1)
  })

  test('as of the second week its own snapshot counts: 51 of 153 boxes, 39 of 96 tasks', async () => {
    const { progress } = await status('--as-of', '2026-01-12')
    expect(progress).toMatchObject({ ticked: { done: 51, total: 153 }, tasks: { done: 39, total: 96 } })
  })

  test.each([
    ['success(login) > 99%', 'v45', 'not_met', 0],
    ['p99(*) < 2s', 'v26b', 'not_met', 2100],
    ['p99(*) < 2s', 'v31', 'inconclusive', 2000],
    ['p99(*) < 2s', 'v45', 'inconclusive', 430],
  ])('%s on %s is %s', async (rule, run, verdict, value) => {
    const check = checkSchema.parse((await cli(['check', rule, '--run', run, '--db', db, '--json'])).json())
    expect(check).toMatchObject({ verdict, measured: { value } })
  })

  test('all 67 runs are listed, and the worst of them says why', async () => {
    const runs = runsSchema.parse((await cli(['runs', '--db', db, '--json'])).json())
    expect(runs).toHaveLength(67)
    const v45 = runs.find(({ label }) => label.includes('v45'))
    expect(v45).toMatchObject({ requests: 16774, failures: 200, p99: 430 })
    expect(v45!.findings).toEqual(expect.arrayContaining(['auth_collapse', 'login_page_responses']))
  })

  test('claims name the line of the document and the row of the run', async () => {
    const claims = claimsSchema.parse((await cli(['claims', '--db', db, '--json'])).json())
    const auth = claims.find(({ subject, kind }) => kind === 'criterion' && subject === 'tier-1/auth-success-rate')
    expect(auth).toMatchObject({ class: 'contradicted', evidence: expect.stringContaining('v45') })
    expect(auth!.line).toBeGreaterThan(600)
  })
})
