import type { Report } from '~/domain/report-evidence'

/** Names of formats are the importers' own; these say what a report is. */
export const reportKindWords = {
  tests: 'Tests',
  coverage: 'Coverage',
  metrics: 'Metrics',
} satisfies Record<Report['kind'], string>

export const reportFormatWords: Record<string, string> = {
  junit: 'JUnit XML',
  'vitest-json': 'Vitest or Jest JSON',
  'playwright-json': 'Playwright JSON',
  'mocha-json': 'Mocha JSON',
  cobertura: 'Cobertura XML',
  clover: 'Clover XML',
  jacoco: 'JaCoCo XML',
  lcov: 'lcov tracefile',
  'coverage-py': 'coverage.py JSON',
  'istanbul-summary': 'Istanbul summary',
  'istanbul-final': 'Istanbul coverage-final',
  'redis-info': 'Redis INFO',
  'metrics-csv': 'metric table',
  'metrics-json': 'metric list',
}

export const reportTexts = {
  noTime: 'no time is stated: it decides nothing',
  notMeasured: 'not measured',
  notRun: 'not run: no test was executed in it',
  neverLoaded: 'Source files that were never loaded are in no report; the share is of the files that are.',
  broken: 'not whole',
}
