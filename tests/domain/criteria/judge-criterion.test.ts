import { describe, expect, test } from 'vitest'
import { assessProgram } from '~/domain/assess'
import type { Run } from '~/domain/evidence'
import { makePlan } from '../../support/make-plan'
import { judgeFirst, makeCriterion, makeSnapshot, makeState, makeTracker } from '../../support/make-state'
import { aggregateOf, makeRow, makeRun, percentilesOf } from '../../support/run-factory'

const fast = percentilesOf({ 50: 50, 95: 80, 99: 300 })
const slow = percentilesOf({ 50: 50, 95: 80, 99: 3000 })

/** A big, consistent run whose aggregate has this P99. */
function run(label: string, p99 = 300, over: Partial<Run> = {}): Run {
  const row = makeRow('GET /x', {
    requests: 2000,
    percentiles: p99 > 2000 ? slow : fast,
    maxMs: 5000,
    minMs: 10,
    avgMs: p99 > 2000 ? 100 : 60,
  })
  const login = makeRow('POST /login', { requests: 400, avgBytes: 0, maxMs: 90 })
  const endpoints = [row, login]
  return makeRun({
    label,
    endpoints,
    aggregate: aggregateOf(endpoints, { percentiles: row.percentiles, maxMs: 5000 }),
    ...over,
  })
}

function at(day: string): Partial<Run> {
  return { effectiveAt: `2026-01-${day}T10:00:00Z` }
}

const p99 = makeCriterion('P99 response time <2s')
const tagged = {
  settings: { qualifying: { minUsers: 100, minRequests: 1000, labels: [], tags: [], allowOnlyLogin: false } },
}

describe('semantics §2: each verdict', () => {
  test('met by the latest qualifying run', () => {
    expect(judgeFirst(makeState({ criteria: [p99], runs: [run('a')] }))).toMatchObject({
      rule: 'p99(*) < 2s',
      origin: 'inferred',
      verdict: 'met',
      run: 'a',
      remedy: null,
    })
  })
  test('not_met, and what would change it', () => {
    expect(judgeFirst(makeState({ criteria: [p99], runs: [run('a', 3000)] }))).toMatchObject({
      verdict: 'not_met',
      remedy: { code: 'improve_and_rerun' },
    })
  })
  test('no_evidence without a qualifying run, with what a run needs', () => {
    const small = run('a', 300, { users: { value: 20, source: 'history' } })
    expect(judgeFirst(makeState({ ...tagged, criteria: [p99], runs: [small] }))).toMatchObject({
      verdict: 'no_evidence',
      reason: 'no_qualifying_run',
      remedy: { code: 'run_qualifying', numbers: { minUsers: 100, minRequests: 1000 } },
    })
  })
  test('no_evidence where no run requested the endpoints', () => {
    const criterion = makeCriterion('Checkout loads fast (<500ms P99)')
    expect(judgeFirst(makeState({ criteria: [criterion], runs: [run('a')] }))).toMatchObject({
      verdict: 'no_evidence',
      reason: 'endpoint_absent',
      notMeasuredBy: ['a'],
    })
  })
  test('stale after the window, counted to the reference moment', () => {
    const state = makeState({ criteria: [p99], runs: [run('a')], asOf: '2026-01-25T10:00:00.000Z' })
    expect(judgeFirst(state)).toMatchObject({
      verdict: 'stale',
      reason: 'evidence_too_old',
      remedy: { code: 'rerun_recent' },
    })
    expect(judgeFirst({ ...state, settings: { ...state.settings, closed: '2026-01-15' } }).verdict).toBe('met')
  })
  test('a not_met stays, however old', () => {
    const state = makeState({ criteria: [p99], runs: [run('a', 3000)], asOf: '2026-06-25T10:00:00.000Z' })
    expect(judgeFirst(state).verdict).toBe('not_met')
  })
  test('error where the rule cannot be read', () => {
    const settings = { criteria: [{ id: p99.id, rule: 'p9(*) < 2s', selection: null, notApplicable: null }] }
    expect(judgeFirst(makeState({ criteria: [p99], settings, runs: [run('a')] }))).toMatchObject({
      verdict: 'error',
      reason: 'rule_unreadable',
      words: { word: 'p9', suggestion: 'p90' },
    })
  })
  test('error where the rule names an unknown group', () => {
    const settings = { criteria: [{ id: p99.id, rule: 'p99(logn) < 2s', selection: null, notApplicable: null }] }
    expect(judgeFirst(makeState({ criteria: [p99], settings }))).toMatchObject({
      verdict: 'error',
      reason: 'unknown_group',
      words: { group: 'logn', suggestion: 'login' },
    })
  })
  test('not applicable takes a declaration and a confirmation by a person', () => {
    const settings = { criteria: [{ id: p99.id, rule: null, selection: null, notApplicable: 'no such page' }] }
    const state = makeState({ criteria: [p99], settings, runs: [run('a', 3000)] })
    expect(judgeFirst(state).verdict).toBe('not_met')
    const ofRule = { criterionId: p99.id, rule: 'p99(*) < 2s', kind: 'confirmed' as const, by: 'Ana', at: '2026-01-10' }
    expect(judgeFirst({ ...state, bindings: [ofRule] }).verdict).toBe('not_met')
    const confirmed = {
      criterionId: p99.id,
      rule: '',
      kind: 'confirmed' as const,
      by: 'Ana',
      at: '2026-01-10T00:00:00Z',
    }
    expect(judgeFirst({ ...state, bindings: [confirmed] })).toMatchObject({
      verdict: 'not_applicable',
      words: { by: 'Ana' },
    })
  })
  test('an inferred operator decides nothing until a person confirms this very rule', () => {
    const criterion = makeCriterion('Throughput 25 req/s')
    const state = makeState({ criteria: [criterion], runs: [run('a')] })
    const rps = { ...state.runs[0]!, aggregate: { ...state.runs[0]!.aggregate!, rps: 2 } }
    const held = { ...state, runs: [rps] }
    expect(judgeFirst(held)).toMatchObject({ origin: 'inferred_operator' })
    const confirm = (rule: string) => [
      { criterionId: criterion.id, rule, kind: 'confirmed' as const, by: 'Ana', at: '2026-01-10T00:00:00Z' },
    ]
    expect(judgeFirst({ ...held, bindings: confirm('rps(*) >= 25') }).origin).toBe('confirmed')
    expect(judgeFirst({ ...held, bindings: confirm('rps(*) >= 20') }).origin).toBe('inferred_operator')
  })
})

