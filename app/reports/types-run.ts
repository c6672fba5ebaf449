import type { ClaimView, FindingTag, FindingView, Moment, SourceChip, VerdictMark } from './types-common'

/** A value of the manifest with where it was taken from. */
export interface ManifestItem {
  label: string
  text: string
  sourceText: string
}

/** Raw values sort, texts show. null is unknown, never zero. */
export interface Cell {
  value: number | null
  text: string
}

export interface EndpointRowView {
  key: string
  /** For links within the page: `#row-12`. */
  anchor: string
  method: string | null
  name: string
  isAggregate: boolean
  requests: Cell
  failures: Cell
  failurePercent: Cell
  median: Cell
  p95: Cell
  p99: Cell
  max: Cell
  min: Cell
  avg: Cell
  avgBytes: Cell
  rps: Cell
  source: SourceChip
  /** The row over all runs. */
  trendHref: string
  /** A taint rests on this row. */
  tainted: boolean
  /** Findings with this row in them, by title. */
  findings: { code: string; title: string; severity: 'note' | 'warn' | 'taint' }[]
}

export interface PercentileCurve {
  key: string
  label: string
  points: { percentile: number; ms: number; lowMs: number | null; highMs: number | null; text: string }[]
}

export interface TimelinePoint {
  /** Seconds since the first point. */
  s: number
  timeText: string
  users: number | null
  rps: number | null
  failuresPerS: number | null
  p50Ms: number | null
  p95Ms: number | null
  p99Ms: number | null
}

/** Failures with one error, or of one endpoint. */
export interface FailureGroupView {
  name: string
  total: number
  totalText: string
  /** How many endpoints, or errors. */
  spreadText: string
  items: { name: string; text: string; spanText: string | null }[]
}

export interface RunReport {
  label: string
  short: string
  at: Moment | null
  atText: string
  provenanceText: string
  transcribed: boolean
  partialText: string | null
  tainted: boolean
  /** One sentence: what this run is worth. */
  headline: string
  manifest: ManifestItem[]
  files: { name: string; kindText: string; bytesText: string; sha256: string; href: string }[]
  csvHref: string
  /** The tool's own pass marks, shown and never deciding. */
  thresholds: { text: string; passed: boolean }[]
  /** Runs to hold this one against: the one before it of equal load, and a form for any other. */
  compare: { previous: { short: string; href: string } | null; moment: [string, string][]; suggestions: string[] }
  findings: FindingView[]
  findingsText: string
  endpoints: EndpointRowView[]
  aggregate: EndpointRowView | null
  curves: PercentileCurve[]
  /** Thinned to at most 600 points; null without a history file. */
  timeline: TimelinePoint[] | null
  timelineText: string
  failureGroups: { byError: FailureGroupView[]; byEndpoint: FailureGroupView[] }
  /** What stands there when no failure is listed: none happened, or none is broken down, or nobody knows. */
  failuresText: string
  exceptions: { count: number; message: string; traceback: string; nodes: string }[]
  claims: ClaimView[]
  /** Criteria that this run decides now. */
  decides: { id: string; text: string; tierTitle: string; href: string; mark: VerdictMark; sentence: string }[]
  /** How every criterion would be judged by this run alone, at its own time. */
  judgements: { id: string; text: string; href: string; mark: VerdictMark; measuredText: string; sentence: string }[]
  qualifiesText: string
}

export interface RunLine {
  label: string
  short: string
  href: string
  at: Moment | null
  atText: string
  users: Cell
  durationS: Cell
  requests: Cell
  failures: Cell
  failurePercent: Cell
  p50: Cell
  p95: Cell
  p99: Cell
  max: Cell
  rps: Cell
  provenanceText: string
  tool: string
  tags: string[]
  tainted: boolean
  qualifies: string[]
  decides: number
  findings: FindingTag[]
}

export interface RunsReport {
  runs: RunLine[]
  countsText: string
  provenanceText: string | null
  emptyText: string | null
}
