import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { assessProgram } from '~/domain/assess'
import type { Assessment, ProgramState } from '~/domain/assessment'
import { parseAsOf } from '~/domain/calendar'
import { judgeRun } from '~/domain/evaluate'
import type { Run } from '~/domain/evidence'
import { examineRun } from '~/domain/forensics'
import { resolveRunLabel } from '~/domain/labels'
import type { Snapshot } from '~/domain/plan'
import { parseRule } from '~/domain/rules'
import { inferSettings } from '~/domain/settings'
import { effectiveTimeOf, snapshotsAsOf } from '~/domain/snapshots'
import { discover } from '~importers/discover'
import { readDocument } from '~importers/markdown/index'
import { readEvidence } from '../support/read-evidence'
import { describeShared, sharedFolder } from '../support/shared'

const files = [
  'master-execution-tracker.week-2.md',
  'master-execution-tracker.final.md',
  'quick-action-plan.md',
  'strategic-priority-plan.md',
  'week-1-implementation-guide.md',
]

describeShared('rules on the real runs and documents', () => {
  let runs: Run[]
  let snapshots: Snapshot[]

  beforeAll(() => {
    runs = readEvidence(discover([join(sharedFolder, 'evidence/ahsp')]).files).runs.toSorted((a, b) =>
      String(a.effectiveAt).localeCompare(String(b.effectiveAt)),
    )
    snapshots = files.map((file, revision) => {
      const plan = readDocument({ file, bytes: readFileSync(join(sharedFolder, 'documents', file)) })
      const effectiveAt = effectiveTimeOf(plan, runs, 'UTC', '2026-01-20T00:00:00.000Z')
      return { document: plan.slug, sha256: file, revision, effectiveAt, plan }
    })
  })

  function stateAt(day: string): ProgramState {
    const asOf = parseAsOf(day, 'UTC')!
    const { inEffect, earlier } = snapshotsAsOf(snapshots, asOf)
    const held = runs.filter((run) => run.effectiveAt !== null && run.effectiveAt <= asOf)
    const settings = inferSettings(inEffect, held)
    return {
      settings,
      snapshots: inEffect,
      earlier,
      runs: held,
      bindings: [],
      attestations: [],
      invalidations: [],
      asOf,
    }
  }

  function check(text: string, words: string) {
    const found = resolveRunLabel(
      words,
      runs.map((run) => run.label),
    )
    if (!('label' in found)) throw new Error(`${words}: ${found.candidates.join(', ')}`)
    const index = runs.findIndex((run) => run.label === found.label)
    const parsed = parseRule(text)
    if (!parsed.ok) throw new Error(text)
    const findings = examineRun(runs[index]!, { loginGlobs: [], earlier: runs.slice(0, index) })
    return judgeRun(parsed.rule, runs[index]!, findings, inferSettings(snapshots, runs))
  }

  test('no login of v45 succeeded', () => {
    expect(check('success(login) > 99%', 'v45')).toMatchObject({
      verdict: 'not_met',
      measured: { value: 0, counts: { part: 0, whole: 200 } },
    })
  })

  test.each([
    ['v26b', 'not_met', 'interval_violates', 2100],
    ['v25', 'not_met', 'interval_violates', null],
    ['v24', 'not_met', 'interval_violates', null],
    ['v31', 'inconclusive', 'interval_straddles', 2000],
    ['v45', 'inconclusive', 'tainted', 430],
  ])('p99(*) < 2s of %s is %s', (run, verdict, reason, value) => {
    const judged = check('p99(*) < 2s', run)
    expect(judged).toMatchObject({ verdict, reason })
    if (value !== null) expect(judged.measured!.value).toBe(value)
  })

  test('every success criterion of the tracker has its rule', () => {
    const rules = assessProgram(stateAt('2026-01-15')).tiers.map((tier) => tier.criteria.map((one) => one.rule))
    expect(rules).toEqual([
      ['success(login) > 99%', 'p99(*) < 2s', 'max(*) < 100s', 'error(client-metrics) == 0%', 'p99(dashboard) < 500ms'],
      [
        'p99(v2) < 1s',
        'attested(export-streaming)',
        'attested(pdf-word-async-generation)',
        'metric(cache_hit_ratio) >= 80%',
        'attested(no-export-timeouts)',
      ],
      [
        'coverage(write-endpoints) >= 90%',
        'coverage(unit) >= 90%',
        'tests(browser:*).projects >= 4',
        'attested(template-system)',
        'tests(integration).failed == 0',
      ],
      [
        'delivered(documentation)',
        'delivered(runbooks)',
        'delivered(deployment-checklist)',
        'targets(final) where tag = final',
        'signed(stakeholder)',
      ],
    ])
  })

  test('tier 1 is claimed and blocked, by the latest run', () => {
    const tier = assessProgram(stateAt('2026-01-15')).tiers[0]!
    expect(tier).toMatchObject({ state: 'blocked', claimedDone: true })
    expect(tier.criteria[0]).toMatchObject({ verdict: 'not_met', measured: { counts: { part: 0, whole: 200 } } })
    expect(tier.criteria[0]!.run).toContain('v45')
  })

  test('the documents name 100 users', () => {
    expect(stateAt('2026-01-12').settings.qualifying).toMatchObject({ minUsers: 100, minRequests: 1000 })
    expect(stateAt('2026-01-15').settings.qualifying).toMatchObject({ minUsers: 100, minRequests: 1000 })
  })

  test('the planned final test bears a name that was used before', () => {
    const final = assessProgram(stateAt('2026-01-15')).tiers[3]!.criteria[3]!
    expect(final).toMatchObject({ reason: 'no_planned_run', words: { plannedName: 'v20' } })
    expect(final.words.nameTakenBy).toContain('v20')
  })

  test('an assessment is the same each time, and never later than its moment', () => {
    const state = stateAt('2026-01-12')
    const assessment: Assessment = assessProgram(state)
    expect(assessProgram(state)).toEqual(assessment)
    expect(assessment.tiers[0]!.criteria[0]!.run).not.toContain('v45')
  })
})
