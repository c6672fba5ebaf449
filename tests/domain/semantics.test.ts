import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assessProgram } from '~/domain/assess'
import type { ProgramState } from '~/domain/assessment'
import { judgeRun } from '~/domain/evaluate'
import type { Run } from '~/domain/evidence'
import { formatRule, inferRule, parseRule, type Rule } from '~/domain/rules'
import type { TierState, Verdict } from '~/domain/vocabulary'
import { judgeFirst, makeCriterion, makeState } from '../support/make-state'
import { aggregateOf, makeRow, makeRun, percentilesOf } from '../support/run-factory'

/** The law, row by row: what the tables of the semantics page say, tried on the smallest input. */

function rule(text: string): Rule {
  const parsed = parseRule(text)
  if (!parsed.ok) throw new Error(text)
  return parsed.rule
}

describe('§1: texts and the rules they mean', () => {
  test.each([
    ['Auth success rate >99%', 'success(login) > 99%', false],
    ['P99 response time <2s', 'p99(*) < 2s', false],
    ['P99 response time: <2 seconds (all endpoints)', 'p99(each) < 2s', false],
    ['Zero 100+ second outliers', 'max(*) < 100s', false],
    ['Client metrics 0% failure', 'error(client-metrics) == 0%', false],
    ['Dashboard loads fast (<500ms P99)', 'p99(dashboard) < 500ms', false],
    ['V2 endpoints <1s P99', 'p99(v2) < 1s', false],
    ['Throughput >50 req/s', 'rps(*) > 50', false],
    ['Error rate <0.05%', 'error(*) < 0.05%', false],
    ['80% cache hit ratio', 'metric(cache_hit_ratio) >= 80%', true],
    ['Unit tests 90% coverage', 'coverage(unit) >= 90%', true],
    ['Write operations 90% coverage', 'coverage(write-endpoints) >= 90%', true],
    ['Integration tests passing', 'tests(integration).failed == 0', false],
    ['Cross-browser compatible (4 browsers)', 'tests(browser:*).projects >= 4', true],
    ['Runbooks created', 'delivered(runbooks)', false],
    ['Export streaming working', 'attested(export-streaming)', false],
    ['Final load test v20 passes', 'targets(final) where tag = final', false],
    ['Stakeholder sign-off', 'signed(stakeholder)', false],
  ])('%s', (text, expected, operatorInferred) => {
    expect(inferRule(text)).toEqual({ rule: expected, operatorInferred })
    expect(formatRule(rule(expected))).toBe(expected)
  })
})

const p99 = makeCriterion('P99 response time <2s')
const declared = (over: { rule?: string; notApplicable?: string }) => ({
  criteria: [{ id: p99.id, rule: null, selection: null, notApplicable: null, ...over }],
})

function runWith(p99Ms: number, over: Partial<Run> = {}): Run {
  const row = makeRow('GET /x', {
    requests: 2000,
    avgMs: 60,
    maxMs: 9000,
    percentiles: percentilesOf({ 50: 50, 95: 80, 99: p99Ms }),
  })
  const login = makeRow('POST /login', { requests: 400, maxMs: 90 })
  const rows = [row, login]
  const aggregate = aggregateOf(rows, { percentiles: row.percentiles, maxMs: 9000 })
  return makeRun({ endpoints: rows, aggregate, ...over })
}

describe('§2: a verdict of each kind', () => {
  const confirmation = {
    criterionId: p99.id,
    rule: '',
    kind: 'confirmed' as const,
    by: 'Ana',
    at: '2026-01-10T00:00:00Z',
  }
  test.each<[Verdict, string, Parameters<typeof makeState>[0]]>([
    ['met', 'interval_satisfies', { runs: [runWith(1900)] }],
    ['not_met', 'interval_violates', { runs: [runWith(2100)] }],
    ['inconclusive', 'interval_straddles', { runs: [runWith(2000)] }],
    ['inconclusive', 'precision_unknown', { runs: [runWith(147, { precision: 'unknown' })] }],
    ['inconclusive', 'transcribed_not_allowed', { runs: [runWith(300, { provenance: 'transcribed' })] }],
    ['inconclusive', 'integrity', { runs: [runWith(300, { truncated: true })] }],
    ['no_evidence', 'no_qualifying_run', { runs: [] }],
    ['no_evidence', 'no_qualifying_run', { runs: [runWith(300, { effectiveAt: null })] }],
    ['no_evidence', 'no_qualifying_run', { runs: [runWith(300)], asOf: '2025-01-01T00:00:00Z' }],
    ['no_evidence', 'figure_absent', { runs: [runWith(null as unknown as number)] }],
    ['stale', 'evidence_too_old', { runs: [runWith(300)], asOf: '2026-01-24T10:05:01Z' }],
    ['met', 'interval_satisfies', { runs: [runWith(300)], asOf: '2026-01-24T10:05:00Z' }],
    ['not_met', 'interval_violates', { runs: [runWith(2100)], asOf: '2027-01-01T00:00:00Z' }],
    ['error', 'rule_unreadable', { settings: declared({ rule: 'p99(*) < 2' }) }],
    ['error', 'unknown_group', { settings: declared({ rule: 'p99(nowhere) < 2s' }) }],
    [
      'not_applicable',
      'declared_not_applicable',
      { settings: declared({ notApplicable: 'gone' }), bindings: [confirmation] },
    ],
  ])('%s: %s', (verdict, reason, over) => {
    expect(judgeFirst(makeState({ criteria: [p99], ...over }))).toMatchObject({ verdict, reason })
  })

  test('a text that says nothing is an error, never green', () => {
    expect(judgeFirst(makeState({ criteria: [makeCriterion('N/A')] }))).toMatchObject({
      verdict: 'error',
      reason: 'no_rule',
    })
  })

  test('every verdict but met and an exemption says what would change it', () => {
    for (const runs of [[], [runWith(2100)], [runWith(2000)], [runWith(300, { truncated: true })]]) {
      expect(judgeFirst(makeState({ criteria: [p99], runs })).remedy).not.toBeNull()
    }
  })
})