describe('semantics §1: rules and where they come from', () => {
  const set = {
    criterionId: p99.id,
    rule: 'p99(*) < 100ms',
    kind: 'set' as const,
    by: 'Ana',
    at: '2026-01-11T00:00:00Z',
  }
  test('a declared rule replaces the inferred one, a recorded one replaces both', () => {
    const settings = { criteria: [{ id: p99.id, rule: 'p99(*)<1s', selection: null, notApplicable: null }] }
    const state = makeState({ criteria: [p99], settings, runs: [run('a')] })
    expect(judgeFirst(state)).toMatchObject({ rule: 'p99(*) < 1s', origin: 'declared' })
    expect(judgeFirst({ ...state, bindings: [set] })).toMatchObject({
      rule: 'p99(*) < 100ms',
      origin: 'bound',
      verdict: 'not_met',
    })
  })
  test('a rule that was set later than the as-of moment does not hold yet', () => {
    const state = makeState({ criteria: [p99], runs: [run('a')], bindings: [{ ...set, at: '2026-02-01T00:00:00Z' }] })
    expect(judgeFirst(state).origin).toBe('inferred')
  })
  test('a met that is older than a loosening of its rule is stale, a tightening keeps it', () => {
    const change = (rule: string) => ({ ...set, rule, at: '2026-01-11T00:00:00Z' })
    const state = makeState({ criteria: [p99], runs: [run('a')] })
    expect(judgeFirst({ ...state, bindings: [change('p99(*) < 3s')] })).toMatchObject({
      verdict: 'stale',
      reason: 'rule_changed_since',
    })
    expect(judgeFirst({ ...state, bindings: [change('p99(*) < 1s')] }).verdict).toBe('met')
    expect(judgeFirst({ ...state, bindings: [change('p95(*) < 2s')] }).verdict).toBe('stale')
  })
  test('a text that a later snapshot loosened counts from that snapshot', () => {
    const before = makeSnapshot(makeTracker([{ ...p99, text: 'P99 response time <1s' }]), '2026-01-01T00:00:00.000Z', 1)
    const after = makeSnapshot(makeTracker([p99]), '2026-01-11T00:00:00.000Z', 2)
    const state = makeState({ snapshots: [after], earlier: [before], runs: [run('a')] })
    expect(judgeFirst(state)).toMatchObject({ verdict: 'stale', reason: 'rule_changed_since' })
  })
  test('of differing sources of one target the stricter decides, and is named', () => {
    const place = { file: 'plan.md', line: 7, column: 1 }
    const target = {
      metric: 'p99',
      metricText: 'P99 Response Time',
      step: 'tier-1',
      text: '<200ms',
      rule: 'p99(*) < 200ms',
      place,
    }
    const plan = makePlan({ role: 'plan', slug: 'plan', file: 'plan.md', targets: [target] })
    const snapshots = [makeSnapshot(makeTracker([p99])), makeSnapshot(plan)]
    expect(judgeFirst(makeState({ snapshots, runs: [run('a')] }))).toMatchObject({
      rule: 'p99(*) < 2s',
      verdict: 'not_met',
      words: { decidingRule: 'p99(*) < 200ms', decidingSource: 'plan.md:7' },
    })
    const settings = { criteria: [{ id: p99.id, rule: 'p99(*) < 2s', selection: null, notApplicable: null }] }
    expect(judgeFirst(makeState({ snapshots, settings, runs: [run('a')] })).verdict).toBe('met')
  })
  function beside(rule: string, text: string, own = p99, at = 'tier-1') {
    const place = { file: 'plan.md', line: 7, column: 1 }
    const target = { metric: 'x', metricText: 'P99 Response Time', step: at, text, rule, place }
    const plan = makePlan({ role: 'plan', slug: 'plan', file: 'plan.md', targets: [target] })
    return judgeFirst(
      makeState({ snapshots: [makeSnapshot(makeTracker([own])), makeSnapshot(plan)], runs: [run('a')] }),
    )
  }
  test.each(['baseline', 'tier-2', 'final', 'week-1', 'day-2', 'stated'])(
    'a target of the step "%s" tightens nothing of tier 1',
    (step) => {
      const judged = beside('p99(*) < 200ms', '<200ms', p99, step)
      expect(judged).toMatchObject({ verdict: 'met' })
      expect(judged.words).not.toHaveProperty('decidingRule')
      expect(judged.words).not.toHaveProperty('differingSources')
    },
  )
  test.each(['p95(*) < 1ms', 'p99(login) < 1ms', 'avg(*) < 1ms'])('another target tightens nothing: %s', (rule) => {
    expect(beside(rule, '<1ms').words).not.toHaveProperty('differingSources')
  })
  test('a stricter source under another load is kept and does not decide', () => {
    const judged = beside('p99(*) < 200ms where users >= 50', '<200ms with 50 users')
    expect(judged).toMatchObject({ verdict: 'met', numbers: { differingSources: 1 } })
    expect(judged.words).not.toHaveProperty('decidingRule')
  })
  test('a stricter source whose operator is inferred refuses nothing, and leaves open what it would refuse', () => {
    expect(beside('p99(*) <= 200ms', '200ms')).toMatchObject({
      verdict: 'inconclusive',
      reason: 'operator_inferred',
      words: { decidingRule: 'p99(*) <= 200ms', decidingSource: 'plan.md:7' },
    })
    expect(beside('p99(*) <= 500ms', '500ms').verdict).toBe('met')
  })
  test('a looser source is kept and does not decide', () => {
    const place = { file: 'plan.md', line: 7, column: 1 }
    const target = { metric: 'p99', metricText: 'P99', step: 'tier-1', text: '<3s', rule: 'p99(*) < 3s', place }
    const plan = makePlan({ role: 'plan', slug: 'plan', targets: [target] })
    const judged = judgeFirst(
      makeState({ snapshots: [makeSnapshot(makeTracker([p99])), makeSnapshot(plan)], runs: [run('a')] }),
    )
    expect(judged).toMatchObject({ verdict: 'met', numbers: { differingSources: 1 } })
    expect(judged.words.decidingRule).toBeUndefined()
  })
})

