import { canonicalJson } from '~/domain/acts/canonical-json'
import { buildPack } from '~/domain/acts/pack'
import type { RecordedActs, SignOff } from '~/domain/acts/records'
import { noActs } from '~/domain/acts/records'
import type { Actor } from '~/domain/acts/refusals'
import { assessProgram } from '~/domain/assess'
import type { JudgedTier, ProgramState } from '~/domain/assessment'
import type { Run } from '~/domain/evidence'
import { aggregateOf, makeRow, makeRun, percentilesOf } from './run-factory'

export const ann: Actor = { name: 'ann', role: 'developer', signsAs: [] }
export const bob: Actor = { name: 'bob', role: 'manager', signsAs: ['sre-lead'] }
export const eve: Actor = { name: 'eve', role: 'stakeholder', signsAs: ['stakeholder'] }

/** A big, consistent run of 200 users whose aggregate has this P99. */
export function makeLoadRun(label: string, p99 = 300, over: Partial<Run> = {}): Run {
  const percentiles = percentilesOf({ 50: 50, 95: 80, 99: p99 })
  const row = makeRow('GET /x', { requests: 2000, percentiles, maxMs: 5000, avgMs: p99 > 2000 ? 100 : 60 })
  const login = makeRow('POST /login', { requests: 400, avgBytes: 0, maxMs: 90 })
  return makeRun({
    label,
    endpoints: [row, login],
    aggregate: aggregateOf([row, login], { percentiles, maxMs: 5000 }),
    files: [{ name: `${label}_stats.csv`, sha256: `sha-${label}`, bytes: 10, kind: 'stats' }],
    ...over,
  })
}

export function tierOf(state: ProgramState): JudgedTier {
  return assessProgram(state).tiers[0]!
}

/** The state with one more signature on the tier as it stands in it. */
export function signed(state: ProgramState, over: Partial<SignOff> = {}): ProgramState {
  const acts: RecordedActs = state.acts ?? noActs
  const pack = buildPack(assessProgram(state), state, 'tier-1')!
  const signOff: SignOff = {
    id: acts.signOffs.length + 1,
    tierId: 'tier-1',
    role: 'stakeholder',
    by: 'eve',
    at: state.asOf,
    meaning: 'approve',
    note: '',
    pack: JSON.parse(canonicalJson(pack)),
    packHash: 'hash',
    replaces: null,
    ...over,
  }
  return { ...state, acts: { ...acts, signOffs: [...acts.signOffs, signOff] } }
}

/** The same state, later, with what came since. */
export function later(state: ProgramState, over: Partial<ProgramState> = {}, asOf = '2026-01-20T12:00:00.000Z') {
  return { ...state, asOf, ...over }
}
