import { describe, expect, test } from 'vitest'
import type { AssayDatabase } from '~db/client.server'
import { loadProgramState } from '~db/queries/load-state'
import { verifyDatabase } from '~db/verify/verify-database'
import { acceptRemoval, decideNotApplicable, declareNotApplicable } from '~db/writes/applicability'
import { recordBinding } from '~db/writes/record-acts'
import { signTier, withdrawSignature } from '~db/writes/sign-off'
import { attest, invalidateRun, withdrawAttestation, withdrawInvalidation } from '~db/writes/statements'
import { decideWaiver, requestWaiver } from '~db/writes/waivers'
import { ingest } from '~importers/ingest.server'
import { ann, bob, eve, tierOf } from '../support/acts'
import { makeImport } from '../support/make-plan'
import { makeCriterion, makeTracker } from '../support/make-state'
import { hashOf, importSignable, signAtOnce, signedAt, signing, updated } from '../support/signing'
import { temporaryDatabase } from '../support/temporary'

const at = signedAt
const p99 = makeCriterion('P99 response time <2s')
const runbooks = makeCriterion('Runbooks created')

function withProgram(criteria = [p99], p99Ms = 300): AssayDatabase {
  const db = temporaryDatabase()
  importSignable(db, criteria, p99Ms)
  return db
}

const stateOf = (db: AssayDatabase, asOf: string) => tierOf(loadProgramState(db, { program: 'p', asOf }))
const endOfDay = '2026-01-12T23:59:59.999Z'

describe('signing', () => {
  test('freezes the pack, exits the tier from then on, and leaves the past as it was', () => {
    const db = withProgram()
    const packHash = hashOf(db)
    expect(signTier(db, signing(db))).toEqual({ ok: true, value: { id: 1, packHash } })
    const exited = stateOf(db, endOfDay)
    expect(exited).toMatchObject({ state: 'exited', differences: [] })
    expect(exited.signatures![0]!.signOff.pack.criteria[0]).toMatchObject({
      text: 'P99 response time <2s',
      rule: 'p99(*) < 2s',
      verdict: 'met',
      evidence: { runs: [{ label: 'first' }] },
    })
    expect(stateOf(db, '2026-01-12T08:00:00.000Z').signatures).toEqual([])
  })
  test('a pack that changed while it was read is refused', () => {
    const db = withProgram()
    const stale = signing(db)
    const bound = { criterionId: p99.id, rule: 'p99(*) < 3s', kind: 'set' as const, by: 'bob', at }
    recordBinding(db, { programId: 1, binding: bound })
    expect(signTier(db, stale)).toMatchObject({ ok: false, refusal: { code: 'stale_pack' } })
    expect(stateOf(db, endOfDay).signatures).toEqual([])
  })
  test('the signature of another role does not make a pack stale', () => {
    const db = withProgram([p99, makeCriterion('Stakeholder sign-off'), makeCriterion('Manager sign-off')])
    const read = hashOf(db)
    expect(signTier(db, signing(db, { packHash: read })).ok).toBe(true)
    expect(hashOf(db)).toBe(read)
  })
  test('approving what is not ready is refused, rejecting is not', () => {
    const db = withProgram([p99], 3000)
    expect(signTier(db, signing(db))).toMatchObject({ refusal: { code: 'tier_blocked' } })
    expect(signTier(db, signing(db, { meaning: 'reject', note: 'too slow' })).ok).toBe(true)
    expect(stateOf(db, endOfDay).state).toBe('blocked')
  })
  test('a second signature of the same person and role has to name the first', () => {
    const db = withProgram()
    signTier(db, signing(db))
    expect(signTier(db, signing(db))).toMatchObject({ refusal: { code: 'already_signed' } })
    expect(signTier(db, signing(db, { replaces: 1, meaning: 'reject', note: 'on second thought' })).ok).toBe(true)
    expect(stateOf(db, endOfDay)).toMatchObject({ state: 'ready', signatures: [{ signOff: { id: 2, replaces: 1 } }] })
  })
  test('a withdrawn signature is a record of its own, and another may follow', () => {
    const db = withProgram()
    signTier(db, signing(db))
    expect(withdrawSignature(db, { ...signing(db), note: 'wrong tier' }).ok).toBe(true)
    expect(stateOf(db, endOfDay)).toMatchObject({ state: 'ready', signatures: [] })
    expect(withdrawSignature(db, { ...signing(db), note: 'again' })).toMatchObject({ refusal: { code: 'not_signed' } })
    expect(signTier(db, signing(db)).ok).toBe(true)
    expect(db.sqlite.prepare('SELECT id, replaces FROM sign_off').raw().all()).toEqual([
      [1, null],
      [2, 1],
      [3, 2],
    ])
  })
  test('the table itself lets no person and role begin or replace twice', () => {
    const db = withProgram()
    signTier(db, signing(db))
    const again = (replaces: string) =>
      db.sqlite.exec(`INSERT INTO sign_off (program_id, tier_id, role, "by", at, meaning, note, pack, pack_hash, replaces)
        SELECT program_id, tier_id, role, "by", at, meaning, note, pack, pack_hash, ${replaces} FROM sign_off WHERE id = 1`)
    expect(() => again('NULL')).toThrow(/UNIQUE/)
    again('1')
    expect(() => again('1')).toThrow(/UNIQUE/)
  })
})

test('of 60 attempts at once by two threads exactly one signature is current', async () => {
  const db = withProgram()
  const counts = await signAtOnce({ file: db.file, input: signing(db), threads: 2, attempts: 30 })
  expect(counts).toEqual({ signed: 1, already_signed: 59 })
  expect(db.sqlite.prepare('SELECT count(*) FROM sign_off').pluck().get()).toBe(1)
  expect(verifyDatabase(db.file).troubles).toEqual([])
})

