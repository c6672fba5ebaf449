import { expect, test } from 'vitest'
import { assessProgram } from '~/domain/assess'
import type { Task } from '~/domain/plan'
import { amountOf, varianceOf, weekFacts } from '~/domain/work/week-facts'
import { makeSnapshot, makeState, makeTracker } from '../../support/make-state'
import { makeRun } from '../../support/run-factory'
import { makeTasks, makeWeek, makeWorkedState } from '../../support/work-factory'

const facts = (marks: string, estimates: (number | null)[] = []) => {
  const plan = { weeks: [makeWeek(1)], tasks: makeTasks('week-1', marks, estimates) }
  const state = makeWorkedState({ plan, runs: [makeRun({ label: 'proof' })] })
  return weekFacts(state, assessProgram(state), 'week-1')!
}

test('planned, ticked and proven, in tasks and estimated minutes', () => {
  const { planned, ticked, proven, open } = facts('pxo', [60, 30, 90])
  expect(planned).toEqual({ tasks: 3, minutes: 180, unestimated: 0 })
  expect(ticked).toEqual({ tasks: 2, minutes: 90, unestimated: 0 })
  expect(proven).toEqual({ tasks: 1, minutes: 60, unestimated: 0 })
  expect(open.map(({ text }) => text)).toEqual(['Task 2'])
})

test('variance is done less planned over planned', () => {
  const { variance } = facts('pxoo', [60, 60, 60, 60])
  expect(variance.ticked.tasks).toEqual({ kind: 'known', done: 2, planned: 4, ratio: -0.5 })
  expect(variance.proven.minutes).toEqual({ kind: 'known', done: 60, planned: 240, ratio: -0.75 })
})

test('variance of nothing planned and of no estimates is unknown', () => {
  const none = amountOf([])
  expect(varianceOf(none, none)).toEqual({
    tasks: { kind: 'unknown', reason: 'nothing_planned' },
    minutes: { kind: 'unknown', reason: 'nothing_planned' },
  })
  expect(facts('xo').variance.ticked.minutes).toEqual({ kind: 'unknown', reason: 'nothing_estimated' })
  expect(facts('xo', [null, 30]).variance.ticked.minutes).toEqual({ kind: 'known', done: 0, planned: 30, ratio: -1 })
})

test('a week that the tracker does not have has no facts', () => {
  const state = makeWorkedState({ plan: { weeks: [makeWeek(1)] } })
  expect(weekFacts(state, assessProgram(state), 'week-2')).toBeNull()
})

test('a week lies ahead, is current or past by its dated days', () => {
  const place = { file: 'tracker.md', line: 1, column: 1 }
  const day = { id: 'week-1/d', weekId: 'week-1', title: 'D', fromDay: 1, toDay: 2, statuses: [], place }
  const standing = (asOf: string) => {
    const days = [{ ...day, fromDate: '2026-01-12', toDate: '2026-01-13' }]
    const state = makeWorkedState({ plan: { weeks: [makeWeek(1)], days }, asOf })
    return weekFacts(state, assessProgram(state), 'week-1')!.standing
  }
  expect(standing('2026-01-11T23:00:00.000Z')).toBe('ahead')
  expect(standing('2026-01-13T23:00:00.000Z')).toBe('current')
  expect(standing('2026-01-14T00:00:00.000Z')).toBe('past')
})

const task = (weekId: string, text: string, over: Partial<Task> = {}): Task => ({
  ...makeTasks(weekId, 'o')[0]!,
  id: `${weekId}/${text.toLowerCase().replaceAll(' ', '-')}`,
  text,
  ...over,
})

function slipped(before: Task[], after: Task[], weekId: string) {
  const weeks = [makeWeek(1), makeWeek(2)]
  const state = makeState({
    earlier: [makeSnapshot(makeTracker([], { weeks, tasks: before }), '2026-01-09T00:00:00.000Z', 1)],
    snapshots: [makeSnapshot(makeTracker([], { weeks, tasks: after }), '2026-01-10T00:00:00.000Z', 2)],
  })
  const { slippedIn, slippedOut } = weekFacts(state, assessProgram(state), weekId)!
  const short = (slip: (typeof slippedIn)[number]) => [slip.kind, slip.from?.weekId, slip.to?.weekId, slip.certain]
  return { in: slippedIn.map(short), out: slippedOut.map(short), maybe: slippedOut.map(({ maybe }) => maybe?.text) }
}

test('a task in another week has moved: out of the one, into the other, once', () => {
  const [was, now] = [task('week-1', 'Index the orders table'), task('week-2', 'Index the orders table')]
  const move = ['moved', 'week-1', 'week-2', true]
  expect(slipped([was], [now], 'week-1')).toMatchObject({ in: [], out: [move] })
  expect(slipped([was], [now], 'week-2')).toMatchObject({ in: [move], out: [] })
})

test('a task in another week under other words only may have moved', () => {
  const was = task('week-1', 'Index the big orders table')
  const now = task('week-2', 'Index the orders table again')
  expect(slipped([was], [now], 'week-2').in).toEqual([['moved', 'week-1', 'week-2', false]])
})

test('what one snapshot alone has was added or dropped', () => {
  const [was, now] = [task('week-1', 'Write the runbook'), task('week-1', 'Move exports to a queue')]
  expect(slipped([was], [now], 'week-1')).toMatchObject({
    in: [['added', undefined, 'week-1', true]],
    out: [['dropped', 'week-1', undefined, true]],
  })
})

test('a task that stays in its week has not slipped, ticked or reworded a little', () => {
  const was = task('week-1', 'Write the runbook')
  const now = task('week-1', 'Write the runbooks', { ticked: true })
  expect(slipped([was], [now], 'week-1')).toMatchObject({ in: [], out: [] })
})
