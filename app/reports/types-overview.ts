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
import type { WeekLine } from './types-plan'
import type { ClockView } from './types-risks'

/** `/`, from top to bottom. */
export interface OverviewReport {
  /** "Not ready. Tier 1 is blocked: 200 of 200 logins failed in v45. The tracker calls the program finished." */
  verdictSentence: string
  /** The same sentence in parts, so that a page may link each. */
  verdictParts: { text: string; href: string | null }[]
  metaLine: string
  /** Short form of the audit chain's head; null while nothing was recorded. */
  chainHead: string | null
  tiers: TierStripItem[]
  /** Why there are no tiers, where there are none. */
  tiersEmptyText: string | null
  progress: ProgressView
  contradictions: { items: ClaimView[]; total: number; moreText: string; href: string }
  next: { items: RemedyView[]; total: number; emptyText: string | null }
  targets: { items: TargetLine[]; total: number; href: string }
  /** Of the tier that the current week works on, else of the first tier that is not ready. */
  heatmap: { tierId: string; title: string; href: string; heatmap: Heatmap } | null
  week: WeekLine | null
  weekText: string | null
  risks: RiskLine[]
  money: MoneyView
  evidence: EvidenceLine[]
  /** Reviews that wait, oldest first, and the latest that were published. */
  reviews: { due: ReviewLine[]; more: number; latest: ReviewLine[]; href: string }
  /** Escalation clocks that run or are overdue. */
  clocks: { items: ClockView[]; total: number; href: string }
}

export interface ReviewLine {
  text: string
  href: string
  standing: string
  mark: Hallmark | null
}

export interface TierStripItem {
  id: string
  title: string
  href: string
  mark: TierMark
  /** "1 not met, 2 inconclusive, 2 met" */
  countsText: string
  counts: { mark: VerdictMark; count: number }[]
  /** "all 5 ticked", "none of 5 ticked", "no boxes". */
  tickedText: string
  claim: PencilMark | null
  signaturesText: string | null
}

export interface ProgressView {
  claimed: { percent: number; text: string; source: SourceChip } | null
  claimedText: string
  ticked: { percent: number | null; text: string }
  tasks: { percent: number | null; text: string }
  hours: { percent: number | null; text: string } | null
  proven: { percent: number | null; text: string }
  ruler: ProgressRuler
}

/** Three bars on one scale of 0 to 100. px within width × height. */
export interface ProgressRuler {
  width: number
  height: number
  bars: { kind: 'claimed' | 'ticked' | 'proven'; x: number; y: number; width: number; height: number; label: string }[]
  /** From the end of proven to the end of claimed. */
  gap: { x1: number; x2: number; y: number; points: number; label: string } | null
  words: string
}

export interface TargetLine {
  metric: string
  metricText: string
  targetText: string
  step: string
  stepText: string
  rule: string | null
  measured: Figure | null
  /** "1.95 to 2.05 s" where an interval is known. */
  intervalText: string | null
  bar: IntervalBar | null
  spark: Sparkline | null
  run: string | null
  runShort: string | null
  runHref: string | null
  mark: VerdictMark
  sentence: string
  claim: PencilMark | null
  href: string | null
}

export interface RiskLine {
  id: string
  text: string
  probability: string | null
  impact: string | null
  statusWords: string | null
  mitigation: string | null
  active: boolean
  /** Why it stands here: "has happened", "high". */
  why: string
  /** null for one that shows no sign of having happened. */
  mark: Hallmark | null
  href: string
  source: SourceChip
}

export interface MoneyView {
  budgetText: string
  lines: { label: string; text: string; source: SourceChip | null }[]
  /** Stated total beside the sum of the rows, where they differ. */
  differences: { label: string; stated: string; recomputed: string; source: SourceChip }[]
  emptyText: string | null
  /** Where each figure stands with its formula and sources. */
  href: string
}

export interface EvidenceLine {
  run: string
  short: string
  href: string
  at: Moment | null
  atText: string
  usersText: string
  requestsText: string
  failuresText: string
  provenanceText: string
  tainted: boolean
  findings: FindingTag[]
}