describe('the other acts', () => {
  test('a waiver is asked by one, approved by another, and seen from then on', () => {
    const db = withProgram([p99], 3000)
    const asked = { program: 'p', criterionId: p99.id, reason: 'next release', expiresAt: '2026-02-01T00:00:00Z' }
    expect(requestWaiver(db, { ...asked, actor: ann, at })).toEqual({ ok: true, value: { id: 1 } })
    const approval = { program: 'p', waiverId: 1, kind: 'approve' as const, note: '', at: '2026-01-12T10:00:00.000Z' }
    expect(decideWaiver(db, { ...approval, actor: { ...bob, name: 'ann' } })).toMatchObject({
      refusal: { code: 'same_person' },
    })
    expect(decideWaiver(db, { ...approval, actor: bob }).ok).toBe(true)
    expect(decideWaiver(db, { ...approval, actor: eve })).toMatchObject({ refusal: { code: 'already_decided' } })
    expect(stateOf(db, '2026-01-12T09:30:00.000Z').state).toBe('blocked')
    expect(stateOf(db, endOfDay).state).toBe('ready_with_waivers')
    expect(stateOf(db, '2026-01-20T00:00:00.000Z').waivers).toMatchObject([{ state: 'active' }])
  })
  test('a statement about a subject longer than any name is refused', () => {
    const db = withProgram([runbooks])
    const asked = { program: 'p', subject: 'x'.repeat(301), note: 'read it', actor: ann, at }
    expect(attest(db, asked)).toMatchObject({ ok: false, refusal: { code: 'unknown_criterion' } })
  })
  test('an attached file is kept by its hash, and a statement can be taken back', () => {
    const db = withProgram([runbooks])
    const file = { name: 'runbooks.pdf', bytes: new TextEncoder().encode('pages') }
    expect(attest(db, { program: 'p', subject: runbooks.id, note: 'read it', file, actor: ann, at }).ok).toBe(true)
    expect(stateOf(db, endOfDay).state).toBe('ready')
    const back = { program: 'p', attestationId: 1, note: 'outdated', at: '2026-01-12T10:00:00.000Z' }
    expect(withdrawAttestation(db, { ...back, actor: eve })).toMatchObject({ refusal: { code: 'not_allowed' } })
    expect(withdrawAttestation(db, { ...back, actor: ann }).ok).toBe(true)
    expect(withdrawAttestation(db, { ...back, actor: ann })).toMatchObject({ refusal: { code: 'already_withdrawn' } })
    expect(stateOf(db, endOfDay).state).toBe('unproven')
    expect(stateOf(db, '2026-01-12T09:30:00.000Z').state).toBe('ready')
    expect(verifyDatabase(db.file).troubles).toEqual([])
  })
  test('a run is declared void once, and that can be taken back', () => {
    const db = withProgram()
    const void_ = { program: 'p', run: 'first', reason: 'wrong host', actor: ann, at }
    expect(invalidateRun(db, { ...void_, run: 'nope' })).toMatchObject({ refusal: { code: 'unknown_run' } })
    expect(invalidateRun(db, void_).ok).toBe(true)
    expect(invalidateRun(db, void_)).toMatchObject({ refusal: { code: 'already_invalid' } })
    expect(stateOf(db, endOfDay).state).toBe('unproven')
    const back = { program: 'p', invalidationId: 1, reason: 'right host', actor: ann, at: '2026-01-12T10:00:00.000Z' }
    expect(withdrawInvalidation(db, back).ok).toBe(true)
    expect(stateOf(db, endOfDay).state).toBe('ready')
    expect(stateOf(db, '2026-01-12T09:30:00.000Z').state).toBe('unproven')
  })
  test('not applicable needs two people; a removal is accepted only where there is one', () => {
    const db = withProgram([p99, runbooks])
    const asked = { program: 'p', criterionId: runbooks.id, reason: 'nothing to run', at }
    expect(acceptRemoval(db, { ...asked, actor: bob })).toMatchObject({ refusal: { code: 'not_removed' } })
    expect(declareNotApplicable(db, { ...asked, actor: ann }).ok).toBe(true)
    const decision = { program: 'p', declarationId: 1, kind: 'confirm' as const, note: '', at }
    expect(decideNotApplicable(db, { ...decision, actor: bob }).ok).toBe(true)
    expect(stateOf(db, endOfDay).state).toBe('ready_with_waivers')
    const plan = makeTracker([p99], { title: 'T', lastUpdated: updated('2026-01-11') })
    const shorter = makeImport({ documents: [{ path: 'tracker.md', text: 'shorter', plan }] })
    ingest(db, shorter, { importedAt: at, program: 'p' })
    expect(acceptRemoval(db, { ...asked, actor: bob }).ok).toBe(true)
    expect(stateOf(db, endOfDay)).toMatchObject({ state: 'ready', released: [{ criterion: { id: runbooks.id } }] })
    expect(acceptRemoval(db, { ...asked, actor: bob })).toMatchObject({ refusal: { code: 'already_accepted' } })
    expect(verifyDatabase(db.file).troubles).toEqual([])
  })
  test('nothing recorded can be edited or deleted', () => {
    const db = withProgram()
    signTier(db, signing(db))
    expect(() => db.sqlite.exec("UPDATE sign_off SET note = 'x'")).toThrow(/append-only/)
    expect(() => db.sqlite.exec('DELETE FROM sign_off')).toThrow(/append-only/)
  })
})
