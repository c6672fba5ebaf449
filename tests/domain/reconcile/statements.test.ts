import { expect, test } from 'vitest'
import type { PlanItem } from '~/domain/plan'
import { reconcileClaims } from '~/domain/reconcile'
import { at, makeDay, makeFigure, makeInput, makeStatement, makeStatus, makeTask, makeWeek } from '../../support/claims'
import { makePlan } from '../../support/make-plan'
import { makeRow, makeRun } from '../../support/run-factory'

function box(group: string, text: string, ticked: boolean, line: number): PlanItem {
  return { kind: 'box', group, text, ticked, fields: { week: 'week-1', day: 'week-1/day-1' }, place: at(line) }
}

test('a guide that ticks a task over the open checklist of the same task refutes itself', () => {
  const planItems = [
    box('Task 1: Database Indexes (2 hours)', 'Migration created', false, 5),
    box('Task 2: Dashboard Pagination (2 hours)', 'View updated', true, 6),
    box('Completed', 'Quick Win 1: Database indexes', true, 9),
    box('Completed', 'Quick Win 2: Dashboard pagination', true, 10),
  ]
  const guide = makePlan({ role: 'plan', slug: 'guide', planItems })
  const claims = reconcileClaims(makeInput({}, { documents: [guide] }))
  const told = claims.map(({ reason, claim, numbers }) => [reason, claim.place!.line, numbers.allOpen])
  expect(told).toEqual([
    ['done_over_open_checklist', 9, 1],
    ['task_without_proof', 6, undefined],
    ['task_without_proof', 10, undefined],
  ])
})

test('a figure of a fence is held against the run that its own line names', () => {
  const run = makeRun({ label: 'soak_v26b', aggregate: makeRow('*', { rps: 29.94 }) })
  const figure = makeFigure('rps', 29.9, { low: 29.85, high: 29.95, unit: 'req/s' })
  const named = makeStatement('throughput', figure, { remark: '(v26b)' })
  expect(reconcileClaims(makeInput({ metricStatements: [named] }, { runs: [run] }))).toMatchObject([
    { kind: 'metric_figure', class: 'supported', reason: 'figure_agrees', numbers: { measured: 29.94 } },
  ])
})

test('check marks outside boxes claim something, unless the document has not begun', () => {
  const glyphItems = [{ text: 'Exports verified', status: 'done' as const, place: at(7) }]
  const claims = reconcileClaims(makeInput({ glyphItems }))
  expect(claims.map(({ reason }) => reason)).toEqual(['marked_without_proof'])
  const statuses = [makeStatus('READY TO EXECUTE', 'planned')]
  expect(reconcileClaims(makeInput({ glyphItems, statuses }))).toEqual([])
})

test('a day called done over an open box refutes itself; a matrix that the plan lists is not cut short', () => {
  const day = makeDay('week-1/day-1', { title: 'Browsers', statuses: [makeStatus('✅', 'done', 20)] })
  const tasks = ['Chrome', 'Firefox'].map((name, index) =>
    makeTask(`Test ${name}`, { dayId: day.id, place: at(21 + index) }),
  )
  const browser = (name: string, line: number): PlanItem => ({
    kind: 'expected_coverage',
    group: 'Matrix',
    text: name,
    ticked: null,
    fields: { browser: name },
    place: at(line),
  })
  const plan = makePlan({
    role: 'plan',
    slug: 'plan',
    planItems: [browser('Chrome', 1), browser('Firefox', 2), browser('Safari', 3)],
  })
  const reasons = (own: typeof tasks) =>
    reconcileClaims(makeInput({ weeks: [makeWeek(1)], days: [day], tasks: own }, { documents: [plan] }))
      .filter((claim) => claim.class === 'self_contradicted')
      .map((claim) => [claim.reason, claim.words.missing])
  expect(reasons(tasks)).toEqual([['planned_coverage_missing', 'Safari']])
  expect(reasons([...tasks, makeTask('Test Safari', { dayId: day.id, ticked: false })])).toEqual([
    ['part_done_over_open_boxes', undefined],
  ])
})
