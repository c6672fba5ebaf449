import { join } from 'node:path'
import { expect, test } from 'vitest'
import { gateSchema } from '~/reports/json-schemas'
import { openDatabase } from '~db/client.server'
import { signTier } from '~db/writes/sign-off'
import { requestWaiver } from '~db/writes/waivers'
import { eve } from '../support/acts'
import { cli } from '../support/cli'
import { makeCriterion } from '../support/make-state'
import { importSignable, signedAt, signing } from '../support/signing'
import { temporaryFolder } from '../support/temporary'

const criterion = makeCriterion('P99 response time <2s')

function signable(isSigned: boolean) {
  const folder = temporaryFolder()
  const file = join(folder, 'assay.sqlite')
  const db = openDatabase(file)
  importSignable(db, [criterion])
  if (isSigned) expect(signTier(db, signing(db)).ok).toBe(true)
  return { db, file, out: (name: string) => join(folder, name) }
}

test('the pack of a signed tier is written, alone and with its files, and holds without the database', async () => {
  const { db, file, out } = signable(true)
  db.close()
  const written = await cli(['pack', 'tier-1', '-o', out('a.json'), '--db', file, '--json'])
  expect(written.code).toBe(0)
  expect(written.json()).toMatchObject({ tier: 'tier-1', by: 'eve', role: 'stakeholder', file: out('a.json') })
  expect((await cli(['verify', out('a.json')])).code).toBe(0)
  const zipped = await cli(['pack', '1', '--files', '-o', out('a.zip'), '--db', file])
  expect(zipped.out).toContain(`assay verify ${out('a.zip')}`)
  expect((await cli(['verify', out('a.zip'), '--json'])).json()).toMatchObject({ signOff: { tierId: 'tier-1' } })
})

test('a pack that is there is not written over, and a tier that nobody signed has none', async () => {
  const { db, file, out } = signable(true)
  db.close()
  expect((await cli(['pack', '1', '-o', out('a.json'), '--db', file])).code).toBe(0)
  const again = await cli(['pack', '1', '-o', out('a.json'), '--db', file])
  expect([again.code, again.err]).toEqual([2, expect.stringContaining('it is there already')])
  const other = signable(false)
  other.db.close()
  const none = await cli(['pack', '1', '--db', other.file])
  expect([none.code, none.err]).toEqual([2, expect.stringContaining('Nobody has signed tier-1')])
})

test('the gate tells the waivers of the tier with their state', async () => {
  const { db, file } = signable(false)
  const expiresAt = '2026-03-31T00:00:00.000Z'
  const asked = { program: 'p', criterionId: criterion.id, reason: 'the load test comes in June', expiresAt }
  expect(requestWaiver(db, { ...asked, actor: eve, at: signedAt })).toMatchObject({ ok: true })
  db.close()
  const { json } = await cli(['gate', '1', '--db', file, '--json'])
  expect(gateSchema.parse(json()).waivers).toMatchObject([
    { criterionId: criterion.id, state: 'pending', reason: asked.reason, by: 'eve', expiresAt },
  ])
})
