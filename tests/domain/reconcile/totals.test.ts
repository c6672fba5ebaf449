import { expect, test } from 'vitest'
import type { Finding } from '~/domain/evidence'
import type { CostLine } from '~/domain/plan'
import { measureProgress } from '~/domain/progress'
import { reconcileClaims, reconciliationReasons } from '~/domain/reconcile'
import {
  at,
  makeEvidence,
  makeFigure,
  makeInput,
  makeStatus,
  makeTarget,
  makeTask,
  makeWeek,
} from '../../support/claims'
import { makePlan } from '../../support/make-plan'
import { makeRun } from '../../support/run-factory'

function makeCost(weekId: string | null, actualMinutes: number, actualCents: number): CostLine {
  return {
    id: weekId ?? 'total',
    weekId,
    phase: weekId ?? 'TOTAL',
    isTotal: weekId === null,
    estimateMinutes: weekId === null ? 4800 : 2400,
    estimateCents: null,
    actualMinutes,
    actualCents,
    approximate: false,
    status: null,
    place: at(80),
  }
}

test('a stated total is compared with the sum of its rows, column by column', () => {
  const costs = [makeCost('week-1', 960, 48000), makeCost('week-2', 720, 36000), makeCost(null, 0, 0)]
  const claims = reconcileClaims(makeInput({ costs }))
  expect(claims.map((claim) => [claim.reason, claim.words.column, claim.numbers.stated, claim.numbers.sum])).toEqual([
    ['total_is_not_sum', 'actual_hours', 0, 1680],
    ['total_is_not_sum', 'actual_cost', 0, 84000],
    ['total_is_sum', 'estimate_hours', 4800, 4800],
  ])
})

test('no hours on a week that is called complete are not recorded hours', () => {
  const weeks = [makeWeek(1, { statuses: [makeStatus('COMPLETE', 'done')] }), makeWeek(2)]
  const costs = [makeCost('week-1', 0, 0), makeCost('week-2', 0, 0)]
  const claims = reconcileClaims(makeInput({ weeks, costs }))
  expect(claims.map((claim) => [claim.reason, claim.weekId])).toEqual([['actuals_not_recorded', 'week-1']])
})

test('parts that do not give the collected total are found', () => {
  const figures = [
    makeFigure('tests_collected', 709),
    makeFigure('tests_passed', 679),
    makeFigure('tests_skipped', 21),
    makeFigure('tests_errors', 12),
  ]
  const [claim] = reconcileClaims(makeInput({ quotedEvidence: [makeEvidence(null, figures)] }))
  expect(claim).toMatchObject({ reason: 'parts_do_not_sum', numbers: { sum: 712, total: 709 } })
})

test('a ratio beside its own counts must follow from them', () => {
  const line = (error: number) =>
    makeEvidence('v9', [
      makeFigure('requests', 3385),
      makeFigure('failures', 429),
      makeFigure('error', error, { low: error - 0.0001, high: error + 0.0001, unit: 'ratio' }),
    ])
  const reasons = (error: number) =>
    reconcileClaims(makeInput({ quotedEvidence: [line(error)] })).map((claim) => claim.reason)
  expect(reasons(0.1264)).toContain('ratio_does_not_fit')
  expect(reasons(0.1267)).not.toContain('ratio_does_not_fit')
})

test('one target with several values in several documents is a finding, written alike it is none', () => {
  const tracker = {
    targets: [makeTarget('p99-dashboard', 'tier-1', '<500ms'), makeTarget('error-rate', 'final', '<0.05%')],
  }
  const guide = makePlan({
    slug: 'guide',
    title: 'Guide',
    targets: [makeTarget('p99-dashboard', 'day-5', '<1s'), makeTarget('error-rate', 'final', '<0.05 %')],
  })
  const claims = reconcileClaims(makeInput(tracker, { documents: [guide] }))
  expect(claims.map((claim) => [claim.reason, claim.subject, claim.words.target, claim.words.other])).toEqual([
    ['targets_differ', 'p99-dashboard', '<500ms', '<1s'],
  ])
})

test('a later snapshot that asks for less, for more, or for something else is found', () => {
  const weekly = (metric: string, text: string) => [4, 5, 6, 7].map((week) => makeTarget(metric, `week-${week}`, text))
  const earlier = [
    makePlan({
      targets: [makeTarget('auth', 'final', '>99%'), makeTarget('p95', 'final', '<300ms'), ...weekly('p99', '<1s')],
    }),
  ]
  const now = {
    targets: [makeTarget('auth', 'final', '>98%'), makeTarget('p95', 'final', '<200ms'), ...weekly('p95-v2', '<1s')],
  }
  expect(reconcileClaims(makeInput(now, { earlier })).map((claim) => `${claim.reason} ${claim.subject}`)).toEqual([
    'target_loosened auth',
    'target_tightened p95',
    'target_metric_replaced p99',
  ])
})

