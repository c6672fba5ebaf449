import { resolve } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { ReconciledClaim, RunJudgement } from '~/domain/assessment'
import { reconcileClaims } from '~/domain/reconcile'
import type { Verdict } from '~/domain/vocabulary'
import { citedSentence } from '~/reports/messages/cited'
import { assessFolders } from '../../support/assessed'
import { makeCriterion, makeInput, makeJudged, makeTier } from '../../support/claims'
import { makeRow, makeRun } from '../../support/run-factory'
import { describeShared, sharedFolder } from '../../support/shared'

const rule = 'p99(*) < 2s'
const at = (day: number) => `2026-01-${String(day).padStart(2, '0')}T12:00:00Z`
const runs = [1, 2, 3, 20].map((day) =>
  makeRun({ label: `soak_v${day + 10}`, effectiveAt: at(day), aggregate: makeRow('*', {}) }),
)

function judgement(run: string, verdict: Verdict, value: number): RunJudgement {
  const measured = {
    value,
    low: value,
    high: value,
    lowOpen: false,
    highOpen: false,
    unit: 'ms' as const,
    counts: null,
  }
  const rest = {
    reason: 'interval_satisfies' as const,
    samples: null,
    worst: null,
    rows: [],
    findings: [],
    numbers: {},
  }
  return { run, verdict, measured, proof: null, ...rest }
}

function claimOf(label: string, settings = {}): ReconciledClaim {
  const history = [
    judgement('soak_v11', 'not_met', 4000),
    judgement('soak_v12', 'met', 900),
    judgement('soak_v13', 'met', 1500),
    judgement('soak_v30', 'not_met', 5000),
  ]
  const criterion = makeCriterion('P99 <2s', { claimText: `0.9s (${label})` })
  const judged = makeJudged('P99 <2s', rule, { criterion, verdict: 'not_met', run: 'soak_v30', history })
  const input = makeInput(
    { criteria: [criterion] },
    {
      tiers: [makeTier('blocked', [judged])],
      runs,
      qualifying: { 'tier-1': runs.map((run) => run.label) },
      asOf: at(21),
      ...settings,
    },
  )
  return reconcileClaims(input).find((claim) => claim.reason === 'ticked_but_not_met')!
}

test('the other qualifying runs of the window decide beside the cited one, and the best of them is called so', () => {
  const { cited } = claimOf('v12')
  expect(cited).toMatchObject({ run: 'soak_v12', rule, verdict: 'met', best: true })
  expect(cited?.others.map(({ run, verdict }) => `${run} ${verdict}`)).toEqual([
    'soak_v11 not_met',
    'soak_v13 met',
    'soak_v30 not_met',
  ])
  expect(citedSentence(cited!, (label) => label.split('_')[1]!)).toBe(
    'v12 is cited. Of 3 other qualifying runs in the window 1 would meet it, 2 would fail it (p99(*) < 2s). It meets it itself. It is the best of the 4: none does better.',
  )
  expect(claimOf('v13').cited?.best).toBe(false)
})

test('the window is that of fresh evidence; where nothing else lies in it there is nothing to note', () => {
  expect(claimOf('v30').cited).toBeUndefined()
})

describeShared('runs that the real tracker cites', () => {
  let claims: ReconciledClaim[]
  beforeAll(() => {
    const folders = [resolve(sharedFolder, 'documents'), resolve(sharedFolder, 'evidence/ahsp')]
    claims = assessFolders(folders, '2026-01-20T00:00:00Z').assessment.claims
  })

  test('the login criterion cites v26b, the best of 27, of which 16 fail', () => {
    const claim = claims.find(({ reason, subject }) => reason === 'ticked_but_not_met' && subject.includes('auth'))
    expect(claim?.cited).toMatchObject({ rule: 'success(login) > 99%', verdict: 'met', best: true })
    expect(claim?.cited?.run).toContain('v26b')
    expect(claim?.cited?.others.filter((one) => one.verdict === 'not_met')).toHaveLength(16)
  })

  test('claims that cite no run have no such note', () => {
    expect(claims.filter(({ reason }) => reason === 'task_without_proof').every(({ cited }) => !cited)).toBe(true)
  })
})
