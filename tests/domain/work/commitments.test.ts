import { expect, test } from 'vitest'
import { assessProgram } from '~/domain/assess'
import type { Deliverable, DocumentPlan } from '~/domain/plan'
import { judgeDeliverables, judgeMilestones } from '~/domain/work/commitments'
import { type AttachedProof, noWork } from '~/domain/work/records'
import { makeLoginRun } from '../../support/assessment-factory'
import { makeCriterion, makeSnapshot, makeState, makeTracker } from '../../support/make-state'
import { makeMilestone } from '../../support/risk-factory'
import { makeTasks, makeWeek } from '../../support/work-factory'

const login = makeCriterion('Login success rate >99%')

interface Program {
  plan: Partial<DocumentPlan>
  asOf?: string
  proofs?: AttachedProof[]
  failedLogins?: number
  attested?: boolean
}

function programOf({ plan, asOf = '2026-01-11T10:05:00.000Z', proofs = [], failedLogins = 0, attested }: Program) {
  const runs = [makeLoginRun('proof', failedLogins, { effectiveAt: '2026-01-06T08:00:00.000Z' })]
  const criteria = [login, makeCriterion('Runbooks created', { tierId: 'tier-2', id: 'tier-2/runbooks-created' })]
  const tracker = makeTracker(criteria, { weeks: [makeWeek(1), makeWeek(2)], ...plan })
  const [tier] = tracker.tiers
  tracker.tiers.push({ ...tier!, id: 'tier-2', number: 2, title: 'Tier 2' })
  const attestation = {
    subject: 'tier-2/runbooks-created',
    by: 'eve',
    at: '2026-01-07T00:00:00.000Z',
    note: '',
    revokedAt: null,
  }
  const state = makeState({
    snapshots: [makeSnapshot(tracker, '2026-01-06T00:00:00.000Z')],
    runs,
    asOf,
    settings: { startDate: '2026-01-05', timezone: 'UTC' },
    attestations: attested === true ? [attestation] : [],
    work: { ...noWork, proofs },
  })
  return { state, assessment: assessProgram(state) }
}

function milestoneState(
  over: Parameters<typeof makeMilestone>[1],
  program: Omit<Program, 'plan'> & { marks?: string } = {},
) {
  const { marks = '', ...rest } = program
  const plan = { milestones: [makeMilestone('Reached', over)], tasks: makeTasks('week-1', marks) }
  const { state, assessment } = programOf({ ...rest, plan })
  return judgeMilestones(state, assessment)[0]?.state
}

test('a milestone of a week is proven by the proof of all its tasks, and contradicted by an open one', () => {
  const ticked = { subject: 'week-1', ticked: true }
  expect(milestoneState(ticked, { marks: 'pp' })).toBe('proven')
  expect(milestoneState(ticked, { marks: 'px' })).toBe('unproven')
  expect(milestoneState(ticked, { marks: 'po' })).toBe('contradicted')
  expect(milestoneState({ subject: 'week-1' }, { marks: 'pp' })).toBe('unclaimed')
})

test('a milestone of a tier follows the tier, whatever was ticked', () => {
  const ticked = { subject: 'tier-1', ticked: true }
  expect(milestoneState(ticked)).toBe('proven')
  expect(milestoneState(ticked, { failedLogins: 200 })).toBe('contradicted')
  expect(milestoneState({ ...ticked, subject: 'tier-2' })).toBe('unproven')
})

test('a milestone of the program asks for every tier and every task', () => {
  const ticked = { subject: 'program', weekId: 'week-2', ticked: true }
  expect(milestoneState(ticked, { marks: 'pp', attested: true })).toBe('proven')
  expect(milestoneState(ticked, { marks: 'pp' })).toBe('unproven')
})

test('what is not ticked is open up to the last day of its week and overdue after it', () => {
  const open = { subject: 'week-1' }
  expect(milestoneState(open, { marks: 'o', asOf: '2026-01-11T23:59:59.000Z' })).toBe('open')
  expect(milestoneState(open, { marks: 'o', asOf: '2026-01-12T00:00:00.000Z' })).toBe('overdue')
})

function makeDeliverable(text: string, over: Partial<Deliverable> = {}): Deliverable {
  const place = { file: 'tracker.md', line: 500, column: 1 }
  return { id: `week-1/${text}`, weekId: 'week-1', text, ticked: true, note: null, artifacts: [], place, ...over }
}

function deliverableState(deliverable: Deliverable, program: Omit<Program, 'plan'> = {}) {
  const { state, assessment } = programOf({ ...program, plan: { deliverables: [deliverable] } })
  const [one] = judgeDeliverables(state, assessment)
  return [one?.state, ...(one?.proofs ?? []).map(({ kind, proves }) => `${kind} ${proves ? 'proves' : 'does not'}`)]
}

test('a deliverable is proven by a run that its line names, a file at hand, or a criterion that its words name', () => {
  expect(deliverableState(makeDeliverable('Load test results', { note: 'run proof', artifacts: ['proof'] }))).toEqual([
    'proven',
    'runs proves',
  ])
  expect(deliverableState(makeDeliverable('The tracker', { artifacts: ['docs/tracker.md'] }))).toEqual([
    'proven',
    'artifact proves',
  ])
  expect(deliverableState(makeDeliverable('Report', { artifacts: ['report.pdf'] }))).toEqual([
    'unproven',
    'artifact does not',
  ])
  expect(deliverableState(makeDeliverable('Runbooks'))).toEqual(['unproven', 'criterion does not'])
  expect(deliverableState(makeDeliverable('Runbooks'), { attested: true })).toEqual(['proven', 'criterion proves'])
  expect(deliverableState(makeDeliverable('Slides'))).toEqual(['unproven'])
})

test('evidence that a member attached proves a deliverable, an address does not', () => {
  const slides = makeDeliverable('Slides')
  const attached = (kind: AttachedProof['kind'], value: string): AttachedProof => ({
    id: 1,
    subject: 'deliverable',
    subjectId: slides.id,
    subjectText: slides.text,
    kind,
    value,
    sha256: null,
    note: '',
    by: 'eve',
    at: '2026-01-07T00:00:00.000Z',
    withdrawnAt: null,
  })
  expect(deliverableState(slides, { proofs: [attached('run', 'proof')] })).toEqual(['proven', 'attached proves'])
  expect(deliverableState(slides, { proofs: [attached('url', 'https://example.org/slides')] })).toEqual([
    'unproven',
    'attached does not',
  ])
})

test('a milestone is due on the day of its own line, else with its week', () => {
  const due = (over: Parameters<typeof makeMilestone>[1]) => {
    const plan = { milestones: [makeMilestone('Reached', { ...over, weekId: 'week-1' })] }
    const { state, assessment } = programOf({ plan, asOf: '2026-01-20T00:00:00.000Z' })
    return judgeMilestones(state, assessment).map(({ dueOn, state: standing }) => [dueOn, standing])
  }
  expect(due({ subject: 'week-1' })).toEqual([['2026-01-11', 'overdue']])
  expect(due({ subject: 'week-1', dueOn: '2026-02-01' })).toEqual([['2026-02-01', 'open']])
})
