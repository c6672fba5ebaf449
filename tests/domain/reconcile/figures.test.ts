import { expect, test } from 'vitest'
import type { Finding } from '~/domain/evidence'
import type { QuotedFigure } from '~/domain/plan'
import { reconcileClaims } from '~/domain/reconcile'
import {
  at,
  makeCriterion,
  makeEvidence,
  makeFigure,
  makeInput,
  makeJudged,
  makeStatement,
  makeTarget,
  makeTier,
} from '../../support/claims'
import { makePlan } from '../../support/make-plan'
import { makeRow, makeRun, percentilesOf } from '../../support/run-factory'

type Input = ReturnType<typeof makeInput>

function reasons(input: Input): string[] {
  return reconcileClaims(input).map((claim) => `${claim.class} ${claim.reason} ${claim.subject}`)
}

const taint: Finding = { code: 'auth_collapse', severity: 'taint', scope: 'run', rows: [], numbers: {} }
const ms = { unit: 'ms' as const }
const ratio = { unit: 'ratio' as const }

/** A ticked figure "value" that may lie anywhere in its stated interval. */
function stated(metric: string, value: number, slack: number, over: Partial<QuotedFigure>): QuotedFigure {
  return makeFigure(metric, value, { low: value - slack, high: value + slack, ...over })
}

function ticked(text: string, rule: string, claimText: string, over = {}) {
  return makeJudged(text, rule, { criterion: makeCriterion(text, { claimText }), ...over })
}

test.each([
  ['met', 'supported ticked_and_met'],
  ['not_met', 'contradicted ticked_but_not_met'],
  ['inconclusive', 'unsupported ticked_but_inconclusive'],
  ['no_evidence', 'unsupported ticked_but_no_evidence'],
  ['stale', 'unsupported ticked_but_stale'],
  ['error', 'unsupported ticked_but_error'],
] as const)('a ticked criterion that is %s is %s', (verdict, expected) => {
  const judged = makeJudged('auth', 'success(login) > 99%', { verdict })
  expect(reasons(makeInput({}, { tiers: [makeTier('unproven', [judged])] }))).toEqual([`${expected} tier-1/auth`])
})

test('a waiver does not make a ticked criterion true: the verdict under it counts', () => {
  const judged = makeJudged('auth', null, { verdict: 'waived', underlying: 'not_met' })
  expect(reasons(makeInput({}, { tiers: [makeTier('ready_with_waivers', [judged])] }))).toEqual([
    'contradicted ticked_but_not_met tier-1/auth',
  ])
})

test('an open criterion that evidence meets is unclaimed, any other open one claims nothing', () => {
  const open = makeCriterion('auth', { ticked: false })
  const met = makeJudged('auth', null, { criterion: open })
  const not = makeJudged('auth', null, { criterion: open, verdict: 'not_met' })
  expect(reasons(makeInput({}, { tiers: [makeTier('unproven', [met])] }))).toEqual([
    'unclaimed met_but_unclaimed tier-1/auth',
  ])
  expect(reasons(makeInput({}, { tiers: [makeTier('blocked', [not])] }))).toEqual([])
})

test('"<2s - 2.1s" refutes itself, "2.0s" leaves it open', () => {
  const claims = (claimText: string) =>
    reconcileClaims(makeInput({}, { tiers: [makeTier('unproven', [ticked('P99 <2s', 'p99(*) < 2s', claimText)])] }))
  expect(claims('✅ 2.1s (at boundary, acceptable)')[0]).toMatchObject({
    reason: 'quoted_value_fails_own_limit',
    numbers: { value: 2100, low: 2050, high: 2150, limit: 2000 },
  })
  expect(claims('✅ 2.0s').map((claim) => claim.reason)).toEqual(['ticked_and_met'])
})

test('a quoted percentile other than the one asked for is said', () => {
  const judged = ticked('Dashboard <500ms P99', 'p99(dashboard) < 500ms', '✅ P95 250ms (v28)')
  const claims = reconcileClaims(makeInput({}, { tiers: [makeTier('unproven', [judged])] }))
  expect(claims.map((claim) => claim.reason)).toEqual(['quotes_other_percentile', 'cites_absent_run', 'ticked_and_met'])
  expect(claims[0]!.words).toMatchObject({ quoted: 'p95', asked: 'p99' })
})

test('a criterion that rests on a tainted run says so', () => {
  const run = makeRun({ label: 'test_v7_100u' })
  const judged = ticked('auth', 'success(login) > 99%', '✅ 100% (v7: 0 failures)')
  const input = makeInput(
    {},
    { tiers: [makeTier('unproven', [judged])], runs: [run], findings: { [run.label]: [taint] } },
  )
  expect(reasons(input)).toContain('unsupported cites_tainted_run tier-1/auth')
})

