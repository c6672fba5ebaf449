import { percentileOf, type Rule } from '~/domain/rules'
import { metricText, thingText, words } from './facts'

/** Columns of the coverage map: what can speak about a criterion. */
export const coverageKinds = ['load', 'tests', 'coverage', 'metrics', 'people'] as const
export type CoverageKind = (typeof coverageKinds)[number]

export const coverageWords = {
  load: 'Load test',
  tests: 'Test report',
  coverage: 'Code coverage',
  metrics: 'Metrics',
  people: 'People',
} satisfies Record<CoverageKind, string>

/** Percentiles that some tools never print (formats of their default output). */
function withoutPercentile(percentile: number): string {
  if (percentile > 99) return ' Most tools print no percentile beyond 99; Locust does.'
  if (percentile === 99) return ' k6 prints none by default.'
  if (percentile === 95) return ' wrk and autocannon print none.'
  return ''
}

/** What kind of file would decide a criterion; for people, that no file can. */
export function fileThatDecides(rule: Rule | null, kind: CoverageKind | null, measured: boolean): string {
  if (rule === null || kind === null)
    return 'Its text gave no rule, so nothing can be held against it: write one in program.md.'
  const lead = measured ? 'Measured by' : 'Would be decided by'
  const fact = rule.selector.kind === 'name' ? words(rule.selector.name) : 'it'
  switch (kind) {
    case 'load': {
      const percentile = percentileOf(rule.metric)
      const need =
        rule.metric === 'coverage'
          ? 'that request the endpoints which program.md lists under that name'
          : rule.metric === 'targets'
            ? 'that request the endpoints in question'
            : `that state ${metricText(rule)}`
      return `${lead} results of a load test ${need}.${percentile === null || measured ? '' : withoutPercentile(percentile)}`
    }
    case 'tests':
      return `${lead} a report of ${thingText(rule)}: JUnit XML, or JSON of Vitest, Jest or Playwright.`
    case 'coverage':
      return `${lead} a coverage report: Cobertura, lcov, Istanbul, Clover, JaCoCo or coverage.py.`
    case 'metrics':
      return `${lead} a metric file (CSV or JSON of metric, value, unit, at) that names ${thingText(rule)}.`
    case 'people':
      return rule.metric === 'signed'
        ? 'No file can: the roles that the tier names sign it.'
        : rule.metric === 'delivered'
          ? `No measurement can: ${fact} is delivered, and a person links what was delivered.`
          : `No measurement can: a named member attests ${fact}.`
  }
}

export const coverageLede =
  'Every criterion beside the kinds of evidence that can speak of it. A filled mark: something at hand measures it. A hollow one: a file of that kind would. Hatched: no file ever can; a person answers for it.'
