import { expect, test } from 'vitest'
import type { Run } from '~/domain/evidence'
import { reconcileClaims } from '~/domain/reconcile'
import { makeInput, makeStatus, makeTier, makeWeek } from '../../support/claims'
import { makeRow, makeRun, percentilesOf } from '../../support/run-factory'

function runWith(label: string, p95Ms: number): Run {
  const percentiles = percentilesOf({ 50: 20, 95: p95Ms, 99: p95Ms + 10 })
  return makeRun({ label, aggregate: makeRow('*', { requests: 5000, maxMs: p95Ms + 20, percentiles }) })
}

function weekClaims(words: string, exit: string, runs: Run[], qualifying: Record<string, string[]> = {}) {
  const week = makeWeek(2, {
    tiers: ['tier-1'],
    statuses: [makeStatus(words, 'done')],
    exitCriteria: { text: exit, place: makeStatus('', 'done').place },
  })
  const input = { ...makeInput({ weeks: [week] }, { runs, tiers: [makeTier('blocked')] }), qualifying }
  return reconcileClaims(input)
    .filter((claim) => claim.kind === 'week')
    .map(({ class: found, reason, words: said }) => [found, reason, said.run ?? said.runs ?? null])
}

test('"all criteria met" of a week is judged by its own exit criteria and the run it names', () => {
  const runs = [runWith('test_v34', 120), runWith('test_v45', 900)]
  expect(weekClaims('ALL CRITERIA MET (v34)', 'P95 response time <300ms', runs)).toEqual([
    ['supported', 'exit_criteria_met', 'test_v34'],
  ])
  expect(weekClaims('ALL CRITERIA MET (v45)', 'P95 response time <300ms', runs)).toEqual([
    ['contradicted', 'exit_criterion_not_met', 'test_v45'],
  ])
})

test('a claim that names no run at hand is judged by the latest qualifying one', () => {
  const runs = [runWith('test_v34', 120), runWith('test_v45', 900)]
  const qualifying = { 'tier-1': ['test_v34', 'test_v45'] }
  expect(weekClaims('ALL CRITERIA MET', 'P95 response time <300ms', runs, qualifying)).toEqual([
    ['contradicted', 'exit_criterion_not_met', 'test_v45'],
  ])
  expect(weekClaims('ALL CRITERIA MET (v99)', 'P95 response time <300ms', runs, { 'tier-1': ['test_v34'] })).toEqual([
    ['unsupported', 'criteria_rest_on_absent_run', 'v99'],
    ['supported', 'exit_criteria_met', 'test_v34'],
  ])
})

test('without a run the exit criteria stay open; without measurable ones the tier speaks', () => {
  expect(weekClaims('ALL CRITERIA MET', 'P95 response time <300ms', [])).toEqual([
    ['unsupported', 'exit_criteria_undecided', ''],
  ])
  expect(weekClaims('ALL CRITERIA MET', 'CSV streaming implemented', [])).toEqual([
    ['contradicted', 'criteria_claimed_but_tier_not_ready', null],
  ])
})

test('what is there already and only to be verified is not called done; a pointer to the current phase is no status', () => {
  const reasonsOf = (statuses: ReturnType<typeof makeStatus>[]) =>
    reconcileClaims(makeInput({ weeks: [makeWeek(1, { statuses })] })).map((claim) => claim.reason)
  expect(reasonsOf([makeStatus('✅ (Existing - Verify Only)', 'done')])).toEqual([])
  expect(
    reasonsOf([makeStatus('✅ IMPLEMENTATION COMPLETE', 'done'), makeStatus('Current Phase: 1', 'in_progress')]),
  ).toEqual([])
})
