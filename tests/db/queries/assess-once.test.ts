import { expect, test } from 'vitest'
import type { ProgramState } from '~/domain/assessment'
import { assessOnce } from '~db/queries/assess-once'
import { makeCriterion, makeSnapshot, makeState, makeTracker } from '../../support/make-state'

const snapshots = [makeSnapshot(makeTracker([makeCriterion('Error rate < 5%')]))]
const at = (asOf: string, note: string): ProgramState => ({
  ...makeState({ snapshots }),
  asOf,
  attestations: [{ id: 1, subject: 'tier-1', by: 'ann', at: '2026-01-11T00:00:00.000Z', note, revokedAt: null }],
})

test('a moment of last week is judged once, however often something is written today', () => {
  const lastWeek = at('2026-01-12T23:59:59.999Z', 'seen')
  const { tiers } = assessOnce(lastWeek)
  for (let write = 0; write < 200; write += 1) assessOnce(at('2026-01-19T23:59:59.999Z', `seen ${write}`))
  expect(assessOnce(lastWeek).tiers).toBe(tiers)
})

test('of many moments those that were asked for last are known', () => {
  const moment = (day: number) => at(new Date(Date.UTC(2026, 1, day)).toISOString(), 'seen')
  const first = assessOnce(moment(1))
  for (let day = 2; day < 80; day += 1) assessOnce(moment(day))
  const last = assessOnce(moment(79))
  expect(assessOnce(moment(79)).tiers).toBe(last.tiers)
  const again = assessOnce(moment(1))
  expect(again.tiers).not.toBe(first.tiers)
  expect(again).toEqual(first)
})
