import { join } from 'node:path'
import { expect, test } from 'vitest'
import { discover } from '~importers/discover'
import { independentRuns } from '../../support/independent-locust'
import { readEvidence } from '../../support/read-evidence'
import { describeShared, hasShared, sharedFolder } from '../../support/shared'

const folder = join(sharedFolder, 'evidence/ahsp')
const found = hasShared ? discover([folder]) : { files: [], refused: [], skipped: [] }

describeShared('the 67 real runs', () => {
  const result = readEvidence(found.files)
  const expected = hasShared ? independentRuns(folder) : []

  test('are all read, from all 268 files, without an error', () => {
    expect(found.files).toHaveLength(268)
    expect(expected).toHaveLength(67)
    expect(result.runs).toHaveLength(67)
    expect(result.refused).toEqual([])
    expect(result.evidenceFiles).toHaveLength(268)
    expect(result.diagnostics).toEqual([])
  })

  test.each(expected.map((run) => [run.label, run] as const))(
    '%s agrees with the independent calculation',
    (label, other) => {
      const run = result.runs.find((candidate) => candidate.label === label)!
      const percentile = (wanted: number) =>
        run.aggregate!.percentiles.find((figure) => figure.percentile === wanted)!.valueMs
      expect({
        requests: run.aggregate!.requests,
        failures: run.aggregate!.failures,
        p50: percentile(50),
        p95: percentile(95),
        p99: percentile(99),
        max: run.aggregate!.maxMs,
        rps: run.aggregate!.rps,
        users: run.users,
        durationS: run.durationS,
        activeS: run.activeS,
        effectiveAt: run.effectiveAt,
      }).toEqual({
        requests: other.requests,
        failures: other.failures,
        p50: other.p50,
        p95: other.p95,
        p99: other.p99,
        max: other.max,
        rps: other.rps,
        users: { value: other.users, source: 'history' },
        durationS: { value: other.durationS, source: 'history' },
        activeS: { value: other.requests / other.rps, source: 'derived' },
        effectiveAt: other.effectiveAt,
      })
      expect(
        run.endpoints.map((row) => ({
          key: row.key,
          requests: row.requests,
          failures: row.failures,
          p99: row.percentiles.find((figure) => figure.percentile === 99)!.valueMs,
          avgBytes: row.avgBytes,
        })),
      ).toEqual(other.endpoints)
      expect(run.failures.reduce((sum, group) => sum + group.occurrences, 0)).toBe(other.failureSum)
      expect(run.files.map(({ kind }) => kind).sort()).toEqual(['exceptions', 'failures', 'history', 'stats'])
      expect(run).toMatchObject({ truncated: false, partial: false, provenance: 'measured', precision: 'locust' })
    },
  )

  test('carry users, spawn rate and scope of their names', () => {
    const run = result.runs.find(({ label }) => label === 'hasil_test_v26b_100u_r4_pool140_core_only')!
    expect(run.spawnRate).toEqual({ value: 4, source: 'file_name' })
    expect(run.scope).toEqual(['core_only'])
  })
})
