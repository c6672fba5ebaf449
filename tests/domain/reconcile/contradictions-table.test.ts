import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { ReconciledClaim } from '~/domain/assessment'
import { assessFolders } from '../../support/assessed'
import { describeShared, sharedFolder } from '../../support/shared'

const tracker = 'master-execution-tracker-full-optimization-8-weeks'
const guide = 'week-1-implementation-guide-full-optimization-option-a'
const quick = 'quick-action-plan-django-ahsp-optimization'
const strategic = 'strategic-priority-plan-django-ahsp-project'

/** What a row of the table asks: class, reason, line of the claim, and what else it must state. */
type Row = [string, string, number, Partial<Record<string, unknown>>?]

function told(claim: ReconciledClaim): Record<string, unknown> {
  const { against, claim: own } = claim
  const place = against?.kind === 'document' ? { in: against.document, at: against.place.line } : {}
  const document = own.kind === 'document' ? own.document : own.run
  return { ...claim.words, ...claim.numbers, subject: claim.subject, document, run: claim.words.run, ...place }
}

function expectRows(claims: ReconciledClaim[], rows: Row[]) {
  for (const [claimClass, reason, line, facts] of rows) {
    const found = claims.filter(
      (claim) => claim.class === claimClass && claim.reason === reason && claim.claim.place?.line === line,
    )
    expect(found.map(told), `${claimClass} ${reason} in line ${line}`).toContainEqual(
      expect.objectContaining(facts ?? {}),
    )
  }
}

