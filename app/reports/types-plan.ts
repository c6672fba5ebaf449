import type { ClaimClass, ClaimKind } from '~/domain/vocabulary'
import type { ClaimView, PencilMark, SourceChip, StatusMark, TierMark, VerdictMark } from './types-common'
import type { TargetLine } from './types-overview'
import type { RunLine } from './types-run'
import type { ExitPart, ProofView, SlipView, TaskFacet, TaskFilter, VanishedProofView } from './types-week'

export interface TargetsReport {
  /** One per metric; `lines` are its steps in the order baseline, days, weeks, tiers, final; steps with one target are one line. */
  metrics: {
    metric: string
    metricText: string
    /** False where no run at hand gives a figure for any step. */
    measured: boolean
    final: TargetLine | null
    steps: (TargetLine & { steps: string[]; sources: SourceChip[] })[]
    /** Values or scopes that differ between documents for the same step. */
    differences: { stepText: string; items: { text: string; source: SourceChip }[] }[]
    statements: { words: string; contradiction: string | null; source: SourceChip }[]
  }[]
  countText: string
  unmeasuredText: string
  emptyText: string | null
}

export interface WeekLine {
  id: string
  title: string
  heading: string
  href: string
  goal: string | null
  current: boolean
  datesText: string | null
  tiers: { id: string; title: string; href: string; mark: TierMark }[]
  statuses: StatusMark[]
  /** More than one meaning for the same week. */
  statusesDiffer: boolean
  tasksText: string
  tasksPercent: number | null
  provenText: string
  deliverablesText: string
  hoursText: string
  /** Of ticked tasks; `varianceHoursText` of their estimated hours. */
  varianceText: string
  varianceHoursText: string
  /** "3 in, 1 out"; null where no snapshot moved anything. */
  slippedText: string | null
  reviewHref: string
  contradicted: number
}

export interface WeeksReport {
  weeks: WeekLine[]
  currentText: string
  timelineHref: string
  /** Records whose subject the tracker no longer has. */
  vanished: VanishedProofView[]
  emptyText: string | null
}

export interface TaskView {
  id: string
  ref: string | null
  text: string
  depth: number
  ticked: boolean
  estimateText: string | null
  note: string | null
  proofs: { text: string; href: string | null; heldText: string }[]
  proofText: string
  /** Ticked and with valid proof. */
  proven: boolean
  attached: ProofView[]
  attachHref: string
  claim: ClaimView | null
  source: SourceChip
}

export interface WeekReport {
  week: WeekLine
  previousHref: string | null
  nextHref: string | null
  exitCriteria: { text: string; source: SourceChip; parts: ExitPart[] } | null
  filter: TaskFilter
  facets: TaskFacet[]
  /** "4 of 12 tasks"; null where nothing is filtered. */
  shownText: string | null
  clearHref: string | null
  /** What the text filter keeps of the address. */
  kept: [string, string][]
  variance: { label: string; text: string }[]
  slippedIn: SlipView[]
  slippedOut: SlipView[]
  slipsEmptyText: string
  vanished: VanishedProofView[]
  /** Days that have shown tasks, or all where nothing is filtered. */
  days: {
    id: string
    title: string
    datesText: string | null
    statuses: PencilMark[]
    tasks: TaskView[]
    tasksText: string
    source: SourceChip
  }[]
  /** Tasks of the week that stand under no day. */
  tasks: TaskView[]
  deliverables: {
    text: string
    ticked: boolean
    note: string | null
    artifacts: string[]
    mark: VerdictMark | null
    attached: ProofView[]
    attachHref: string
    source: SourceChip
  }[]
  milestones: {
    text: string
    ticked: boolean
    achievedText: string | null
    attached: ProofView[]
    attachHref: string
    source: SourceChip
  }[]
  runs: RunLine[]
  runsText: string
  /** The worst of them; `claimsAll` leads to the rest, null where these are all. */
  claims: ClaimView[]
  claimsAll: { text: string; href: string } | null
  costLines: { label: string; estimateText: string; actualText: string; source: SourceChip }[]
}

export interface ClaimsFilter {
  /** `disagreement`: contradicted by evidence or by the document itself. null: every class. */
  class: ClaimClass | 'disagreement' | null
  kind: ClaimKind | null
  week: string | null
  tier: string | null
  document: string | null
  /** Words that the claim, its subject or what speaks against it must hold. */
  q: string | null
  /** null: worst first. */
  sort: 'line' | null
  /** From 1; null: all of it. */
  page: number | null
  /** Opens the class and page on which this claim stands. */
  claim: string | null
}

export interface ClaimsReport {
  /** Worst first, filtered; one page of them. */
  items: ClaimView[]
  /** Disagreements, every class, all. */
  tabs: { label: string; count: number; href: string; on: boolean }[]
  /** Unsupported claims by what they are about, where the list shows disagreements only. */
  unsupported: { label: string; count: number; href: string }[]
  pages: { text: string; previousHref: string | null; nextHref: string | null } | null
  total: number
  shownText: string
  filter: ClaimsFilter
  /** Choices with their counts and links; the chosen one is `on`. */
  facets: {
    key: keyof ClaimsFilter
    label: string
    options: { value: string; label: string; count: number; href: string; on: boolean }[]
  }[]
  /** Worst first, or as the documents have them. */
  sorts: { label: string; href: string; on: boolean }[]
  /** The filtered list as a file. */
  exports: { label: string; href: string; name: string }[]
  /** What the text filter keeps of the address. */
  kept: [string, string][]
  clearHref: string | null
  emptyText: string | null
}

export interface DocumentsReport {
  documents: {
    slug: string
    title: string
    file: string
    href: string
    roleText: string
    revision: number
    /** Every snapshot of it, with its bytes. */
    snapshotsHref: string
    effectiveText: string
    boxesText: string
    contradicted: number
    diagnosticsText: string
    diagnostics: { severity: string; rule: string; message: string; source: SourceChip }[]
  }[]
  emptyText: string | null
}
