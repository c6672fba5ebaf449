import { expect, test } from 'vitest'
import { assessProgram } from '~/domain/assess'
import { invalidationOf } from '~/domain/criteria/context'
import { makeCriterion, makeState } from '../../support/make-state'
import { makeRow, makeRun } from '../../support/run-factory'

const qualifying = { minUsers: null, minRequests: null, labels: [], tags: [], allowOnlyLogin: false }
const rows = [makeRow('GET /a', { requests: 5000, rps: 50 }), makeRow('GET /b', { requests: 5000, rps: 50 })]
const runs = [
  makeRun({ label: 'first', effectiveAt: '2026-01-08T10:00:00Z', rows }),
  makeRun({ label: 'second', effectiveAt: '2026-01-09T10:00:00Z', rows }),
]
const void1 = { run: 'second', by: 'R. Ito', at: '2026-01-09T12:00:00Z', reason: 'wrong host' }
const assess = (over = {}) =>
  assessProgram(makeState({ runs, criteria: [makeCriterion('P99 < 2s')], settings: { qualifying }, ...over }))
const decides = (over = {}) => assess(over).tiers[0]!.criteria[0]!.run

test('a run that a person declared void decides nothing', () => {
  expect(decides()).toBe('second')
  expect(decides({ invalidations: [void1] })).toBe('first')
  const { qualifying: byTier, tiers } = assess({ invalidations: [void1] })
  expect(byTier[tiers[0]!.tier.id]).toEqual(['first'])
  expect(tiers[0]!.criteria[0]!.history.map(({ run }) => run)).toEqual(['first'])
})

test('it counts from its own moment, until it is taken back', () => {
  expect(decides({ invalidations: [{ ...void1, at: '2026-02-01T12:00:00Z' }] })).toBe('second')
  expect(decides({ invalidations: [{ ...void1, withdrawnAt: '2026-01-10T12:00:00Z' }] })).toBe('second')
})

test('who declared it void and why is found by the same test', () => {
  const at = { run: 'second', asOf: '2026-01-10T00:00:00Z' }
  expect(invalidationOf([void1], at)).toEqual(void1)
  expect(invalidationOf([{ ...void1, withdrawnAt: '2026-01-09T13:00:00Z' }], at)).toBeNull()
  expect(invalidationOf([{ ...void1, at: '2026-01-11T00:00:00Z' }], at)).toBeNull()
  expect(invalidationOf([], at)).toBeNull()
})
