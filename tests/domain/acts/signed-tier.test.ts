import { describe, expect, test } from 'vitest'
import { noActs } from '~/domain/acts/records'
import { maySign } from '~/domain/acts/signatures'
import type { ProgramState } from '~/domain/assessment'
import { bob, eve, later, makeLoadRun, signed, tierOf } from '../../support/acts'
import { makeCriterion, makeSnapshot, makeState, makeTracker } from '../../support/make-state'
import { makeTests } from '../../support/report-factory'

const p99 = makeCriterion('P99 response time <2s')
const runbooks = makeCriterion('Runbooks created')
const statement = { subject: runbooks.id, by: 'ann', at: '2026-01-10T00:00:00.000Z', note: 'wiki', revokedAt: null }
const first = makeLoadRun('first')
const ready = makeState({ criteria: [p99], runs: [first] })
const kinds = (state: ProgramState) => tierOf(state).differences!.map(({ kind }) => kind)
const at = (day: string) => ({ effectiveAt: `2026-01-${day}T10:00:00.000Z` })

describe('semantics §8: sign-off', () => {
  test('a ready tier is exited once the role that it names approves', () => {
    expect(tierOf(ready).state).toBe('ready')
    expect(tierOf(signed(ready))).toMatchObject({ state: 'exited', unsignedState: 'ready', differences: [] })
  })
  test('approving with exceptions exits too, rejecting never', () => {
    expect(tierOf(signed(ready, { meaning: 'approve_with_exceptions' })).state).toBe('exited')
    expect(tierOf(signed(ready, { meaning: 'reject' })).state).toBe('ready')
  })
  test('all the roles that a tier names are needed', () => {
    const two = { ...ready, settings: { ...ready.settings, signers: { 'tier-1': ['stakeholder', 'sre-lead'] } } }
    expect(tierOf(signed(two)).state).toBe('ready')
    expect(tierOf(signed(signed(two), { role: 'sre-lead', by: 'bob' })).state).toBe('exited')
  })
  test('a rejection by another of the same role keeps it open', () => {
    expect(tierOf(signed(signed(ready), { by: 'kim', meaning: 'reject' })).state).toBe('ready')
  })
  test('a withdrawn signature is no longer current, and was at its time', () => {
    const both = signed(later(signed(ready)), { meaning: 'withdraw', replaces: 1 })
    expect(tierOf(both)).toMatchObject({ state: 'ready', signatures: [] })
    expect(tierOf({ ...both, asOf: ready.asOf }).state).toBe('exited')
  })
  test('signed(role) in the list is met by the sign-off, and is no part of what is signed', () => {
    const state = makeState({ criteria: [p99, makeCriterion('Stakeholder sign-off')], runs: [first] })
    const exited = tierOf(signed(state))
    expect(exited).toMatchObject({ state: 'exited', roles: ['stakeholder'] })
    expect(exited.criteria[1]).toMatchObject({ verdict: 'met', reason: 'signed', words: { by: 'eve' } })
    expect(exited.signatures![0]!.signOff.pack.criteria).toHaveLength(1)
  })
  test.each(['blocked', 'unproven', 'error'] as const)(
    'approving a tier that is %s is refused, rejecting is not',
    (state) => {
      const asked = { role: 'stakeholder', roles: ['stakeholder'], note: 'because', state }
      expect(maySign(eve, { ...asked, meaning: 'approve' })).toMatchObject({ refusal: { code: `tier_${state}` } })
      expect(maySign(eve, { ...asked, meaning: 'approve_with_exceptions' }).ok).toBe(false)
      expect(maySign(eve, { ...asked, meaning: 'reject' }).ok).toBe(true)
    },
  )
  test('only under a role that the tier names and that is the person’s own', () => {
    const asked = { roles: ['stakeholder', 'sre-lead'], meaning: 'approve' as const, note: '', state: 'ready' as const }
    expect(maySign(eve, { ...asked, role: 'sre-lead' })).toMatchObject({ refusal: { code: 'role_not_yours' } })
    expect(maySign(bob, { ...asked, role: 'sre-lead' }).ok).toBe(true)
    expect(maySign(eve, { ...asked, role: 'cto' })).toMatchObject({ refusal: { code: 'role_not_asked' } })
  })
})

