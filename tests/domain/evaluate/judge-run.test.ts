import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judgeRun } from '~/domain/evaluate'
import type { JudgeSettings } from '~/domain/evaluate/judge-run'
import type { Finding, Run } from '~/domain/evidence'
import type { EndpointGroup } from '~/domain/program'
import { parseRule, type Rule } from '~/domain/rules'
import type { FindingCode } from '~/domain/vocabulary'
import { aggregateOf, makeRow, makeRun, makeSparseRow, percentilesOf } from '../../support/run-factory'

function rule(text: string): Rule {
  const parsed = parseRule(text)
  if (!parsed.ok) throw new Error(text)
  return parsed.rule
}

const groups: EndpointGroup[] = [
  { name: 'login', globs: ['POST *login*'], inferred: true },
  { name: 'v2', globs: ['* /api/v2/*'], inferred: true },
]
const settings = { groups, lists: {}, proof: 'observed' as const }

function judge(text: string, run: Run, findings: Finding[] = [], over: Partial<JudgeSettings> = {}) {
  return judgeRun(rule(text), run, findings, { ...settings, ...over })
}

/** An aggregate with these figures over one big endpoint. */
function runOf(over: Parameters<typeof makeRow>[1]): Run {
  const row = makeRow('GET /x', { requests: 5000, maxMs: 60_000, minMs: 1, ...over })
  return makeRun({ endpoints: [row], aggregate: aggregateOf([row], { ...over, requests: row.requests }) })
}

function p99Run(p99: number | null, over: Parameters<typeof makeRow>[1] = {}): Run {
  return runOf({ percentiles: percentilesOf({ 50: 100, 95: 600, 99: p99 }), ...over })
}

function taint(code: FindingCode, scope: Finding['scope'], rows: string[] = []): Finding {
  return { code, severity: 'taint', scope, rows, numbers: {} }
}

describe('semantics §2 and §3: percentiles', () => {
  test('the whole interval below the limit is met', () => {
    expect(judge('p99(*) < 2s', p99Run(1900))).toMatchObject({ verdict: 'met', reason: 'interval_satisfies' })
  })
  test('the whole interval above the limit is not met: 2.1 s is not below 2 s', () => {
    expect(judge('p99(*) < 2s', p99Run(2100))).toMatchObject({ verdict: 'not_met', reason: 'interval_violates' })
  })
  test('an interval on both sides of the limit is inconclusive', () => {
    expect(judge('p99(*) < 2s', p99Run(2000, { maxMs: 2188 }))).toMatchObject({
      verdict: 'inconclusive',
      reason: 'interval_straddles',
      measured: { value: 2000, low: 1950, high: 2050 },
    })
  })
  test('a maximum below the limit makes every percentile met', () => {
    expect(judge('p99(*) < 2s', p99Run(2000, { maxMs: 1999.5 }))).toMatchObject({
      verdict: 'met',
      reason: 'max_decides',
    })
  })
  test('a maximum below the limit decides a percentile that the file does not state', () => {
    expect(judge('p99(*) < 2s', p99Run(null, { maxMs: 900 }))).toMatchObject({ verdict: 'met', reason: 'max_decides' })
  })
  test('a minimum at the limit makes every percentile not met', () => {
    const run = p99Run(2000, { minMs: 2000, maxMs: 9000, percentiles: percentilesOf({ 99: 2000 }) })
    expect(judge('p99(*) < 2s', run)).toMatchObject({ verdict: 'not_met', reason: 'min_decides' })
  })
  test('a percentile off the grid is of unknown precision', () => {
    expect(judge('p99(*) < 2s', p99Run(147))).toMatchObject({ verdict: 'inconclusive', reason: 'precision_unknown' })
  })
  test('a maximum that contradicts the percentile decides nothing', () => {
    expect(judge('p99(*) < 2s', p99Run(2500, { maxMs: 500 })).verdict).toBe('inconclusive')
  })
  test('a percentile that is not stated is no evidence', () => {
    expect(judge('p99(*) < 2s', p99Run(null))).toMatchObject({ verdict: 'no_evidence', reason: 'figure_absent' })
  })
  test('median reads its own column', () => {
    expect(judge('median(*) < 100ms', runOf({ medianMs: 90, percentiles: [] })).verdict).toBe('met')
  })
})

