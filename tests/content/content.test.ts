import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { assessProgram } from '~/domain/assess'
import type { Assessment, JudgedCriterion, ReconciledClaim } from '~/domain/assessment'
import { integrityFindings } from '~/domain/vocabulary'
import { type AssayDatabase, openDatabase } from '~db/client.server'
import { loadProgramState } from '~db/queries/load-state'
import { buildImport, type ImportResult } from '~importers/build-import'
import { discover } from '~importers/discover'
import { type IngestReport, ingest } from '~importers/ingest.server'

const content = join(import.meta.dirname, '../../content')
const folder = join(content, 'ahsp-optimization')
const importedAt = '2026-02-01T00:00:00.000Z'
const afterClose = '2026-02-01T12:00:00.000Z'
const endOfWeek1 = '2026-01-12T15:59:59.999Z'

let db: AssayDatabase
let result: ImportResult
let report: IngestReport
let final: Assessment
let early: Assessment

beforeAll(() => {
  db = openDatabase(':memory:')
  result = buildImport(discover([folder]).files)
  report = ingest(db, result, { importedAt })
  const assess = (asOf: string) => assessProgram(loadProgramState(db, { program: 'ahsp-optimization', asOf }))
  final = assess(afterClose)
  early = assess(endOfWeek1)
  return () => db.close()
})

function criterion(assessment: Assessment, id: string): JudgedCriterion {
  const found = assessment.tiers.flatMap(({ criteria }) => criteria).find((judged) => judged.criterion.id === id)
  if (found === undefined) throw new Error(`no criterion ${id}`)
  return found
}

function claims(assessment: Assessment, reason: string): ReconciledClaim[] {
  return assessment.claims.filter((claim) => claim.reason === reason)
}

function findingsOf(token: string): Assessment['findings'][string] {
  const label = Object.keys(final.findings).find((known) => known.split('_')[0] === token)
  return label === undefined ? [] : final.findings[label]!
}

describe('the import of the sample program', () => {
  test('reads everything and has nothing to complain of but one table of test files', () => {
    expect(result.refused).toEqual([])
    expect(result.diagnostics).toEqual([])
    const ofDocuments = result.documents.flatMap(({ plan }) => plan.diagnostics.map(({ rule }) => rule))
    expect(ofDocuments).toEqual(['table-unread'])
  })

  test('brings five documents, the tracker in two snapshots, and 25 transcribed runs', () => {
    expect(result.documents).toHaveLength(5)
    expect(report.documents.filter(({ slug }) => slug === 'master-execution-tracker')).toHaveLength(2)
    expect(result.runs).toHaveLength(25)
    expect(result.runs.every((run) => run.provenance === 'transcribed' && run.partial && !run.truncated)).toBe(true)
    expect(result.runs.every((run) => run.effectiveAt !== null)).toBe(true)
  })

  test('a second import changes nothing', () => {
    const again = ingest(db, buildImport(discover([folder]).files), { importedAt: afterClose })
    expect(again.documents.every(({ outcome }) => outcome === 'unchanged')).toBe(true)
  })

  test('the declaration holds dates, money, clock and who signs', () => {
    expect(final.settings).toMatchObject({
      declared: true,
      timezone: 'Asia/Makassar',
      startDate: '2026-01-11',
      endDate: '2026-03-08',
      closed: '2026-01-15',
      budgetLowCents: 800_000,
      budgetHighCents: 1_150_000,
      rateCentsPerHour: 3000,
      deciding: ['measured', 'transcribed'],
      qualifying: { minUsers: 100, minRequests: 1000 },
    })
    expect(Object.keys(final.settings.signers).sort()).toEqual(final.tiers.map(({ tier }) => tier.id).sort())
    expect(final.referenceAt).toBe('2026-01-15T15:59:59.999Z')
  })

  test('every declared criterion exists', () => {
    const known = final.tiers.flatMap(({ criteria }) => criteria.map((judged) => judged.criterion.id))
    expect(final.settings.criteria.map(({ id }) => id).filter((id) => !known.includes(id))).toEqual([])
  })
})

