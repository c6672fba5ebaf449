import { expect, test } from 'vitest'
import type { Assessment } from '~/domain/assessment'
import { whatMoved } from '~/domain/what-moved'

/** Only what the comparison looks at. */
function assessment(facts: {
  verdict: string
  state: string
  findings?: Record<string, { code: string; rows: string[] }[]>
  claims?: { id: string; class: string; rank: number }[]
}): Assessment {
  const criterion = {
    criterion: { id: 'tier-1/a', text: 'A' },
    verdict: facts.verdict,
    reason: 'no_qualifying_run',
    run: null,
  }
  return {
    tiers: [{ tier: { id: 'tier-1' }, state: facts.state, criteria: [criterion] }],
    findings: facts.findings ?? {},
    claims: facts.claims ?? [],
  } as unknown as Assessment
}

test('a criterion whose verdict is another one moved, and so did its tier', () => {
  const before = assessment({ verdict: 'no_evidence', state: 'unproven' })
  const after = assessment({ verdict: 'not_met', state: 'blocked' })
  expect(whatMoved(before, after)).toMatchObject({
    criteria: [{ id: 'tier-1/a', tierId: 'tier-1', from: 'no_evidence', to: 'not_met' }],
    tiers: [{ id: 'tier-1', from: 'unproven', to: 'blocked' }],
  })
  expect(whatMoved(after, after)).toEqual({ criteria: [], tiers: [], findings: [], contradictions: [] })
})

test('findings are new where code and rows are; contradictions where the claim was none before, worst first', () => {
  const known = { code: 'auth_collapse', rows: ['POST /login'] }
  const supported = { id: 'a', class: 'supported', rank: 5 }
  const before = assessment({ verdict: 'met', state: 'ready', findings: { v1: [known] }, claims: [supported] })
  const after = assessment({
    verdict: 'met',
    state: 'ready',
    findings: { v1: [known, { ...known, rows: ['POST /other'] }], v2: [known] },
    claims: [
      { ...supported, class: 'contradicted' },
      { id: 'b', class: 'self_contradicted', rank: 1 },
      { id: 'c', class: 'unsupported', rank: 0 },
    ],
  })
  const moved = whatMoved(before, after)
  expect(moved.findings.map(({ run, finding }) => [run, finding.rows[0]])).toEqual([
    ['v1', 'POST /other'],
    ['v2', 'POST /login'],
  ])
  expect(moved.contradictions.map(({ id }) => id)).toEqual(['b', 'a'])
})

test('where there was no program, nothing moved, and what is found is new', () => {
  const after = assessment({ verdict: 'met', state: 'ready', findings: { v1: [{ code: 'truncated', rows: [] }] } })
  expect(whatMoved(null, after)).toMatchObject({ criteria: [], tiers: [], findings: [{ run: 'v1' }] })
})