describe('semantics §4: samples', () => {
  test('below the floor a percentile cannot be met', () => {
    expect(judge('p99(*) < 2s', p99Run(500, { requests: 999 }))).toMatchObject({
      verdict: 'inconclusive',
      reason: 'too_few_samples',
      numbers: { floor: 1000, samples: 999 },
    })
  })
  test('below the floor the exact maximum decides', () => {
    expect(judge('p99(*) < 2s', p99Run(500, { requests: 40, maxMs: 1200 }))).toMatchObject({
      verdict: 'met',
      reason: 'max_decides',
      worst: { decidedBy: 'max' },
    })
  })
  test('the floor guards met only: few samples can refuse', () => {
    expect(judge('p99(*) < 2s', p99Run(2100, { requests: 40 })).verdict).toBe('not_met')
  })
  test('a lower percentile whose own floor is reached refuses', () => {
    const run = runOf({ requests: 60, percentiles: percentilesOf({ 66: 120_000, 99: null }), maxMs: 130_000 })
    expect(judge('p99(*) < 2s', run)).toMatchObject({ verdict: 'not_met', reason: 'lower_percentile_violates' })
  })
  test('a lower percentile below its own floor refuses nothing', () => {
    const run = runOf({ requests: 20, percentiles: percentilesOf({ 66: 120_000, 99: null }), maxMs: 130_000 })
    expect(judge('p99(*) < 2s', run).verdict).toBe('no_evidence')
  })
  test('the ratio as counted decides, with the badge "observed"', () => {
    const run = makeRun({ rows: [makeRow('POST /login', { requests: 100, failures: 0 })] })
    expect(judge('success(login) > 99%', run)).toMatchObject({
      verdict: 'met',
      proof: 'observed',
      numbers: { needed: 299, more: 199 },
    })
  })
  test('a program that wants proof leaves too few requests open', () => {
    const run = makeRun({ rows: [makeRow('POST /login', { requests: 100, failures: 0 })] })
    expect(judgeRun(rule('success(login) > 99%'), run, [], { ...settings, proof: 'shown' })).toMatchObject({
      verdict: 'inconclusive',
      reason: 'too_few_samples',
    })
  })
  test('enough clean requests show the claim', () => {
    const run = makeRun({ rows: [makeRow('POST /login', { requests: 299, failures: 0 })] })
    expect(judge('success(login) > 99%', run).proof).toBe('shown')
  })
  test('each endpoint has to be shown, not only the one with the worst ratio', () => {
    const rows = [
      makeRow('POST /a', { requests: 10_000, failures: 5 }),
      makeRow('POST /b', { requests: 10, failures: 0 }),
    ]
    const each = rule('error(each) < 1%')
    expect(judgeRun(each, makeRun({ rows }), [], { ...settings, proof: 'shown' })).toMatchObject({
      verdict: 'inconclusive',
      reason: 'too_few_samples',
      worst: { key: 'POST /b' },
    })
    expect(judge('error(each) < 1%', makeRun({ rows }))).toMatchObject({
      verdict: 'met',
      proof: 'observed',
      numbers: { needed: 299, more: 289 },
    })
  })
  test('99 of 100 is not more than 99 %', () => {
    const run = makeRun({ rows: [makeRow('POST /login', { requests: 100, failures: 1 })] })
    expect(judge('success(login) > 99%', run)).toMatchObject({ verdict: 'not_met', reason: 'ratio_violates' })
  })
})

