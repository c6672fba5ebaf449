import { expect, test } from 'vitest'
import { assessProgram } from '~/domain/assess'
import type { ProgramState } from '~/domain/assessment'
import { makeCriterion, makeSnapshot, makeState, makeTracker } from '../../support/make-state'
import { makeRun } from '../../support/run-factory'

const criteria = [
  makeCriterion('Error rate < 5%', { id: 'tier-1/error', ticked: true, claimText: '✅ 1% (v2)' }),
  makeCriterion('Stakeholders have seen the demo', { id: 'tier-1/demo', ticked: true }),
]
const state = makeState({
  snapshots: [makeSnapshot(makeTracker(criteria))],
  runs: [makeRun({ label: 'load_v2_100u' })],
})

function withStatement(subject: string): ProgramState {
  const stated = { id: 1, subject, by: 'ann', at: '2026-01-11T00:00:00.000Z', note: 'seen', revokedAt: null }
  return { ...state, attestations: [stated] }
}

test('a statement on a criterion that runs decide leaves the ledger as it was', () => {
  const { claims } = assessProgram(state)
  expect(assessProgram(withStatement('tier-1/error')).claims).toBe(claims)
})

test.each<[string, ProgramState]>([
  ['a statement that decides a criterion', withStatement('tier-1/demo')],
  [
    'a run that is declared void',
    {
      ...state,
      invalidations: [
        {
          id: 1,
          run: 'load_v2_100u',
          by: 'ann',
          at: '2026-01-11T00:00:00.000Z',
          reason: 'wrong host',
          withdrawnAt: null,
        },
      ],
    },
  ],
  ['one more run', { ...state, runs: [...state.runs, makeRun({ label: 'load_v3_100u' })] }],
  ['another moment', { ...state, asOf: '2026-02-11T10:05:00.000Z' }],
  ['other settings', { ...state, settings: { ...state.settings, stalenessDays: 1 } }],
])('%s is reconciled anew', (_what, other) => {
  const { claims } = assessProgram(state)
  const anew = assessProgram(other)
  expect(anew.claims).not.toBe(claims)
  expect(anew).toEqual(assessProgram(structuredClone(other)))
})