describe('semantics §1: qualifying runs and selection', () => {
  const two = [run('old', 300, at('09')), run('new', 3000, at('10'))]
  test('the latest decides, never the best', () => {
    expect(judgeFirst(makeState({ criteria: [p99], runs: two }))).toMatchObject({ run: 'new', verdict: 'not_met' })
    expect(judgeFirst(makeState({ criteria: [p99], runs: two })).history.map((one) => one.run)).toEqual(['old', 'new'])
  })
  test('later qualifying runs that omit the endpoints are named', () => {
    const other = makeRow('GET /y', { requests: 2000 })
    const without = makeRun({ label: 'without', endpoints: [other], aggregate: aggregateOf([other]), ...at('10') })
    const criterion = makeCriterion('Auth success rate >99%')
    expect(judgeFirst(makeState({ criteria: [criterion], runs: [run('old', 300, at('09')), without] }))).toMatchObject({
      run: 'old',
      verdict: 'met',
      notMeasuredBy: ['without'],
    })
  })
  test('worst_of looks at the latest k', () => {
    const runs = [run('bad', 3000, at('08')), run('good', 300, at('09')), run('good2', 300, at('10'))]
    const worst = (k: number) => ({ criteria: [p99], runs, settings: { selection: { kind: 'worst_of' as const, k } } })
    expect(judgeFirst(makeState(worst(2))).verdict).toBe('met')
    expect(judgeFirst(makeState(worst(3)))).toMatchObject({ verdict: 'not_met', run: 'bad' })
  })
  test('consecutive needs as many runs as it says', () => {
    const state = makeState({
      criteria: [p99],
      runs: [run('a')],
      settings: { selection: { kind: 'consecutive', k: 2 } },
    })
    expect(judgeFirst(state)).toMatchObject({ verdict: 'inconclusive', numbers: { looked: 1, asked: 2 } })
  })
  test('an invalidated run does not qualify', () => {
    const invalidations = [{ run: 'new', by: 'Ana', at: '2026-01-10T12:00:00Z', reason: 'wrong build' }]
    expect(judgeFirst(makeState({ criteria: [p99], runs: two, invalidations })).run).toBe('old')
  })
  test('a run without a clock does not decide', () => {
    const state = makeState({ criteria: [p99], runs: [run('a', 300, { effectiveAt: null })] })
    expect(judgeFirst(state).reason).toBe('no_qualifying_run')
  })
  test('transcribed evidence decides only where the program allows it', () => {
    const runs = [run('a', 300, { provenance: 'transcribed' })]
    expect(judgeFirst(makeState({ criteria: [p99], runs }))).toMatchObject({
      verdict: 'inconclusive',
      reason: 'transcribed_not_allowed',
    })
    expect(judgeFirst(makeState({ criteria: [p99], runs, settings: { deciding: ['transcribed'] } })).verdict).toBe(
      'met',
    )
  })
  test('conditions of the rule itself narrow the runs', () => {
    const settings = {
      criteria: [{ id: p99.id, rule: 'p99(*) < 2s where users >= 150', selection: null, notApplicable: null }],
    }
    expect(judgeFirst(makeState({ criteria: [p99], settings, runs: [run('a')] })).reason).toBe('no_qualifying_run')
  })
})

