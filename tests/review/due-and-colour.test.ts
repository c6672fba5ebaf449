import { expect, test } from 'vitest'
import { assessProgram } from '~/domain/assess'
import { colourRules, computedColour } from '~/domain/review/colour-rules'
import { dueSheets } from '~/domain/review/due-sheets'
import type { Fact } from '~/domain/review/facts'
import { colourRuleSentences } from '~/reports/messages/review'
import { makeSnapshot, makeState, makeTracker } from '../support/make-state'

const place = { file: 'tracker.md', line: 1, column: 1 }
const week = (number: number) => ({
  id: `week-${number}`,
  unit: 'week',
  number,
  title: '',
  goal: null,
  exitCriteria: null,
  tiers: [],
  statuses: [],
  place,
})

function statesAt(asOf: string, over: { endDate?: string; closed?: string } = {}) {
  const plan = makeTracker([], { startDate: '2026-03-02', weeks: [0, 1, 2, 3].map(week) })
  const settings = { startDate: '2026-03-02', endDate: null, closed: null, ...over }
  const state = makeState({ snapshots: [makeSnapshot(plan, '2026-03-01T00:00:00.000Z')], settings, asOf })
  return dueSheets(state, assessProgram(state)).map(({ state: found, dueOn }) => [found, dueOn])
}

test('a review falls due on the day after its week, and is missing from the next on', () => {
  expect(statesAt('2026-03-09T12:00:00.000Z')).toEqual([
    ['not_owed', null],
    ['due', '2026-03-09'],
    ['running', '2026-03-16'],
    ['not_due', '2026-03-23'],
  ])
  expect(statesAt('2026-03-17T12:00:00.000Z').slice(1)).toEqual([
    ['missing', '2026-03-09'],
    ['missing', '2026-03-16'],
    ['running', '2026-03-23'],
  ])
})

test('a closed program owes none after its close', () => {
  expect(statesAt('2026-06-01T12:00:00.000Z', { closed: '2026-03-12' }).slice(1)).toEqual([
    ['missing', '2026-03-09'],
    ['not_owed', null],
    ['not_owed', null],
  ])
})

const fact = (code: string, over: Partial<Fact>): Fact => ({
  id: code,
  code,
  group: 'tasks',
  numbers: {},
  words: {},
  sources: [],
  ...over,
})

test('the colour is that of the first rule that fits; nothing to judge by is unknown, never green', () => {
  expect(computedColour([])).toMatchObject({ colour: 'unknown', fired: [{ rule: 'nothing_planned' }] })
  const done = fact('tasks/ticked', { numbers: { tasks: 3, planned: 3, open: 0 } })
  expect(computedColour([done])).toEqual({ colour: 'green', fired: [] })
  const unproven = fact('tasks/proven', { numbers: { unproven: 1 } })
  expect(computedColour([done, unproven])).toMatchObject({ colour: 'amber', fired: [{ rule: 'tasks_unproven' }] })
  const blocked = fact('tier', { id: 'tier/tier-1', words: { to: 'blocked' } })
  expect(computedColour([done, unproven, blocked])).toMatchObject({
    colour: 'red',
    fired: [{ rule: 'tier_blocked' }, { rule: 'tasks_unproven' }],
  })
})

test('every rule of the colour has its reason in the catalogue', () => {
  for (const { rule } of colourRules) expect(colourRuleSentences[rule]?.(1), rule).toMatch(/\.$/)
})
