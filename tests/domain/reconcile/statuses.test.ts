import { expect, test } from 'vitest'
import { reconcileClaims } from '~/domain/reconcile'
import {
  at,
  makeDay,
  makeInput,
  makeJudged,
  makeStatus,
  makeTarget,
  makeTask,
  makeTier,
  makeWeek,
} from '../../support/claims'
import { makeRun } from '../../support/run-factory'

type Input = ReturnType<typeof makeInput>

function reasons(input: Input): string[] {
  return reconcileClaims(input).map((claim) => `${claim.class} ${claim.reason} ${claim.subject}`)
}

const placed = { words: '100% Complete', place: at(5) }
const openBox = { ticked: false, owner: 'task' as const, ownerId: null, text: 'b', place: at(31) }
const tickedBox = { ...openBox, ticked: true }

test('two statuses for one week refute the document, the done one against each other meaning', () => {
  const week = makeWeek(3, {
    statuses: [
      makeStatus('COMPLETE', 'done', 11),
      makeStatus('IN PROGRESS', 'in_progress', 12),
      makeStatus('COMPLETE', 'done', 13),
    ],
  })
  const [claim, ...rest] = reconcileClaims(makeInput({ weeks: [week] }))
  expect(rest).toEqual([])
  expect(claim).toMatchObject({
    class: 'self_contradicted',
    reason: 'statuses_differ',
    subject: 'week-3',
    words: { status: 'COMPLETE', other: 'IN PROGRESS' },
    claim: { place: { line: 11 } },
    against: { place: { line: 12 } },
  })
})

test('the cost row and the footer take part in the statuses of a week', () => {
  const week = makeWeek(6, { statuses: [makeStatus('COMPLETE', 'done', 11)] })
  const lastUpdated = { date: '2026-01-14', words: '2026-01-14 (Week 5 COMPLETE, Week 6 IN PROGRESS)', place: at(90) }
  const cost = {
    id: 'cost-6',
    weekId: 'week-6',
    phase: 'Testing',
    isTotal: false,
    estimateMinutes: null,
    estimateCents: null,
    actualMinutes: null,
    actualCents: null,
    approximate: false,
    status: makeStatus('Pending', 'planned', 80),
    place: at(80),
  }
  const claims = reconcileClaims(makeInput({ weeks: [week], lastUpdated, costs: [cost] }))
  expect(claims.map((claim) => claim.words.other)).toEqual(['Pending', 'Week 6 IN PROGRESS'])
})

test('a week called done over open boxes refutes itself', () => {
  const week = makeWeek(1, { statuses: [makeStatus('COMPLETE', 'done')] })
  const tasks = [makeTask('a'), makeTask('b', { ticked: false })]
  const claim = reconcileClaims(makeInput({ weeks: [week], tasks })).find((one) => one.kind === 'week')
  expect(claim).toMatchObject({ reason: 'week_done_over_open_boxes', numbers: { done: 1, total: 2 } })
})

test('a week called done over open deliverables refutes itself', () => {
  const week = makeWeek(1, { statuses: [makeStatus('COMPLETE', 'done')] })
  const deliverable = {
    id: 'd',
    weekId: 'week-1',
    text: 'Report',
    ticked: false,
    note: null,
    artifacts: [],
    place: at(80),
  }
  expect(reasons(makeInput({ weeks: [week], deliverables: [deliverable] }))).toEqual([
    'self_contradicted week_done_over_open_deliverables week-1',
  ])
})

test('a week with every box ticked is supported only by proof', () => {
  const week = makeWeek(1, { statuses: [makeStatus('COMPLETE', 'done')] })
  const proven = makeTask('Run it (v7)', { proofs: [{ kind: 'run', text: 'v7' }] })
  const runs = [makeRun({ label: 'test_v7_100u' })]
  const weekOf = (tasks: (typeof proven)[]) =>
    reconcileClaims(makeInput({ weeks: [week], tasks }, { runs })).find((one) => one.kind === 'week')
  expect(weekOf([proven, makeTask('b')])).toMatchObject({ class: 'unsupported', reason: 'week_done_without_proof' })
  expect(weekOf([proven])).toMatchObject({ class: 'supported', reason: 'week_done_and_proven' })
})