describe('facts', () => {
  const runbooks = makeCriterion('Runbooks created')
  const attestation = { subject: runbooks.id, by: 'Ana', at: '2026-01-10T00:00:00Z', note: 'wiki', revokedAt: null }
  test('a named member attests, and the attestation shows the name', () => {
    expect(judgeFirst(makeState({ criteria: [runbooks] }))).toMatchObject({
      verdict: 'no_evidence',
      reason: 'not_delivered',
    })
    expect(judgeFirst(makeState({ criteria: [runbooks], attestations: [attestation] }))).toMatchObject({
      verdict: 'met',
      words: { by: 'Ana' },
    })
  })
  test('a revoked attestation no longer holds, and held before', () => {
    const attestations = [{ ...attestation, revokedAt: '2026-01-11T00:00:00Z' }]
    const state = makeState({ criteria: [runbooks], attestations })
    expect(judgeFirst(state).verdict).toBe('no_evidence')
    expect(judgeFirst({ ...state, asOf: '2026-01-10T12:00:00.000Z' }).verdict).toBe('met')
  })
  test('attestations do not go stale', () => {
    const state = makeState({ criteria: [runbooks], attestations: [attestation], asOf: '2027-01-01T00:00:00.000Z' })
    expect(judgeFirst(state).verdict).toBe('met')
  })
  test('four attested browsers stand for four projects', () => {
    const browsers = makeCriterion('Cross-browser compatible (at least 4 browsers)')
    const of = (name: string) => ({ ...attestation, subject: `browser:${name}` })
    const three = ['firefox', 'chrome', 'edge'].map(of)
    expect(judgeFirst(makeState({ criteria: [browsers], attestations: three })).verdict).toBe('no_evidence')
    expect(judgeFirst(makeState({ criteria: [browsers], attestations: [...three, of('safari')] })).verdict).toBe('met')
  })
})

