import { describe, expect, test } from 'vitest'
import { assessProgram } from '~/domain/assess'
import type { ProgramState } from '~/domain/assessment'
import { noWork, type RecordedWork } from '~/domain/work/records'
import { evidenceFilter } from '~/reports/evidence-filter'
import { evidenceReport } from '~/reports/evidence-list'
import { overviewReport } from '~/reports/overview'
import { judgedContext, reportContext } from '~/reports/report-context'
import { runReport } from '~/reports/run'
import { targetsReport } from '~/reports/targets'
import { tierReport } from '~/reports/tier'
import { assessOnce } from '~db/queries/assess-once'
import { makeLoginRun } from '../support/assessment-factory'
import { makeCriterion, makeSnapshot, makeState, makeTracker } from '../support/make-state'

const at = '2026-01-10T12:00:00.000Z'
const auth = makeCriterion('Auth success rate >99%', { ticked: true, claimText: '✅ 100%' })
const place = { file: 'tracker.md', line: 30, column: 1 }
const risk = {
  ...{ id: 'risk-1', number: 1, text: 'Logins fail', probability: 'high', impact: 'high', place },
  ...{ mitigation: null, status: null, active: true },
}
const target = { metric: 'error', metricText: 'Error rate', step: 'final', text: '< 5%', rule: 'error(*) < 5%', place }
const plan = makeTracker([auth], { risks: [risk], targets: [target] } as never)
const runs = [makeLoginRun('load_v44', 0), makeLoginRun('load_v45', 200, { effectiveAt: '2026-01-10T11:00:00Z' })]
const base = makeState({ runs, snapshots: [makeSnapshot(plan)] })
const link = { asOf: null, program: null }

const cost = (id: number): RecordedWork['costs'][number] => ({
  ...{ id, weekId: 'week-1', day: null, minutes: 90, cents: 4200, note: '', by: 'ann', at, replaces: null },
})
const bond: RecordedWork['riskLinks'][number] = {
  ...{ riskId: 'risk-1', criterionId: auth.id, kind: 'link', note: '', by: 'ann', at },
}
const withWork = (work: Partial<RecordedWork>): ProgramState => ({ ...base, work: { ...noWork, ...work } })

function asked(state: ProgramState, chainHead: string | null = null) {
  const assessment = assessOnce(state)
  return [assessment, { state, link, chainHead }] as const
}

/** Every report of pages that rest on the judgement, as an address without parameters asks for it. */
function reportsOf([assessment, input]: ReturnType<typeof asked>) {
  return {
    overview: overviewReport(assessment, input),
    targets: targetsReport(assessment, input),
    tier: tierReport(assessment, input, 'tier-1'),
    evidence: evidenceReport(assessment, input, evidenceFilter(new URLSearchParams())),
    run: runReport(assessment, input, 'load_v45'),
  }
}

/** The same of a copy, on whose runs and documents nothing is remembered. */
function afresh(asState: ProgramState, chainHead: string | null = null) {
  const state = structuredClone(asState)
  return reportsOf([assessProgram(state), { state, link, chainHead }] as never)
}

describe('what moves no judgement', () => {
  const moved: [string, ProgramState][] = [
    ['hours', withWork({ costs: [cost(1)] })],
    ['more hours', withWork({ costs: [cost(1), cost(2)] })],
    ['a bond of a risk', withWork({ riskLinks: [bond] })],
    ['an archive', withWork({ archivedAt: at })],
  ]
  test.each(moved)('%s leave the reports that rest on the judgement as they were', (_name, state) => {
    const before = asked(withWork({}))
    const after = asked(state)
    expect(judgedContext(...after)).toBe(judgedContext(...before))
    expect(targetsReport(...after)).toBe(targetsReport(...before))
    expect(tierReport(...after, 'tier-1')).toBe(tierReport(...before, 'tier-1'))
    expect(overviewReport(...after).heatmap).toBe(overviewReport(...before).heatmap)
  })

  test.each(moved)('after %s every page says what it says of that state alone', (_name, state) => {
    reportsOf(asked(withWork({}), 'aaaa0000'))
    expect(reportsOf(asked(state, 'bbbb1111'))).toEqual(afresh(state, 'bbbb1111'))
    expect(reportsOf(asked(base, 'cccc2222'))).toEqual(afresh(base, 'cccc2222'))
  })

  test('what was recorded shows where it is read: cost and risks of the overview, the head of the chain', () => {
    const before = overviewReport(...asked(withWork({}), 'aaaa0000'))
    const hours = overviewReport(...asked(withWork({ costs: [cost(1)] }), 'bbbb1111'))
    const bound = overviewReport(...asked(withWork({ riskLinks: [bond] }), 'aaaa0000'))
    expect(hours.money).not.toEqual(before.money)
    expect(hours.chainHead).toBe('bbbb…1111')
    expect(bound.risks).not.toEqual(before.risks)
  })
})

