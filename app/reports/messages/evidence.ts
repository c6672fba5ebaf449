import type { PercentilePrecision } from '~/domain/evidence'
import type { EvidenceKind } from '../types-evidence'

/** What each kind of evidence is, for choosing one. */
export const evidenceKindWords = {
  load: 'load-test runs',
  tests: 'test reports',
  coverage: 'coverage reports',
  metrics: 'metrics',
} satisfies Record<EvidenceKind, string>

/** The choice for runs that do not say with how many users they ran. */
export const usersUnknown = { value: 'unknown', label: { unknown: 'unknown' } as Record<string, string> }

/** What stands on the list before anything was received. */
export const noEvidenceYet = {
  title: 'No evidence yet',
  sentence: 'A verdict rests on files, not on words. Until some are here, every criterion stays without evidence.',
  steps: [
    ['From the command line', 'assay import results/'],
    ['A load test with Locust', 'locust --headless --csv results/load_v1_200u -u 200 -t 5m'],
  ] as [string, string][],
  after:
    'Assay looks at what a file holds, never at its name; a file that it cannot read is refused with the place and the reason.',
}

/** How printed percentiles stand for true times. */
export const precisionWords: Record<PercentilePrecision, string> = {
  locust: 'buckets: to 1 ms below 100 ms, then to two digits',
  exact: 'as printed',
  one_percent: 'within 1 %',
  unknown: 'unknown: the rounding of the tool is not known',
}

/** Beside the format of a run or report whose reader was written from the tool's source alone. */
export const untriedWords = 'never tried on real output of this tool'
