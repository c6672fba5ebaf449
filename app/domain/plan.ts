import type { Diagnostic, Instant, IsoDay, Place } from './place'
import type { MetricStatement, QuotedEvidence, Target } from './statements'
import type { DocumentRole, StatusWord } from './vocabulary'

export type { MetricStatement, QuotedEvidence, QuotedFigure, Target } from './statements'

/** A status as the document words it, and what that word means. */
export interface StatusClaim {
  words: string
  status: StatusWord
  place: Place
}

/** A stated progress, 0..100; `from` where the document says "25% → 38%". */
export interface ProgressStatement {
  /** `program`, `week-3`, `week-1/day-1`. */
  subject: string
  fromPercent: number | null
  percent: number
  words: string
  place: Place
}

export interface ProofReference {
  kind: 'run' | 'file' | 'migration' | 'command' | 'url'
  text: string
}

export interface Week {
  /** `week-3` (also for phases, sprints, batches: `phase-2a`). */
  id: string
  unit: string
  number: number | null
  title: string
  goal: string | null
  exitCriteria: { text: string; place: Place } | null
  /** Tier ids named in the heading or the timeline. */
  tiers: string[]
  /** Every status that any place gives to this week; more than one meaning is a contradiction. */
  statuses: StatusClaim[]
  place: Place
}

export interface DayGroup {
  /** `week-1/day-3-5`; unique within the document. */
  id: string
  weekId: string
  title: string
  fromDay: number | null
  toDay: number | null
  fromDate: IsoDay | null
  toDate: IsoDay | null
  statuses: StatusClaim[]
  place: Place
}

export const boxOwners = ['task', 'criterion', 'deliverable', 'milestone', 'plan_item', 'placeholder', 'other'] as const
/** What a task-list box belongs to. Placeholder boxes stand in unfilled templates and never count. */
export type BoxOwner = (typeof boxOwners)[number]

/** A task-list box of the parsed tree; the one inventory that progress is counted from. */
export interface Box {
  ticked: boolean
  owner: BoxOwner
  /** Id of what it belongs to, null for placeholders and unowned boxes. */
  ownerId: string | null
  text: string
  place: Place
}

export interface Task {
  /** `week-1/1.1` by ref, else `week-1/` and a slug of the text before " - " or "("; unique. */
  id: string
  weekId: string
  dayId: string | null
  parentId: string | null
  ref: string | null
  text: string
  estimateMinutes: number | null
  ticked: boolean
  note: string | null
  proofs: ProofReference[]
  place: Place
}

export interface Tier {
  /** `tier-1`; a group without a number gets a slug: `production-readiness`. */
  id: string
  number: number | null
  title: string
  goal: string | null
  effort: string | null
  cost: string | null
  roi: string | null
  statuses: StatusClaim[]
  place: Place
}

export interface Criterion {
  /** `tier-1/auth-success-rate` (tier id + slug of the text without its figures). */
  id: string
  tierId: string
  text: string
  /** What stands after " - ": the author's claim, with quoted values and runs. */
  claimText: string | null
  ticked: boolean | null
  place: Place
}

export interface Risk {
  id: string
  text: string
  probability: string | null
  impact: string | null
  mitigation: string | null
  status: StatusClaim | null
  /** For resolved risks. */
  resolution: string | null
  resolvedOn: IsoDay | null
  active: boolean
  place: Place
}

export interface CostLine {
  id: string
  /** `week-1`; null for the stated total. */
  weekId: string | null
  phase: string
  isTotal: boolean
  estimateMinutes: number | null
  estimateCents: number | null
  actualMinutes: number | null
  actualCents: number | null
  /** "~16h": the document says about. */
  approximate: boolean
  status: StatusClaim | null
  place: Place
}

export interface Deliverable {
  id: string
  weekId: string
  text: string
  ticked: boolean
  note: string | null
  artifacts: string[]
  place: Place
}

export interface Milestone {
  id: string
  text: string
  /** `week-1`, `tier-1` or `program`. */
  subject: string
  weekId: string | null
  reward: string | null
  ticked: boolean
  achievedOn: IsoDay | null
  /** The day that its own line names while its box is open; absent where it names none. */
  dueOn?: IsoDay
  place: Place
}

export interface EscalationRule {
  id: string
  trigger: string
  contact: string | null
  sla: string | null
  slaMinutes: number | null
  place: Place
}

export interface TemplateSheet {
  id: string
  title: string
  sections: string[]
  place: Place
}

/** P1.1 to P3.6 of a plan document. */
export interface Priority {
  id: string
  ref: string
  tierId: string | null
  title: string
  problem: string | null
  impact: string | null
  effort: string | null
  owner: string | null
  targets: { text: string; place: Place }[]
  place: Place
}

/** Plan items of plan documents: boxes in fences, timeline table rows, quick wins, conditions. Never progress. */
export interface PlanItem {
  kind:
    | 'box'
    | 'timeline'
    | 'quick_win'
    | 'option'
    | 'condition'
    | 'watch'
    | 'success'
    | 'achievement'
    | 'expected_coverage'
    | 'people'
  group: string
  text: string
  fields: Record<string, string>
  ticked: boolean | null
  place: Place
}

export interface OpenPoint {
  text: string
  priority: string | null
  target: string | null
  place: Place
}

/** Everything one document says. Plain data; ids are unique within the document. */
export interface DocumentPlan {
  file: string
  role: DocumentRole
  /** Natural id of the document across snapshots: slug of its title. */
  slug: string
  title: string
  startDate: IsoDay | null
  endDate: IsoDay | null
  lastUpdated: { date: IsoDay; words: string; place: Place } | null
  /** Statuses of the program as a whole (header, timeline bar, completion report). */
  statuses: StatusClaim[]
  budget: { lowCents: number; highCents: number; words: string; place: Place } | null
  rateCentsPerHour: number | null
  weeks: Week[]
  days: DayGroup[]
  tasks: Task[]
  boxes: Box[]
  tiers: Tier[]
  criteria: Criterion[]
  targets: Target[]
  metricStatements: MetricStatement[]
  risks: Risk[]
  costs: CostLine[]
  deliverables: Deliverable[]
  milestones: Milestone[]
  escalations: EscalationRule[]
  templates: TemplateSheet[]
  priorities: Priority[]
  planItems: PlanItem[]
  openPoints: OpenPoint[]
  progress: ProgressStatement[]
  quotedEvidence: QuotedEvidence[]
  links: { text: string; target: string; place: Place }[]
  /** Check marks that stand in cells or as bullets: counted apart, never as boxes. */
  glyphItems: { text: string; status: StatusWord; place: Place }[]
  /** Notes that Assay wrote beside claims, taken out before anything is read; absent where there are none. */
  notes?: DocumentNote[]
  diagnostics: Diagnostic[]
}

/** "(Assay: p99 2,300 ms in v45, not met)": its parts, and where it starts. */
export interface DocumentNote {
  parts: string[]
  place: Place
}

/** A document revision as it takes part in an assessment. */
export interface Snapshot {
  document: string
  sha256: string
  revision: number
  effectiveAt: Instant
  plan: DocumentPlan
}