describe('semantics §8: after signing', () => {
  test('staleness does not apply', () => {
    const old = later(signed(ready), {}, '2027-06-01T00:00:00.000Z')
    expect(tierOf(old)).toMatchObject({ state: 'exited', unsignedState: 'unproven' })
  })
  test('a mere upgrade of the evaluator is nothing', () => {
    const state = signed(ready)
    state.acts!.signOffs[0]!.pack.evaluatorVersion = 0
    expect(tierOf(state).state).toBe('exited')
  })
  test('a later passing run confirms, a later failing one regresses, and a passing one after it does not heal', () => {
    const good = makeLoadRun('good', 300, at('12'))
    const bad = makeLoadRun('bad', 3000, at('13'))
    const again = makeLoadRun('again', 300, at('14'))
    expect(tierOf(later(signed(ready), { runs: [first, good] }))).toMatchObject({
      state: 'exited',
      confirmedSince: [{ criterionId: p99.id, run: 'good', verdict: 'met' }],
    })
    for (const runs of [
      [first, bad],
      [first, bad, again],
    ]) {
      expect(tierOf(later(signed(ready), { runs }))).toMatchObject({
        state: 'exited_regressed',
        regressedBy: [{ criterionId: p99.id, run: 'bad', verdict: 'not_met' }],
      })
    }
  })
  test('a later run that does not qualify, or is declared void, regresses nothing', () => {
    const small = makeLoadRun('small', 3000, { ...at('13'), users: { value: 5, source: 'history' } })
    const strict = {
      ...ready,
      settings: { ...ready.settings, qualifying: { ...ready.settings.qualifying, minUsers: 100 } },
    }
    expect(tierOf(later(signed(strict), { runs: [first, small] })).state).toBe('exited')
    const bad = makeLoadRun('bad', 3000, at('13'))
    const invalidations = [{ run: 'bad', by: 'bob', at: '2026-01-14T00:00:00.000Z', reason: 'wrong host' }]
    expect(tierOf(later(signed(ready), { runs: [first, bad], invalidations })).state).toBe('exited')
  })
  test('an older run that was uploaded later regresses nothing', () => {
    const early = makeLoadRun('early', 3000, at('01'))
    expect(tierOf(later(signed(ready), { runs: [early, first] })).state).toBe('exited')
  })
  test('other bytes of the signed evidence make it suspect', () => {
    const other = makeLoadRun('first', 300, { files: [{ ...first.files[0]!, sha256: 'sha-other' }] })
    const state = later(signed(ready), { runs: [other] })
    expect(tierOf(state).state).toBe('exited_suspect')
    expect(tierOf(state).differences).toMatchObject([{ kind: 'evidence_changed', after: 'sha-other' }])
  })
  test('evidence that is gone or declared void makes it suspect, until that is taken back', () => {
    expect(kinds(later(signed(ready), { runs: [] }))).toEqual(['evidence_missing'])
    const invalidation = { run: 'first', by: 'bob', at: '2026-01-12T00:00:00.000Z', reason: 'wrong build' }
    expect(kinds(later(signed(ready), { invalidations: [invalidation] }))).toEqual(['evidence_invalidated'])
    const taken = [{ ...invalidation, withdrawnAt: '2026-01-13T00:00:00.000Z' }]
    expect(kinds(later(signed(ready), { invalidations: taken }))).toEqual([])
  })
  test('another text, rule or condition is listed in both directions', () => {
    const reworded = [makeSnapshot(makeTracker([{ ...p99, text: 'P99 response time <3s' }]), ready.asOf, 2)]
    const found = tierOf(later(signed(ready), { snapshots: reworded, earlier: ready.snapshots })).differences
    expect(found).toMatchObject([
      { kind: 'text_changed', before: 'P99 response time <2s', after: 'P99 response time <3s' },
      { kind: 'rule_changed', before: 'p99(*) < 2s', after: 'p99(*) < 3s' },
    ])
    const settings = { ...ready.settings, qualifying: { ...ready.settings.qualifying, minUsers: 150 } }
    expect(kinds(later(signed(ready), { settings }))).toEqual(['conditions_changed'])
  })
  test('a criterion that was added or removed makes it suspect', () => {
    const two = [makeSnapshot(makeTracker([p99, runbooks]), ready.asOf, 2)]
    expect(kinds(later(signed(ready), { snapshots: two, earlier: ready.snapshots }))).toEqual(['criterion_added'])
    const both = makeState({ criteria: [p99, runbooks], runs: [first], attestations: [statement] })
    const one = [makeSnapshot(makeTracker([p99]), ready.asOf, 2)]
    expect(kinds(later(signed(both), { snapshots: one, earlier: both.snapshots }))).toEqual(['criterion_removed'])
  })
  test('a withdrawn statement makes it suspect, also where another took its place', () => {
    const both = signed(makeState({ criteria: [p99, runbooks], runs: [first], attestations: [statement] }))
    expect(tierOf(both).state).toBe('exited')
    const revoked = { ...statement, revokedAt: '2026-01-12T00:00:00.000Z' }
    const another = { ...statement, by: 'kim', at: '2026-01-13T00:00:00.000Z' }
    expect(kinds(later(both, { attestations: [revoked] }))).toEqual(['attestation_withdrawn'])
    expect(kinds(later(both, { attestations: [revoked, another] }))).toEqual(['attestation_withdrawn'])
  })
  test('where the signed evidence now gives another verdict, that is the difference', () => {
    const rebuilt = makeLoadRun('first', 3000)
    const state = later(signed(ready), { runs: [rebuilt] })
    expect(tierOf(state)).toMatchObject({
      state: 'exited_suspect',
      differences: [{ kind: 'verdict_changed', before: 'met', after: 'not_met' }],
    })
  })
  test('a waiver that ends after the signature makes it suspect', () => {
    const waiver = {
      id: 1,
      criterionId: runbooks.id,
      fingerprint: '',
      reason: 'next month',
      by: 'ann',
      at: '2026-01-10T00:00:00.000Z',
      expiresAt: '2026-01-15T00:00:00.000Z',
      decisions: [{ kind: 'approve' as const, by: 'bob', at: '2026-01-10T01:00:00.000Z', note: '' }],
    }
    const open = makeState({ criteria: [p99, runbooks], runs: [first] })
    const fingerprint = signed(open).acts!.signOffs[0]!.pack.criteria[1]!.fingerprint
    const waived = { ...open, acts: { ...noActs, waivers: [{ ...waiver, fingerprint }] } }
    expect(tierOf(waived).state).toBe('ready_with_waivers')
    expect(tierOf(signed(waived)).state).toBe('exited')
    expect(tierOf(later(signed(waived))).differences).toMatchObject([{ kind: 'waiver_ended', after: 'expired' }])
    expect(kinds(later(signed(waived), {}, '2026-01-14T00:00:00.000Z'))).toEqual([])
  })
})

