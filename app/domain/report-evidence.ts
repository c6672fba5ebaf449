import type { EvidenceFile, Sourced } from './evidence'
import type { Given } from './given'
import type { Instant, Place } from './place'
import type { Provenance } from './vocabulary'

/** What every report that is no load-test run has in common. */
interface ReportBase {
  /** Natural id within the program, as a run's label. */
  label: string
  /** Id of the file format it was read by (`junit`, `cobertura`). */
  format: string
  provenance: Provenance
  file: EvidenceFile
  tags: string[]
  effectiveAt: Sourced<Instant> | null
  commit: string | null
  branch: string | null
  ciUrl: string | null
  environment: string | null
  note: string | null
  /** What was said about it while handing it over; already part of the fields above. */
  given?: Given
}

/** Counts of test cases, each counted by itself, never taken from a total of the file. */
export interface CaseCounts {
  total: number
  passed: number
  failed: number
  skipped: number
  /** Passed after a retry; counted under `passed` as well. */
  flaky: number
}

export interface TestProject extends CaseCounts {
  name: string
  /** Told from the project's name; null where the name tells none. */
  browser: string | null
}

export interface TestReport extends ReportBase {
  kind: 'tests'
  counts: CaseCounts
  /** Empty where the format knows no projects. */
  projects: TestProject[]
  failures: { suite: string; name: string; message: string; place: Place }[]
  /** Why the run is broken though its cases may look clean (collection error, global error); null when it is not. */
  broken: string | null
}

/** `covered` of `total`; place where it stands. */
export interface Coverage {
  covered: number
  total: number
  place: Place
}

export interface CoverageReport extends ReportBase {
  kind: 'coverage'
  /** null where the report does not measure that kind. */
  lines: Coverage | null
  branches: Coverage | null
  statements: Coverage | null
  functions: Coverage | null
  /** Source files that the report names. Files never loaded are in no report. */
  files: number
}

export interface MetricSample {
  metric: string
  value: number
  /** As written, '' where none is stated. */
  unit: string
  at: Instant | null
  labels: Record<string, string>
  place: Place
}

export interface MetricReport extends ReportBase {
  kind: 'metrics'
  samples: MetricSample[]
}

export type Report = TestReport | CoverageReport | MetricReport
