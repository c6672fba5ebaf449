import type { ClaimView, Hallmark, PencilMark, SourceChip, TierMark, VerdictMark } from './types-common'

/** The same thing as several documents word it, equal words once with every place. */
export interface Said {
  text: string
  sources: SourceChip[]
}

export interface PlanTier {
  id: string
  title: string
  href: string
  mark: TierMark | null
  goal: Said[]
  effort: Said[]
  cost: Said[]
  roi: Said[]
}

export interface PlanPriority {
  ref: string
  title: Said[]
  problem: Said[]
  impact: Said[]
  effort: Said[]
  owner: Said[]
  targets: { text: string; source: SourceChip }[]
}

export interface PlanOption {
  letter: string
  text: string
  recommended: boolean
  chosen: boolean
  fields: { label: string; text: string }[]
  source: SourceChip
}

export interface PlanCondition {
  text: string
  /** What the author answered. */
  remark: string | null
  mark: Hallmark
  /** The condition as a rule, and the opposite that was judged where it describes trouble. */
  rule: string | null
  sentence: string
  verdict: VerdictMark | null
  run: { text: string; href: string } | null
  source: SourceChip
}

/** `/plan`: what was promised and on which conditions. */
export interface PlanReport {
  tiers: PlanTier[]
  priorities: { tier: { title: string; href: string | null } | null; items: PlanPriority[] }[]
  options: { document: string; group: string; ofProgram: boolean; items: PlanOption[] }[]
  chosen: { letter: string; text: string; sources: SourceChip[] } | null
  /** Where a document recommends another option than the one that is carried out. */
  optionsDiffer: ClaimView[]
  quickWins: { text: string; estimate: string | null; impact: string | null; sources: SourceChip[] }[]
  conditions: {
    group: string
    document: string
    items: PlanCondition[]
    /** What the document recommends under these conditions. */
    advice: PencilMark | null
  }[]
  conditionsText: string
  watch: PlanLines[]
  success: PlanLines[]
  achievement: PlanLines[]
  expected: PlanLines[]
  timelines: {
    key: string
    group: string
    document: string
    columns: { key: string; label: string }[]
    rows: { cells: Record<string, string>; source: SourceChip }[]
  }[]
  openPoints: { text: string; priority: string | null; target: string | null; source: SourceChip }[]
  people: { role: string; text: string; source: SourceChip }[]
  boxesText: string | null
  emptyText: string | null
}

/** Lines of one heading of one document. */
export interface PlanLines {
  group: string
  document: string
  items: { text: string; verdict: VerdictMark | null; href: string | null; source: SourceChip }[]
}
