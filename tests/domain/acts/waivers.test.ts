import { describe, expect, test } from 'vitest'
import { criterionFingerprint } from '~/domain/acts/fingerprint'
import { type NotApplicable, noActs, type Waiver } from '~/domain/acts/records'
import { mayDecideNotApplicable, mayDecideWaiver, mayRequestWaiver, waiverState } from '~/domain/acts/waivers'
import type { ProgramState } from '~/domain/assessment'
import { ann, bob, makeLoadRun, tierOf } from '../../support/acts'
import { judgeFirst, makeCriterion, makeSnapshot, makeState, makeTracker } from '../../support/make-state'

const p99 = makeCriterion('P99 response time <2s')
const slow = makeState({ criteria: [p99], runs: [makeLoadRun('a', 3000)] })
const fingerprint = criterionFingerprint(judgeFirst(slow), slow.settings)
const day = (number: number) => `2026-01-${String(number).padStart(2, '0')}T12:00:00.000Z`

function makeWaiver(over: Partial<Waiver> = {}): Waiver {
  const asked = { id: 1, criterionId: p99.id, fingerprint, reason: 'fixed in the next release', by: 'ann', at: day(2) }
  return { ...asked, expiresAt: day(20), decisions: [{ kind: 'approve', by: 'bob', at: day(3), note: '' }], ...over }
}

const withWaiver = (waiver: Waiver, state: ProgramState = slow) => ({
  ...state,
  acts: { ...noActs, waivers: [waiver] },
})

describe('semantics §8: a waiver', () => {
  test('pending, active, expired, revoked and rejected are computed as of the moment', () => {
    const waiver = makeWaiver()
    expect(waiverState(waiver, day(2), fingerprint)).toBe('pending')
    expect(waiverState(waiver, day(3), fingerprint)).toBe('active')
    expect(waiverState(waiver, day(20), fingerprint)).toBe('expired')
    const revoked = makeWaiver({
      decisions: [...waiver.decisions, { kind: 'revoke', by: 'bob', at: day(5), note: '' }],
    })
    expect(waiverState(revoked, day(4), fingerprint)).toBe('active')
    expect(waiverState(revoked, day(5), fingerprint)).toBe('revoked')
    const rejected = makeWaiver({ decisions: [{ kind: 'reject', by: 'bob', at: day(3), note: 'no' }] })
    expect(waiverState(rejected, day(4), fingerprint)).toBe('rejected')
  })
  test('an active one covers a verdict that is not met; the verdict underneath stays visible', () => {
    expect(judgeFirst(withWaiver(makeWaiver()))).toMatchObject({
      verdict: 'waived',
      underlying: 'not_met',
      reason: 'waiver_active',
      underlyingReason: 'interval_violates',
      words: { by: 'bob', requestedBy: 'ann', waiverReason: 'fixed in the next release' },
    })
    expect(tierOf(withWaiver(makeWaiver())).state).toBe('ready_with_waivers')
  })
  test('it never counts as met, and is always listed', () => {
    const fast = makeState({ criteria: [p99], runs: [makeLoadRun('a')] })
    expect(judgeFirst(withWaiver(makeWaiver(), fast)).verdict).toBe('met')
    for (const state of [withWaiver(makeWaiver(), fast), withWaiver(makeWaiver({ decisions: [] }))]) {
      expect(tierOf(state).waivers).toHaveLength(1)
    }
  })
  test('pending, expired or approved by the requester, it covers nothing', () => {
    expect(judgeFirst(withWaiver(makeWaiver({ decisions: [] }))).verdict).toBe('not_met')
    expect(judgeFirst(withWaiver(makeWaiver({ expiresAt: day(5) }))).verdict).toBe('not_met')
    const own = makeWaiver({ decisions: [{ kind: 'approve', by: 'ann', at: day(3), note: '' }] })
    expect(judgeFirst(withWaiver(own)).verdict).toBe('not_met')
  })
  test('however it was written, it covers nothing 90 days after its approval', () => {
    const endless = makeWaiver({ expiresAt: '2030-01-01T00:00:00.000Z' })
    expect(waiverState(endless, '2026-04-03T11:00:00.000Z', fingerprint)).toBe('active')
    expect(waiverState(endless, '2026-04-03T12:00:00.000Z', fingerprint)).toBe('expired')
  })
  test('a changed text, rule or condition voids it; later evidence does not', () => {
    const states = (state: ProgramState) => tierOf(withWaiver(makeWaiver(), state)).waivers![0]!.state
    const reworded = makeState({ criteria: [{ ...p99, text: 'P99 response time <1s' }], runs: slow.runs })
    expect(states(reworded)).toBe('void')
    const bound = { criterionId: p99.id, rule: 'p99(*) < 1s', kind: 'set' as const, by: 'bob', at: day(9) }
    expect(states({ ...slow, bindings: [bound] })).toBe('void')
    const qualifying = { ...slow.settings.qualifying, minUsers: 150 }
    expect(states({ ...slow, settings: { ...slow.settings, qualifying } })).toBe('void')
    expect(states({ ...slow, runs: [...slow.runs, makeLoadRun('b', 2500)] })).toBe('active')
  })
  test('the requester does not approve, and an end has to be named that lies at most 90 days after the approval', () => {
    const asked = makeWaiver({ decisions: [] })
    const decision = { kind: 'approve' as const, at: day(3), fingerprint }
    expect(mayDecideWaiver({ ...bob, name: 'ann' }, asked, decision)).toMatchObject({
      refusal: { code: 'same_person' },
    })
    expect(mayDecideWaiver(ann, asked, decision)).toMatchObject({ refusal: { code: 'not_allowed' } })
    expect(mayDecideWaiver(bob, asked, decision).ok).toBe(true)
    const long = { ...asked, expiresAt: '2026-04-03T12:00:00.001Z' }
    expect(mayDecideWaiver(bob, long, decision)).toMatchObject({ refusal: { code: 'expiry_too_late' } })
    expect(mayDecideWaiver(bob, { ...asked, expiresAt: '2026-04-03T12:00:00.000Z' }, decision).ok).toBe(true)
    const changed = { ...decision, fingerprint: 'another' }
    expect(mayDecideWaiver(bob, asked, changed)).toMatchObject({ refusal: { code: 'rule_changed' } })
    const request = { reason: 'r', at: day(2), expiresAt: day(20) }
    expect(mayRequestWaiver(ann, request).ok).toBe(true)
    expect(mayRequestWaiver(ann, { ...request, expiresAt: '' })).toMatchObject({
      refusal: { code: 'expiry_unreadable' },
    })
    for (const expiresAt of ['+275760-09-13T00:00:00.000Z', '9999-12-31T23:59:59.999Z', 'soon'])
      expect(mayRequestWaiver(ann, { ...request, expiresAt })).toMatchObject({ refusal: { code: 'expiry_unreadable' } })
    expect(mayRequestWaiver(ann, { ...request, expiresAt: day(1) })).toMatchObject({ refusal: { code: 'expiry_past' } })
    expect(mayRequestWaiver(ann, { ...request, reason: ' ' })).toMatchObject({ refusal: { code: 'reason_missing' } })
  })
})

