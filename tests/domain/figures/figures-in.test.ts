import { expect, test } from 'vitest'
import { figuresIn } from '~/domain/figures/figures-in'
import { runMentions } from '~/domain/figures/run-mentions'

const place = { file: 'tracker.md', line: 7, column: 1 }

/** "p95 [2050,2150] ms", with "endpoint:" before it where one is named. */
function read(text: string, metric?: string): string[] {
  return figuresIn(text, place, metric === undefined ? {} : { metric }).map(
    (figure) =>
      `${figure.endpoint === null ? '' : `${figure.endpoint}: `}${figure.metric} ${figure.value} [${figure.low},${figure.high}] ${figure.unit}${figure.run === null ? '' : ` @${figure.run}`}`,
  )
}

test('a run line gives counts exactly and the other figures with their stated precision', () => {
  expect(read('r7 core: 8,962 requests, 0 failures, P95 600ms, P99 2.1s, RPS ~29.9')).toEqual([
    'r7 core: requests 8962 [8962,8962] count',
    'r7 core: failures 0 [0,0] count',
    'r7 core: p95 600 [599.5,600.5] ms',
    'r7 core: p99 2100 [2050,2150] ms',
    'r7 core: rps 29.9 [29.8,30] req/s',
  ])
})

test('a heading that starts with a run name binds the line to the run instead of an endpoint', () => {
  expect(read('v12b (r4) core-only: 90 requests, P95 1.2s')).toEqual([
    'requests 90 [90,90] count @v12b',
    'p95 1200 [1150,1250] ms @v12b',
  ])
})

test('a fraction of failures is requests and failures of what stands before it', () => {
  expect(read('Auth login: 45/100 failures (HTTP 500) - root cause pending')).toEqual([
    'Auth login: requests 100 [100,100] count',
    'Auth login: failures 45 [45,45] count',
  ])
  expect(read('Auth login: 20/20 success (avg ~919ms)')).toEqual([
    'Auth login: requests 20 [20,20] count',
    'Auth login: failures 0 [0,0] count',
    'Auth login: avg 919 [918,920] ms',
  ])
})

test('a percentage after failures is the error ratio of the same endpoint, across semicolons', () => {
  expect(read('Login POST: 50 requests, 28 failures (56%); avg ~1.69s, P95 4.5s, max 5.4s')).toEqual([
    'Login POST: requests 50 [50,50] count',
    'Login POST: failures 28 [28,28] count',
    'Login POST: error 0.56 [0.555,0.565] ratio',
    'Login POST: avg 1690 [1680,1700] ms',
    'Login POST: p95 4500 [4450,4550] ms',
    'Login POST: max 5400 [5350,5450] ms',
  ])
})

test('figures in brackets belong to the endpoint before them', () => {
  expect(read('/dashboard/ P95: 190ms (P50 90ms, P99 310ms)')).toEqual([
    '/dashboard/: p95 190 [189.5,190.5] ms',
    '/dashboard/: p50 90 [89.5,90.5] ms',
    '/dashboard/: p99 310 [309.5,310.5] ms',
  ])
})

test('bars part endpoints, and a metric of the heading serves every item', () => {
  expect(read('chart-data P95: 250ms | kurva-s-data P95: 290ms')).toEqual([
    'chart-data: p95 250 [249.5,250.5] ms',
    'kurva-s-data: p95 290 [289.5,290.5] ms',
  ])
  expect(read('Top P95: Login POST 13s | Login GET 4.3s | /dashboard/ 1.7s')).toEqual([
    'Login POST: p95 13000 [12500,13500] ms',
    'Login GET: p95 4300 [4250,4350] ms',
    '/dashboard/: p95 1700 [1650,1750] ms',
  ])
})

test('figures bound to runs by brackets carry the run', () => {
  expect(read('Login POST stable: P95 1.1s (v26b), 1.9s (v27b)')).toEqual([
    'Login POST: p95 1100 [1050,1150] ms @v26b',
    'Login POST: p95 1900 [1850,1950] ms @v27b',
  ])
})

test('a value alone is read as the metric that its line is about', () => {
  expect(read('✅ 2.1s (at boundary, acceptable)', 'p99')).toEqual(['p99 2100 [2050,2150] ms'])
  expect(read('2,100ms', 'p99')).toEqual(['p99 2100 [2099.5,2100.5] ms'])
  expect(read('2,100ms')).toEqual([])
})

test('limits, targets, versions, status codes and gains are no figures', () => {
  expect(read('all V2 P95 <150ms')).toEqual([])
  expect(read('**Coverage: 63.51%** (target 60% ✅)')).toEqual(['coverage 0.6351 [0.63505,0.63515] ratio'])
  expect(read('Tag release v2.0-optimized')).toEqual([])
  expect(read('**Failures**: 100% caused by login concurrency')).toEqual([])
  expect(read('Measure 60-70% improvement')).toEqual([])
  expect(read('26 `login page returned`, 2 `login server error: 500`')).toEqual([])
})

test('evidence that is no load test keeps its metric and unit', () => {
  expect(read('Collected: 709 tests')).toEqual(['tests_collected 709 [709,709] count'])
  expect(read('Skipped: 21 (features not implemented)')).toEqual(['tests_skipped 21 [21,21] count'])
  expect(read('Pytest: 679 passed, 63.51% coverage')).toEqual([
    'Pytest: tests_passed 679 [679,679] count',
    'Pytest: coverage 0.6351 [0.63505,0.63515] ratio',
  ])
  expect(read('Database cleanup: 120 MB → 23 MB (81% reduction)')).toEqual([
    'Database cleanup: size 120000000 [119500000,120500000] bytes',
    'Database cleanup: size 23000000 [22500000,23500000] bytes',
  ])
})

test('a range keeps its ends', () => {
  expect(read('/dashboard/ P95 (1.3-1.6s)')).toEqual(['/dashboard/: p95 1450 [1250,1650] ms'])
})

test('run names are lower-case versions outside paths, files and version numbers', () => {
  expect(runMentions('✅ 100% (v26b/v27b: 0 failures)')).toEqual(['v26b', 'v27b'])
  expect(runMentions('Test improvement (v35-v40)')).toEqual(['v35', 'v40'])
  expect(runMentions('V2 endpoints of /api/v2/project/ in release v2.0 and run_v3_stats.csv')).toEqual([])
})

test('numbers that number something, and status codes, count nothing', () => {
  expect(read('PHASE 2: next (After Phase 1 Tests)')).toEqual([])
  expect(read('Expected: Login page loads, no 404 errors')).toEqual([])
})

test('hostile lines are read to their end', () => {
  // Quadratic backtracking would take minutes here: the runner's limit is the assertion on time.
  for (const piece of ['a-', '1,', '(', '(1', '-', 'P95 ', '`', '~ ', '1/', ': ', '9'])
    for (const length of [500, 20_000])
      expect(() => figuresIn(piece.repeat(length / piece.length), place)).not.toThrow()
})
