import { describe, expect, test } from 'vitest'
import { globsForWords, loginGlobs } from '~/domain/inference/group-globs'
import { inferSettings, mergeSettings } from '~/domain/settings'
import { makeCriterion, makeSnapshot, makeTracker } from '../support/make-state'
import { makeRow, makeRun } from '../support/run-factory'

const keys = [
  'GET /dashboard/',
  'GET /dashboard/stats/',
  'GET /api/v2/project/[id]/chart-data/',
  'POST /api/monitoring/report-client-metric/',
  'GET /api/export/x/',
  'GET /detail/export-test/',
  'GET [AUTH] Get Login Page',
  'POST [AUTH] Login POST',
]

describe('groups from the words of criteria', () => {
  test.each([
    ['dashboard', ['*/dashboard/*']],
    ['v2', ['*/v2/*']],
    ['export', ['*export*']],
    ['client-metrics', ['*client-metric*']],
    ['v2-chart-data', ['*/v2/*chart-data*']],
    ['checkout', ['*checkout*']],
  ])('%s', (name, globs) => {
    expect(globsForWords(name, keys)).toEqual(globs)
  })

  test('the login group is the write rows, spelled as the runs spell them', () => {
    expect(loginGlobs(keys)).toEqual(['POST *Login*'])
    expect(loginGlobs([])).toContain('POST *login*')
  })
})

const task = {
  id: 't',
  weekId: 'week-1',
  dayId: null,
  parentId: null,
  ref: null,
  estimateMinutes: null,
  ticked: false,
  note: null,
  proofs: [],
  place: { file: 'tracker.md', line: 1, column: 1 },
}
const tracker = makeTracker([makeCriterion('Dashboard P95 <1s'), makeCriterion('Stakeholder sign-off')], {
  slug: 'plan-x',
  title: 'Plan X',
  tasks: [
    { ...task, text: 'Test with 10 users (>95% success)' },
    { ...task, text: 'Scale test 200 users' },
    { ...task, text: 'Run full load test (100 users)' },
  ],
})
const inferred = inferSettings([makeSnapshot(tracker)], [makeRun({ rows: keys.map((key) => makeRow(key)) })])

test('without a program.md everything needed is inferred and marked so', () => {
  expect(inferred).toMatchObject({
    slug: 'plan-x',
    declared: false,
    timezone: 'UTC',
    deciding: ['measured'],
    stalenessDays: 14,
    qualifying: { minUsers: 100, minRequests: 1000, allowOnlyLogin: false },
    signers: { 'tier-1': ['stakeholder'] },
  })
  expect(inferred.groups).toEqual([
    { name: 'login', globs: ['POST *Login*'], inferred: true },
    { name: 'dashboard', globs: ['*/dashboard/*'], inferred: true },
  ])
})

test('what is declared overrides field by field, group by group', () => {
  const merged = mergeSettings(
    {
      timezone: 'UTC+8',
      deciding: ['transcribed'],
      qualifying: { ...inferred.qualifying, minUsers: 50 },
      groups: [{ name: 'dashboard', globs: ['GET /dashboard/'], inferred: false }],
    },
    inferred,
  )
  expect(merged).toMatchObject({
    declared: true,
    timezone: 'UTC+8',
    slug: 'plan-x',
    deciding: ['measured', 'transcribed'],
  })
  expect(merged.qualifying).toMatchObject({ minUsers: 50, minRequests: 1000 })
  expect(merged.groups.map((group) => [group.name, group.inferred])).toEqual([
    ['dashboard', false],
    ['login', true],
  ])
})
