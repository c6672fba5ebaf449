import { expect, test } from 'vitest'
import { assessProgram } from '~/domain/assess'
import type { PlanItem } from '~/domain/plan'
import { judgeConditions, readCondition } from '~/domain/work/plan-conditions'
import { makeCriterion, makeSnapshot, makeState, makeTracker } from '../../support/make-state'
import { makeRow, makeRun } from '../../support/run-factory'

function condition(text: string, tier = 'tier-1'): PlanItem {
  const place = { file: 'plan.md', line: 7, column: 1 }
  return { kind: 'condition', group: 'Execute if', text, fields: { tier }, ticked: null, place }
}

function answersTo(texts: string[], maxMs: number) {
  const tracker = makeTracker([makeCriterion('Zero 100+ second outliers')], {
    planItems: texts.map((text) => condition(text)),
  })
  // One slow request of 400: nothing but the maximum tells of it.
  const slow = (key: string) => {
    const { percentiles } = makeRow(key)
    const last = percentiles.map((one) => (one.percentile === 100 ? { ...one, valueMs: maxMs } : one))
    return makeRow(key, { requests: 400, maxMs, avgMs: maxMs / 400 + 60, percentiles: last })
  }
  const rows = [slow('GET /a'), slow('GET /b'), slow('GET /c')]
  const run = makeRun({ rows })
  const state = makeState({ snapshots: [makeSnapshot(tracker)], runs: [run] })
  return judgeConditions(state, assessProgram(state))
}

test.each([
  ['You have 100+ second outliers', 'max(*) >= 100s', 'max(*) < 100s'],
  ['Response times >1 second', 'p99(*) > 1s', 'p99(*) <= 1s'],
  ['Login failures >5%', 'error(login) > 5%', 'error(login) <= 5%'],
  ['Throughput below 20 req/s', 'rps(*) < 20', 'rps(*) >= 20'],
])('“%s” is trouble: the rule that forbids it is judged', (text, asked, judge) => {
  expect(readCondition(text)).toEqual({ asked, judge, opposite: true })
})

test('a condition that asks for something good is judged as it is', () => {
  expect(readCondition('Login success rate > 99%')).toEqual({
    asked: 'success(login) > 99%',
    judge: 'success(login) > 99%',
    opposite: false,
  })
})

test.each(['You have authentication issues', 'Export timeouts', 'You want better UX', 'Have budget for 2 people'])(
  '“%s” names nothing that data can decide',
  (text) => {
    expect(readCondition(text)).toBeNull()
  },
)

test('trouble that a run shows holds, trouble that it rules out does not', () => {
  expect(answersTo(['You have 100+ second outliers'], 116_000).map(({ answer }) => answer)).toEqual(['holds'])
  expect(answersTo(['You have 100+ second outliers'], 4_000).map(({ answer }) => answer)).toEqual(['fails'])
})

test('whether a tier is complete is read from its state', () => {
  const [blocked] = answersTo(['Tier 1 is complete'], 116_000)
  expect(blocked).toMatchObject({
    answer: 'fails',
    basis: { kind: 'tiers', tiers: [{ id: 'tier-1', state: 'blocked' }] },
  })
  expect(answersTo(['Tier 1 is complete'], 4_000)[0]?.answer).toBe('holds')
  expect(answersTo(['Tier 7 is complete'], 4_000)[0]?.answer).toBe('not_from_data')
})

test('without any run a measurable condition stays open', () => {
  const tracker = makeTracker([], { planItems: [condition('Response times >1 second')] })
  const state = makeState({ snapshots: [makeSnapshot(tracker)] })
  expect(judgeConditions(state, assessProgram(state))[0]).toMatchObject({
    answer: 'undecided',
    basis: { judged: { verdict: 'no_evidence' } },
  })
})