describe('boxes and structure', () => {
  test('the final snapshot has 138 of 189 boxes and 121 of 132 tasks ticked', () => {
    expect(final.progress.ticked).toEqual({ done: 138, total: 189, placeholders: 4 })
    expect(final.progress.tasks).toEqual({ done: 121, total: 132 })
    expect(final.progress.claimed?.percent).toBe(100)
  })

  test('the snapshot of week 2 has 51 of 153 boxes and 39 of 96 tasks ticked', () => {
    expect(early.progress.ticked).toEqual({ done: 51, total: 153, placeholders: 4 })
    expect(early.progress.tasks).toEqual({ done: 39, total: 96 })
    expect(early.progress.claimed?.percent).toBe(20)
  })

  test('weeks, criteria, risks, costs, deliverables, milestones, escalations and priorities are all there', () => {
    const tracker = final.tracker!
    expect(tracker.weeks.map(({ id }) => id)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8].map((week) => `week-${week}`))
    expect(final.tiers.map(({ criteria }) => criteria.length)).toEqual([5, 5, 5, 5])
    expect(tracker.risks.filter(({ active }) => active)).toHaveLength(4)
    expect(tracker.risks.filter(({ active }) => !active)).toHaveLength(3)
    expect(tracker.costs.filter(({ isTotal }) => !isTotal)).toHaveLength(8)
    expect(tracker.deliverables).toHaveLength(32)
    expect(tracker.milestones).toHaveLength(5)
    expect(tracker.escalations).toHaveLength(3)
    const strategic = result.documents.find(({ plan }) => plan.slug === 'strategic-priority-plan')
    expect(strategic?.plan.priorities).toHaveLength(11)
  })
})

