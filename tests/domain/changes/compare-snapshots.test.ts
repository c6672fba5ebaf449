import { expect, test } from 'vitest'
import { compareSnapshots } from '~/domain/changes'
import type { DocumentPlan, Target, Task } from '~/domain/plan'
import { makeCriterion, makeSnapshot, makeState, makeTracker } from '../../support/make-state'
import { makeRun } from '../../support/run-factory'

const place = { file: 'tracker.md', line: 3, column: 1 }
const [first, second] = ['2026-01-10T00:00:00.000Z', '2026-01-20T00:00:00.000Z']

const anyRun = { minUsers: null, minRequests: null, labels: [], tags: [], allowOnlyLogin: true }

function task(text: string, over: Partial<Task> = {}): Task {
  const id = `week-1/${text.toLowerCase().replaceAll(' ', '-')}`
  const line = 20 + text.length
  return {
    id,
    weekId: 'week-1',
    dayId: null,
    parentId: null,
    ref: null,
    text,
    estimateMinutes: null,
    ticked: false,
    note: null,
    proofs: [],
    place: { ...place, line },
    ...over,
  }
}

function target(text: string, rule: string | null, step = 'final'): Target {
  return { metric: 'p99', metricText: 'P99', step, text, rule, place }
}

function compare(
  before: Partial<DocumentPlan>,
  after: Partial<DocumentPlan>,
  over: Parameters<typeof makeState>[0] = {},
) {
  const older = makeSnapshot(makeTracker(before.criteria ?? [], before), first, 1)
  const newer = makeSnapshot(makeTracker(after.criteria ?? [], after), second, 2)
  const state = makeState({ ...over, snapshots: [newer], earlier: [older], asOf: second })
  return compareSnapshots(older, newer, state).changes
}

const told = (changes: ReturnType<typeof compare>) => changes.map(({ subject, kind, field }) => [subject, kind, field])

test('equal snapshots differ in nothing', () => {
  expect(compare({ tasks: [task('Tune')] }, { tasks: [task('Tune')] })).toEqual([])
})

test('a tick that names a run from between the two moments has new evidence, an older run is told as older', () => {
  const proofs = (text: string) => ({ proofs: [{ kind: 'run' as const, text }], ticked: true })
  const runs = [
    makeRun({ label: 'test_v1', effectiveAt: '2026-01-05T00:00:00.000Z' }),
    makeRun({ label: 'test_v2', effectiveAt: '2026-01-15T00:00:00.000Z' }),
  ]
  const changes = compare(
    { tasks: [task('Scale'), task('Tune it'), task('Write the guide')] },
    { tasks: [task('Scale', proofs('v1')), task('Tune it', proofs('v2')), task('Write the guide', { ticked: true })] },
    { runs },
  )
  expect(changes.map(({ kind, backing }) => [kind, backing?.kind, backing?.by])).toEqual([
    ['ticked', 'earlier', 'test_v1'],
    ['ticked', 'new', 'test_v2'],
    ['ticked', 'none', null],
  ])
})

test('a task that comes already ticked says so, one that is removed tells whether it was open', () => {
  const changes = compare({ tasks: [task('Old work')] }, { tasks: [task('Something else', { ticked: true })] })
  expect(changes.map(({ kind, ticked, backing }) => [kind, ticked, backing?.kind])).toEqual([
    ['removed', false, undefined],
    ['added', true, 'none'],
  ])
})

test('what a tick adds in brackets is its reason; another head is another wording', () => {
  const bracket = compare({ tasks: [task('Load test')] }, { tasks: [task('Load test (v45)', { ticked: true })] })
  expect(told(bracket)).toEqual([['task', 'ticked', null]])
  const worded = compare(
    { tasks: [task('Run the load test')] },
    { tasks: [task('Run the load tests', { ticked: true })] },
  )
  expect(told(worded)).toEqual([
    ['task', 'ticked', null],
    ['task', 'reworded', null],
  ])
})

test('another day of the same week is a move', () => {
  expect(told(compare({ tasks: [task('Tune', { dayId: 'week-1/day-1' })] }, { tasks: [task('Tune')] }))).toEqual([
    ['task', 'moved', null],
  ])
})

test('a target that asks for less is loosened, and both are judged on the same evidence', () => {
  const runs = [makeRun({ label: 'test_v1', effectiveAt: '2026-01-15T00:00:00.000Z' })]
  const [change] = compare(
    { criteria: [makeCriterion('P99 <1ms')], targets: [target('<1ms', 'p99(*) < 1ms')] },
    { criteria: [makeCriterion('P99 <1ms')], targets: [target('<900s', 'p99(*) < 900s')] },
    { runs, settings: { qualifying: anyRun } },
  )
  expect(change).toMatchObject({
    kind: 'changed',
    goalpost: {
      move: 'loosened',
      before: { verdict: 'not_met', run: 'test_v1' },
      after: { verdict: 'met', run: 'test_v1' },
    },
  })
})

test('a tighter target is tightened, two spellings of one limit are no move, a dropped target is told', () => {
  const moves = (before: Target[], after: Target[]) =>
    compare({ targets: before }, { targets: after }).map(({ goalpost }) => goalpost?.move ?? null)
  expect(moves([target('<2s', 'p99(*) < 2s')], [target('<1s', 'p99(*) < 1s')])).toEqual(['tightened'])
  expect(moves([target('<2s', 'p99(*) < 2s')], [target('<2,000ms', 'p99(*) < 2000ms')])).toEqual([null])
  expect(moves([target('<2s', 'p99(*) < 2s')], [])).toEqual(['dropped'])
  expect(moves([], [target('<2s', 'p99(*) < 2s')])).toEqual(['set'])
  expect(moves([target('<2s', 'p99(*) < 2s')], [target('<2s', 'p95(*) < 2s')])).toEqual(['altered'])
})

test('a criterion whose limit moved is a goalpost; one that is gone is dropped', () => {
  const changes = compare(
    { criteria: [makeCriterion('P99 response time <1s', { id: 'tier-1/p99' }), makeCriterion('Zero timeouts')] },
    { criteria: [makeCriterion('P99 response time <2s', { id: 'tier-1/p99' })] },
  )
  expect(changes.map(({ subject, kind, goalpost }) => [subject, kind, goalpost?.move])).toEqual([
    ['criterion', 'changed', 'loosened'],
    ['criterion', 'removed', 'dropped'],
  ])
})

test('statuses are told by the words that only one snapshot says', () => {
  const week = (...words: string[]) => ({
    id: 'week-1',
    unit: 'week',
    number: 1,
    title: 'Start',
    goal: null,
    exitCriteria: null,
    tiers: [],
    statuses: words.map((text) => ({ words: text, status: 'unknown' as const, place })),
    place,
  })
  const [change] = compare({ weeks: [week('Planned', 'Pending')] }, { weeks: [week('Planned', 'COMPLETE')] })
  expect(change).toMatchObject({ subject: 'status', before: { words: 'Pending' }, after: { words: 'COMPLETE' } })
})
