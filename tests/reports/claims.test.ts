import { expect, test } from 'vitest'
import { claimsFilter, claimsReport, noFilter } from '~/reports/claims'
import { mostTelling } from '~/reports/contradictions'
import { makeAssessed, makeLoginRun } from '../support/assessment-factory'
import { makeStatus, makeWeek } from '../support/claims'
import { makeCriterion } from '../support/make-state'

const { assessment, input } = makeAssessed({
  criteria: [makeCriterion('Auth success rate >99%', { ticked: true })],
  runs: [makeLoginRun('load_v45', 200)],
  plan: {
    weeks: [
      makeWeek(1, { statuses: [makeStatus('COMPLETE', 'done', 11), makeStatus('IN PROGRESS', 'in_progress', 12)] }),
    ],
    statuses: [makeStatus('FINISHED', 'done', 3)],
  },
})

test('the ledger is ordered worst first, each claim beside what speaks against it', () => {
  const report = claimsReport(assessment, input, noFilter)
  const ranks = report.items.map(({ id }) => assessment.claims.find((claim) => claim.id === id)!.rank)
  expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
  const ticked = report.items.find(({ subject }) => subject === 'tier-1/auth-success-rate')!
  expect(ticked.sentence).toContain('Ticked; 0 of 200 logins succeeded in v45; the rule asks for more than 99')
  expect(ticked.against!.href).toContain('/evidence/load_v45')
  expect(ticked.claim.source!.href).toBe('/documents/tracker#L10')
})

test('a filter narrows the list, the facets count what the other filters leave', () => {
  const report = claimsReport(assessment, input, { ...noFilter, class: 'self_contradicted' })
  expect(report.items.length).toBeGreaterThan(0)
  expect(new Set(report.items.map(({ mark }) => mark.class))).toEqual(new Set(['self_contradicted']))
  const classes = report.facets.find(({ key }) => key === 'class')!
  expect(classes.options.find(({ on }) => on)!.href).toBe('/claims')
  const total = classes.options.reduce((sum, { count }) => sum + count, 0)
  expect(total).toBe(report.total)
})

test('a filter from an address takes known classes only', () => {
  const filter = claimsFilter(new URLSearchParams('class=contradicted&kind=nonsense&week=week-1&tier='))
  expect(filter).toEqual({ ...noFilter, class: 'contradicted', week: 'week-1', page: 1 })
})

test('what tells most comes before more of the same, without changing the order', () => {
  const claim = (id: string, reason: string, line: number) => ({
    ...assessment.claims[0]!,
    id,
    reason,
    claim: {
      kind: 'document' as const,
      document: 'tracker',
      words: '',
      place: { file: 'tracker.md', line, column: 1 },
    },
  })
  const list = [claim('a', 'x', 1), claim('b', 'x', 2), claim('c', 'y', 1), claim('d', 'z', 3)]
  expect(mostTelling(list, 2).map(({ id }) => id)).toEqual(['a', 'd'])
  expect(mostTelling(list, 3).map(({ id }) => id)).toEqual(['a', 'b', 'd'])
})

test('without a class the disagreements are shown, and the unsupported are counted by kind', () => {
  const filter = claimsFilter(new URLSearchParams(''))
  const report = claimsReport(assessment, input, filter)
  expect(filter.class).toBe('disagreement')
  expect(report.items.every(({ mark }) => mark.class === 'contradicted' || mark.class === 'self_contradicted')).toBe(
    true,
  )
  expect(report.tabs.map(({ label, href, on }) => [label, href, on])).toEqual(
    expect.arrayContaining([
      ['disagreements', '/claims', true],
      ['all', '/claims?class=all', false],
    ]),
  )
  const all = claimsReport(assessment, input, claimsFilter(new URLSearchParams('class=all')))
  expect(all.items).toHaveLength(all.total)
})

test('the address of a claim opens the class and page on which it stands', () => {
  const many = Array.from({ length: 120 }, (_, at) => ({ ...assessment.claims[0]!, id: `claim ${at}`, rank: at }))
  const report = claimsReport(
    { ...assessment, claims: many },
    input,
    claimsFilter(new URLSearchParams('claim=claim+57')),
  )
  expect(report.items.map(({ id }) => id)).toContain('claim 57')
  expect(report.items).toHaveLength(50)
  expect(report.pages).toMatchObject({ text: '51 to 100 of 120', previousHref: '/claims', nextHref: '/claims?page=3' })
})

test('a tier whose heading has no words is called by its number, never quoted as nothing', () => {
  const place = { file: 'tracker.md', line: 5, column: 1 }
  const tier = { id: 'tier-2', number: 2, title: '', goal: null, effort: null, cost: null, roi: null, place }
  const criterion = {
    ...makeCriterion('Auth success rate >99%', { ticked: true }),
    id: 'tier-2/auth',
    tierId: 'tier-2',
  }
  const { assessment, input } = makeAssessed({
    criteria: [criterion],
    runs: [makeLoginRun('load_v45', 200)],
    plan: { tiers: [{ ...tier, statuses: [] }] },
  })
  const { items } = claimsReport(assessment, input, noFilter)
  const ofTier = items.filter(({ kind }) => kind === 'tier')
  expect(ofTier.length).toBeGreaterThan(0)
  for (const { claim, subjectText, againstWords } of ofTier) {
    expect(claim.words).toBe('Tier 2')
    expect(subjectText).toBe('Tier 2')
    expect(againstWords).not.toBe('')
  }
})