describeShared('every row of the table of contradictions', () => {
  let final: ReconciledClaim[]
  let weekTwo: ReconciledClaim[]
  beforeAll(() => {
    const evidence = resolve(sharedFolder, 'evidence/ahsp')
    const documents = resolve(sharedFolder, 'documents')
    final = assessFolders([documents, evidence], '2026-01-20T00:00:00Z').assessment.claims
    const early = readdirSync(documents).filter((name) => !name.includes('.final.'))
    weekTwo = assessFolders([...early.map((name) => join(documents, name)), evidence], '2026-01-20T00:00:00Z')
      .assessment.claims
  })

  test('the program is called finished over open boxes, other words of its own, and four tiers that are not ready', () => {
    expectRows(final, [
      ['self_contradicted', 'percent_over_open_boxes', 13, { percent: 100, done: 138, total: 189 }],
      ['self_contradicted', 'program_statuses_differ', 13, { other: 'IN PROGRESS', at: 6 }],
      ['self_contradicted', 'program_statuses_differ', 13, { other: 'Week 5 COMPLETE, Week 6 IN PROGRESS', at: 853 }],
      ['contradicted', 'program_done_tiers_not_ready', 13, { notReady: 4, total: 4 }],
      ['contradicted', 'program_done_tiers_not_ready', 37, { notReady: 4, total: 4 }],
      ['contradicted', 'program_done_tiers_not_ready', 601, { notReady: 4, total: 4 }],
    ])
  })

  test('figures refute their own targets, counts and neighbours', () => {
    expectRows(final, [
      ['self_contradicted', 'quoted_value_fails_own_limit', 701, { value: 2100, limit: 2000 }],
      ['self_contradicted', 'figure_fails_target', 619, { value: 0.988, limit: 0.99 }],
      ['self_contradicted', 'figure_fails_target', 620, { value: 26, limit: 20 }],
      ['self_contradicted', 'figure_fails_target', 622, { value: 440, limit: 300 }],
      ['self_contradicted', 'figure_fails_target', 624, { value: 0.0118, limit: 0.0005 }],
      ['self_contradicted', 'ratio_does_not_fit', 619, { part: 172, whole: 17938 }],
      ['self_contradicted', 'ratio_fits_wrong_denominator', 619, { part: 213, whole: 17938 }],
      ['self_contradicted', 'pass_claimed_against_target', 36, { value: 0.0046, limit: 0.0005 }],
      ['unsupported', 'run_not_at_hand', 36, { quoted: 'v48' }],
      ['self_contradicted', 'quotes_other_percentile', 704, { quoted: 'p95', asked: 'p99', value: 250 }],
      ['self_contradicted', 'parts_do_not_sum', 478, { sum: 712, total: 709 }],
      ['self_contradicted', 'total_is_not_sum', 743, { stated: 0, sum: 28 * 60, column: 'actual_hours' }],
      ['self_contradicted', 'total_is_not_sum', 743, { stated: 0, sum: 84000, column: 'actual_cost' }],
      ['self_contradicted', 'table_row_twice', 651, { first: 650, second: 651 }],
      ['unsupported', 'figure_jump', 650, { from: 0.6351, to: 0.9 }],
      ['self_contradicted', 'figure_fails_other_target', 482, { value: 0.6351, limit: 0.8, at: 416 }],
    ])
  })

  test('weeks have two statuses, open boxes, open deliverables and broken steps', () => {
    expectRows(final, [
      ['self_contradicted', 'statuses_differ', 47, { subject: 'week-0', at: 54 }],
      ['self_contradicted', 'statuses_differ', 370, { subject: 'week-3', at: 298 }],
      ['self_contradicted', 'week_done_over_open_boxes', 441, { subject: 'week-4', done: 21, total: 28 }],
      ['self_contradicted', 'part_done_over_open_boxes', 384, { subject: 'week-4/day-18', done: 5, total: 8 }],
      ['self_contradicted', 'week_done_over_open_boxes', 558, { subject: 'week-7', done: 8, total: 12 }],
      ...[370, 441, 445, 494, 558, 593].map(
        (line): Row => ['self_contradicted', 'week_done_over_open_deliverables', line],
      ),
      ['self_contradicted', 'tier_claimed_over_open_criteria', 441, { subject: 'tier-2', ticked: 0, total: 5 }],
      ['self_contradicted', 'tier_claimed_over_open_criteria', 494, { subject: 'tier-3', ticked: 0, total: 5 }],
      ['self_contradicted', 'tier_claimed_over_open_criteria', 13, { subject: 'production-readiness', ticked: 0 }],
      ['self_contradicted', 'progress_chain_break', 370, { previous: 25, percent: 60 }],
      ['self_contradicted', 'progress_chain_break', 558, { previous: 85, percent: 90 }],
      ['self_contradicted', 'done_after_last_update', 566, { subject: 'week-8/day-36', date: '2026-01-15' }],
      ['self_contradicted', 'done_after_last_update', 192, { date: '2026-01-15', lastUpdated: '2026-01-14' }],
    ])
  })

  test('targets moved, columns were exchanged, and plans say other things', () => {
    expectRows(final, [
      ['self_contradicted', 'target_loosened', 652, { target: '>98%', other: '>99%' }],
      ['self_contradicted', 'planned_coverage_missing', 505, { missing: 'Safari', in: strategic, at: 745 }],
      ['self_contradicted', 'option_differs', 2, { chosen: 'A', recommended: 'B', in: quick, at: 104 }],
      ['self_contradicted', 'estimates_differ', 66, { minutes: 120, otherMinutes: 240, in: quick, at: 68 }],
      ['self_contradicted', 'targets_differ', 704, { target: '<500ms', other: '<200ms', in: strategic }],
      ['self_contradicted', 'targets_differ', 704, { target: '<500ms', other: '<1,000ms', in: guide }],
      ['self_contradicted', 'done_over_open_checklist', 597, { document: guide, total: 5, allOpen: 21 }],
      ['self_contradicted', 'done_over_open_checklist', 598, { document: guide, total: 5, allOpen: 21 }],
      ['self_contradicted', 'done_over_open_checklist', 599, { document: guide, total: 5, allOpen: 21 }],
      ['self_contradicted', 'done_over_open_checklist', 600, { document: guide, total: 6, allOpen: 21 }],
    ])
    const replaced = final.find((claim) => claim.reason === 'target_metric_replaced')
    expect(replaced?.words.other).toBe('P95 V2 (ms)')
  })

  test('runs that are absent, tainted, failed or of other figures than quoted', () => {
    const v28 = 'hasil_test_v28_100u_r4_pool140_core_only'
    const v45 = 'hasil_test_v45_200u_r5_pool140_pgbouncer'
    const planned = {
      name: 'v20',
      notMet: 5,
      total: 6,
      instead: 'v48',
      findings: 'auth_collapse, login_page_responses',
    }
    expectRows(final, [
      ['self_contradicted', 'planned_name_taken', 724, planned],
      ['contradicted', 'figure_outside_precision', 231, { run: v28, value: 9148, measured: 200 }],
      ['contradicted', 'figure_outside_precision', 231, { run: v28, value: 61, measured: 0 }],
      ['unsupported', 'run_not_at_hand', 351, { quoted: 'v44' }],
      ['unsupported', 'run_not_at_hand', 551, { quoted: 'v47' }],
      ['unsupported', 'run_not_at_hand', 588, { quoted: 'v48' }],
      ['contradicted', 'pass_claimed_of_tainted_run', 352, { run: v45, loginFailures: 200, loginSuccess: 0 }],
      ['contradicted', 'tier_claimed_but_blocked', 846, { subject: 'tier-1' }],
      ['contradicted', 'ticked_but_not_met', 700, { failures: 200, samples: 200 }],
      ['unsupported', 'file_not_at_hand', 121, { file: 'hasil_test_auth_only_50u_multi_nolimit_v2_stats.csv' }],
      ['unsupported', 'file_not_at_hand', 314, { file: 'hasil_test_v36_100u_r4_pool140_core_only_stats.csv' }],
    ])
    expect(final.filter((claim) => claim.reason === 'file_not_at_hand')).toHaveLength(2)
  })

  test('the week-2 snapshot says less than its boxes, more than its calendar, and 2,100 ms of less than 2,000', () => {
    expectRows(weekTwo, [
      ['self_contradicted', 'percent_differs_from_boxes', 13, { document: tracker, percent: 20, done: 51, total: 153 }],
      ['self_contradicted', 'done_after_last_update', 177, { date: '2026-01-15', lastUpdated: '2026-01-11' }],
      ['self_contradicted', 'figure_fails_target', 390, { value: 2100, limit: 2000, target: '<2,000ms for Week 1' }],
      ['contradicted', 'figure_outside_precision', 388, { value: 16, measured: 26 }],
      ['supported', 'figure_agrees', 389, { value: 600, measured: 600 }],
    ])
  })
})
