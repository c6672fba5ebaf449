import { expect, test } from 'vitest'
import type { DocumentPlan } from '~/domain/plan'
import { readDocument } from '~importers/markdown/index'

function read(text: string): DocumentPlan {
  return readDocument({ file: 'tracker.md', bytes: new TextEncoder().encode(text) })
}

test('a block under a bold label is quoted evidence with run, users, duration, files and conclusions', () => {
  const plan = read(`# Execution Tracker

## WEEK 1: Stabilise

#### Day 2 (2026-02-02) - Login
- [x] Fix it

**v12 Scale Test (150 users, 120s)**:
- CSV: \`run_v12_150u_stats.csv\`
- Aggregated: 825 requests, 3 failures, P95 2.1s
- Conclusion: the pool is too small
`)
  expect(plan.quotedEvidence).toHaveLength(1)
  expect(plan.quotedEvidence[0]).toMatchObject({
    id: 'v12',
    runLabel: 'v12',
    users: 150,
    durationS: 120,
    date: '2026-02-02',
    files: ['run_v12_150u_stats.csv'],
    conclusions: ['Conclusion: the pool is too small'],
    weekId: 'week-1',
  })
  expect(plan.quotedEvidence[0]!.figures.map((figure) => figure.metric)).toEqual(['requests', 'failures', 'p95'])
  expect(plan.quotedEvidence[0]!.figures[0]!.place).toMatchObject({ line: 10 })
})

test('lines that name another run part a block', () => {
  const plan = read(`# Tracker

## WEEK 1: Go

**Latest Baseline**:
- v7 (r4): 90 requests, 0 failures
- v8 (r1): 80 requests, 0 failures
- Login POST: P95 1.1s (v7), 1.9s (v8)
`)
  expect(plan.quotedEvidence.map((one) => [one.runLabel, one.figures.map((figure) => figure.value)])).toEqual([
    ['v7 (r4)', [90, 0, 1100]],
    ['v8 (r1)', [80, 0, 1900]],
  ])
})

test('a second data file starts a second block', () => {
  const plan = read(`# Tracker

**A/B Evidence**:
- Single CSV: \`a_stats.csv\` login 39/39 failures (100%)
- Multi CSV: \`b_stats.csv\` login 32/32 failures (100%)
`)
  expect(plan.quotedEvidence.map((one) => one.files)).toEqual([['a_stats.csv'], ['b_stats.csv']])
})

test('blocks after the footer are read as well', () => {
  const plan = read(`# Tracker

## Footer

---

**Last Updated**: 2026-02-01

**Related**:
- [PLAN.md](PLAN.md) - the plan
**v9 Validation**:
- Aggregated: 10 requests, 0 failures
`)
  expect(plan.quotedEvidence.map((one) => one.runLabel)).toEqual(['v9'])
})

test('file names with sizes are results, not evidence files', () => {
  const plan = read(`# Tracker

**Export Results**:
- report_160.csv: 44.6 KB
`)
  expect(plan.quotedEvidence[0]).toMatchObject({ files: [], figures: [{ metric: 'size', value: 44600 }] })
})

test('metric fences give ticked figures with their own target, and final targets', () => {
  const plan = read(`# Tracker

### Current Metrics (v47)
\`\`\`
P99 Response Time:    2,100ms ✅ (Target: <2,000ms for Week 1)
Auth Success Rate:    98.8% ✅ (172 failures / 17938 reqs)
\`\`\`

### Target Metrics (After 8 Weeks)
\`\`\`
P99 Response Time:    <300ms ✅
Error Rate:           <0.05% ✅
\`\`\`
`)
  expect(plan.metricStatements).toMatchObject([
    {
      metric: 'p99-response-time',
      figure: { value: 2100 },
      ticked: true,
      targetText: '<2,000ms for Week 1',
      step: 'current',
    },
    { metric: 'auth-success-rate', figure: { value: 0.988 }, remark: '(172 failures / 17938 reqs)', runLabel: 'v47' },
  ])
  expect(plan.targets).toMatchObject([
    { metric: 'p99-response-time', step: 'stated', rule: 'p99(*) < 2000ms' },
    { metric: 'p99-response-time', step: 'final', text: '<300ms', rule: 'p99(*) < 300ms' },
    { metric: 'error-rate', step: 'final', text: '<0.05%', rule: 'error(*) < 0.05%' },
  ])
})

