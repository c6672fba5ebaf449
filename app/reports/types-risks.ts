import type { EscalationKind } from '~/domain/work/escalation'
import type { ClaimView, Hallmark, Moment, PencilMark, SourceChip, VerdictMark } from './types-common'

/** A criterion that a risk is bound to, and how. */
export interface RiskLinkView {
  /** Number within the page, which tells its forms apart. */
  record: number
  criterionId: string
  text: string
  href: string
  /** null: no document in effect holds the criterion. */
  mark: VerdictMark | null
  sentence: string
  run: { text: string; href: string } | null
  /** "linked by eve, 12 Jan 2026, 10:00 UTC", "named in its words". */
  originText: string
  inferred: boolean
  note: string
  fails: boolean
}

export interface RiskView {
  id: string
  anchor: string
  /** "R1", as the matrix calls it. */
  ref: string
  order: number
  text: string
  probability: string | null
  impact: string | null
  /** null: it has no place in the matrix. */
  weight: number | null
  spot: { probability: number; impact: number } | null
  placeText: string
  active: boolean
  mark: Hallmark
  /** Orders by state: happened first. */
  rank: number
  happened: boolean
  /** Why it counts as having happened; empty where it does not. */
  happenedText: string
  status: PencilMark | null
  mitigation: string | null
  resolution: { words: string; dayText: string } | null
  claim: ClaimView | null
  links: RiskLinkView[]
  source: SourceChip
}

export interface MatrixCell {
  probability: number
  impact: number
  band: 'low' | 'medium' | 'high'
  /** For readers who do not see the grid: "probability Low, impact High: 1 risk". */
  title: string
  href: string | null
  on: boolean
  risks: { ref: string; text: string; href: string; glyph: string | null }[]
}

export interface RiskMatrix {
  steps: number
  probabilityLabels: string[]
  /** Highest impact first, each row from the lowest probability on. */
  rows: { label: string; cells: MatrixCell[] }[]
  noteText: string
}

export interface RiskTrendLine {
  moment: Moment
  document: string
  href: string
  active: number
  resolved: number
  /** Width of its bars, 0 to 100, on one scale for all snapshots. */
  bars: { active: number; resolved: number }
  changes: { word: string; text: string; detailText: string | null; source: SourceChip | null }[]
  changesText: string
}

export interface OpenPointView {
  text: string
  priority: string | null
  target: string | null
  source: SourceChip
}

export interface RisksReport {
  summary: string
  tabs: { label: string; count: number; href: string; on: boolean }[]
  /** The cell that the list is filtered by. */
  cellText: string | null
  clearHref: string | null
  risks: RiskView[]
  matrix: RiskMatrix | null
  /** Why there is no matrix; empty where there is one. */
  matrixText: string
  /** Whatever the list shows: those with a sign of having happened, worst first. */
  happened: Pick<RiskView, 'ref' | 'text' | 'anchor' | 'mark' | 'happenedText'>[]
  /** Active risks without a place, and why. */
  unplaced: { ref: string; text: string; href: string; why: string }[]
  trend: RiskTrendLine[]
  trendText: string
  vanished: { riskId: string; criterionText: string; href: string; byText: string; note: string }[]
  openPoints: OpenPointView[]
  escalation: EscalationView
  csv: { label: string; href: string }[]
  /** What a member may bind. */
  choices: {
    risks: { value: string; label: string }[]
    criteria: { label: string; options: { value: string; label: string }[] }[]
  }
  emptyText: string | null
}

export interface ClockView {
  key: string
  mark: Hallmark
  kind: EscalationKind
  trigger: string
  /** What started it, with numbers. */
  sentence: string
  href: string | null
  source: SourceChip | null
  started: Moment
  contactText: string
  slaText: string
  deadline: Moment | null
  /** "overdue by 3 days", "2 h left", "stopped 12 Jan 2026". */
  standingText: string
  standing: 'overdue' | 'running' | 'stopped'
}

export interface EscalationRuleView {
  trigger: string
  contactText: string
  slaText: string
  /** What starts its clock, or why none can. */
  watchText: string
  watched: boolean
  source: SourceChip
  clocks: ClockView[]
  /** "Nothing has started it." */
  quietText: string | null
}

export interface EscalationView {
  rules: EscalationRuleView[]
  summary: string
  /** Where the moment of the clocks is not that of the page. */
  momentText: string | null
  emptyText: string | null
}
