import { expect, test } from 'vitest'
import { assessProgram } from '~/domain/assess'
import type { ProgramState } from '~/domain/assessment'
import type { DocumentPlan, EscalationRule } from '~/domain/plan'
import type { ProgramSettings } from '~/domain/program'
import { escalationClocks, watchedRules } from '~/domain/work/escalation'
import { kindsOfTrigger, thresholdOf } from '~/domain/work/escalation-triggers'
import { type CostEntry, noWork } from '~/domain/work/records'
import { makeLoginRun } from '../../support/assessment-factory'
import { makeCriterion, makeSnapshot, makeState, makeTracker } from '../../support/make-state'
import { makeEscalation, makeMilestone } from '../../support/risk-factory'
import { makeCostLine, makeEntry, makeTasks, makeWeek } from '../../support/work-factory'

const start = { startDate: '2026-01-05', timezone: 'UTC+8' }

interface Program {
  rules: EscalationRule[]
  /** Each takes effect at its moment. */
  plans: [effectiveAt: string, plan: Partial<DocumentPlan>][]
  asOf: string
  settings?: Partial<ProgramSettings>
  costs?: CostEntry[]
  runs?: ProgramState['runs']
  criteria?: Parameters<typeof makeTracker>[0]
}

function programOf({ rules, plans, asOf, settings = {}, costs = [], runs = [], criteria = [] }: Program) {
  const snapshots = plans.map(([at, plan], index) =>
    makeSnapshot(makeTracker(criteria, { weeks: [makeWeek(1)], ...plan, escalations: rules }), at, index + 1),
  )
  const state = makeState({
    snapshots: snapshots.slice(-1),
    earlier: snapshots.slice(0, -1),
    asOf,
    runs,
    settings: { ...start, ...settings },
    work: { ...noWork, costs },
  })
  return { state, assessment: assessProgram(state) }
}

function clocksOf(program: Program) {
  const { state, assessment } = programOf(program)
  return escalationClocks(state, assessment).map(({ fact, state: standing, startedAt, deadlineAt, stoppedAt }) => ({
    fact: `${fact.code} ${fact.subject}`,
    standing,
    startedAt,
    deadlineAt,
    stoppedAt,
  }))
}

test.each([
  ['Schedule Delays >2 days', ['schedule'], { days: 2, percent: null, cents: null }],
  ['Milestone late by more than 1 week', ['schedule'], { days: 7, percent: null, cents: null }],
  ['Delay over 36 hours', ['schedule'], { days: 1.5, percent: null, cents: null }],
  ['Budget Overrun', ['budget'], { days: null, percent: null, cents: null }],
  ['Costs >10% above plan', ['budget'], { days: null, percent: 10, cents: null }],
  ['Budget exceeded by $1,500', ['budget'], { days: null, percent: null, cents: 150_000 }],
  ['Technical Blockers', ['blocker'], { days: null, percent: null, cents: null }],
  ['Security incident', [], { days: null, percent: null, cents: null }],
])('the trigger “%s” is read for what watches it', (trigger, kinds, threshold) => {
  expect(kindsOfTrigger(trigger)).toEqual(kinds)
  expect(thresholdOf({ trigger })).toEqual(threshold)
})

const late = makeEscalation('Schedule delay >2 days', 240)

test('a week with open tasks starts its clock that many days after its last, by the calendar of the program', () => {
  const plan = { tasks: makeTasks('week-1', 'xo') }
  const at = (asOf: string) => clocksOf({ rules: [late], plans: [['2026-01-06T00:00:00.000Z', plan]], asOf })
  // Week 1 ends with 11 January at UTC+8; two days later is 13 January, 15:59 UTC.
  expect(at('2026-01-13T15:59:59.000Z')).toEqual([])
  expect(at('2026-01-13T18:00:00.000Z')).toEqual([
    {
      fact: 'week_open week-1',
      standing: 'running',
      startedAt: '2026-01-13T15:59:59.999Z',
      deadlineAt: '2026-01-13T19:59:59.999Z',
      stoppedAt: null,
    },
  ])
  expect(at('2026-01-13T20:00:00.000Z')[0]?.standing).toBe('overdue')
})

test('the snapshot that ticks the last task stops the clock; one before the start means that none ran', () => {
  const plans = (tickedAt: string): Program['plans'] => [
    ['2026-01-06T00:00:00.000Z', { tasks: makeTasks('week-1', 'xo') }],
    [tickedAt, { tasks: makeTasks('week-1', 'xx') }],
  ]
  const asOf = '2026-02-01T00:00:00.000Z'
  expect(clocksOf({ rules: [late], plans: plans('2026-01-12T00:00:00.000Z'), asOf })).toEqual([])
  expect(clocksOf({ rules: [late], plans: plans('2026-01-15T00:00:00.000Z'), asOf })).toMatchObject([
    { fact: 'week_open week-1', standing: 'stopped', stoppedAt: '2026-01-15T00:00:00.000Z' },
  ])
})

test('a milestone of the week that is not ticked starts a clock of its own', () => {
  const plan = { tasks: makeTasks('week-1', 'x'), milestones: [makeMilestone('Week 1 complete')] }
  const clocks = clocksOf({
    rules: [late],
    plans: [['2026-01-06T00:00:00.000Z', plan]],
    asOf: '2026-01-20T00:00:00.000Z',
  })
  expect(clocks.map(({ fact }) => fact)).toEqual(['milestone_overdue milestone-Week 1 complete'])
})