describe('semantics §1: selectors', () => {
  const rows = [
    makeRow('GET /api/v2/a', { requests: 5000, percentiles: percentilesOf({ 99: 300 }), maxMs: 5000 }),
    makeRow('GET /api/v2/b', { requests: 5000, percentiles: percentilesOf({ 99: 3000 }), maxMs: 5000 }),
    makeRow('POST /login', { requests: 10, failures: 1, maxMs: 90 }),
    makeRow('POST /api/v2/login', { requests: 30, failures: 0, maxMs: 90 }),
  ]
  const run = makeRun({ rows })
  test('a percentile of a group: each endpoint must satisfy, the worst is shown', () => {
    const judged = judge('p99(v2) < 1s', run)
    expect(judged).toMatchObject({ verdict: 'not_met', worst: { key: 'GET /api/v2/b' } })
    expect(judged.rows.map((row) => row.verdict)).toEqual(['met', 'not_met', 'met'])
  })
  test('a ratio of a group pools the counts', () => {
    expect(judge('success(login) > 97%', run)).toMatchObject({
      verdict: 'met',
      measured: { counts: { part: 39, whole: 40 } },
    })
  })
  test('each judges every endpoint', () => {
    expect(judge('success(each) > 97%', run)).toMatchObject({ verdict: 'not_met', worst: { key: 'POST /login' } })
  })
  test('a quoted string is one endpoint, by key or by name', () => {
    expect(judge('p99("GET /api/v2/a") < 1s', run).verdict).toBe('met')
    expect(judge('p99("/api/v2/b") < 1s', run).verdict).toBe('not_met')
  })
  test('an endpoint that did not run is no evidence', () => {
    expect(judge('p99("GET /gone") < 1s', run)).toMatchObject({ verdict: 'no_evidence', reason: 'endpoint_absent' })
  })
  test('zero requests are no evidence', () => {
    const idle = makeRun({ rows: [makeRow('POST /login', { requests: 0, failures: 0 })] })
    expect(judge('success(login) > 99%', idle)).toMatchObject({ verdict: 'no_evidence', reason: 'no_requests' })
  })
  test('an unknown group is an error', () => {
    expect(judge('p99(nowhere) < 1s', run)).toMatchObject({ verdict: 'error', reason: 'unknown_group' })
  })
  test('what no run measures is no evidence', () => {
    expect(judge('metric(cache_hit_ratio) >= 80%', run)).toMatchObject({ reason: 'metric_not_measured' })
    expect(judge('coverage(unit) >= 90%', run)).toMatchObject({ reason: 'metric_not_measured' })
  })
  test('coverage of a declared list counts endpoints really exercised, error pages never', () => {
    const lists = { 'write-endpoints': ['POST /login', 'POST /api/v2/login', 'POST /never'] }
    const judged = judgeRun(rule('coverage(write-endpoints) >= 60%'), run, [], { ...settings, lists })
    expect(judged).toMatchObject({ verdict: 'met', measured: { counts: { part: 2, whole: 3 } } })
    const finding = taint('error_page_responses', 'endpoints', ['POST /login'])
    const under = judgeRun(rule('coverage(write-endpoints) >= 60%'), run, [finding], { ...settings, lists })
    expect(under).toMatchObject({ verdict: 'not_met', measured: { counts: { part: 1, whole: 3 } } })
  })
  test('a partial run refuses coverage only where even its missing rows could not reach it', () => {
    const lists = { 'write-endpoints': ['POST /login', 'POST /never'] }
    const partial = { ...run, partial: true }
    const judged = judgeRun(rule('coverage(write-endpoints) >= 60%'), partial, [], { ...settings, lists })
    expect(judged).toMatchObject({ verdict: 'inconclusive', reason: 'partial_rows', measured: { low: 0.5, high: 1 } })
    const finding = taint('error_page_responses', 'endpoints', ['POST /login'])
    const refused = judgeRun(rule('coverage(write-endpoints) >= 60%'), partial, [finding], { ...settings, lists })
    expect(refused).toMatchObject({ verdict: 'not_met', measured: { low: 0, high: 0.5 } })
  })
  test('in a partial run a declared endpoint that is not stated may have been exercised', () => {
    const partial = makeRun({ partial: true, rows: [rows[3]!, makeRow('POST /failed', { requests: 5, failures: 5 })] })
    const lists = { 'write-endpoints': ['POST /api/v2/login', 'POST /never', 'POST /failed', 'POST /other'] }
    const of = (text: string) => judgeRun(rule(text), partial, [], { ...settings, lists })
    expect(of('coverage(write-endpoints) >= 70%')).toMatchObject({ verdict: 'inconclusive', reason: 'partial_rows' })
    expect(of('coverage(write-endpoints) >= 80%').verdict).toBe('not_met')
    expect(of('coverage(write-endpoints) >= 20%').verdict).toBe('met')
  })
  describe('over a partial run', () => {
    const aggregate = aggregateOf(rows, { requests: 90_000 })
    const partial = makeRun({ partial: true, rows: [rows[0]!, rows[2]!], aggregate })
    const exact = (...globs: string[]) => [{ name: 'v2', globs, inferred: false }]
    test('each cannot be met, and can be refused', () => {
      expect(judge('p99(each) < 1s', partial)).toMatchObject({ verdict: 'inconclusive', reason: 'partial_rows' })
      expect(judge('p99(each) < 100ms', partial).verdict).toBe('not_met')
    })
    test('a group by pattern cannot be met: rows that are not stated may belong to it', () => {
      expect(judge('p99(v2) < 1s', partial)).toMatchObject({ verdict: 'inconclusive', reason: 'partial_rows' })
      expect(judge('p99(v2) < 100ms', partial).verdict).toBe('not_met')
    })
    test('a group by an exact list is met where the whole list is stated, and not before', () => {
      const of = (...globs: string[]) => judge('p99(v2) < 1s', partial, [], { groups: exact(...globs) })
      expect(of('GET /api/v2/a').verdict).toBe('met')
      expect(of('GET /api/v2/a', 'GET /api/v2/b')).toMatchObject({ verdict: 'inconclusive', reason: 'partial_rows' })
    })
    test('an endpoint by method and name is met, by name alone another method may be missing', () => {
      expect(judge('p99("GET /api/v2/a") < 1s', partial).verdict).toBe('met')
      expect(judge('p99("/api/v2/a") < 1s', partial).reason).toBe('partial_rows')
    })
    test('a pooled ratio decides neither way, since missing rows may move it either way', () => {
      expect(judge('success(login) > 80%', partial)).toMatchObject({ reason: 'partial_rows', proof: null })
      expect(judge('success(login) > 99%', partial)).toMatchObject({ verdict: 'inconclusive', reason: 'partial_rows' })
    })
    test('a pooled sum can only grow', () => {
      expect(judge('failures(login) == 0', partial).verdict).toBe('not_met')
      expect(judge('failures(login) < 1', partial).verdict).toBe('not_met')
      expect(judge('failures(login) < 2', partial).reason).toBe('partial_rows')
      expect(judge('failures(login) == 2', partial).reason).toBe('partial_rows')
      expect(judge('requests(login) >= 10', partial).verdict).toBe('met')
      expect(judge('requests(login) > 10', partial).reason).toBe('partial_rows')
    })
    test('nothing is missing where the stated rows account for every request', () => {
      const whole = makeRun({ partial: true, rows: [rows[0]!] })
      expect(judge('p99(each) < 1s', whole).verdict).toBe('met')
      expect(judge('p99(v2) < 1s', whole).verdict).toBe('met')
    })
  })
  test('a run that lost rows cannot say that an endpoint did not run', () => {
    const cut = makeRun({ rows: [rows[0]!], truncated: true })
    expect(judge('success(login) > 99%', cut, [taint('truncated', 'run')])).toMatchObject({
      verdict: 'inconclusive',
      reason: 'integrity',
      findings: [{ code: 'truncated' }],
    })
  })
  test('a partial row without figures is no evidence', () => {
    const partial = makeRun({ partial: true, rows: [makeSparseRow('GET /api/v2/c', { requests: 10 })] })
    expect(judge('p99(v2) < 1s', partial).verdict).toBe('no_evidence')
  })
})

