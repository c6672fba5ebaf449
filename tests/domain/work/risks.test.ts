import { expect, test } from 'vitest'
import { assessProgram } from '~/domain/assess'
import type { Risk } from '~/domain/plan'
import { noWork, type RiskLink } from '~/domain/work/records'
import { judgeRisks, riskChanges, riskTrend, vanishedLinks } from '~/domain/work/risks'
import { makeLoginRun } from '../../support/assessment-factory'
import { makeCriterion, makeSnapshot, makeState, makeTracker } from '../../support/make-state'
import { makeRisk } from '../../support/risk-factory'

const login = makeCriterion('Login success rate >99%')
const pages = makeCriterion('Dashboard pages P99 <2s')

function bond(riskId: string, kind: RiskLink['kind'] = 'link', criterionId = login.id): RiskLink {
  return { riskId, criterionId, kind, note: 'seen in the run', by: 'eve', at: '2026-01-10T09:00:00.000Z' }
}

function judged(risks: Risk[], links: RiskLink[] = [], earlier: Risk[][] = []) {
  const planOf = (those: Risk[]) => makeTracker([login, pages], { risks: those })
  const state = makeState({
    snapshots: [makeSnapshot(planOf(risks), '2026-01-11T00:00:00.000Z', earlier.length + 1)],
    earlier: earlier.map((those, at) => makeSnapshot(planOf(those), `2026-01-0${at + 1}T00:00:00.000Z`, at + 1)),
    runs: [makeLoginRun('soak', 200)],
    work: { ...noWork, riskLinks: links },
  })
  return { state, assessment: assessProgram(state) }
}

function stateOf(risk: Risk, links: RiskLink[] = []) {
  const { state, assessment } = judged([risk], links)
  const [one] = judgeRisks(state, assessment)
  return { happened: one?.happened, links: one?.links.map(({ criterionId, origin }) => `${origin} ${criterionId}`) }
}

test('a risk that a member bound to a criterion has happened once the criterion is not met', () => {
  const risk = makeRisk('The token service is misconfigured')
  expect(stateOf(risk)).toEqual({ happened: null, links: [] })
  expect(stateOf(risk, [bond(risk.id)])).toEqual({ happened: 'linked', links: [`member ${login.id}`] })
  expect(stateOf(risk, [bond(risk.id), bond(risk.id, 'unlink')])).toEqual({ happened: null, links: [] })
  expect(stateOf(risk, [bond(risk.id, 'link', pages.id)]).happened).toBeNull()
})

test('a criterion that the words of a risk name is an inferred bond, which a member confirms or removes', () => {
  const risk = makeRisk('Login failures under load')
  expect(stateOf(risk)).toEqual({ happened: 'inferred', links: [`words ${login.id}`] })
  expect(stateOf(risk, [bond(risk.id)])).toEqual({ happened: 'linked', links: [`member ${login.id}`] })
  expect(stateOf(risk, [bond(risk.id, 'unlink')])).toEqual({ happened: null, links: [] })
  expect(stateOf(makeRisk('Staff turnover'))).toEqual({ happened: null, links: [] })
})

test('the status of the document makes a risk one that is said to have happened, no more', () => {
  const status = { words: 'Occurred', status: 'failed' as const, place: { file: 'tracker.md', line: 9, column: 1 } }
  expect(stateOf(makeRisk('Staff turnover', { status })).happened).toBe('said')
  expect(stateOf(makeRisk('Staff turnover', { status, active: false })).happened).toBeNull()
})

test('a criterion that is gone leaves the bond, without a verdict', () => {
  const risk = makeRisk('Staff turnover')
  const { state, assessment } = judged([risk], [bond(risk.id, 'link', 'tier-1/gone')])
  expect(judgeRisks(state, assessment)[0]?.links).toMatchObject([{ criterionId: 'tier-1/gone', judged: null }])
})

test('what differs between two lists of risks: new, closed, reopened, changed and gone', () => {
  const kept = makeRisk('Disk fills up', { probability: 'Low', impact: 'High' })
  const fixed = makeRisk('Login failures under load', { probability: 'High' })
  const before = [kept, fixed, makeRisk('Back again', { active: false }), makeRisk('Dropped for good')]
  const after = [
    { ...kept, probability: 'High' },
    makeRisk('Login failures under load', { active: false, resolution: 'pool raised' }),
    makeRisk('Back again'),
    makeRisk('Brand new worry'),
    makeRisk('Never seen open', { active: false }),
  ]
  expect(
    riskChanges(before, after).map(({ kind, text, fields }) => [kind, text, fields.map(({ field }) => field)]),
  ).toEqual([
    ['appeared', 'Brand new worry', []],
    ['listed_closed', 'Never seen open', []],
    ['closed', 'Login failures under load', []],
    ['reopened', 'Back again', []],
    ['changed', 'Disk fills up', ['probability']],
    ['removed', 'Dropped for good', []],
  ])
})

test('a risk worded anew is the same risk and keeps its bonds; bonds of a risk that is gone are listed', () => {
  const old = makeRisk('Connection pool runs out of connections')
  const anew = makeRisk('Connection pool runs out of connection')
  const { state, assessment } = judged([anew], [bond(old.id), bond('risk-dropped')], [[old, makeRisk('Dropped')]])
  expect(judgeRisks(state, assessment)[0]?.links).toMatchObject([{ criterionId: login.id, origin: 'member' }])
  expect(vanishedLinks(state, assessment).map(({ riskId }) => riskId)).toEqual(['risk-dropped'])
})

test('the trend tells active and resolved risks of each snapshot and what changed in it', () => {
  const first = [makeRisk('Disk fills up'), makeRisk('Login failures under load')]
  const last = [makeRisk('Disk fills up'), makeRisk('Login failures under load', { active: false }), makeRisk('New')]
  const { state, assessment } = judged(last, [], [first])
  const told = riskTrend(state, assessment).map(({ active, resolved, changes }) => [
    active,
    resolved,
    changes.map(({ kind }) => kind),
  ])
  expect(told).toEqual([
    [2, 0, []],
    [2, 1, ['appeared', 'closed']],
  ])
})
