import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { discover } from '~importers/discover'
import { readEvidence } from '../../support/read-evidence'
import { describeShared, sharedFolder } from '../../support/shared'

const folder = join(sharedFolder, 'evidence/formats/locust')

/** What each public sample must give: run, dialect, rows, requests and failures of the aggregate, p95. */
const samples: Record<
  string,
  { dialect: string; rows: number; requests: number; failures: number; p95: number | null }
> = {
  'Aedificare-Tech__switch-performance-tests__report': {
    dialect: '1.2+',
    rows: 1,
    requests: 189,
    failures: 0,
    p95: 5000,
  },
  // Locust's requests as Taurus logs them, in the columns of JMeter: one request, which failed.
  'Blazemeter__taurus__locust-kpi': { dialect: 'JTL CSV of Taurus', rows: 1, requests: 1, failures: 1, p95: 0 },
  'Bortlesboat__bitcoin-api__results': { dialect: '1.2+', rows: 8, requests: 2210, failures: 1607, p95: 8 },
  Knotcreativ__kraftd__results: { dialect: '1.2+', rows: 5, requests: 22, failures: 12, p95: 600 },
  'Parkietje__load-test__test': { dialect: '1.0', rows: 1, requests: 41, failures: 0, p95: 120000 },
  Tomaskoss__Locust_DP_repo__report: { dialect: '1.2+', rows: 1, requests: 4, failures: 0, p95: 470 },
  'esmy1990__locust-experiments__example': { dialect: '1.1', rows: 2, requests: 39444, failures: 0, p95: 290 },
  'instarwxp__llm-inference-platform__results': { dialect: '1.2+', rows: 3, requests: 370, failures: 0, p95: 310 },
  'jenkinsci__performance-plugin__test_results': {
    dialect: '1.2+',
    rows: 4,
    requests: 71464,
    failures: 10000,
    p95: 570,
  },
  'jmath1__ChatOps-LocustIO__example': { dialect: '0.8-0.13.2', rows: 3, requests: 635, failures: 1, p95: 6 },
  'viet-dinh__locust-test__report': { dialect: '1.2+', rows: 1, requests: 3771, failures: 0, p95: 880 },
}

describeShared('public samples of other projects and versions', () => {
  test('are all read, and so is the log that Taurus makes of a Locust run', () => {
    const kpi = join(folder, 'Blazemeter__taurus__locust-kpi.jtl')
    const { runs, refused, diagnostics } = readEvidence(discover([folder, kpi]).files)
    const read = runs.map((run) => [
      run.label,
      {
        dialect: run.dialect.replace('locust ', ''),
        rows: run.endpoints.length,
        requests: run.aggregate?.requests,
        failures: run.aggregate?.failures,
        p95: run.aggregate?.percentiles.find(({ percentile }) => percentile === 95)?.valueMs,
      },
    ])
    expect(Object.fromEntries(read)).toEqual(samples)
    expect(runs.every((run) => !run.truncated)).toBe(true)
    expect(refused).toEqual([])
    expect(runs.filter(({ format }) => format !== undefined).map(({ tool, format }) => [tool, format])).toEqual([
      ['locust', 'jmeter-jtl-csv'],
    ])
    expect(
      diagnostics.filter(({ severity }) => severity !== 'info').map(({ file, rule }) => [basename(file), rule]),
    ).toEqual([['jmath1__ChatOps-LocustIO__example_requests.csv', 'legacy-requests-unknown']])
  })

  test('the failures and the clock of a Windows run are read through its doubled carriage returns', () => {
    const { runs } = readEvidence(discover([folder]).files)
    const run = runs.find(({ label }) => label.startsWith('Knotcreativ'))!
    expect(run.failures.reduce((sum, group) => sum + group.occurrences, 0)).toBe(12)
    expect(run.history!.timeS).toHaveLength(16)
    expect(run).toMatchObject({ effectiveAt: '2026-01-25T09:26:30.000Z', users: { value: 3, source: 'history' } })
  })
})
