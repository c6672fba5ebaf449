import { describe, expect, test } from 'vitest'
import type { ProgramState } from '~/domain/assessment'
import type { Report } from '~/domain/report-evidence'
import { judgeFirst, makeCriterion, makeState } from '../../support/make-state'
import { makeCoverage, makeMetrics, makeProject, makeSample, makeTests } from '../../support/report-factory'

const at = (value: string) => ({ effectiveAt: { value, source: 'result' as const } })

/** The verdict and reason of one rule on these reports, as of 2026-01-11 10:05. */
function judged(
  rule: string,
  reports: Report[],
  over: Partial<ProgramState> & { declared?: Record<string, string[]> } = {},
) {
  const criterion = makeCriterion('Some criterion')
  const setting = { id: criterion.id, rule, selection: null, notApplicable: null }
  const { declared, ...rest } = over
  const settings = { criteria: [setting], ...(declared === undefined ? {} : { reports: declared }) }
  return judgeFirst(makeState({ criteria: [criterion], ...(rest as object), settings, reports }))
}
const verdict = (...input: Parameters<typeof judged>) => {
  const { verdict: word, reason } = judged(...input)
  return `${word} ${reason}`
}

describe('which report a selector means', () => {
  const unit = makeCoverage('coverage-unit', 95)
  test('a label that speaks of the selector as a whole word', () => {
    expect(verdict('coverage(unit) >= 90%', [unit])).toBe('met report_satisfies')
    expect(verdict('coverage(unit) >= 90%', [makeCoverage('community', 95)])).toBe('no_evidence no_report')
    expect(verdict('coverage(unit) >= 90%', [makeCoverage('UnitTests', 95)])).toBe('met report_satisfies')
    expect(verdict('tests(e2e).failed == 0', [makeTests('end-to-end')])).toBe('met report_satisfies')
  })
  test('several labels that may be meant are asked about, never guessed', () => {
    const both = [makeCoverage('unit-frontend', 95), makeCoverage('unit-backend', 40)]
    expect(verdict('coverage(unit) >= 90%', both)).toBe('inconclusive ambiguous_report')
    expect(verdict('coverage(unit) >= 90%', [...both, unit])).toBe('met report_satisfies')
    expect(verdict('coverage(unit) >= 90%', both, { declared: { unit: ['unit-backend'] } })).toBe(
      'not_met report_violates',
    )
    expect(verdict('coverage(unit-frontend) >= 90%', both)).toBe('met report_satisfies')
    expect(verdict('coverage(total) >= 90%', both)).toBe('inconclusive ambiguous_report')
  })
  test('a tag or a declaration in program.md names it as well', () => {
    expect(verdict('coverage(unit) >= 90%', [makeCoverage('nightly', 95, { tags: ['unit'] })])).toBe(
      'met report_satisfies',
    )
    expect(verdict('coverage(unit) >= 90%', [makeCoverage('nightly', 95)], { declared: { unit: ['night*'] } })).toBe(
      'met report_satisfies',
    )
  })
  test('of one thing at several times the latest at or before the moment decides', () => {
    const old = makeCoverage('unit-2026-01-01', 95, at('2026-01-01T00:00:00.000Z'))
    const now = makeCoverage('unit-2026-01-10', 60, at('2026-01-10T00:00:00.000Z'))
    const later = makeCoverage('unit-2026-01-20', 99, at('2026-01-20T00:00:00.000Z'))
    expect(verdict('coverage(unit) >= 90%', [now, old, later])).toBe('not_met report_violates')
    expect(judged('coverage(unit) >= 90%', [now, old, later]).report).toBe('unit-2026-01-10')
  })
})