test('weekly tables give figures for finished weeks and targets for the others', () => {
  const plan = read(`# Tracker

| Week | Auth % | P99 (ms) | Coverage % | Status |
|---|---|---|---|---|
| 0 (Baseline) | 54% | N/A | 29% | ✅ Done |
| 1 | >99% | **2,100** | 40% | ✅ **COMPLETE** |
| 2 | >99% | <2,000 | 80% | ⏳ Pending |
`)
  expect(plan.metricStatements.map((one) => [one.step, one.metric, one.figure!.value])).toEqual([
    ['week-0', 'auth-success-rate', 0.54],
    ['week-0', 'coverage', 0.29],
    ['week-1', 'p99-response-time', 2100],
    ['week-1', 'coverage', 0.4],
  ])
  expect(plan.targets.map((one) => [one.step, one.metric, one.text])).toEqual([
    ['week-1', 'auth-success-rate', '>99%'],
    ['week-2', 'auth-success-rate', '>99%'],
    ['week-2', 'p99-response-time', '<2,000ms'],
    ['week-2', 'coverage', '80%'],
  ])
})

test('target tables give one target per step, words without a number none', () => {
  const plan = read(`# Plan

## Targets

| Metric | Baseline | Tier 1 Target | Final Target |
|---|---|---|---|
| **P99 Response Time** | 97,000ms | <2,000ms | <300ms |
| **Unit Coverage** | Unknown | N/A | >80% |
| **Code Quality Score** | 5.8/10 | - | >7.5/10 |
`)
  expect(plan.targets.map((one) => [one.metric, one.step, one.text])).toEqual([
    ['p99-response-time', 'baseline', '97,000ms'],
    ['p99-response-time', 'tier-1', '<2,000ms'],
    ['p99-response-time', 'final', '<300ms'],
    ['unit-coverage', 'final', '>80%'],
    ['code-quality-score', 'baseline', '5.8/10'],
    ['code-quality-score', 'final', '>7.5/10'],
  ])
})

test('targets in words are read from lists, exit criteria and comments of fences', () => {
  const plan = read(`# Plan

## TIER 1: Stabilise

#### A. Dashboard (116s outlier)
\`\`\`python
# Target: <200ms P99
\`\`\`

**Success Metrics**:
- P99 response time: <2 seconds (all endpoints)
- Gains of 60-70% faster
- Login success rate: 54% → **>99%**
`)
  expect(plan.targets.map((one) => [one.metric, one.text])).toEqual([
    ['p99-dashboard', '<200ms'],
    ['p99-response-time', '<2 seconds'],
    ['auth-success-rate', '>99%'],
  ])
})

test('progress statements name their subject', () => {
  const plan = read(`# Tracker

\`\`\`
[####----] 20% Complete (Week 1 of 8 DONE)
\`\`\`

## WEEK 1: Go

#### Day 1 (2026-02-01) - First
- [x] A task

**Progress**: 40% → 60% (verification pending)

**Week 1 Status**: ✅ **COMPLETE** (0% → 20% overall)

## WEEKLY REVIEW TEMPLATE

**Progress**: 50% done
`)
  expect(plan.progress.map((one) => [one.subject, one.fromPercent, one.percent])).toEqual([
    ['program', null, 20],
    ['week-1/day-1', 40, 60],
    ['week-1', 0, 20],
  ])
})

test('a figure beside its own target is a claim that it reaches it', () => {
  const plan = read(`# Tracker

## WEEK 5: Cover

**Pytest**:
- **Coverage: 63.51%** (target 60% ✅)
`)
  expect(plan.metricStatements).toMatchObject([
    { metric: 'coverage', step: 'week-5', ticked: true, targetText: '60%', figure: { value: 0.6351 } },
  ])
})
