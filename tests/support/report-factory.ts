import type { CoverageReport, MetricReport, MetricSample, TestProject, TestReport } from '~/domain/report-evidence'

function base(label: string) {
  return {
    label,
    format: 'junit',
    provenance: 'measured' as const,
    file: { name: `${label}.xml`, sha256: `${label}-1`, bytes: 100, kind: 'report' as const },
    tags: [],
    effectiveAt: { value: '2026-01-11T09:00:00.000Z', source: 'result' as const },
    commit: null,
    branch: null,
    ciUrl: null,
    environment: null,
    note: null,
  }
}

/** Forty tests that all passed; override what the test is about. */
export function makeTests(label: string, over: Partial<TestReport> = {}): TestReport {
  const counts = { total: 40, passed: 40, failed: 0, skipped: 0, flaky: 0 }
  return { ...base(label), kind: 'tests', counts, projects: [], failures: [], broken: null, ...over }
}

export function makeProject(name: string, browser: string | null, over: Partial<TestProject> = {}): TestProject {
  return { name, browser, total: 10, passed: 10, failed: 0, skipped: 0, flaky: 0, ...over }
}

/** `covered` of 100 lines. */
export function makeCoverage(label: string, covered: number, over: Partial<CoverageReport> = {}): CoverageReport {
  const place = { file: `${label}.xml`, line: 2, column: 1 }
  const lines = { covered, total: 100, place }
  return {
    ...base(label),
    format: 'cobertura',
    kind: 'coverage',
    lines,
    branches: null,
    statements: null,
    functions: null,
    files: 3,
    ...over,
  }
}

export function makeSample(metric: string, value: number, over: Partial<MetricSample> = {}): MetricSample {
  const place = { file: 'metrics.csv', line: 2, column: 1 }
  return { metric, value, unit: '%', at: '2026-01-11T09:00:00.000Z', labels: {}, place, ...over }
}

export function makeMetrics(samples: MetricSample[], over: Partial<MetricReport> = {}): MetricReport {
  return { ...base('metrics'), format: 'metrics-csv', kind: 'metrics', samples, ...over }
}