test('ticked figures that miss the targets a few lines below refute the document', () => {
  const input = makeInput({
    metricStatements: [
      makeStatement('p50-response-time', stated('p50', 26, 0.5, ms), { place: at(61) }),
      makeStatement('p99-response-time', stated('p99', 440, 0.5, ms), { place: at(62) }),
      makeStatement('error-rate', stated('error', 0.0118, 0.00005, ratio), { place: at(63) }),
      makeStatement('auth-success-rate', stated('success', 0.988, 0.0005, ratio), { place: at(64) }),
      makeStatement('throughput', stated('rps', 59.9, 0.05, { unit: 'req/s' }), { place: at(65) }),
    ],
    targets: [
      makeTarget('p50-response-time', 'final', '<20ms'),
      makeTarget('p99-response-time', 'final', '<300ms'),
      makeTarget('error-rate', 'final', '<0.05%'),
      makeTarget('auth-success-rate', 'final', '>99%'),
      makeTarget('throughput', 'final', '>50 req/s'),
    ],
  })
  expect(reasons(input)).toEqual([
    'self_contradicted figure_fails_target p50-response-time',
    'self_contradicted figure_fails_target p99-response-time',
    'self_contradicted figure_fails_target error-rate',
    'self_contradicted figure_fails_target auth-success-rate',
    'unsupported target_reached_without_evidence throughput',
  ])
})

test('a figure beside its own target is judged by that; an unticked figure claims nothing', () => {
  const figure = stated('p99', 2100, 0.5, ms)
  const own = makeStatement('p99-response-time', figure, { targetText: '<2,000ms for Week 1' })
  expect(reasons(makeInput({ metricStatements: [own] }))).toEqual([
    'self_contradicted figure_fails_target p99-response-time',
  ])
  expect(reasons(makeInput({ metricStatements: [{ ...own, ticked: false }] }))).toEqual([])
})

test('a figure that misses what an earlier snapshot asked for is found', () => {
  const statement = makeStatement('coverage', stated('coverage', 0.6351, 0.00005, ratio), {
    step: 'week-5',
    targetText: '60%',
  })
  const earlier = [makePlan({ targets: [makeTarget('coverage', 'week-5', '80%')] })]
  expect(reasons(makeInput({ metricStatements: [statement] }, { earlier }))).toEqual([
    'self_contradicted figure_fails_other_target coverage',
  ])
})

test('a ratio that its counts do not give, and that fits only all requests, says both', () => {
  const figure = stated('success', 0.988, 0.0005, { ...ratio, endpoint: 'Auth' })
  const statement = makeStatement('auth-success-rate', figure, { remark: '(172 failures / 17938 reqs)' })
  const quotedEvidence = [makeEvidence('v47', [makeFigure('requests', 17938), makeFigure('failures', 213)])]
  const claims = reconcileClaims(makeInput({ metricStatements: [statement], quotedEvidence }))
  const own = claims.filter((claim) => claim.kind === 'metric_figure')
  expect(own.map((claim) => claim.reason)).toEqual(['ratio_does_not_fit', 'ratio_fits_wrong_denominator'])
  expect(own[1]!.numbers).toMatchObject({ part: 213, whole: 17938 })
})

test('a week that stands twice in the table, and coverage that leaps, are found', () => {
  const row = (week: number, line: number, coverage: number) => [
    makeStatement('coverage', stated('coverage', coverage, 0.005, ratio), { step: `week-${week}`, place: at(line) }),
    makeStatement('p95-v2', stated('p95', 90, 0.5, ms), {
      metricText: 'P95 V2',
      step: `week-${week}`,
      place: at(line),
    }),
  ]
  const metricStatements = [...row(5, 65, 0.6351), ...row(6, 66, 0.9), ...row(6, 67, 0.9)]
  const claims = reconcileClaims(makeInput({ metricStatements }))
  const found = claims.filter((claim) => claim.reason !== 'figure_without_evidence')
  expect(found.map((claim) => [claim.reason, claim.claim.place!.line])).toEqual([
    ['table_row_twice', 67],
    ['figure_jump', 66],
  ])
})

test('quoted figures are compared within their stated precision', () => {
  const row = makeRow('POST /login/', { percentiles: percentilesOf({ 95: 1100 }) })
  const aggregate = makeRow('*', { requests: 8962, failures: 0, rps: 29.94, percentiles: percentilesOf({ 99: 2100 }) })
  const run = makeRun({ label: 'test_v26b_100u_r4', endpoints: [row], aggregate })
  const figures = [
    makeFigure('requests', 8962),
    stated('p99', 2100, 50, ms),
    stated('rps', 29.9, 0.1, { unit: 'req/s' }),
    stated('p95', 1100, 50, { ...ms, endpoint: 'Login POST' }),
    stated('p75', 9, 0.5, ms),
    stated('p95', 9, 0.5, { ...ms, endpoint: '/unknown/' }),
    makeFigure('failures', 3),
  ]
  const claims = reconcileClaims(makeInput({ quotedEvidence: [makeEvidence('v26b (r4)', figures)] }, { runs: [run] }))
  expect(claims.map((claim) => `${claim.class} ${claim.reason}`).sort()).toEqual([
    'contradicted figure_outside_precision',
    'supported figure_agrees',
    'supported figure_agrees',
    'supported figure_agrees',
    'supported figure_agrees',
    'unsupported figure_not_in_run',
    'unsupported figure_row_not_found',
  ])
  expect(claims[0]).toMatchObject({
    numbers: { value: 3, measured: 0 },
    against: { kind: 'run', run: run.label, row: '*' },
  })
})