describe('semantics §8: reports as signed evidence', () => {
  const passing = makeCriterion('Integration tests passing')
  const report = (label: string, failed: number, day: string) =>
    makeTests(label, {
      counts: { total: 10, passed: 10 - failed, failed, skipped: 0, flaky: 0 },
      effectiveAt: { value: `2026-01-${day}T10:00:00.000Z`, source: 'stats' },
    })
  const green = makeState({ criteria: [passing], reports: [report('integration', 0, '10')] })
  test('are named with their hash, and missed when they are gone', () => {
    const [packed] = tierOf(signed(green)).signatures![0]!.signOff.pack.criteria
    expect(packed).toMatchObject({ verdict: 'met', evidence: { reports: [{ label: 'integration' }] } })
    expect(kinds(later(signed(green), { reports: [] }))).toEqual(['evidence_missing'])
  })
  test('a later failing report regresses, a later passing one confirms', () => {
    const reports = (failed: number) => [...green.reports!, report('integration-2', failed, '12')]
    const bad = tierOf(later(signed(green), { reports: reports(2) }))
    expect(bad).toMatchObject({
      state: 'exited_regressed',
      regressedBy: [{ run: 'integration-2', verdict: 'not_met' }],
    })
    const good = tierOf(later(signed(green), { reports: reports(0) }))
    expect(good).toMatchObject({ state: 'exited', confirmedSince: [{ run: 'integration-2', verdict: 'met' }] })
  })
})
