import { expect, test } from 'vitest'
import { reconcileClaims } from '~/domain/reconcile'
import { at, makeInput, makeJudged, makeStatus, makeTask, makeTier, makeWeek } from '../../support/claims'
import { makePlan } from '../../support/make-plan'

const option = (fields: Record<string, string>, group = 'Paths') => ({
  kind: 'option' as const,
  group,
  text: `Option ${fields.option ?? fields.chosen}`,
  fields,
  ticked: null,
  place: at(3),
})

test('tasks that an earlier snapshot planned and a done week no longer lists are told, reworded ones are not', () => {
  const earlier = makePlan({
    tasks: [
      makeTask('Test Safari (macOS)', { ticked: false }),
      makeTask('Test Firefox browser', { ticked: false }),
      makeTask('Done before', { ticked: true }),
    ],
  })
  const weeks = [makeWeek(1, { statuses: [makeStatus('COMPLETE', 'done')] })]
  const input = makeInput(
    { slug: earlier.slug, weeks, tasks: [makeTask('Firefox, checked by hand')] },
    { earlier: [earlier] },
  )
  const dropped = reconcileClaims(input).filter((claim) => claim.reason === 'planned_tasks_dropped')
  expect(dropped).toMatchObject([
    {
      class: 'unsupported',
      subject: 'week-1',
      numbers: { dropped: 1, total: 3 },
      words: { tasks: '“Test Safari (macOS)”' },
    },
  ])
})

test('one piece of work with two estimates, and a path that is not the recommended one', () => {
  const win = { kind: 'quick_win' as const, group: 'Wins', ticked: null, place: at(8) }
  const plan = makePlan({
    title: 'Quick Plan',
    planItems: [
      { ...win, text: 'Add Pagination to Dashboard', fields: { estimate: '4 hours' } },
      option({ option: 'A', timeline: '8 weeks' }),
      option({ option: 'B', timeline: '4 weeks', recommended: 'yes' }),
      option({ option: 'C', recommended: 'yes' }, 'One task'),
    ],
  })
  const tasks = [makeTask('Dashboard pagination', { estimateMinutes: 120, ticked: false })]
  const found = reconcileClaims(makeInput({ tasks, planItems: [option({ chosen: 'A' })] }, { documents: [plan] }))
  expect(found.map(({ reason, numbers, words }) => [reason, numbers, words.recommended ?? null])).toEqual([
    ['option_differs', {}, 'B'],
    ['estimates_differ', { minutes: 120, otherMinutes: 240 }, null],
  ])
  const followed = makeInput({ tasks: [], planItems: [option({ chosen: 'B' })] }, { documents: [plan] })
  expect(reconcileClaims(followed)).toEqual([])
})

test('"all criteria met", ticked as a task, is held against the tier it names or against every box', () => {
  const failing = makeJudged('P99 <2s', null, { verdict: 'not_met' })
  const tier = makeTier('blocked', [failing])
  tier.tier.number = 1
  const reasonsOf = (text: string) =>
    reconcileClaims(makeInput({ tasks: [makeTask(text)], criteria: [open] }, { tiers: [tier] }))
      .filter((claim) => claim.kind === 'task' && claim.reason !== 'task_without_proof')
      .map((claim) => `${claim.class} ${claim.reason}`)
  const open = { ...failing.criterion, ticked: false }
  expect(reasonsOf('Verify all Tier 1 criteria met')).toEqual(['contradicted criteria_claimed_but_tier_not_ready'])
  expect(reasonsOf('Verify all success criteria met')).toEqual(['self_contradicted criteria_verified_but_open'])
  expect(reasonsOf('Verify all Tier 2 criteria met')).toEqual([])
})