test('a figure of a tainted run agrees and carries the taint, the success it is offered for does not', () => {
  const run = makeRun({ label: 'test_v45_200u', aggregate: makeRow('*', { requests: 16774, failures: 200 }) })
  const evidence = makeEvidence('v45', [stated('error', 0.0119, 0.00005, ratio)], {
    title: 'Scale test (v45) - 1.19% failures ✅ STABLE',
  })
  const input = makeInput({ quotedEvidence: [evidence] }, { runs: [run], findings: { [run.label]: [taint] } })
  const claims = reconcileClaims(input)
  expect(claims.map((claim) => [claim.class, claim.reason, claim.tainted])).toEqual([
    ['contradicted', 'pass_claimed_of_tainted_run', false],
    ['supported', 'figure_agrees_but_run_tainted', true],
  ])
})

test('a latency taint touches latency figures only', () => {
  const run = makeRun({ label: 'test_v9' })
  const latency: Finding = {
    code: 'failures_inside_latency',
    severity: 'taint',
    scope: 'latency',
    rows: ['*'],
    numbers: {},
  }
  const figures = [makeFigure('requests', 200), stated('p95', 85, 0.5, ms)]
  const claims = reconcileClaims(
    makeInput({ quotedEvidence: [makeEvidence('v9', figures)] }, { runs: [run], findings: { [run.label]: [latency] } }),
  )
  expect(claims.map((claim) => [claim.words.metric, claim.tainted])).toEqual([
    ['p95', true],
    ['requests', false],
  ])
})

test('words that fit several runs mean the closest one, and the others are named', () => {
  const runs = [
    makeRun({ label: 'auth_only_20u_v28_pool140', aggregate: makeRow('*', { requests: 20 }) }),
    makeRun({ label: 'test_v28_100u_r4_core_only', aggregate: makeRow('*', { requests: 200 }) }),
    makeRun({ label: 'test_v28b_100u', aggregate: makeRow('*', { requests: 9148, failures: 61 }) }),
  ]
  const evidence = makeEvidence('v28 (r4) core-only', [makeFigure('requests', 9148), makeFigure('failures', 61)])
  const [claim] = reconcileClaims(makeInput({ quotedEvidence: [evidence] }, { runs }))
  expect(claim).toMatchObject({
    class: 'contradicted',
    subject: 'test_v28_100u_r4_core_only',
    words: { others: 'auth_only_20u_v28_pool140', elsewhere: 'test_v28b_100u' },
    numbers: { value: 9148, measured: 200 },
  })
})

test('runs and files that are not at hand are unsupported, once for the whole block', () => {
  const figures = [makeFigure('requests', 10), makeFigure('failures', 1)]
  expect(reasons(makeInput({ quotedEvidence: [makeEvidence('v48', figures)] }))).toEqual([
    'unsupported run_not_at_hand v48',
  ])
  expect(reasons(makeInput({ quotedEvidence: [makeEvidence(null, figures)] }))).toEqual([
    'unsupported no_run_named block',
  ])
  const runs = [makeRun({ label: 'test_v2' })]
  const cited = makeEvidence('v2', figures, { files: ['other_v2_stats.csv'] })
  expect(reasons(makeInput({ quotedEvidence: [cited] }, { runs }))).toEqual(['unsupported file_not_at_hand v2'])
})

test('a pass claimed of a figure that misses the final target refutes itself', () => {
  const evidence = makeEvidence('v48', [stated('error', 0.0046, 0.00005, ratio)], {
    title: 'Final Load Test v48 (0.46% Error): ✅ PASSED',
  })
  const targets = [makeTarget('error-rate', 'final', '<0.05%', { metricText: 'Error Rate' })]
  expect(reasons(makeInput({ quotedEvidence: [evidence], targets }))).toContain(
    'self_contradicted pass_claimed_against_target v48',
  )
})

test('a planned test must not bear the name of an earlier run', () => {
  const criteria = [makeCriterion('Final load test v20 passes', { ticked: false })]
  const lastUpdated = { date: '2026-01-14', words: '2026-01-14', place: at(90) }
  const runs = [makeRun({ label: 'test_v20_100u' })]
  expect(reasons(makeInput({ criteria, lastUpdated }, { runs }))).toEqual([
    'self_contradicted planned_name_taken tier-1/Final load test v20 passes',
  ])
  expect(reasons(makeInput({ criteria, lastUpdated }))).toEqual([])
  const later = [{ ...runs[0]!, effectiveAt: '2026-01-20T00:00:00Z' }]
  expect(reasons(makeInput({ criteria, lastUpdated }, { runs: later }))).toEqual([])
})
