import { resolve } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { Assessment, ReconciledClaim } from '~/domain/assessment'
import { assessFolders } from '../../support/assessed'
import { describeShared, sharedFolder } from '../../support/shared'

describeShared('the contradictions of the real final snapshot', () => {
  let assessment: Assessment
  beforeAll(() => {
    const folders = [resolve(sharedFolder, 'documents'), resolve(sharedFolder, 'evidence/ahsp')]
    assessment = assessFolders(folders, '2026-01-20T00:00:00Z').assessment
  })

  function claims(reason: string, line?: number): ReconciledClaim[] {
    return assessment.claims.filter(
      (claim) => claim.reason === reason && (line === undefined || claim.claim.place?.line === line),
    )
  }

  function onRun(reason: string, part: string): ReconciledClaim[] {
    return claims(reason).filter((claim) => claim.subject.includes(part))
  }

  test('Tier 1 is called complete and blocked: the worst entry of the ledger', () => {
    expect(assessment.claims[0]).toMatchObject({ class: 'contradicted', kind: 'tier', subject: 'tier-1', rank: 0 })
    expect(claims('ticked_but_not_met').map((claim) => claim.subject)).toContain('tier-1/auth-success-rate')
    // The ticked milestone is the claim itself: one line, one entry.
    expect(claims('milestone_tier_not_ready')).toEqual([])
  })

  test('100 % stands over 138 of 189 boxes, an IN PROGRESS header and a footer in week 6', () => {
    expect(claims('percent_over_open_boxes', 13)[0]!.numbers).toMatchObject({ percent: 100, done: 138, total: 189 })
    expect(claims('program_statuses_differ').map((claim) => claim.against?.place?.line)).toEqual([6, 853])
    expect(assessment.progress).toMatchObject({
      claimed: { percent: 100 },
      ticked: { done: 138, total: 189, placeholders: 4 },
      tasks: { done: 121, total: 132 },
    })
    expect(assessment.progress.proven.done).toBeGreaterThan(0)
    expect(assessment.progress.proven.done).toBeLessThan(20)
  })

  test('"P99 <2s - 2.1s" refutes itself and the dashboard criterion quotes another percentile', () => {
    expect(claims('quoted_value_fails_own_limit', 701)).toHaveLength(1)
    expect(claims('quotes_other_percentile', 704)[0]!.words).toMatchObject({ quoted: 'p95', asked: 'p99' })
  })

  test('the four ticked figures miss the targets a few lines below, and 98.8 % is of all requests', () => {
    expect(claims('figure_fails_target').map((claim) => claim.claim.place!.line)).toEqual([619, 620, 622, 624])
    expect(claims('ratio_does_not_fit', 619)[0]!.numbers).toMatchObject({ part: 172, whole: 17938 })
    expect(claims('ratio_fits_wrong_denominator', 619)[0]!.numbers).toMatchObject({ part: 213 })
  })

  test('weeks 0, 3 and 6 have two statuses; weeks 4 and 7 are complete over open boxes', () => {
    const weeks = claims('statuses_differ').map((claim) => claim.subject)
    expect(weeks).toEqual(expect.arrayContaining(['week-0', 'week-3', 'week-6']))
    const boxes = claims('week_done_over_open_boxes').map((claim) => [
      claim.subject,
      claim.numbers.done,
      claim.numbers.total,
    ])
    expect(boxes).toEqual([
      ['week-4', 21, 28],
      ['week-7', 8, 12],
    ])
    const deliverables = claims('week_done_over_open_deliverables').map((claim) => claim.subject)
    expect(deliverables).toEqual(['week-3', 'week-4', 'week-5', 'week-6', 'week-7', 'week-8'])
  })

  test('the checklists of the later tiers have no tick', () => {
    const tiers = claims('tier_claimed_over_open_criteria').map((claim) => [claim.subject, claim.numbers.ticked])
    expect(tiers).toEqual(
      expect.arrayContaining([
        ['tier-2', 0],
        ['tier-3', 0],
      ]),
    )
  })

  test('totals, sums and the weekly table do not add up', () => {
    expect(
      claims('total_is_not_sum').map((claim) => [claim.words.column, claim.numbers.stated, claim.numbers.sum]),
    ).toEqual([
      ['actual_hours', 0, 28 * 60],
      ['actual_cost', 0, 84000],
    ])
    expect(claims('parts_do_not_sum')[0]!.numbers).toEqual({ sum: 712, total: 709 })
    expect(claims('table_row_twice')[0]).toMatchObject({ subject: 'week-6', numbers: { first: 650, second: 651 } })
    expect(claims('figure_jump')[0]!.numbers).toEqual({ from: 0.6351, to: 0.9 })
  })

  test('the progress chain breaks twice', () => {
    expect(claims('progress_chain_break').map((claim) => [claim.numbers.previous, claim.numbers.percent])).toEqual([
      [25, 60],
      [85, 90],
    ])
  })

  test('v28 has other figures than its file, and v45 is called stable', () => {
    const v28 = onRun('figure_outside_precision', 'v28_100u')
    expect(v28.map((claim) => claim.words.metric)).toEqual(expect.arrayContaining(['requests', 'failures']))
    expect(v28[0]!.numbers).toMatchObject({ value: 9148, measured: 200 })
    const [stable] = onRun('pass_claimed_of_tainted_run', 'v45')
    expect(stable!.numbers).toMatchObject({ loginRequests: 200, loginFailures: 200, loginSuccess: 0 })
    const agreeing = onRun('figure_agrees_but_run_tainted', 'v45')
    expect(agreeing.length).toBeGreaterThan(3)
    expect(agreeing.every((claim) => claim.tainted && claim.class === 'supported')).toBe(true)
  })

  test('v44, v47 and v48 have no file; two of the cited files are not at hand', () => {
    expect(new Set(claims('run_not_at_hand').map((claim) => claim.words.quoted))).toEqual(
      new Set(['v44', 'v47', 'v48']),
    )
    expect(claims('file_not_at_hand').map((claim) => claim.words.file)).toEqual([
      'hasil_test_auth_only_50u_multi_nolimit_v2_stats.csv',
      'hasil_test_v36_100u_r4_pool140_core_only_stats.csv',
    ])
    expect(claims('pass_claimed_against_target').map((claim) => claim.claim.place!.line)).toEqual([36, 588])
    expect(claims('planned_name_taken').map((claim) => claim.words.name)).toEqual(
      expect.arrayContaining(['v20', 'v19']),
    )
  })

  test('days after the last update, and goalposts between the snapshots', () => {
    expect(claims('done_after_last_update').map((claim) => claim.words.date)).toContain('2026-01-15')
    expect(claims('target_loosened').map((claim) => [claim.words.target, claim.words.other])).toContainEqual([
      '>98%',
      '>99%',
    ])
    expect(claims('target_metric_replaced')).toHaveLength(1)
    expect(claims('figure_fails_other_target')[0]!.numbers).toMatchObject({ value: 0.6351, limit: 0.8 })
    const dashboard = claims('targets_differ').filter((claim) => claim.subject === 'p99-dashboard')
    expect(dashboard.map((claim) => claim.words.other)).toEqual(['<200ms', '<1,000ms'])
  })

  test('the figures of the clean runs are supported', () => {
    for (const run of ['v26b', 'v27b', 'v31', 'v39']) expect(onRun('figure_agrees', run).length).toBeGreaterThan(3)
    for (const run of ['v26b', 'v27b', 'v31', 'v39']) expect(onRun('figure_outside_precision', run)).toEqual([])
  })
})
