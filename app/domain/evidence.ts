import type { Instant, Place } from './place'
import type { FindingCode, FindingSeverity, Provenance } from './vocabulary'

/** The percentile keys are numbers such as 50, 95, 99.9. Values in milliseconds. */
export interface PercentileFigure {
  percentile: number
  /** As printed by the tool. null where it printed N/A or nothing. */
  valueMs: number | null
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
}

/** A figure of the manifest together with where it was taken from. */
export interface Sourced<T> {
  value: T
  source: 'stats' | 'history' | 'file_name' | 'run_note' | 'derived'
}

export type LocustFileKind = 'stats' | 'history' | 'failures' | 'exceptions' | 'requests' | 'distribution'

export interface EvidenceFile {
  name: string
  sha256: string
  bytes: number
  kind: LocustFileKind | 'run_note' | 'unknown'
}

/** How printed percentiles map to true values. `locust` is the documented bucketing. */
export type PercentilePrecision = 'locust' | 'unknown'

export interface Run {
  /** Natural id within the program. */
  label: string
  tool: 'locust'
  dialect: string
  provenance: Provenance
  /** Transcribed runs may hold fewer rows than were measured. */
  partial: boolean
  tags: string[]
  files: EvidenceFile[]
  users: Sourced<number> | null
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
}

/** A forensic finding on a run. Numbers only; the sentence is in the message catalogue. */
export interface Finding {
  code: FindingCode
  severity: FindingSeverity
  scope: 'run' | 'endpoints' | 'latency'
  /** Keys of the rows it rests on; for scope `endpoints` and `latency` also the rows it covers. */
  rows: string[]
  numbers: Record<string, number>
}
