import { expect, test } from 'vitest'
import { plainText } from '~/reports/format'
import { overviewReport } from '~/reports/overview'
import { makeAssessed, makeLoginRun } from '../support/assessment-factory'
import { makeStatus, makeWeek } from '../support/claims'
import { makeCriterion } from '../support/make-state'

const place = { file: 'tracker.md', line: 30, column: 1 }

function overview(options: Parameters<typeof makeAssessed>[0]) {
  const { assessment, input } = makeAssessed(options)
  return overviewReport(assessment, input)
}

const auth = makeCriterion('Auth success rate >99%', { ticked: true, claimText: '✅ 100%' })

test('the first sentence says the state, what decides it, and what the tracker calls it', () => {
  const report = overview({
    criteria: [auth],
    runs: [makeLoginRun('load_v44', 0), makeLoginRun('load_v45', 200, { effectiveAt: '2026-01-10T11:00:00Z' })],
    plan: { statuses: [makeStatus('100% Complete (PROJECT FINISHED)', 'done', 13)] },
  })
  expect(report.verdictSentence).toBe(
    'Not ready. Tier 1 is blocked: 200 of 200 logins failed in v45. The tracker calls the program finished.',
  )
  expect(report.verdictParts.map(({ text }) => text).join('')).toBe(report.verdictSentence)
  expect(report.tiers[0]).toMatchObject({ countsText: '1 not met', tickedText: 'all 1 ticked' })
  expect(report.tiers[0]!.mark).toMatchObject({ glyph: '✕', word: 'blocked', token: 'not-met' })
})

test('a proven program is called ready, and nothing waits to be done', () => {
  const report = overview({ criteria: [auth], runs: [makeLoginRun('load_v44', 0)], settings: { proof: 'observed' } })
  expect(report.verdictSentence).toBe('Ready. Tier 1 is proven.')
  expect(report.contradictions.items).toEqual([])
})

test('criteria without evidence are unproven, never ready', () => {
  const report = overview({ criteria: [auth] })
  expect(report.verdictSentence).toBe('Not proven. Tier 1 is unproven: no evidence decides its 1 criterion.')
  expect(report.next.items[0]!.sentence).toMatch(/^Run a load test/)
})

test('a program without tiers is not decidable and says why', () => {
  const report = overview({ plan: { tiers: [] } })
  expect(report.verdictSentence).toBe('Not decidable. The documents at hand name no tier with exit criteria.')
  expect(report.tiersEmptyText).not.toBeNull()
})

test('a claim below one hundred percent is quoted as it stands', () => {
  const report = overview({
    criteria: [auth],
    plan: { progress: [{ subject: 'program', fromPercent: null, percent: 25, words: '25%', place }] },
  })
  expect(plainText(report.verdictSentence)).toContain('The tracker claims 25 %.')
  expect(report.progress.claimed!.source.href).toBe('/documents/tracker#L30')
})

test('progress without boxes is unknown, not zero', () => {
  const report = overview({ criteria: [auth] })
  expect(report.progress.ticked.percent).toBeNull()
  expect(report.progress.claimedText).toBe('nothing claimed')
  expect(report.progress.ruler.gap).toBeNull()
})

test('criteria that wait for one tainted run are one step', () => {
  const report = overview({
    criteria: [
      auth,
      makeCriterion('P99 response time <2s'),
      makeCriterion('Zero 100+ second outliers'),
      makeCriterion('Error rate <50%'),
    ],
    runs: [makeLoginRun('load_v45', 200)],
  })
  const repeat = report.next.items.filter(({ code }) => code === 'rerun_untainted')
  expect(repeat).toHaveLength(1)
  expect(repeat[0]!.sentence).toMatch(/3 criteria wait for it\.$/)
  expect(repeat[0]!.href).toBe('/evidence/load_v45')
})

test('a stated total stands beside the sum of its rows', () => {
  const line = {
    weekId: 'week-1',
    phase: 'Start',
    isTotal: false,
    estimateMinutes: 600,
    estimateCents: 30_000,
    actualMinutes: null,
    actualCents: 84_000,
    approximate: false,
    status: null,
    place,
  }
  const total = { ...line, id: 'total', weekId: null, phase: 'TOTAL', isTotal: true, actualCents: 0 }
  const report = overview({ criteria: [auth], plan: { costs: [{ ...line, id: 'a' }, total] } })
  expect(report.money.differences).toMatchObject([{ label: 'Spent, as recorded', stated: '$0', recomputed: '$840' }])
  expect(report.money.lines.find(({ label }) => label === 'Hours recorded')!.text).toBe('not recorded')
})

test('the current week is told with its statuses, and an unknown one is said to be unknown', () => {
  const weeks = [makeWeek(1, { statuses: [makeStatus('COMPLETE', 'done'), makeStatus('IN PROGRESS', 'in_progress')] })]
  const known = overview({ criteria: [auth], plan: { weeks, startDate: '2026-01-08' } })
  expect(known.week).toMatchObject({ id: 'week-1', statusesDiffer: true, tasksText: 'no tasks' })
  const unknown = overview({ criteria: [auth] })
  expect(unknown.week).toBeNull()
  expect(unknown.weekText).toBe('Current week unknown.')
})

test('links keep the moment and the program that were asked for', () => {
  const report = overview({
    criteria: [auth],
    runs: [makeLoginRun('load_v45', 200)],
    link: { asOf: '2026-01-11', program: 'speed' },
  })
  expect(report.tiers[0]!.href).toBe('/tiers/tier-1?as-of=2026-01-11&program=speed')
  expect(report.evidence[0]!.href).toBe('/evidence/load_v45?as-of=2026-01-11&program=speed')
})

test('one step that several criteria wait for is said once', () => {
  const report = overview({ criteria: [auth, makeCriterion('Auth success rate >95%')] })
  expect(report.next.items).toHaveLength(1)
  expect(report.next.items[0]!.sentence).toMatch(/2 criteria wait for it\.$/)
  expect(report.next.items[0]!.subjectText).toContain('; ')
})