describe('semantics §2: not applicable', () => {
  const declared: NotApplicable = {
    id: 1,
    criterionId: p99.id,
    fingerprint,
    reason: 'no traffic here',
    by: 'ann',
    at: day(2),
    decisions: [],
  }
  const state = (decisions: NotApplicable['decisions']): ProgramState => ({
    ...slow,
    acts: { ...noActs, notApplicable: [{ ...declared, decisions }] },
  })
  test('holds once another member with an approving role has confirmed it', () => {
    expect(judgeFirst(state([])).verdict).toBe('not_met')
    expect(judgeFirst(state([{ kind: 'confirm', by: 'ann', at: day(3), note: '' }])).verdict).toBe('not_met')
    expect(judgeFirst(state([{ kind: 'confirm', by: 'bob', at: day(3), note: '' }]))).toMatchObject({
      verdict: 'not_applicable',
      words: { reason: 'no traffic here', declaredBy: 'ann', by: 'bob' },
    })
  })
  test('ends when it is withdrawn, and held before', () => {
    const ended = state([
      { kind: 'confirm', by: 'bob', at: day(3), note: '' },
      { kind: 'withdraw', by: 'ann', at: day(5), note: 'there is' },
    ])
    expect(judgeFirst(ended).verdict).toBe('not_met')
    expect(tierOf({ ...ended, asOf: day(4), runs: [] }).criteria[0]!.verdict).toBe('not_applicable')
  })
  test('the one who declares does not confirm, and a role that approves nothing neither', () => {
    const decision = { kind: 'confirm' as const, at: day(3), fingerprint }
    expect(mayDecideNotApplicable({ ...bob, name: 'ann' }, declared, decision)).toMatchObject({
      refusal: { code: 'same_person' },
    })
    const kim = { ...ann, name: 'kim' }
    expect(mayDecideNotApplicable(kim, declared, decision)).toMatchObject({ refusal: { code: 'not_allowed' } })
    expect(mayDecideNotApplicable(bob, declared, decision).ok).toBe(true)
  })
})

describe('semantics §2: a criterion that a later snapshot deletes', () => {
  const runbooks = makeCriterion('Runbooks created')
  const before = makeSnapshot(makeTracker([p99, runbooks]), day(1), 1)
  const after = makeSnapshot(makeTracker([p99]), day(5), 2)
  const acceptance = { criterionId: runbooks.id, snapshot: after.sha256, by: 'bob', at: day(6), reason: 'moved' }
  const fast = [makeLoadRun('a')]
  const accepted = makeState({
    snapshots: [after],
    earlier: [before],
    runs: fast,
    acts: { ...noActs, acceptances: [acceptance] },
  })
  test('stays as removed until a member accepts it', () => {
    expect(tierOf({ ...accepted, acts: noActs }).state).toBe('unproven')
    expect(tierOf(accepted)).toMatchObject({ state: 'ready', released: [{ acceptance: { by: 'bob' } }] })
  })
  test('comes back with the documents, and its next deletion asks anew', () => {
    const back = makeSnapshot(makeTracker([p99, runbooks]), day(7), 3)
    const again = makeSnapshot(makeTracker([p99]), day(8), 4)
    expect(tierOf({ ...accepted, snapshots: [back], earlier: [before, after] }).state).toBe('unproven')
    expect(tierOf({ ...accepted, snapshots: [again], earlier: [before, after, back] }).released).toEqual([])
  })
})
