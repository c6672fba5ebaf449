import { expect, test } from 'vitest'
import { assessProgram } from '~/domain/assess'
import type { ProgramState } from '~/domain/assessment'
import type { Run } from '~/domain/evidence'
import type { Task } from '~/domain/plan'
import { type AttachedProof, noWork } from '~/domain/work/records'
import { judgeProofs, proofsBySubject } from '~/domain/work/task-proofs'
import { makeSnapshot, makeState, makeTracker } from '../../support/make-state'
import { makeRun } from '../../support/run-factory'
import { makeTasks, makeWeek } from '../../support/work-factory'

const at = '2026-01-11T09:00:00.000Z'

function attached(over: Partial<AttachedProof> = {}): AttachedProof {
  return {
    id: 1,
    subject: 'task',
    subjectId: 'week-1/0',
    subjectText: 'Task 0',
    kind: 'run',
    value: 'proof',
    sha256: null,
    note: '',
    by: 'ann',
    at,
    withdrawnAt: null,
    ...over,
  }
}

function stateWith(proofs: AttachedProof[], over: Partial<ProgramState> = {}, tasks = makeTasks('week-1', 'xxo')) {
  const snapshot = makeSnapshot(makeTracker([], { weeks: [makeWeek(1)], tasks }))
  const runs: Run[] = [makeRun({ label: 'proof' })]
  return makeState({ snapshots: [snapshot], runs, work: { ...noWork, proofs }, ...over })
}

const worthOf = (state: ProgramState) =>
  judgeProofs(state, assessProgram(state).findings).map(({ worth, standing }) => [worth, standing.state])
const provenOf = (state: ProgramState) => assessProgram(state).progress.proven.done

test('a run at hand proves the ticked task that it is attached to, and no other', () => {
  expect(provenOf(stateWith([]))).toBe(0)
  const state = stateWith([attached()])
  expect(worthOf(state)).toEqual([['proves', 'stands']])
  expect(provenOf(state)).toBe(1)
  const claim = assessProgram(state).claims.find(({ subject, kind }) => kind === 'task' && subject === 'week-1/0')
  expect(claim).toMatchObject({ class: 'supported', reason: 'task_proven_by_member', words: { by: 'ann' } })
})

test('proof of a task that nobody ticked is shown and counts for nothing', () => {
  expect(provenOf(stateWith([attached({ subjectId: 'week-1/2', subjectText: 'Task 2' })]))).toBe(0)
})

test.each([
  ['commit', 'abcdef1'],
  ['url', 'https://ci.example/1'],
  ['note', 'I saw it'],
] as const)('a %s is shown under the name and proves nothing', (kind, value) => {
  const state = stateWith([attached({ kind, value })])
  expect(worthOf(state)).toEqual([['shown_only', 'stands']])
  expect(provenOf(state)).toBe(0)
})

test('a file whose bytes are kept proves; one that belongs to a run is worth what the run is', () => {
  expect(worthOf(stateWith([attached({ kind: 'file', value: 'shot.png', sha256: 'a'.repeat(64) })]))).toEqual([
    ['proves', 'stands'],
  ])
  const files = [{ name: 'x_stats.csv', sha256: 'b'.repeat(64), bytes: 1, kind: 'stats' as const }]
  const runs = [makeRun({ label: 'other', files, truncated: true })]
  const [judged] = worthOf(stateWith([attached({ kind: 'file', value: 'x', sha256: 'b'.repeat(64) })], { runs }))
  expect(judged).toEqual(['tainted', 'stands'])
})

test('a void, tainted, absent, later or clockless run proves nothing and says which', () => {
  const invalidations = [{ run: 'proof', by: 'bob', at, reason: 'wrong build' }]
  const one = (over: Partial<ProgramState>) => worthOf(stateWith([attached()], over))[0]![0]
  expect(one({ invalidations })).toBe('void')
  expect(one({ runs: [makeRun({ label: 'proof', truncated: true })] })).toBe('tainted')
  expect(one({ runs: [] })).toBe('not_at_hand')
  expect(one({ runs: [makeRun({ label: 'proof', effectiveAt: null })] })).toBe('out_of_time')
  expect(one({ runs: [makeRun({ label: 'proof', effectiveAt: '2026-02-01T00:00:00.000Z' })] })).toBe('out_of_time')
  expect(provenOf(stateWith([attached()], { invalidations }))).toBe(0)
})

test('a void run that a line names proves nothing either', () => {
  const tasks = makeTasks('week-1', 'p')
  expect(provenOf(stateWith([], {}, tasks))).toBe(1)
  const invalidations = [{ run: 'proof', by: 'bob', at, reason: 'wrong build' }]
  const state = stateWith([], { invalidations }, tasks)
  expect(provenOf(state)).toBe(0)
  expect(assessProgram(state).claims.find(({ kind }) => kind === 'task')).toMatchObject({ reason: 'task_proof_void' })
})

test('what is taken back counts for nothing', () => {
  const state = stateWith([attached({ withdrawnAt: at })])
  expect(worthOf(state)).toEqual([['withdrawn', 'stands']])
  expect(provenOf(state)).toBe(0)
  expect(proofsBySubject(judgeProofs(state, {}), 'task').size).toBe(0)
})

const named = (text: string, over: Partial<Task> = {}): Task => ({
  ...makeTasks('week-1', 'x')[0]!,
  id: `week-1/${text.toLowerCase().replaceAll(' ', '-')}`,
  text,
  ...over,
})

function across(before: Task[], after: Task[]) {
  const weeks = [makeWeek(1), makeWeek(2)]
  const earlier = [makeSnapshot(makeTracker([], { weeks, tasks: before }), '2026-01-09T00:00:00.000Z', 1)]
  const snapshots = [makeSnapshot(makeTracker([], { weeks, tasks: after }), '2026-01-10T00:00:00.000Z', 2)]
  const [first] = before as [Task]
  const proofs = [attached({ subjectId: first.id, subjectText: first.text })]
  const state = stateWith(proofs, { snapshots, earlier })
  return judgeProofs(state, assessProgram(state).findings)[0]!.standing
}

test('a record follows its task through another snapshot: by ref, by words, by likeness', () => {
  const to = across([named('Index the orders table')], [named('Index the orders tables')])
  expect(to).toMatchObject({ state: 'stands', id: 'week-1/index-the-orders-tables' })
  const ref = { ref: '1.1', id: 'week-1/1.1' }
  expect(across([named('Old words', ref)], [named('Entirely new', ref)])).toMatchObject({ state: 'stands' })
})

test('a record whose task is gone is kept, with what may be the same', () => {
  expect(across([named('Index the orders table')], [named('Write the runbook')])).toMatchObject({
    state: 'vanished',
    weekId: 'week-1',
    text: 'Index the orders table',
    maybe: null,
  })
  const elsewhere = named('Index the orders table', { weekId: 'week-2', id: 'week-2/index' })
  expect(across([named('Index the orders table')], [elsewhere])).toMatchObject({
    state: 'vanished',
    maybe: { id: 'week-2/index' },
  })
})

test('a record of a task that no snapshot knows is kept too', () => {
  const state = stateWith([attached({ subjectId: 'week-9/gone', subjectText: 'Gone' })])
  expect(judgeProofs(state, {})[0]!.standing).toEqual({
    state: 'vanished',
    text: 'Gone',
    weekId: 'week-9',
    maybe: null,
  })
})