describe('what the sample shows', () => {
  test('tier 1 is blocked: none of 200 logins succeeded in the latest run that qualifies', () => {
    expect(final.tiers[0]).toMatchObject({ state: 'blocked', claimedDone: true })
    const auth = criterion(final, 'tier-1/auth-success-rate')
    expect(auth).toMatchObject({ verdict: 'not_met', run: 'v45_200u_r5_pool140_pgbouncer' })
    expect(auth.measured?.counts).toEqual({ part: 0, whole: 200 })
    expect(claims(final, 'tier_claimed_but_blocked').map(({ subject }) => subject)).toContain('tier-1')
    expect(final.claims[0]).toMatchObject({ class: 'contradicted', subject: 'tier-1' })
  })

  test('v45 is tainted by collapsed logins and login pages, from its transcribed rows', () => {
    const taints = findingsOf('v45').filter(({ severity, scope }) => severity === 'taint' && scope === 'run')
    expect(taints).toMatchObject([
      { code: 'auth_collapse', numbers: { requests: 200, failures: 200 } },
      { code: 'login_page_responses', numbers: { bytes: 12662, endpoints: 6, responses: 2963 } },
    ])
    expect(criterion(final, 'tier-1/p99-response-time')).toMatchObject({ verdict: 'inconclusive', reason: 'tainted' })
    expect(claims(final, 'pass_claimed_of_tainted_run').map(({ subject }) => subject)).toContain(
      'v45_200u_r5_pool140_pgbouncer',
    )
  })

  test.each(['v26b', 'v31', 'v34', 'v39'])(
    '%s carries no taint on the run, only error pages on its writes',
    (token) => {
      const taints = findingsOf(token).filter(({ severity }) => severity === 'taint')
      expect(taints).toMatchObject([{ code: 'error_page_responses', scope: 'endpoints', numbers: { bytes: 2494 } }])
    },
  )

  test('no transcribed run is refuted by its own figures', () => {
    const codes = Object.values(final.findings).flatMap((findings) => findings.map(({ code }) => code))
    expect(codes.filter((code) => (integrityFindings as readonly string[]).includes(code))).toEqual([])
  })

  test('P99 of v26b and v40 misses its limit, that of v31 cannot be told from it', () => {
    const history = criterion(final, 'tier-1/p99-response-time').history
    const verdictOf = (token: string) => history.find(({ run }) => run.startsWith(`${token}_`))?.verdict
    expect([verdictOf('v26b'), verdictOf('v40'), verdictOf('v31')]).toEqual(['not_met', 'not_met', 'inconclusive'])
  })

  test('2.1 s is ticked against a limit of 2 s, and P95 is quoted where P99 is asked', () => {
    expect(claims(final, 'quoted_value_fails_own_limit').map(({ subject }) => subject)).toEqual([
      'tier-1/p99-response-time',
    ])
    expect(claims(final, 'quotes_other_percentile').map(({ subject }) => subject)).toEqual([
      'tier-1/dashboard-loads-fast',
    ])
  })

  test('100 % stands over open boxes, and over a header that says in progress', () => {
    expect(claims(final, 'percent_over_open_boxes')[0]).toMatchObject({ numbers: { done: 138, total: 189 } })
    expect(claims(final, 'program_statuses_differ').length).toBeGreaterThan(0)
  })

  test('the four ticked figures miss the targets below them', () => {
    const missed = claims(final, 'figure_fails_target').map(({ subject }) => subject)
    expect(missed).toEqual(
      expect.arrayContaining(['auth-success-rate', 'p50-response-time', 'p99-response-time', 'error-rate']),
    )
    expect(claims(final, 'ratio_fits_wrong_denominator')).not.toEqual([])
  })

  test('the stated cost total is not the sum of its rows: 28 hours, 840 dollars', () => {
    const sums = claims(final, 'total_is_not_sum').map(({ numbers }) => numbers.sum)
    expect(sums).toEqual([28 * 60, 84_000])
  })

  test('week 3 has two statuses, week 6 stands twice, weeks 4 and 7 are called done over open boxes', () => {
    expect(claims(final, 'statuses_differ').map(({ subject }) => subject)).toEqual(
      expect.arrayContaining(['week-0', 'week-3']),
    )
    expect(claims(final, 'table_row_twice').map(({ subject }) => subject)).toEqual(['week-6'])
    expect(claims(final, 'week_done_over_open_boxes').map(({ subject, numbers }) => [subject, numbers])).toEqual([
      ['week-4', { done: 21, total: 28 }],
      ['week-7', { done: 8, total: 12 }],
    ])
  })

  test('v28 is quoted with figures that its file does not have, and v20 is planned although it ran', () => {
    const quoted = claims(final, 'figure_outside_precision').filter(({ subject }) => subject.startsWith('v28_'))
    expect(quoted.map(({ numbers }) => numbers.value)).toEqual(expect.arrayContaining([9148, 61]))
    expect(claims(final, 'planned_name_taken').map(({ subject }) => subject)).toContain(
      'production-readiness/final-load-test-v20-passes',
    )
  })

  test('what is quoted without a file stays without support', () => {
    const absent = claims(final, 'run_not_at_hand').map(({ words }) => Object.values(words).join(' '))
    for (const label of ['v44', 'v47', 'v48'])
      expect(
        absent.some((words) => words.includes(label)),
        label,
      ).toBe(true)
    expect(claims(final, 'file_not_at_hand')).toHaveLength(2)
  })

  test('a target was loosened between the snapshots', () => {
    expect(claims(final, 'target_loosened')).toMatchObject([{ subject: 'auth-success-rate' }])
    expect(claims(final, 'target_metric_replaced')).not.toEqual([])
  })

  test('at the end of week 1 the last run met the login criterion and missed P99', () => {
    expect(criterion(early, 'tier-1/auth-success-rate')).toMatchObject({ verdict: 'met' })
    expect(criterion(early, 'tier-1/p99-response-time')).toMatchObject({ verdict: 'not_met' })
    expect(early.tiers[0]?.state).toBe('blocked')
  })
})

describe('the decision records', () => {
  const records = readdirSync(join(content, 'decisions')).filter((name) => name.endsWith('.md'))

  test('are numbered without a gap', () => {
    expect(records.map((name) => Number(name.slice(0, 4)))).toEqual(records.map((_, index) => index + 1))
  })

  test.each(records)('%s says context, decision and consequences', (name) => {
    const text = readFileSync(join(content, 'decisions', name), 'utf8')
    for (const heading of ['Context', 'Decision', 'Consequences']) expect(text).toContain(`\n## ${heading}\n`)
    expect(text.startsWith(`# ${Number(name.slice(0, 4))}. `)).toBe(true)
  })
})