const run = makeRun({ label: 'test_v7_100u' })
const named = makeTask('Run the load test (v7)', { proofs: [{ kind: 'run', text: 'v7' }] })
const taint: Finding = { code: 'auth_collapse', severity: 'taint', scope: 'run', rows: [], numbers: {} }

test('a ticked task is proven by an untainted run of its own line that is at hand', () => {
  const reasonOf = (over: Parameters<typeof makeInput>[1]) =>
    reconcileClaims(makeInput({ tasks: [named] }, over))[0]!.reason
  expect(reasonOf({ runs: [run] })).toBe('task_proven')
  expect(reasonOf({ runs: [run], findings: { [run.label]: [taint] } })).toBe('task_proof_tainted')
  expect(reasonOf({})).toBe('task_proof_not_at_hand')
  expect(reasonOf({ runs: [run], asOf: '2026-01-01T00:00:00Z' })).toBe('task_proof_out_of_time')
  expect(reasonOf({ runs: [{ ...run, effectiveAt: null }] })).toBe('task_proof_out_of_time')
  expect(reconcileClaims(makeInput({ tasks: [makeTask('Refactor')] }))[0]!.reason).toBe('task_without_proof')
  expect(reconcileClaims(makeInput({ tasks: [{ ...named, ticked: false }] }, { runs: [run] }))).toEqual([])
})

test('ticked deliverables name their artifact or have none', () => {
  const deliverable = {
    id: 'd',
    weekId: 'week-1',
    text: 'Report',
    ticked: true,
    note: null,
    artifacts: ['REPORT.md'],
    place: at(80),
  }
  const reasonOf = (artifacts: string[]) =>
    reconcileClaims(makeInput({ deliverables: [{ ...deliverable, artifacts }] }))[0]!.reason
  expect(reasonOf(['REPORT.md'])).toBe('deliverable_artifact_named')
  expect(reasonOf([])).toBe('deliverable_without_artifact')
})

test('a ticked deliverable whose line names a run is what that run is worth', () => {
  const item = { id: 'd', weekId: 'week-1', text: 'Load results', ticked: true, note: null, place: at(80) }
  const claim = (name: string, findings = {}) =>
    reconcileClaims(
      makeInput(
        { deliverables: [{ ...item, artifacts: [name] }] },
        { runs: [makeRun({ label: 'v9_100u' })], findings },
      ),
    )[0]!
  expect(claim('v9')).toMatchObject({ class: 'supported', reason: 'task_proven', against: { run: 'v9_100u' } })
  expect(claim('v8')).toMatchObject({ class: 'unsupported', reason: 'deliverable_artifact_named' })
  expect(claim('0032_add_indexes')).toMatchObject({ class: 'unsupported', reason: 'deliverable_artifact_named' })
})

test('progress counts boxes without placeholders, tasks, proof and hours', () => {
  const box = { ticked: true, owner: 'task' as const, ownerId: null, text: 'x', place: at(1) }
  const tracker = makePlan({
    progress: [{ subject: 'program', fromPercent: null, percent: 40, words: '40% Complete', place: at(3) }],
    boxes: [box, { ...box, ticked: false }, { ...box, owner: 'placeholder' }, { ...box, owner: 'plan_item' }],
    tasks: [{ ...named, estimateMinutes: 120 }, makeTask('b', { ticked: false, estimateMinutes: 60 }), makeTask('c')],
  })
  const context = { runs: [run], findings: {}, asOf: '2026-02-01T00:00:00Z' }
  expect(measureProgress(tracker, context)).toEqual({
    claimed: { percent: 40, words: '40% Complete', place: at(3) },
    ticked: { done: 1, total: 2, placeholders: 1 },
    tasks: { done: 2, total: 3 },
    proven: { done: 1, total: 3 },
    hours: { doneMinutes: 120, totalMinutes: 180 },
  })
  expect(measureProgress(tracker, { ...context, findings: { [run.label]: [taint] } }).proven.done).toBe(0)
  expect(measureProgress(null, context)).toMatchObject({ claimed: null, hours: null })
})

test('claims are ordered worst first, with stable ids', () => {
  const evidence = [makeEvidence('v7', [makeFigure('requests', 1)], { place: at(49) })]
  const weeks = [makeWeek(1, { statuses: [makeStatus('COMPLETE', 'done'), makeStatus('PENDING', 'planned', 11)] })]
  const claims = reconcileClaims(
    makeInput({ quotedEvidence: evidence, weeks, tasks: [named, makeTask('b')] }, { runs: [run] }),
  )
  expect(claims.map((claim) => [claim.rank, claim.class])).toEqual([
    [0, 'contradicted'],
    [1, 'self_contradicted'],
    [2, 'unsupported'],
    [3, 'unsupported'],
    [4, 'supported'],
  ])
  expect(claims.map((claim) => claim.id)).toEqual([
    'tracker/run_figure/50',
    'tracker/week/10',
    'tracker/week/10-2',
    'tracker/task/30-2',
    'tracker/task/30',
  ])
  for (const claim of claims) expect(reconciliationReasons).toContain(claim.reason)
})
