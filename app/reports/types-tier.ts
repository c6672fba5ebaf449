import type { SignaturePanel } from './types-acts'
import type {
  ClaimView,
  Figure,
  FindingTag,
  Hallmark,
  Heatmap,
  IntervalBar,
  Moment,
  PencilMark,
  RemedyView,
  SourceChip,
  Sparkline,
  TierMark,
  VerdictMark,
} from './types-common'
import type { Pages } from './types-evidence'

export interface RuleView {
  text: string | null
  /** "written in program.md", "inferred from the text", "inferred; the operator needs confirmation". */
  originText: string
  inferred: boolean
  operatorInferred: boolean
}

export interface CriterionView {
  id: string
  text: string
  href: string
  source: SourceChip
  rule: RuleView
  /** The rule that decides where it is not the criterion's own, and why it does. */
  decidingRule: { text: string; whyText: string; source: SourceChip | null } | null
  targetText: string | null
  mark: VerdictMark
  /** Verdict under a waiver; null without one. */
  underlying: VerdictMark | null
  measured: Figure | null
  intervalText: string | null
  bar: IntervalBar | null
  spark: Sparkline | null
  /** Distance to the limit: "150 ms over", "0.4 % inside"; null where it cannot be said. */
  marginText: string | null
  /** "0 of 200" beside a ratio; null where nothing was counted. */
  countsText: string | null
  samplesText: string | null
  /** "observed, not shown: 100 of 299 requests" */
  proofText: string | null
  run: string | null
  runShort: string | null
  runHref: string | null
  /** The worst row that decided, with its file and line. */
  decidingSource: SourceChip | null
  reasonSentence: string
  /** Findings that touched the deciding judgement. */
  findings: FindingTag[]
  /** Later qualifying runs without these endpoints, said in one sentence. */
  notMeasuredText: string | null
  /** A claim of this criterion cites one run of many: how the others would have decided. */
  citedText: string | null
  claim: PencilMark | null
  reconciliation: ClaimView | null
  remedy: RemedyView | null
}

export interface TierReport {
  id: string
  title: string
  goal: string | null
  mark: TierMark
  headline: string
  countsText: string
  claim: PencilMark | null
  tickedText: string
  claimedDone: boolean | null
  source: SourceChip
  facts: { label: string; text: string }[]
  signing: SignaturePanel
  criteria: CriterionView[]
  heatmap: Heatmap
  qualifyingText: string
  claims: ClaimView[]
  emptyText: string | null
}

export interface CriterionReport {
  criterion: CriterionView
  tier: { id: string; title: string; href: string; mark: TierMark }
  /** Signed as met, and later evidence says otherwise: both facts. */
  signedText: string | null
  /** Qualifying runs of this page, oldest first, also those that fail; the first page has the latest. */
  trend: TrendPoint[]
  /** null where all are on one. */
  pages: Pages | null
  limit: { value: number; text: string; unit: string } | null
  chart: Sparkline | null
  /** Rows of the deciding judgement, worst first. */
  rows: JudgedRowView[]
  derivation: {
    text: string
    rule: string | null
    originText: string
    parts: { label: string; text: string }[]
    source: SourceChip
    steps: string[]
  }
  /** The same metric in other places and documents. */
  /** Risks that are bound to it, by members or by their words. */
  risks: { key: string; text: string; href: string; mark: Hallmark; originText: string; note: string }[]
  otherSources: { text: string; stepText: string; source: SourceChip; differs: boolean }[]
  selectionText: string
  claims: ClaimView[]
  emptyText: string | null
}

export interface TrendPoint {
  run: string
  /** Id of the point's row, `run-v45`: cells of the heatmap link to it. */
  anchor: string
  short: string
  href: string
  at: Moment | null
  atText: string
  value: number | null
  low: number | null
  high: number | null
  measuredText: string
  intervalText: string | null
  samplesText: string
  mark: VerdictMark
  sentence: string
  tainted: boolean
  deciding: boolean
  usersText: string
  source: SourceChip | null
}

export interface JudgedRowView {
  key: string
  mark: VerdictMark
  measuredText: string
  intervalText: string | null
  samplesText: string
  sentence: string
  source: SourceChip | null
}
