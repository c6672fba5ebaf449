import type { Given } from './given'
import type { Instant, Place } from './place'
import type { FindingCode, FindingSeverity, Provenance } from './vocabulary'

/** The percentile keys are numbers such as 50, 95, 99.9. Values in milliseconds. */
export interface PercentileFigure {
  percentile: number
  /** As printed by the tool. null where it printed N/A or nothing. */
  valueMs: number | null
  /** All true times that print as this value, inclusive, where the tool printed it rounded. */
  range?: { low: number; high: number }
}

/**
 * One row of a run: an endpoint, or the run's aggregate. Figures that the file does not give
 * (N/A, empty, column missing) are null, never zero.
 */
export interface FigureRow {
  /** Natural id within the run: `METHOD name`, or `*` for the aggregate. */
  key: string
  method: string | null
  name: string
  requests: number | null
  failures: number | null
  medianMs: number | null
  avgMs: number | null
  minMs: number | null
  maxMs: number | null
  avgBytes: number | null
  rps: number | null
  failuresPerS: number | null
  percentiles: PercentileFigure[]
  /** Where the row stands: file name and line, for the source chip. */
  place: Place
  /** What is known of a figure that the file does not state exactly, inclusive, in the figure's own unit. */
  ranges?: Partial<Record<'requests' | 'failures' | 'rps' | 'avgMs' | 'minMs' | 'maxMs', { low: number; high: number }>>
  /** Names of figures that were computed from others (`rps`, `p95`, ...); the rest is as reported. */
  derived?: string[]
}

export interface FailureGroup {
  method: string | null
  name: string
  error: string
  occurrences: number
  firstSeen: Instant | null
  lastSeen: Instant | null
}

export interface ExceptionGroup {
  count: number
  message: string
  traceback: string
  nodes: string
}

/** The aggregate's timeline, column-wise and of equal length; times in epoch seconds. */
export interface History {
  timeS: number[]
  users: (number | null)[]
  rps: (number | null)[]
  failuresPerS: (number | null)[]
  p50Ms: (number | null)[]
  p95Ms: (number | null)[]
  p99Ms: (number | null)[]
  totalRequests: (number | null)[]
  totalFailures: (number | null)[]
  /** The last row that states totals: all that is known of the aggregate at that moment. */
  closing?: ClosingFigures
}

/** The aggregate as a history file states it last; `cumulative`: its percentiles are of the whole run so far. */
export interface ClosingFigures
  extends Pick<
    FigureRow,
    'requests' | 'failures' | 'medianMs' | 'avgMs' | 'minMs' | 'maxMs' | 'avgBytes' | 'percentiles'
  > {
  cumulative: boolean
}

/** A figure of the manifest together with where it was taken from. */
export interface Sourced<T> {
  value: T
  source: 'stats' | 'result' | 'history' | 'file_name' | 'run_note' | 'derived'
}

/** Whatever writes load-test results that Assay reads. */
export const loadTools = [
  'locust',
  'k6',
  'jmeter',
  'gatling',
  'artillery',
  'autocannon',
  'wrk',
  'wrk2',
  'hey',
  'vegeta',
  'oha',
  'ab',
] as const
export type LoadTool = (typeof loadTools)[number]

export type LocustFileKind = 'stats' | 'history' | 'failures' | 'exceptions' | 'requests' | 'distribution'

export interface EvidenceFile {
  name: string
  sha256: string
  bytes: number
  /** `result` is a whole run in one file; `report` is a test or coverage report or a metric file. */
  kind: LocustFileKind | 'result' | 'report' | 'run_note' | 'unknown'
}

/**
 * How printed percentiles map to true values. `locust` is the documented bucketing, `exact` as
 * printed, `one_percent` a sketch with that relative error.
 */
export type PercentilePrecision = 'locust' | 'exact' | 'one_percent' | 'unknown'

/** Which requests a run's latency figures describe. */
export type LatencyScope = 'all' | 'responses' | 'successes'

export interface Run {
  /** Natural id within the program. */
  label: string
  tool: LoadTool
  dialect: string
  provenance: Provenance
  /** Transcribed runs may hold fewer rows than were measured. */
  partial: boolean
  tags: string[]
  files: EvidenceFile[]
  users: Sourced<number> | null
  /** Users that the run note declares, also where `users` is what was measured; absent where it does not. */
  declaredUsers?: number
  spawnRate: Sourced<number> | null
  startedAt: Sourced<Instant> | null
  endedAt: Sourced<Instant> | null
  /** Effective time of the evidence (semantics §9); null when the clock is unknown. */
  effectiveAt: Instant | null
  /** Last minus first history timestamp, seconds. */
  durationS: Sourced<number> | null
  /** Requests over requests per second, seconds. */
  activeS: Sourced<number> | null
  scope: string[]
  commit: string | null
  environment: string | null
  note: string | null
  /** null when the file has no Aggregated row: nothing is decided from it. */
  aggregate: FigureRow | null
  endpoints: FigureRow[]
  failures: FailureGroup[]
  exceptions: ExceptionGroup[]
  /** null without a history file. */
  history: History | null
  precision: PercentilePrecision
  /** True when rows were cut or unreadable, or the aggregate is missing. */
  truncated: boolean
  /** Id of the file format it was read by (`k6-summary`); absent for Locust's CSV family. */
  format?: string
  /** Absent is `all`. */
  latencyScope?: LatencyScope
  /** False where minimum and maximum are printed rounded and may not narrow an interval. Absent is true. */
  exactExtremes?: boolean
  /** Metrics of the rule language (`p95`, `p99`) that this tool's output cannot state, whatever the run. */
  cannotMeasure?: string[]
  /** The tool's own pass marks, as it reported them; shown, never deciding. */
  thresholds?: { text: string; passed: boolean }[]
  branch?: string | null
  /** The CI job that made it. */
  ciUrl?: string | null
  /** What was said about it while handing it over; already part of the fields above. */
  given?: Given
  /** Every revision of this label up to this one, oldest first; absent where it is the first. */
  revisions?: RunRevision[]
}

/** One set of bytes that a label has stood for. */
export interface RunRevision {
  revision: number
  importedAt: Instant
  /** SHA-256 over kinds and hashes of the measured files; run notes, which people write on, are left out. */
  digest: string
}

/** A forensic finding on a run. Numbers only; the sentence is in the message catalogue. */
export interface Finding {
  code: FindingCode
  severity: FindingSeverity
  scope: 'run' | 'endpoints' | 'latency'
  /** Keys of the rows it rests on; for scope `endpoints` and `latency` also the rows it covers. */
  rows: string[]
  numbers: Record<string, number>
  /** Names that its sentence needs: `reference` is the label of the run it was compared with. */
  words?: Record<string, string>
}