describe('coverage', () => {
  test('is compared exactly, as written', () => {
    expect(verdict('coverage(unit) >= 90%', [makeCoverage('unit', 90)])).toBe('met report_satisfies')
    expect(verdict('coverage(unit) > 90%', [makeCoverage('unit', 90)])).toBe('not_met report_violates')
    expect(judged('coverage(unit) > 90%', [makeCoverage('unit', 90)]).measured).toMatchObject({
      unit: 'ratio',
      counts: { part: 90, whole: 100 },
    })
  })
  test('of branches is not that of lines; what a report does not count is no evidence', () => {
    const place = { file: 'a', line: 1, column: 1 }
    const report = makeCoverage('unit', 95, { branches: { covered: 1, total: 2, place } })
    expect(verdict('coverage(unit).branches >= 90%', [report])).toBe('not_met report_violates')
    expect(verdict('coverage(unit).branches >= 90%', [makeCoverage('unit', 95)])).toBe('no_evidence not_in_report')
    const statements = makeCoverage('unit', 0, { lines: null, statements: { covered: 95, total: 100, place } })
    expect(judged('coverage(unit) >= 90%', [statements])).toMatchObject({
      verdict: 'met',
      words: { measure: 'statements' },
    })
  })
  test('of endpoints rests on declared lists and runs alone', () => {
    expect(verdict('coverage(write-endpoints) >= 90%', [makeCoverage('unit', 95)])).toBe(
      'no_evidence metric_not_measured',
    )
  })
})

describe('time and provenance', () => {
  const rule = 'coverage(unit) >= 90%'
  test('a met goes stale after the window, a not met stays', () => {
    expect(verdict(rule, [makeCoverage('unit', 95, at('2025-12-20T00:00:00.000Z'))])).toBe('stale evidence_too_old')
    expect(verdict(rule, [makeCoverage('unit', 50, at('2025-12-20T00:00:00.000Z'))])).toBe('not_met report_violates')
  })
  test('a report without a time, and a transcribed one, decide nothing', () => {
    expect(verdict(rule, [makeCoverage('unit', 95, { effectiveAt: null })])).toBe('inconclusive report_without_time')
    expect(verdict(rule, [makeCoverage('unit', 95, { provenance: 'transcribed' })])).toBe(
      'inconclusive transcribed_not_allowed',
    )
  })
})

describe('tests', () => {
  const counts = (over: object) => ({ counts: { total: 40, passed: 40, failed: 0, skipped: 0, flaky: 0, ...over } })
  test('failures, rate and numbers of cases', () => {
    const report = makeTests('integration', counts({ passed: 37, failed: 1, skipped: 2 }))
    expect(verdict('tests(integration).failed == 0', [report])).toBe('not_met report_violates')
    expect(verdict('tests(integration).total >= 40', [report])).toBe('met report_satisfies')
    expect(verdict('tests(integration).rate >= 97%', [report])).toBe('met report_satisfies')
    expect(verdict('tests(integration).rate > 97.4%', [report])).toBe('not_met report_violates')
  })
  test('nothing executed is no evidence, whatever it says about failures', () => {
    expect(verdict('tests(unit).failed == 0', [makeTests('unit', counts({ passed: 0, skipped: 40 }))])).toBe(
      'no_evidence no_tests_ran',
    )
    expect(verdict('tests(unit).failed == 0', [makeTests('unit', counts({ total: 0, passed: 0 }))])).toBe(
      'no_evidence no_tests_ran',
    )
  })
  test('a broken report meets nothing, and what it lists as failed has failed', () => {
    const broken = { broken: 'collection failed' }
    expect(verdict('tests(unit).failed == 0', [makeTests('unit', broken)])).toBe('inconclusive report_broken')
    expect(
      verdict('tests(unit).failed == 0', [makeTests('unit', { ...broken, ...counts({ passed: 39, failed: 1 }) })]),
    ).toBe('not_met report_violates')
  })
  test('all tests are every kind of them together', () => {
    const failing = makeTests('e2e', counts({ passed: 39, failed: 1 }))
    expect(verdict('tests(*).failed == 0', [makeTests('unit'), failing])).toBe('not_met report_violates')
    expect(verdict('tests(*).failed == 0', [makeTests('unit'), makeTests('e2e')])).toBe('met report_satisfies')
  })
})