test('the clocks of a program that ended stand still: what was not overdue by then never becomes it', () => {
  const plan = { tasks: makeTasks('week-1', 'o') }
  const clocks = (closed: string) =>
    clocksOf({
      rules: [{ ...late, slaMinutes: 2 * 24 * 60 }],
      plans: [['2026-01-06T00:00:00.000Z', plan]],
      asOf: '2026-06-01T00:00:00.000Z',
      settings: { closed },
    })
  expect(clocks('2026-01-12')).toEqual([])
  expect(clocks('2026-01-14')).toMatchObject([{ standing: 'stopped', stoppedAt: '2026-01-14T15:59:59.999Z' }])
  expect(clocks('2026-01-31')).toMatchObject([{ standing: 'overdue', stoppedAt: null }])
})

const budget = makeEscalation('Budget overrun >10%', 1440)

test('a recorded cost above the estimate by more than the rule lets pass starts the clock when it was recorded', () => {
  const plan = { tasks: makeTasks('week-1', 'x'), costs: [makeCostLine(1, [40, 1000, null, null])] }
  const spend = (dollars: number) =>
    clocksOf({
      rules: [budget],
      plans: [['2026-01-06T00:00:00.000Z', plan]],
      asOf: '2026-01-12T12:00:00.000Z',
      costs: [makeEntry(1, 'week-1', { cents: dollars * 100, at: '2026-01-12T09:00:00.000Z' })],
    })
  expect(spend(1100)).toEqual([])
  expect(spend(1101)).toMatchObject([
    { fact: 'week_over_estimate week-1', standing: 'running', startedAt: '2026-01-12T09:00:00.000Z' },
  ])
})

test('a corrected entry stops the clock, and the whole budget has a clock of its own', () => {
  const plan = { tasks: makeTasks('week-1', 'x'), costs: [makeCostLine(1, [40, 1000, null, null])] }
  const costs = [
    makeEntry(1, 'week-1', { cents: 900_000, at: '2026-01-12T09:00:00.000Z' }),
    makeEntry(2, 'week-1', { cents: 90_000, at: '2026-01-13T09:00:00.000Z', replaces: 1 }),
  ]
  const clocks = clocksOf({
    rules: [budget],
    plans: [['2026-01-06T00:00:00.000Z', plan]],
    asOf: '2026-01-20T00:00:00.000Z',
    settings: { budgetHighCents: 500_000 },
    costs,
  })
  expect(clocks.map(({ fact, standing, stoppedAt }) => [fact, standing, stoppedAt])).toEqual([
    ['over_budget program', 'stopped', '2026-01-13T09:00:00.000Z'],
    ['week_over_estimate week-1', 'stopped', '2026-01-13T09:00:00.000Z'],
  ])
})

const blocked = makeEscalation('Technical blockers', 240)

test('a blocked tier starts the clock with the first run of those that refuse it', () => {
  const run = (label: string, failed: number, day: string) =>
    makeLoginRun(label, failed, { effectiveAt: `2026-01-${day}T08:00:00.000Z` })
  const clocks = clocksOf({
    rules: [blocked],
    plans: [['2026-01-06T00:00:00.000Z', {}]],
    asOf: '2026-01-09T00:00:00.000Z',
    criteria: [makeCriterion('Login success rate >99%')],
    runs: [run('first', 20, '05'), run('good', 0, '06'), run('bad', 20, '07'), run('worse', 30, '08')],
  })
  expect(clocks).toMatchObject([
    { fact: 'tier_blocked tier-1', standing: 'overdue', startedAt: '2026-01-07T08:00:00.000Z' },
  ])
})

test('what the document calls blocked and an open point called urgent start clocks; a low one does not', () => {
  const place = { file: 'tracker.md', line: 70, column: 1 }
  const week = makeWeek(1, { statuses: [{ words: 'BLOCKED by procurement', status: 'blocked', place }] })
  const openPoints = [
    { text: 'Order the licence', priority: 'HIGH', target: null, place },
    { text: 'Tidy the logs', priority: 'LOW (blocking nothing)', target: null, place },
  ]
  const clocks = clocksOf({
    rules: [blocked],
    plans: [['2026-01-06T00:00:00.000Z', { weeks: [week], openPoints }]],
    asOf: '2026-01-06T02:00:00.000Z',
  })
  expect(clocks.map(({ fact, standing }) => [fact, standing])).toEqual([
    ['point_open Order the licence', 'running'],
    ['said_blocked week-1', 'running'],
  ])
})

test('rules that no data can watch are listed with the reason', () => {
  const { state, assessment } = programOf({
    rules: [makeEscalation('Security incident', 60), late, budget],
    plans: [['2026-01-06T00:00:00.000Z', { weeks: [makeWeek(1, { unit: 'phase', number: null })] }]],
    asOf: '2026-01-20T00:00:00.000Z',
  })
  expect(watchedRules(state, assessment).map(({ unwatched }) => unwatched)).toEqual([
    'trigger_unknown',
    'no_week_days',
    'no_costs',
  ])
})
