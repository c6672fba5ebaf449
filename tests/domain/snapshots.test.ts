import { expect, test } from 'vitest'
import { effectiveTimeOf, runsQuotedTooEarly, snapshotsAsOf } from '~/domain/snapshots'
import { makePlan } from '../support/make-plan'
import { makeSnapshot } from '../support/make-state'
import { makeRun } from '../support/run-factory'

const place = { file: 'tracker.md', line: 3, column: 1 }
const imported = '2026-02-01T08:00:00.000Z'
const dated = makePlan({ lastUpdated: { date: '2026-01-11', words: '2026-01-11', place } })
const run = makeRun({ label: 'test_v5', effectiveAt: '2026-01-12T09:00:00.000Z' })
const quoting = makePlan({
  ...dated,
  quotedEvidence: [
    {
      id: 'e',
      title: 'v5',
      runLabel: 'v5',
      users: null,
      durationS: null,
      date: null,
      files: [],
      figures: [],
      conclusions: [],
      weekId: null,
      place,
    },
  ],
})

test('a document takes effect at the end of its own date, else when it came in', () => {
  expect(effectiveTimeOf(dated, [], 'UTC+8', imported)).toBe('2026-01-11T15:59:59.999Z')
  expect(effectiveTimeOf(makePlan(), [], 'UTC', imported)).toBe(imported)
})

test('a document is never older than a run at hand that it quotes, and that is told', () => {
  expect(effectiveTimeOf(quoting, [run], 'UTC', imported)).toBe('2026-01-12T09:00:00.000Z')
  expect(runsQuotedTooEarly(quoting, [run], 'UTC')).toEqual([{ label: 'test_v5', endedAt: run.effectiveAt, place }])
  expect(runsQuotedTooEarly(dated, [run], 'UTC')).toEqual([])
})

test('of every document the latest revision holds, the tracker first', () => {
  const plan = makeSnapshot(makePlan({ role: 'plan', slug: 'a-plan' }), '2026-01-01T00:00:00.000Z')
  const first = makeSnapshot(dated, '2026-01-02T00:00:00.000Z', 1)
  const second = makeSnapshot(dated, '2026-01-09T00:00:00.000Z', 2)
  const all = [second, plan, first]
  expect(snapshotsAsOf(all, '2026-01-05T00:00:00.000Z')).toEqual({ inEffect: [first, plan], earlier: [] })
  expect(snapshotsAsOf(all, '2026-01-10T00:00:00.000Z')).toEqual({ inEffect: [second, plan], earlier: [first] })
})