describe('§2: states of a tier, worst first', () => {
  const open = makeCriterion('Runbooks created')
  const unreadable = makeCriterion('N/A')
  test.each<[TierState, string, ProgramState]>([
    ['blocked', 'over error', makeState({ criteria: [p99, unreadable, open], runs: [runWith(2100)] })],
    ['error', 'over unproven', makeState({ criteria: [p99, unreadable, open], runs: [runWith(300)] })],
    ['unproven', 'over ready', makeState({ criteria: [p99, open], runs: [runWith(300)] })],
    ['ready', 'where all are met', makeState({ criteria: [p99], runs: [runWith(300)] })],
    ['unproven', 'without a criterion', makeState({ runs: [runWith(300)] })],
  ])('%s %s', (expected, _when, state) => {
    expect(assessProgram(state).tiers[0]!.state).toBe(expected)
  })

  test('a program without a tracker has no tiers and no figures, and fails nowhere', () => {
    const assessment = assessProgram(makeState({ snapshots: [], runs: [runWith(300)] }))
    expect(assessment).toMatchObject({ tracker: null, tiers: [], currentWeekId: null })
  })
})

describe('§9: the reference moment', () => {
  const later = '2026-03-01T00:00:00.000Z'
  test.each([
    ['closed', { closed: '2026-01-15' }, '2026-01-15T15:59:59.999Z', 'met'],
    ['the end date where it is not closed', { endDate: '2026-01-16' }, '2026-01-16T15:59:59.999Z', 'met'],
    ['as-of where the program still runs', { endDate: '2026-12-31' }, later, 'stale'],
  ])('%s', (_name, dates, expected, verdict) => {
    const settings = { timezone: 'UTC+8', closed: null, ...dates }
    const state = makeState({ criteria: [p99], runs: [runWith(300)], settings, asOf: later })
    expect(assessProgram(state).referenceAt).toBe(expected)
    expect(judgeFirst(state).verdict).toBe(verdict)
  })
})

const texts = [
  'p99(each) < 1s',
  'p99(v2) < 1s',
  'max(v2) < 1s',
  'success(v2) > 99%',
  'error(v2) < 1%',
  'failures(v2) == 0',
  'failures(v2) <= 3',
  'requests(v2) >= 2000',
  'rps(v2) > 3',
  'error(each) <= 1%',
]

test('what a partial run decides, the whole run decides the same way', () => {
  const row = fc.record({
    requests: fc.constantFrom(10, 500, 2000),
    failures: fc.constantFrom(0, 1, 9),
    p99: fc.constantFrom(300, 990, 1000, 2100),
    stated: fc.boolean(),
  })
  const groups = [{ name: 'v2', globs: ['* /v2/*'], inferred: true }]
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), fc.constantFrom(...texts), (drawn, text) => {
      const rows = drawn.map(({ requests, failures, p99: value }, at) =>
        makeRow(`GET /v2/${at}`, {
          requests,
          failures,
          maxMs: value + 40,
          percentiles: percentilesOf({ 50: 50, 99: value }),
        }),
      )
      const aggregate = aggregateOf(rows)
      const judge = (run: Run) => judgeRun(rule(text), run, [], { groups, lists: {}, proof: 'observed' }).verdict
      const stated = rows.filter((_, at) => drawn[at]!.stated)
      const part = judge(makeRun({ endpoints: stated, aggregate, partial: true }))
      if (part === 'met' || part === 'not_met') expect(judge(makeRun({ endpoints: rows, aggregate }))).toBe(part)
    }),
    { numRuns: 400 },
  )
})

test('any text is a rule or an error with a place inside it, and never throws', () => {
  const pieces = [
    'p99',
    'success',
    '(',
    ')',
    '*',
    'each',
    ' < ',
    '2s',
    '99%',
    ' where ',
    'users',
    '"',
    '\\',
    '.',
    'é',
    ',',
  ]
  const text = fc.oneof(
    fc.string(),
    fc.array(fc.constantFrom(...pieces)).map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(text, (drawn) => {
      const parsed = parseRule(drawn)
      if (parsed.ok) expect(parseRule(formatRule(parsed.rule))).toEqual(parsed)
      else {
        expect(parsed.error.position).toBeGreaterThanOrEqual(0)
        expect(parsed.error.position).toBeLessThanOrEqual(drawn.length)
        expect(drawn.slice(parsed.error.position).startsWith(parsed.error.word)).toBe(true)
      }
    }),
    { numRuns: 500 },
  )
})