describe('planned runs', () => {
  const planned = makeCriterion('Final load test a20 passes')
  const place = { file: 'tracker.md', line: 30, column: 1 }
  const target = { metric: 'p99', metricText: 'P99', step: 'final', text: '<300ms', rule: 'p99(*) < 2s', place }
  const snapshots = [makeSnapshot(makeTracker([planned], { targets: [target] }), '2026-01-09T00:00:00.000Z')]
  test('a run that merely bears the name does not count, and the name is taken', () => {
    expect(judgeFirst(makeState({ snapshots, runs: [run('test_a20_x')] }))).toMatchObject({
      verdict: 'no_evidence',
      reason: 'no_planned_run',
      words: { plannedName: 'a20', nameTakenBy: 'test_a20_x' },
    })
  })
  test('a later run with the tag, or with a note saying so, is judged by every target', () => {
    expect(judgeFirst(makeState({ snapshots, runs: [run('z', 300, { tags: ['final'] })] }))).toMatchObject({
      verdict: 'met',
      run: 'z',
    })
    expect(judgeFirst(makeState({ snapshots, runs: [run('z', 3000, { note: 'the final test' })] })).verdict).toBe(
      'not_met',
    )
  })
  test('the planned run has to qualify, may decide only by its provenance, and goes stale', () => {
    const tagged = { tags: ['final'] }
    const small = run('z', 300, { ...tagged, users: { value: 20, source: 'history' } })
    const settings = { qualifying: { minUsers: 100, minRequests: 1000, labels: [], tags: [], allowOnlyLogin: false } }
    expect(judgeFirst(makeState({ snapshots, settings, runs: [small] })).reason).toBe('no_planned_run')
    const copied = run('z', 300, { ...tagged, provenance: 'transcribed' })
    expect(judgeFirst(makeState({ snapshots, runs: [copied] }))).toMatchObject({
      verdict: 'inconclusive',
      reason: 'transcribed_not_allowed',
    })
    const later = makeState({ snapshots, runs: [run('z', 300, tagged)], asOf: '2026-02-20T00:00:00Z' })
    expect(judgeFirst(later)).toMatchObject({ verdict: 'stale', reason: 'evidence_too_old', run: 'z' })
  })
  test('a tagged run from before the plan does not count', () => {
    const early = run('z', 300, { tags: ['final'], ...at('08') })
    expect(judgeFirst(makeState({ snapshots, runs: [early] })).reason).toBe('no_planned_run')
  })
})

describe('tier states (semantics §2)', () => {
  const sign = makeCriterion('Stakeholder sign-off')
  const state = (criteria = [p99], runs = [run('a')]) => assessProgram(makeState({ criteria, runs })).tiers[0]!.state
  test('ready when everything is met', () => expect(state()).toBe('ready'))
  test('blocked by any not_met', () =>
    expect(state([p99, makeCriterion('Runbooks created')], [run('a', 3000)])).toBe('blocked'))
  test('unproven where anything lacks evidence', () =>
    expect(state([p99, makeCriterion('Runbooks created')])).toBe('unproven'))
  test('an empty tier is unproven, not ready', () => expect(state([])).toBe('unproven'))
  test('a sign-off in the list does not count, and alone proves nothing', () => {
    expect(state([p99, sign])).toBe('ready')
    expect(state([sign])).toBe('unproven')
  })
  test('a tier that a later snapshot dropped stays, with its criteria as removed', () => {
    const before = makeSnapshot(makeTracker([p99]), '2026-01-01T00:00:00.000Z')
    const after = makeSnapshot(makeTracker([], { tiers: [] }), '2026-01-10T00:00:00.000Z', 2)
    const { tiers } = assessProgram(makeState({ snapshots: [after], earlier: [before], runs: [run('a', 3000)] }))
    expect(tiers.map(({ tier, state }) => [tier.id, state])).toEqual([['tier-1', 'blocked']])
    expect(tiers[0]!.criteria[0]!.words).toHaveProperty('removed')
  })
  test('a criterion that a later snapshot dropped stays, as removed', () => {
    const before = makeSnapshot(makeTracker([p99, makeCriterion('Runbooks created')]), '2026-01-01T00:00:00.000Z')
    const after = makeSnapshot(makeTracker([p99]), '2026-01-10T00:00:00.000Z', 2)
    const tier = assessProgram(makeState({ snapshots: [after], earlier: [before], runs: [run('a')] })).tiers[0]!
    expect(tier.state).toBe('unproven')
    expect(tier.criteria.map((one) => one.words.removed !== undefined)).toEqual([false, true])
  })
})