test('"all criteria met" of a week whose tier is blocked is contradicted', () => {
  const week = makeWeek(1, { tiers: ['tier-1'], statuses: [makeStatus('ALL CRITERIA MET (v9)', 'done')] })
  const input = makeInput({ weeks: [week] }, { tiers: [makeTier('blocked')] })
  expect(reasons(input)).toEqual([
    'contradicted tier_claimed_but_blocked tier-1',
    'contradicted criteria_claimed_but_tier_not_ready week-1',
    'unsupported criteria_rest_on_absent_run week-1',
  ])
})

test('a tier called done is judged by its state, and by its own checklist', () => {
  const week = makeWeek(4, { tiers: ['tier-1'], statuses: [makeStatus('COMPLETE', 'done')] })
  const open = makeJudged('Streaming', null, { verdict: 'no_evidence' })
  open.criterion.ticked = false
  const classOf = (state: Parameters<typeof makeTier>[0]) =>
    reasons(makeInput({ weeks: [week] }, { tiers: [makeTier(state)] }))[0]
  expect(classOf('blocked')).toBe('contradicted tier_claimed_but_blocked tier-1')
  expect(classOf('unproven')).toBe('unsupported tier_claimed_but_unproven tier-1')
  expect(classOf('ready')).toBe('supported tier_claimed_and_ready tier-1')
  expect(reasons(makeInput({ weeks: [week] }, { tiers: [makeTier('unproven', [open])] }))).toContain(
    'self_contradicted tier_claimed_over_open_criteria tier-1',
  )
})

test('nothing is claimed of a tier whose weeks are not called done', () => {
  const week = makeWeek(4, { tiers: ['tier-1'], statuses: [makeStatus('Pending', 'planned')] })
  expect(reasons(makeInput({ weeks: [week] }, { tiers: [makeTier('blocked')] }))).toEqual([])
})

test('100 % over open boxes, another status and a tier that is not ready refute the program', () => {
  const input = makeInput(
    {
      progress: [{ subject: 'program', fromPercent: null, percent: 100, ...placed }],
      boxes: [tickedBox, openBox, { ...openBox, owner: 'placeholder' }],
      statuses: [makeStatus('IN PROGRESS', 'in_progress', 6)],
    },
    { tiers: [makeTier('unproven')] },
  )
  const claims = reconcileClaims(input)
  expect(claims.map((claim) => claim.reason)).toEqual([
    'percent_over_open_boxes',
    'program_statuses_differ',
    'program_done_tiers_not_ready',
  ])
  expect(claims[0]!.numbers).toEqual({ percent: 100, done: 1, total: 2, boxesPercent: 50 })
})

test('a percentage is compared with the boxes to the point', () => {
  const progress = (percent: number) => [{ subject: 'program', fromPercent: null, percent, ...placed }]
  const boxes = [tickedBox, openBox, openBox]
  expect(reasons(makeInput({ progress: progress(20), boxes }))).toEqual([
    'self_contradicted percent_differs_from_boxes program',
  ])
  expect(reasons(makeInput({ progress: progress(33), boxes }))).toEqual(['supported percent_agrees_with_boxes program'])
})

test('the progress chain breaks where a step does not start at the last one or leaps', () => {
  const step = (week: number, from: number | null, percent: number) => ({
    subject: `week-${week}`,
    fromPercent: from,
    percent,
    words: `${percent}%`,
    place: at(week * 10),
  })
  const weeks = [1, 2, 3, 4, 5, 6, 7, 8].map((number) => makeWeek(number))
  const progress = [
    step(1, null, 20),
    step(2, null, 25),
    step(3, null, 60),
    step(4, 60, 70),
    step(5, 70, 80),
    step(6, 80, 85),
    step(7, 90, 95),
    step(8, null, 100),
  ]
  const breaks = reconcileClaims(makeInput({ weeks, progress }))
  expect(breaks.map((claim) => [claim.subject, claim.numbers.previous, claim.numbers.percent])).toEqual([
    ['week-3', 25, 60],
    ['week-7', 85, 90],
  ])
})

