import { describe, expect, test } from 'vitest'
import type { Run } from '~/domain/evidence'
import { checks, examineRun } from '~/domain/forensics'
import { policy } from '~/domain/forensics/policy'
import { makeHistory, makeRow, makeRun } from '../../support/run-factory'

const codes = (run: Run) => examineRun(run, { earlier: [], loginGlobs: [] }).map((finding) => finding.code)
const withHistory = (users: (number | null)[], over: Partial<Run> = {}) => {
  const history = makeHistory({ requests: 200, seconds: users.length - 1 })
  return makeRun({ history: { ...history, users }, ...over })
}
const steady = (users: number) => Array.from({ length: 101 }, () => users)

describe('circumstances of a run', () => {
  test('a run without history and declared time has no clock', () => {
    expect(codes(makeRun({ effectiveAt: null }))).toEqual(['clock_unknown'])
  })

  test('users in the label that the history does not show are named', () => {
    expect(codes(withHistory(steady(100), { label: 'load_100u_pool' }))).toEqual([])
    expect(codes(withHistory(steady(20), { label: 'load_100u_pool' }))).toEqual(['name_disagrees'])
    expect(codes(withHistory(steady(20), { label: 'v20_menu2useful' }))).toEqual([])
  })

  test('a declared number of users that was never reached is named', () => {
    expect(codes(withHistory(steady(80), { users: { value: 100, source: 'run_note' } }))).toEqual(['users_not_reached'])
    // The history's figure stands in the manifest; what the note declares is kept beside it.
    const measured = { users: { value: 80, source: 'history' }, declaredUsers: 100 } as const
    expect(codes(withHistory(steady(80), measured))).toEqual(['users_not_reached'])
    expect(codes(withHistory(steady(100), { ...measured, declaredUsers: 100 }))).toEqual([])
  })

  test('less than a minute is short', () => {
    expect(codes(makeRun({ durationS: { value: 59, source: 'history' } }))).toEqual(['short_run'])
  })

  test('a climb of more than a tenth of the run stands inside its percentiles', () => {
    const ramp = (seconds: number) => steady(100).map((full, at) => (at < seconds ? Math.min(full - 1, at) : full))
    expect(codes(withHistory(ramp(10)))).toEqual([])
    expect(codes(withHistory(ramp(11)))).toEqual(['ramp_included'])
  })

  test('falling counters are a reset, and the last total is still held against the stats', () => {
    const history = makeHistory({ requests: 200, seconds: 100 })
    const totalRequests = history.totalRequests.map((total, at) => (at < 10 ? 5000 : total))
    expect(codes(makeRun({ history: { ...history, totalRequests } }))).toEqual(['stats_reset'])
  })
})

describe('the registry', () => {
  test('holds each code once', () => {
    expect(new Set(checks.map((check) => check.code)).size).toBe(checks.length)
  })

  test('lists taints before warnings before notes', () => {
    const run = makeRun({ rows: [makeRow('POST /login', { failures: 60, failuresPerS: 0.6 })], effectiveAt: null })
    expect(codes(run)).toEqual(['failures_inside_latency', 'only_login_ran', 'clock_unknown'])
  })

  test('a run without rows and figures raises no error', () => {
    expect(codes(makeRun({ endpoints: [], aggregate: null, partial: true, provenance: 'transcribed' }))).toEqual([])
  })

  test('policy shares are proper fractions', () => {
    for (const share of [policy.authCollapseShare, policy.loginPageShare, policy.latencyFailureShare]) {
      expect(share.part).toBeLessThan(share.whole)
    }
  })
})