describe('browsers', () => {
  const rule = 'tests(browser:*).projects >= 3'
  const all = ['chromium', 'firefox', 'webkit'].map((name) => makeProject(name, name))
  test('count where every executed test passed', () => {
    expect(verdict(rule, [makeTests('e2e', { projects: all })])).toBe('met report_satisfies')
    const unrun = makeProject('webkit', 'webkit', { total: 10, passed: 0, skipped: 10 })
    expect(verdict(rule, [makeTests('e2e', { projects: [...all.slice(0, 2), unrun] })])).toBe(
      'no_evidence projects_missing',
    )
    const failing = makeProject('webkit', 'webkit', { passed: 9, failed: 1 })
    expect(verdict(rule, [makeTests('e2e', { projects: [...all.slice(0, 2), failing] })])).toBe(
      'not_met report_violates',
    )
  })
  test('come together from several reports and from attestations', () => {
    const apart = all.map((project) => makeTests(`e2e-${project.name}`, { projects: [project] }))
    expect(verdict(rule, apart)).toBe('met report_satisfies')
    const attested = { subject: 'browser:edge', by: 'Ann', at: '2026-01-10T00:00:00.000Z', note: '', revokedAt: null }
    expect(verdict(rule, apart.slice(0, 2), { attestations: [attested] })).toBe('met report_satisfies')
    expect(verdict(rule, apart.slice(0, 2))).toBe('no_evidence projects_missing')
  })
})

describe('metrics', () => {
  const rule = 'metric(cache_hit_ratio) >= 80%'
  test('the latest sample decides, in its own unit', () => {
    expect(verdict(rule, [makeMetrics([makeSample('cache_hit_ratio', 80)])])).toBe('met report_satisfies')
    expect(verdict(rule, [makeMetrics([makeSample('cache-hit-rate', 0.8, { unit: 'ratio' })])])).toBe(
      'met report_satisfies',
    )
    const fallen = [
      makeSample('cache_hit_ratio', 79.9),
      makeSample('cache_hit_ratio', 85, { at: '2026-01-10T00:00:00.000Z' }),
      makeSample('cache_hit_ratio', 99, { at: '2026-02-10T00:00:00.000Z' }),
    ]
    expect(verdict(rule, [makeMetrics(fallen)])).toBe('not_met report_violates')
    expect(
      verdict('metric(used_memory) <= 500 MB', [
        makeMetrics([makeSample('used_memory', 500_000_001, { unit: 'bytes' })]),
      ]),
    ).toBe('not_met report_violates')
    expect(verdict('metric(start_time) < 2s', [makeMetrics([makeSample('start_time', 1999, { unit: 'ms' })])])).toBe(
      'met report_satisfies',
    )
  })
  test('a bare number is no percentage, and other units are refused', () => {
    expect(verdict(rule, [makeMetrics([makeSample('cache_hit_ratio', 85, { unit: '' })])])).toBe('error unit_refused')
    expect(verdict(rule, [makeMetrics([makeSample('cache_hit_ratio', 85, { unit: 'ms' })])])).toBe('error unit_refused')
    expect(verdict('metric(quality) > 7', [makeMetrics([makeSample('quality', 8, { unit: '' })])])).toBe(
      'met report_satisfies',
    )
  })
  test('two series of one name, and two values of one moment, are asked about', () => {
    const series = ['a', 'b'].map((node) => makeSample('cache_hit_ratio', 90, { labels: { node } }))
    expect(verdict(rule, [makeMetrics(series)])).toBe('inconclusive ambiguous_samples')
    const tied = [makeSample('cache_hit_ratio', 90), makeSample('cache_hit_ratio', 20)]
    expect(verdict(rule, [makeMetrics(tied)])).toBe('inconclusive ambiguous_samples')
  })
})