describe('semantics §5: taints', () => {
  const good = p99Run(300)
  const bad = p99Run(2100)
  test('a behavioural taint refuses met', () => {
    expect(judge('p99(*) < 2s', good, [taint('auth_collapse', 'run')])).toMatchObject({
      verdict: 'inconclusive',
      reason: 'tainted',
      findings: [{ code: 'auth_collapse' }],
    })
  })
  test('a behavioural taint keeps not_met', () => {
    expect(judge('p99(*) < 2s', bad, [taint('auth_collapse', 'run')]).verdict).toBe('not_met')
  })
  test('an integrity taint leaves nothing decided', () => {
    for (const run of [good, bad]) {
      expect(judge('p99(*) < 2s', run, [taint('totals_mismatch', 'run')])).toMatchObject({
        verdict: 'inconclusive',
        reason: 'integrity',
      })
    }
  })
  test('failures inside a latency touch latencies of those rows only', () => {
    const finding = taint('failures_inside_latency', 'latency', ['*'])
    expect(judge('p99(*) < 2s', good, [finding]).verdict).toBe('inconclusive')
    expect(judge('error(*) < 50%', good, [finding]).verdict).toBe('met')
    expect(judge('p99("GET /x") < 2s', good, [finding]).verdict).toBe('met')
  })
  test('a taint on endpoints touches those endpoints only', () => {
    const finding = taint('error_page_responses', 'endpoints', ['GET /x'])
    expect(judge('p99("GET /x") < 2s', good, [finding]).verdict).toBe('inconclusive')
    expect(judge('p99(*) < 2s', good, [finding]).verdict).toBe('met')
  })
  test('notes and warnings touch nothing', () => {
    expect(judge('p99(*) < 2s', good, [{ ...taint('short_run', 'run'), severity: 'warn' }]).verdict).toBe('met')
  })
})

