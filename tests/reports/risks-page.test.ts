import { expect, test } from 'vitest'
import type { Risk } from '~/domain/plan'
import { criterionReport } from '~/reports/criterion'
import { risksFilter, risksReport } from '~/reports/risks-page'
import { makeAssessed, makeLoginRun } from '../support/assessment-factory'
import { makeCriterion } from '../support/make-state'
import { makeEscalation, makeRisk } from '../support/risk-factory'

const login = makeCriterion('Login success rate >99%')

function pageOf(risks: Risk[], query = '', plan = {}) {
  const escalations = [makeEscalation('Technical blockers', 240), makeEscalation('Security incident', null)]
  const { assessment, input } = makeAssessed({
    criteria: [login],
    runs: [makeLoginRun('soak', 200)],
    plan: { risks, escalations, ...plan },
  })
  return risksReport(assessment, input, risksFilter(new URLSearchParams(query)))
}

const risks = [
  makeRisk('Disk fills up', { probability: 'Very high', impact: 'Severe', mitigation: 'Rotate logs' }),
  makeRisk('Staff turnover', { probability: 'Low', impact: 'High' }),
  makeRisk('Login failures under load', { probability: 'Low', impact: 'High' }),
  makeRisk('Vague worry', { probability: 'Low to medium', impact: 'High' }),
  makeRisk('Old worry', { active: false, resolution: 'pool raised', resolvedOn: '2026-01-09' }),
]

test('the matrix has the steps of the document and its own words, the highest impact above', () => {
  const { matrix } = pageOf(risks)
  expect(matrix?.steps).toBe(5)
  expect(matrix?.rows.map(({ label }) => label)).toEqual(['Severe', 'High', 'Medium', 'Low', 'Very low'])
  const held = matrix!.rows.flatMap(({ label, cells }) =>
    cells.flatMap(({ probability, risks: own, band }) =>
      own.length === 0 ? [] : [[label, probability, own.map(({ ref }) => ref).join(' '), band]],
    ),
  )
  expect(held).toEqual([
    ['Severe', 5, 'R1', 'high'],
    ['High', 2, 'R2 R3', 'medium'],
  ])
})

test('a cell leads to its risks, and what has no place is listed with the reason', () => {
  const page = pageOf(risks)
  const cell = page.matrix!.rows[1]!.cells[1]!
  expect(cell).toMatchObject({ href: '/risks?at=2-4#register', title: 'probability Low, impact High: 2 risks' })
  expect(pageOf(risks, 'at=2-4').risks.map(({ ref }) => ref)).toEqual(['R2', 'R3'])
  expect(page.unplaced).toMatchObject([{ ref: 'R4', why: 'the probability “Low to medium” lies between two steps' }])
})

test('the register is filtered by what is active, resolved, or has happened', () => {
  const refs = (query: string) => pageOf(risks, query).risks.map(({ ref }) => ref)
  expect(refs('')).toEqual(['R1', 'R2', 'R3', 'R4', 'R5'])
  expect(refs('show=active')).toEqual(['R1', 'R2', 'R3', 'R4'])
  expect(refs('show=resolved')).toEqual(['R5'])
  expect(refs('show=happened')).toEqual(['R3'])
  expect(refs('show=anything&at=9-9')).toEqual(['R1', 'R2', 'R3', 'R4', 'R5'])
})

test('a risk that may have happened shows the criterion, its figure and the run', () => {
  const [risk] = pageOf(risks, 'show=happened').risks
  expect(risk?.mark).toMatchObject({ word: 'may have happened', glyph: '≈' })
  expect(risk?.links).toMatchObject([
    {
      text: login.text,
      mark: { verdict: 'not_met' },
      sentence: '0 of 200 logins succeeded in soak; the rule asks for more than 99\u202f%.',
      run: { text: 'soak', href: '/evidence/soak' },
      inferred: true,
    },
  ])
})

test('a scale that is not understood gives a list and says why', () => {
  const page = pageOf([makeRisk('Disk fills up', { probability: '8', impact: '9' })])
  expect(page.matrix).toBeNull()
  expect(page.matrixText).toContain('counts beyond five steps')
  expect(page.risks).toMatchObject([{ weight: null, placeText: 'the scale is not understood' }])
})

test('a program without risks or rules says what would be read', () => {
  const page = pageOf([], '', { escalations: [] })
  expect(page.emptyText).toContain('Probability, Impact, Mitigation')
  expect(page.escalation.emptyText).toContain('Contact and an SLA')
  expect(page.trend).toEqual([])
})

test('escalation says who is to be told until when, and which rule no data can watch', () => {
  const { escalation } = pageOf(risks)
  expect(escalation.rules.map(({ watched }) => watched)).toEqual([true, false])
  expect(escalation.rules[0]?.clocks).toMatchObject([
    {
      standing: 'overdue',
      sentence: expect.stringContaining('Tier 1 is blocked'),
      contactText: 'Lead',
      href: '/tiers/tier-1',
    },
  ])
  expect(escalation.rules[1]).toMatchObject({ slaText: 'no deadline stated' })
  expect(escalation.rules[1]?.watchText).toMatch(/^Cannot be watched by data/)
})

test('the page of a criterion names the risks that are bound to it, by words or by members', () => {
  const { assessment, input } = makeAssessed({
    criteria: [login],
    runs: [makeLoginRun('soak', 200)],
    plan: { risks, escalations: [] },
  })
  const bound = criterionReport(assessment, input, login.id)?.risks
  expect(bound).toMatchObject([{ text: 'Login failures under load', originText: 'named in its words', note: '' }])
  expect(bound?.[0]?.href).toMatch(/^\/risks#risk-/)
})