test('a day at 100 % over open tasks refutes itself', () => {
  const day = makeDay('week-1/day-2')
  const progress = [{ subject: day.id, fromPercent: null, percent: 100, words: '100%', place: at(25) }]
  const tasks = [makeTask('a', { dayId: day.id, ticked: false })]
  expect(reasons(makeInput({ days: [day], progress, tasks }))).toEqual([
    'self_contradicted part_percent_over_open_boxes week-1/day-2',
  ])
})

test('days done after the last update, and milestones before their days, refute the document', () => {
  const days = [
    makeDay('week-1/day-1', { fromDate: '2026-01-11', statuses: [makeStatus('COMPLETE', 'done')] }),
    makeDay('week-1/day-5', {
      fromDate: '2026-01-13',
      toDate: '2026-01-15',
      statuses: [makeStatus('COMPLETE', 'done')],
    }),
    makeDay('week-1/day-9', { fromDate: '2026-01-20' }),
  ]
  const milestone = {
    id: 'm',
    text: 'Week 1 Complete',
    subject: 'week-1',
    weekId: 'week-1',
    reward: null,
    ticked: true,
    achievedOn: '2026-01-11',
    place: at(84),
  }
  const input = makeInput({
    days,
    milestones: [milestone],
    lastUpdated: { date: '2026-01-14', words: '2026-01-14', place: at(90) },
  })
  const claims = reconcileClaims(input)
  expect(claims.filter((claim) => claim.reason === 'done_after_last_update').map((claim) => claim.subject)).toEqual([
    'week-1/day-5',
  ])
  expect(claims.find((claim) => claim.reason === 'achieved_before_its_days')).toMatchObject({ numbers: { days: 9 } })
})

test('milestones are held against tiers, boxes and what is called done', () => {
  const milestone = (subject: string, ticked: boolean) => ({
    id: subject,
    text: `${subject} Complete`,
    subject,
    weekId: subject.startsWith('week') ? subject : null,
    reward: null,
    ticked,
    achievedOn: null,
    place: at(84),
  })
  const blocked = { tiers: [makeTier('blocked')] }
  expect(reasons(makeInput({ milestones: [milestone('tier-1', true)] }, blocked))).toEqual([
    'contradicted tier_claimed_but_blocked tier-1',
  ])
  const called = makeTier('blocked')
  called.tier.statuses.push(makeStatus('COMPLETE', 'done', 5))
  expect(reasons(makeInput({ milestones: [milestone('tier-1', true)] }, { tiers: [called] }))).toEqual([
    'contradicted tier_claimed_but_blocked tier-1',
    'contradicted milestone_tier_not_ready tier-1',
  ])
  const tasks = [makeTask('a', { ticked: false })]
  expect(reasons(makeInput({ milestones: [milestone('week-1', true)], tasks }))).toEqual([
    'self_contradicted milestone_over_open_boxes week-1',
  ])
  expect(reasons(makeInput({ milestones: [milestone('week-1', true)] }))).toEqual([
    'unsupported milestone_without_proof week-1',
  ])
  const weeks = [makeWeek(1, { statuses: [makeStatus('COMPLETE', 'done')] })]
  expect(reasons(makeInput({ milestones: [milestone('week-1', false)], weeks }))).toEqual([
    'self_contradicted milestone_open_but_subject_done week-1',
  ])
})

test('an empty tracker and no tracker at all claim nothing', () => {
  expect(reconcileClaims(makeInput({}))).toEqual([])
  expect(reconcileClaims({ ...makeInput({}), tracker: null })).toEqual([])
  expect(reconcileClaims(makeInput({ targets: [makeTarget('error-rate', 'final', '<0.05%')] }))).toEqual([])
})