const rank = { not_met: 0, inconclusive: 1, met: 2 } as Record<string, number>

test('a higher limit of < never makes a verdict worse', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 20_000 }),
      fc.integer({ min: 1, max: 3000 }),
      fc.integer({ min: 1, max: 20_000 }),
      fc.nat(5000),
      (p99, requests, limit, more) => {
        const bucket = p99 < 1000 ? Math.round(p99 / 10) * 10 : Math.round(p99 / 1000) * 1000
        const run = p99Run(bucket, { requests, maxMs: bucket + 800 })
        const tight = judge(`p99(*) < ${limit}ms`, run).verdict
        const loose = judge(`p99(*) < ${limit + more}ms`, run).verdict
        expect(rank[loose]!).toBeGreaterThanOrEqual(rank[tight]!)
      },
    ),
  )
})

test('adding failures never improves success', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2000 }), fc.nat(2000), fc.nat(2000), (requests, a, b) => {
      const [few, many] = [Math.min(a, requests), Math.min(a + b, requests)]
      const verdictOf = (failures: number) =>
        judge('success(login) > 97.5%', makeRun({ rows: [makeRow('POST /login', { requests, failures })] })).verdict
      expect(rank[verdictOf(many)]!).toBeLessThanOrEqual(rank[verdictOf(few)]!)
    }),
  )
})

test('error and success of one row agree', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2000 }), fc.nat(2000), (requests, raw) => {
      const run = makeRun({ rows: [makeRow('POST /login', { requests, failures: Math.min(raw, requests) })] })
      expect(judge('success(login) > 99%', run).verdict).toBe(judge('error(login) < 1%', run).verdict)
    }),
  )
})
