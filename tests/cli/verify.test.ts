import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Envelope } from '~/server/evidence-pack/envelope'
import { exportPack, exportPackWithFiles } from '~/server/evidence-pack/export-pack'
import { signingKeyFile } from '~/server/evidence-pack/signing-key'
import { openDatabase } from '~db/client.server'
import { judgeNow, packNow } from '~db/queries/judge-now'
import { signTier } from '~db/writes/sign-off'
import { buildImport } from '~importers/build-import'
import { discover } from '~importers/discover'
import { ingest } from '~importers/ingest.server'
import { eve } from '../support/acts'
import { cli, smallProgram } from '../support/cli'
import { temporaryFolder } from '../support/temporary'

const at = '2026-03-15T12:00:00.000Z'

/** The small program imported, and a rejection signed, which every tier's state allows. */
async function withSignature() {
  const folder = temporaryFolder()
  const file = join(folder, 'assay.sqlite')
  const db = openDatabase(file)
  ingest(db, buildImport(discover([smallProgram]).files), { importedAt: at })
  const slug = db.sqlite.prepare('SELECT slug FROM program').pluck().get() as string
  const now = judgeNow(db, { program: slug, at })
  const tier = now.assessment.tiers.find(({ criteria }) => criteria.some(({ run }) => run !== null))!
  const { hash } = packNow(now, tier.tier.id)!
  const asked = { program: slug, tierId: tier.tier.id, role: tier.roles![0]!, meaning: 'reject' as const, note: 'no' }
  const actor = { ...eve, signsAs: tier.roles! }
  const signed = signTier(db, { ...asked, packHash: hash, replaces: null, actor, at })
  expect(signed.ok).toBe(true)
  const { state } = judgeNow(db, { program: slug, at })
  const input = { signOff: state.acts!.signOffs[0]!, at }
  const envelope = exportPack(db, input)
  const zip = await exportPackWithFiles(db, input)
  db.close()
  const write = (name: string, content: string | Buffer) => {
    writeFileSync(join(folder, name), content)
    return join(folder, name)
  }
  return { file, envelope, zip, write, tierId: tier.tier.id }
}

/** The statement in an envelope changed, its seal left as it was. */
function tampered(envelope: Envelope, change: (text: string) => string): string {
  const payload = Buffer.from(change(Buffer.from(envelope.payload, 'base64').toString())).toString('base64')
  return JSON.stringify({ ...envelope, payload })
}

describe('assay verify PACK', () => {
  test('a pack holds without the database, and says what it could not check', async () => {
    const { envelope, write } = await withSignature()
    const { code, json } = await cli(['verify', write('pack.json', JSON.stringify(envelope)), '--json'])
    expect(code).toBe(0)
    const checks = (json() as { checks: { name: string; ok: boolean | null }[] }).checks
    expect(Object.fromEntries(checks.map(({ name, ok }) => [name, ok]))).toEqual({
      envelope: true,
      signature: true,
      statement: true,
      pack_hash: true,
      subjects: true,
      files: null,
      verdicts: null,
    })
  })
  test('with the files it hashes them and judges them again', async () => {
    const { zip, write } = await withSignature()
    const { code, out } = await cli(['verify', write('pack.zip', zip)])
    expect(out).toMatch(/files +holds/)
    expect(out).toMatch(/verdicts +holds: [1-9]\d* criteria judged again alike, 0 otherwise/)
    expect(code).toBe(0)
  })
  test('a changed statement, a foreign seal and other bytes are found', async () => {
    const { envelope, write } = await withSignature()
    const changed = tampered(envelope, (text) => text.replace('"meaning":"reject"', '"meaning":"approve"'))
    expect((await cli(['verify', write('a.json', changed)])).code).toBe(1)
    const flipped = envelope.signatures[0]!.sig.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))
    const forged = { ...envelope, signatures: [{ ...envelope.signatures[0]!, sig: flipped }] }
    expect((await cli(['verify', write('b.json', JSON.stringify(forged))])).code).toBe(1)
    expect((await cli(['verify', write('c.json', '{}')])).code).toBe(1)
    expect((await cli(['verify', write('d.zip', 'PK nonsense')])).code).toBe(2)
  })
  test('the key is its owner’s alone, is made once, and its id stands in every pack', async () => {
    const { file, envelope } = await withSignature()
    expect(statSync(signingKeyFile({ file })).mode & 0o777).toBe(0o600)
    expect(readFileSync(signingKeyFile({ file }), 'utf8')).toContain('PRIVATE KEY')
    expect(JSON.stringify(envelope)).not.toContain('PRIVATE')
    expect(envelope.signatures[0]!.keyid).toMatch(/^[0-9a-f]{32}$/)
  })
})

describe('assay verify', () => {
  test('a sound database is exit code 0, without its witness 3, and an edited one 1', async () => {
    const { file, write } = await withSignature()
    const sound = await cli(['verify', '--db', file])
    expect(sound.out).toContain('Nothing is wrong.')
    expect(sound.code).toBe(0)
    const copy = write('copy.sqlite', readFileSync(file))
    expect((await cli(['verify', '--db', copy])).code).toBe(3)
    const db = openDatabase(file)
    db.sqlite.exec('DROP TRIGGER sign_off_no_update')
    db.sqlite.exec(`UPDATE sign_off SET meaning = 'approve'`)
    db.close()
    const edited = await cli(['verify', '--db', file, '--json'])
    expect(edited.code).toBe(1)
    const { troubles } = edited.json() as { troubles: { code: string; message: string }[] }
    expect(troubles.map(({ code }) => code)).toEqual(['row_changed', 'trigger_missing'])
    expect(troubles[0]!.message).toBe('The recorded row sign_off 1 is not what the audit log says was recorded.')
  })
  test('changed bytes of received evidence are found', async () => {
    const { file } = await withSignature()
    const db = openDatabase(file)
    db.sqlite.exec('DROP TRIGGER received_blob_no_update')
    db.sqlite.exec(`UPDATE received_blob SET bytes = bytes || x'00' WHERE rowid = 1`)
    db.close()
    const { code, out } = await cli(['verify', '--db', file])
    expect(out).toMatch(/The received file [0-9a-f]{64} has other bytes than its hash says/)
    expect(code).toBe(1)
  })
  test('there is nothing to verify where there is no database', async () => {
    expect((await cli(['verify', '--db', join(temporaryFolder(), 'none.sqlite')])).code).toBe(2)
  })
})

test('assay gate says who signed', async () => {
  const { file, tierId } = await withSignature()
  const { out } = await cli(['gate', tierId, '--db', file])
  expect(out).toMatch(/Signed {3}eve as \S+ rejects, 2026-03-15T12:00:00.000Z/)
})

test('assay rule confirm --not-applicable confirms only what program.md declares', async () => {
  const { file, tierId } = await withSignature()
  const db = openDatabase(file)
  const { assessment } = judgeNow(db, {
    program: db.sqlite.prepare('SELECT slug FROM program').pluck().get() as string,
    at,
  })
  db.close()
  const { id } = assessment.tiers.find(({ tier }) => tier.id === tierId)!.criteria[0]!.criterion
  const { code, err } = await cli(['rule', 'confirm', id, '--not-applicable', '--db', file])
  expect(err).toContain('nothing to confirm')
  expect(code).toBe(2)
})
