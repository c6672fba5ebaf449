import type { ProgramState } from '~/domain/assessment'
import type { Instant } from '~/domain/place'
import type { ClaimClass, FindingSeverity, TierState, Unit, Verdict } from '~/domain/vocabulary'

/**
 * Parts that every report is made of. All of it is plain, serialisable data: texts are final
 * (formatted, in the words of the catalogue), raw values stand beside them where charts need them.
 */

/** How links are written: `?as-of=` stays when it was asked for, `?program=` when there are several. */
export interface LinkContext {
  /** As written in the URL, null when the page shows the latest state. */
  asOf: string | null
  /** Slug, null when the database holds one program. */
  program: string | null
}

/** What a report needs beside the assessment. */
export interface ReportInput {
  state: ProgramState
  link: LinkContext
  /** Head of the audit chain, where one exists. */
  chainHead?: string | null
}

/** A figure as shown. `text` has number and unit; they also stand apart for aligned columns. */
export interface Figure {
  text: string
  number: string
  unitText: string | null
  value: number | null
  unit: Unit | null
}

/** Names of CSS custom properties (`--met`, `--not-met`, ...); never colours. */
export type ColourToken =
  | 'met'
  | 'not-met'
  | 'inconclusive'
  | 'no-evidence'
  | 'stale'
  | 'waived'
  | 'error'
  | 'secondary'

/** The stamp: glyph and word, one colour per verdict, never colour alone. */
export interface Hallmark {
  glyph: string
  word: string
  token: ColourToken
  /** Drawn on hatch (error, tainted). */
  hatched: boolean
  /** Solid for what is judged, outlined for notes. */
  solid: boolean
  /** Accessible name with the reason. */
  title: string
}

export interface VerdictMark extends Hallmark {
  verdict: Verdict
}
export interface TierMark extends Hallmark {
  state: TierState
}
export interface ClassMark extends Hallmark {
  class: ClaimClass
}

/** Where a number or a sentence comes from: `tracker.md:412`, `v45 · stats row 63`. */
export interface SourceChip {
  text: string
  href: string | null
  title: string
}

/** A claim as its author wrote it, clipped to one line by the page, with its place. */
export interface PencilMark {
  words: string
  /** True where the claim says that the thing is done. null: neither. */
  done: boolean | null
  source: SourceChip | null
}

/** A finding in a list of runs: its name, with the sentence on hover. */
export type FindingTag = Pick<FindingView, 'code' | 'severity' | 'glyph' | 'token' | 'title' | 'sentence'>

/** A status, with the other places that word it alike. */
export interface StatusMark extends PencilMark {
  others: SourceChip[]
}

/** A finding on a run, said with its numbers and the rows it rests on. */
export interface FindingView {
  code: string
  severity: FindingSeverity
  severityWord: string
  glyph: string
  token: ColourToken
  /** Short name: "Login page answered". */
  title: string
  sentence: string
  /** What it does to verdicts: "a run with this finding can refuse a criterion and never meet one". */
  effect: string
  scope: 'run' | 'endpoints' | 'latency'
  rows: { key: string; href: string }[]
}

/** Interval bar, 140 × 20 px by default. All numbers are px within `width` × `height`. */
export interface IntervalBar {
  width: number
  height: number
  axisY: number
  /** Side of the limit that satisfies the rule. */
  satisfied: { x: number; width: number }
  limitX: number
  band: { x: number; width: number }
  /** Exact Max, drawn as a small diamond; null where it is not known or not relevant. */
  diamondX: number | null
  token: ColourToken
  /** The same figure in words, for screen readers. */
  words: string
}

export interface SparkDot {
  x: number
  y: number
  run: string
  tainted: boolean
  deciding: boolean
  token: ColourToken
}

/** Sparkline, 120 × 22 px by default: runs as dots in order of time, the limit as a line. */
export interface Sparkline {
  width: number
  height: number
  limitY: number | null
  dots: SparkDot[]
  /** Polyline through the dots, `x,y x,y`. */
  points: string
  words: string
}

export interface HeatmapColumn {
  run: string
  short: string
  /** For the head of a narrow column. */
  brief: string
  tainted: boolean
  deciding: boolean
  href: string
  title: string
}

export interface HeatmapCell {
  verdict: Verdict
  glyph: string
  word: string
  token: ColourToken
  tainted: boolean
  deciding: boolean
  measuredText: string | null
  /** The reason with its numbers. */
  sentence: string
  href: string
}

export interface HeatmapRow {
  criterionId: string
  text: string
  rule: string | null
  href: string
  current: VerdictMark
  /** One per column; null where the run does not qualify for this criterion. */
  cells: (HeatmapCell | null)[]
}

export interface HeatmapKey {
  signs: { glyph: string; word: string; token: ColourToken; countText: string }[]
  tainted: boolean
  absent: boolean
  deciding: boolean
}

/** Criteria × runs, 22 px cells. */
export interface Heatmap {
  cell: number
  columns: HeatmapColumn[]
  rows: HeatmapRow[]
  /** How many of the runs are shown, where earlier ones are left out. */
  leftText: string | null
  /** The signs that occur, for the legend. */
  key: HeatmapKey
  /** Why it is empty, where it is. */
  emptyText: string | null
}

/** What would change a verdict. */
export interface RemedyView {
  code: string
  sentence: string
  mark: VerdictMark
  subject: string
  subjectText: string
  href: string
}

/** One claim beside what speaks against it. */
export interface ClaimView {
  id: string
  kind: string
  kindWord: string
  mark: ClassMark
  claim: PencilMark
  subject: string
  subjectText: string
  subjectHref: string | null
  /** What evidence or the document itself says, with numbers. */
  sentence: string
  against: SourceChip | null
  /** Words of the other place where the document refutes itself. */
  againstWords: string | null
  tainted: boolean
  /** The other runs that the claim could have cited, and how they would have decided; absent where it cites none. */
  citedText?: string
  weekId: string | null
  tierId: string | null
  document: string
  href: string
}

export interface Moment {
  iso: Instant
  text: string
  /** Without the zone, for tables whose page names it. */
  clock: string
}
