import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import type { RunJudgement } from '~/domain/assessment'
import { gateHealth, healthOf } from '~/domain/gate-health'
import type { Verdict } from '~/domain/vocabulary'
import { healthReport } from '~/reports/gate-health'
import { healthSentence } from '~/reports/messages/gate-health'
import { assessFolders } from '../support/assessed'
import { makeJudged } from '../support/claims'
import { describeShared, sharedFolder } from '../support/shared'

function after(...verdicts: Verdict[]) {
  const history = verdicts.map(
    (verdict, index): RunJudgement => ({
      run: `v${index + 1}`,
      verdict,
      reason: 'interval_satisfies',
      measured: null,
      samples: null,
      worst: null,
      rows: [],
      findings: [],
      numbers: {},
      proof: null,
    }),
  )
  return healthOf(makeJudged('P99 <2s', 'p99(*) < 2s', { history, verdict: verdicts.at(-1) ?? 'no_evidence' }))
}

test('a gate flaps, always fails, never decides, never fails or turned once, whatever left it open between', () => {
  expect(after('met', 'inconclusive', 'not_met', 'met')).toMatchObject({ habit: 'flapping', turns: 2, open: 1 })
  expect(after('not_met', 'no_evidence', 'not_met')).toMatchObject({ habit: 'always_failing', notMet: 2, open: 1 })
  expect(after('inconclusive', 'no_evidence')).toMatchObject({ habit: 'never_decided', open: 2 })
  expect(after('met', 'met')).toMatchObject({ habit: 'never_failed', met: 2 })
  expect(after('not_met', 'met')).toMatchObject({ habit: 'turned', lastTurn: { from: 'v1', to: 'v2', now: 'met' } })
})

test('what no run measures is judged by its present verdict, whatever a waiver covers', () => {
  const attested = makeJudged('Runbooks', 'delivered(runbooks)', { verdict: 'waived', underlying: 'not_met' })
  expect(healthOf(attested)).toMatchObject({ habit: 'always_failing', notMet: 1 })
  expect(healthOf(makeJudged('Docs', 'delivered(docs)', { verdict: 'no_evidence' })).habit).toBe('never_decided')
  expect(healthOf(makeJudged('Docs', 'delivered(docs)', { verdict: 'stale' })).habit).toBe('never_failed')
})

test('the sentence says how often and where it turned last', () => {
  expect(healthSentence(after('met', 'not_met', 'met', 'not_met'), (label) => label)).toBe(
    'Met by 2 and not met by 2 of 4 runs that decide it; it changed sides 3 times, last from v3 to v4, where it became not met.',
  )
  expect(healthSentence(after('not_met', 'not_met'), (label) => label)).toBe('Not met by any of 2 runs that decide it.')
})

describeShared('gates of the real program', () => {
  const folders = [resolve(sharedFolder, 'documents'), resolve(sharedFolder, 'evidence/ahsp')]

  test('three flap, two refuse every run, fourteen never decided, and targets differ in four ways', () => {
    const { assessment, input } = assessFolders(folders, '2026-01-20T00:00:00Z')
    const { criteria, targets } = gateHealth(assessment)
    const count = (habit: string) => criteria.filter((one) => one.habit === habit).length
    expect([count('flapping'), count('always_failing'), count('never_decided'), count('turned')]).toEqual([3, 2, 14, 1])
    expect(new Set(targets.map((claim) => claim.reason))).toEqual(
      new Set(['targets_differ', 'target_loosened', 'target_metric_replaced']),
    )
    const report = healthReport(assessment, input)
    expect(report.groups.map(({ title }) => title)).toEqual([
      'Flapping',
      'Always failing',
      'Never decided',
      'Turned once',
    ])
  })
})
