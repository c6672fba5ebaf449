import { describe, expect, test } from 'vitest'
import { inferRule, parseRule, splitCriteria } from '~/domain/rules'

/** Text, rule, whether the operator (or the statistic) is only inferred. */
type Row = [string, string, boolean]

describe('every row of the table of semantics §1', () => {
  test.each<Row>([
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
  ])('%s', (text, rule, operatorInferred) => {
    expect(inferRule(text)).toEqual({ rule, operatorInferred })
  })
})

describe('the rest of the twenty success criteria', () => {
  test.each<Row>([
    ['PDF/Word async generation', 'attested(pdf-word-async-generation)', false],
    ['No export timeouts', 'attested(no-export-timeouts)', false],
    ['Template system tested', 'attested(template-system)', false],
    ['All documentation updated', 'delivered(documentation)', false],
    ['Deployment checklist ready', 'delivered(deployment-checklist)', false],
  ])('%s', (text, rule, operatorInferred) => {
    expect(inferRule(text)).toEqual({ rule, operatorInferred })
  })
})

describe('exit criteria in one line', () => {
  test.each<[string, string[]]>([
    ['>99% auth, <2s P99, Zero 100s outliers', ['success(login) > 99%', 'p99(*) < 2s', 'max(*) < 100s']],
    ['✅ >99% auth ✅ <2s P99 ✅ Zero 100s outliers', ['success(login) > 99%', 'p99(*) < 2s', 'max(*) < 100s']],
    [
      '✅ <1s V2 endpoints ✅ No export timeouts ✅ 80% cache hit',
      ['p99(v2) < 1s', 'attested(no-export-timeouts)', 'metric(cache_hit_ratio) >= 80%'],
    ],
    ['V2 endpoints P95 <300ms, Dashboard P95 <200ms', ['p95(v2) < 300ms', 'p95(dashboard) < 200ms']],
    [
      'chart-data/kurva-s-data use DB aggregation, CSV streaming implemented',
      ['attested(chart-data-kurva-s-data-use-db-aggregation)', 'attested(csv-streaming)'],
    ],
    ['P99 <2,000ms (all pages, warm)', ['p99(each) < 2000ms']],
  ])('%s', (text, rules) => {
    expect(splitCriteria(text).map((part) => inferRule(part)?.rule)).toEqual(rules)
  })

  test('a bare latency limit is read as P99 and must be confirmed', () => {
    expect(inferRule('<1s V2 endpoints')).toEqual({ rule: 'p99(v2) < 1s', operatorInferred: true })
  })
})

describe('targets and success metrics of plans', () => {
  test.each<Row>([
    ['Login success rate: 54% → **>99%**', 'success(login) > 99%', false],
    ['Dashboard load time: <200ms P99', 'p99(dashboard) < 200ms', false],
    ['V2 Rekap Weekly: <1,000ms P99', 'p99(v2-rekap-weekly) < 1000ms', false],
    ['Can run reliable load tests (>99% auth)', 'success(login) > 99%', false],
    ['Acceptable UX (<2s P99 response time)', 'p99(*) < 2s', false],
    ['Fast endpoints (<1s V2 APIs)', 'p99(v2) < 1s', true],
    ['Client Metrics **0% fail**', 'error(client-metrics) == 0%', false],
    ['Auth Success Rate >99%', 'success(login) > 99%', false],
    ['**P50 Response Time** <20ms', 'p50(*) < 20ms', false],
    ['P99 Response Time: <2,000ms for Week 1', 'p99(*) < 2000ms', false],
    ['**Throughput** 40 req/s', 'rps(*) >= 40', true],
    ['Write Coverage >90%', 'coverage(write-endpoints) > 90%', false],
    ['Unit Test Coverage >80%', 'coverage(unit) > 80%', false],
    ['Integration Test Coverage >70%', 'coverage(integration) > 70%', false],
    ['Cross-Browser Support 4 browsers', 'tests(browser:*).projects >= 4', true],
    ['Code Quality Score >7.5/10', 'metric(code_quality_score) > 7.5', false],
    ['Auth % >99%', 'success(login) > 99%', false],
    ['P95 V2 (ms) <300', 'p95(v2) < 300ms', false],
    ['Test with 100 users (>99% success)', 'success(*) > 99% where users >= 100', false],
    ['CSV exports: <3 seconds (any size)', 'p99(csv-exports) < 3s', true],
    ['99th percentile latency under 750 ms', 'p99(*) < 750ms', false],
    ['Median response at most 1.5s', 'median(*) <= 1.5s', false],
    ['Zero failures', 'failures(*) == 0', false],
    ['Memory usage <500MB', 'metric(memory_usage) < 500 MB', false],
    ['90%+ unit test coverage', 'coverage(unit) >= 90%', false],
    ['All tests passing', 'tests(*).failed == 0', false],
    ['V2 endpoints 60-70% faster', 'attested(v2-endpoints-60-70-faster)', false],
    ['No 500 errors from authentication layer', 'attested(no-500-errors-from-authentication-layer)', false],
    ['Restore a backup in under 30 minutes', 'attested(restore-a-backup-in-under-30-minutes)', false],
    ['Supports 500 concurrent users', 'attested(supports-500-concurrent-users)', false],
  ])('%s', (text, rule, operatorInferred) => {
    expect(inferRule(text)).toEqual({ rule, operatorInferred })
  })

  test('a heading gives its word to the figures below it', () => {
    const topic = 'Coverage Targets'
    expect(inferRule('Write Operations 80%', { topic })).toEqual({
      rule: 'coverage(write-endpoints) >= 80%',
      operatorInferred: true,
    })
  })

  test('a known group whose words all stand in the text is meant', () => {
    expect(inferRule('Checkout page of the shop P95 <1s', { groups: ['checkout', 'login'] })?.rule).toBe(
      'p95(checkout) < 1s',
    )
  })
})

test.each(['', '   ', 'N/A', 'Unknown', '>99%', '<2', '42', '✅'])('%j says nothing', (text) => {
  expect(inferRule(text)).toBeNull()
})

test('what is inferred always parses', () => {
  for (const text of ['P99 "quoted" <2s', 'A (very) odd: 5% thing!', 'Löschen < 3 s', '100%', 'x'.repeat(500)]) {
    const inferred = inferRule(text)
    if (inferred !== null) expect(parseRule(inferred.rule).ok).toBe(true)
  }
})