describe('what moves a judgement', () => {
  const note = { id: 1, subject: auth.id, by: 'ann', at, note: 'seen', revokedAt: null }
  const proof: RecordedWork['proofs'][number] = {
    ...{ id: 1, subject: 'task', subjectId: 'week-1/0', subjectText: 'A task', kind: 'run', value: 'load_v44' },
    ...{ sha256: null, note: '', by: 'ann', at, withdrawnAt: null },
  } as never
  const moved: [string, ProgramState][] = [
    ['a statement', { ...base, attestations: [note] }],
    ['a void run', { ...base, invalidations: [{ run: 'load_v45', by: 'ann', at, reason: 'wrong host' }] as never }],
    [
      'a run that takes a short name',
      { ...base, runs: [...runs, makeLoginRun('soak_v45', 0, { effectiveAt: '2026-01-10T13:00:00Z' })] },
    ],
    ['an upload', { ...base, runs: [...runs, makeLoginRun('load_v46', 0, { effectiveAt: '2026-01-10T13:00:00Z' })] }],
    [
      'a setting',
      { ...base, settings: { ...base.settings, qualifying: { ...base.settings.qualifying, minUsers: 1000 } } },
    ],
    ['a proof', withWork({ proofs: [proof] })],
    ['another moment', { ...base, asOf: '2026-01-10T10:30:00.000Z', runs: [runs[0]!] }],
  ]
  test.each(moved)('after %s nothing of before is shown', (_name, state) => {
    const before = asked(base)
    reportsOf(before)
    const after = asked(state)
    expect(judgedContext(...after)).not.toBe(judgedContext(...before))
    expect(reportsOf(after)).toEqual(afresh(state))
  })
})

test('an assessment beside another state than its own shares nothing', () => {
  const [assessment] = asked(base)
  const state = { ...base, runs: [runs[0]!] }
  const own = judgedContext(assessment, { state, link })
  expect(own).not.toBe(judgedContext(assessment, { state: base, link }))
  expect(own.runs).toEqual([runs[0]])
  const after = judgedContext(assessment, { state: { ...state, runs: [] }, link })
  expect(after.runs).toEqual([])
})

test('the line of a run leads to the moment of its own page, whichever was asked for before', () => {
  const [assessment, input] = asked(base)
  const linesOf = (asOf: string | null) =>
    evidenceReport(assessment, { ...input, link: { asOf, program: null } }, evidenceFilter(new URLSearchParams()))
  const now = linesOf(null).runs.map(({ href }) => href)
  const past = linesOf('2026-01-11').runs.map(({ href }) => href)
  expect(past).toEqual(now.map((href) => `${href}?as-of=2026-01-11`))
  expect(linesOf(null).runs.map(({ href }) => href)).toEqual(now)
})

test('links of another moment or program are not those of this one', () => {
  const [assessment, input] = asked(base)
  const past = judgedContext(assessment, { ...input, link: { asOf: '2026-01-11', program: 'other' } })
  expect(past.href.runs()).not.toBe(judgedContext(assessment, input).href.runs())
  expect(reportContext(assessment, input).input.state).toBe(base)
})
