import type { IsoDay, Place } from './place'

export interface Target {
  /** Slug of the metric's name: `p99-response-time`, `auth-success-rate`, `p95-v2`. */
  metric: string
  metricText: string
  /** `baseline`, `final`, `tier-1`, `week-3`, `day-2`, or `stated` for a current figure's target. */
  step: string
  /** As written: ">99%", "<2s". */
  text: string
  /** A rule where the words give one: `p99(*) < 2s`; null where they do not. */
  rule: string | null
  place: Place
}

/** One figure that the text states, in canonical units. "~29.9" and "2.1s" carry their own precision. */
export interface QuotedFigure {
  /** A load metric (`requests`, `p95`, `error`, ...), or a free name slug (`coverage`, `tests_passed`). */
  metric: string
  /** null: the run's aggregate; otherwise the endpoint words as written: "Login POST", "/dashboard/". */
  endpoint: string | null
  value: number
  low: number
  high: number
  unit: 'ms' | 'ratio' | 'req/s' | 'bytes' | 'count' | 'other'
  words: string
  place: Place
}

/** A block of the text that reports a run: heading, run label as written, figures, files it names. */
export interface QuotedEvidence {
  id: string
  title: string
  /** As written ("v44", "v26b (r4)"), null where the block names no run. */
  runLabel: string | null
  users: number | null
  durationS: number | null
  date: IsoDay | null
  files: string[]
  figures: QuotedFigure[]
  conclusions: string[]
  /** Week under which it stands, if any. */
  weekId: string | null
  place: Place
}

/** A ticked figure of a metrics fence or a week table: value, mark and the target on the same line. */
export interface MetricStatement {
  metricText: string
  metric: string
  figure: QuotedFigure | null
  ticked: boolean
  targetText: string | null
  /** Words after the figure: "(172 failures / 17938 reqs)". */
  remark: string | null
  /** `current`, `final`, `week-3`, ... as in Target.step. */
  step: string
  runLabel: string | null
  place: Place
}
