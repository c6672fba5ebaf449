import type { JudgedWaiver } from './acts/apply-acts'
import type { RecordedActs } from './acts/records'
import type { ReleasedCriterion } from './acts/released'
import type { JudgedSignature, LaterJudgement } from './acts/signed-tier'
import type { SuspectDifference } from './acts/suspect-diff'
import type { Finding, LatencyScope, Run } from './evidence'
import type { Instant, Place } from './place'
import type { Criterion, DocumentPlan, Snapshot, Tier } from './plan'
import type { Attestation, Invalidation, ProgramSettings, RuleBinding } from './program'
import type { Report } from './report-evidence'
import type { ClaimClass, ClaimKind, ReasonCode, TierState, Unit, Verdict } from './vocabulary'
import type { RecordedWork } from './work/records'

/**
 * A measured value with what is known about its true size. `low`/`high` are inclusive unless
 * the open flags say otherwise. `shown` is the display value (the tool's own figure).
 */
export interface Measured {
  value: number
  low: number
  high: number
  lowOpen: boolean
  highOpen: boolean
  unit: Unit
  /** For ratios: counts behind it, exact. */
  counts: { part: number; whole: number } | null
}

/** One row's part in a verdict: the worst row decides. */
export interface JudgedRow {
  key: string
  verdict: Verdict
  reason: ReasonCode
  measured: Measured | null
  samples: number | null
  /** Exact max or min where it decided instead of the bucket. */
  decidedBy: 'interval' | 'max' | 'min' | 'counts' | 'lower_percentile' | null
  place: Place | null
}

/** The judgement of one rule on one run. */
export interface RunJudgement {
  run: string
  verdict: Verdict
  reason: ReasonCode
  measured: Measured | null
  samples: number | null
  worst: JudgedRow | null
  rows: JudgedRow[]
  /** Findings that touched this judgement. */
  findings: Finding[]
  /** Numbers for the sentence: limit, bound, needed, ... in canonical units. */
  numbers: Record<string, number>
  /** For ratios under proof: whether the bound shows the claim, not only the count. */
  proof: 'shown' | 'observed' | null
  /** Which requests the tool's times are of, where the rule asks for a time and they are not of all. */
  latencyScope?: LatencyScope
}

export type RuleOrigin = 'declared' | 'bound' | 'confirmed' | 'inferred' | 'inferred_operator' | 'none'

export interface JudgedCriterion {
  criterion: Criterion
  rule: string | null
  origin: RuleOrigin
  verdict: Verdict
  /** The verdict under a waiver; equal to `verdict` without one. */
  underlying: Verdict
  reason: ReasonCode
  /** Reason of `underlying` where a waiver covers it; absent without one. */
  underlyingReason?: ReasonCode
  measured: Measured | null
  samples: number | null
  /** Label of the deciding run. */
  run: string | null
  judgement: RunJudgement | null
  /** Every qualifying run's own judgement, oldest first, each at its own time. */
  history: RunJudgement[]
  /** Later qualifying runs that did not request these endpoints. */
  notMeasuredBy: string[]
  /** What would change the verdict, as code and numbers for the catalogue. */
  remedy: { code: string; numbers: Record<string, number> } | null
  numbers: Record<string, number>
  words: Record<string, string>
  /** Labels of the reports that decide, divided by ", "; absent where no report does. */
  report?: string
  /** Where the deciding figure of a report stands. */
  reportPlace?: Place | null
}

export interface JudgedTier {
  tier: Tier
  state: TierState
  claimedDone: boolean | null
  claimWords: string | null
  criteria: JudgedCriterion[]
  /** The state as computed from the criteria alone, whatever was signed. */
  unsignedState?: TierState
  /** Roles that have to sign. */
  roles?: string[]
  /** Signatures that stand, oldest first, each with what changed since. */
  signatures?: JudgedSignature[]
  /** Every waiver of the tier's criteria, whatever its state. */
  waivers?: JudgedWaiver[]
  /** Criteria that the documents dropped and a member let go: they no longer count. */
  released?: ReleasedCriterion[]
  /** What changed since the signatures that make the tier exited. */
  differences?: SuspectDifference[]
  /** Later qualifying runs that fail what was signed. */
  regressedBy?: LaterJudgement[]
  /** Later qualifying runs that pass it. */
  confirmedSince?: LaterJudgement[]
}

/** Where a side of a disagreement is found. */
export type Source =
  | { kind: 'document'; document: string; place: Place; words: string }
  | { kind: 'run'; run: string; row: string | null; place: Place | null }

export interface ReconciledClaim {
  /** Stable: document slug, kind, line, and an ordinal where a line holds several. */
  id: string
  kind: ClaimKind
  class: ClaimClass
  /** Natural id of what the claim is about: `tier-1/auth-success-rate`, `week-3`, `program`, a run label. */
  subject: string
  weekId: string | null
  tierId: string | null
  /** Reason code of the reconciliation, `figure_outside_precision`, ...; sentence in the catalogue. */
  reason: string
  numbers: Record<string, number>
  words: Record<string, string>
  claim: Source
  against: Source | null
  /** The figure matches, but its run is tainted. */
  tainted: boolean
  /** 0 is worst; orders the ledger. */
  rank: number
  /** Where the claim cites a run: the runs it could have cited as well. Absent where it cites none. */
  cited?: CitedAmong
}

/** A cited run among the other qualifying runs of its window, and how each would have decided. */
export interface CitedAmong {
  run: string
  /** The rule they are judged by; null: everything in the tier that a run can decide, the worst verdict counts. */
  rule: string | null
  criterionId: string | null
  tierId: string
  /** Of the cited run; null where it does not qualify. */
  verdict: Verdict | null
  /** Oldest first. */
  others: { run: string; verdict: Verdict }[]
  /** None of the others is better, and at least one is worse. */
  best: boolean
}

export interface Progress {
  claimed: { percent: number; place: Place; words: string } | null
  ticked: { done: number; total: number; placeholders: number }
  tasks: { done: number; total: number }
  proven: { done: number; total: number }
  hours: { doneMinutes: number; totalMinutes: number } | null
}

/** Everything an assessment needs. As-of is an argument: nothing here reads a clock. */
export interface ProgramState {
  settings: ProgramSettings
  /** In effect at `asOf`, one per document (the latest), tracker first. */
  snapshots: Snapshot[]
  /** Earlier snapshots of the same documents, oldest first. */
  earlier: Snapshot[]
  /** At or before `asOf`, oldest first; runs without a clock last. */
  runs: Run[]
  /** Test, coverage and metric reports at or before `asOf`, the latest revision of each; absent is none. */
  reports?: Report[]
  bindings: RuleBinding[]
  attestations: Attestation[]
  invalidations: Invalidation[]
  /** Waivers, sign-offs and the like; absent where nobody recorded any. */
  acts?: RecordedActs
  /** Proofs, costs, risk links and published sheets; absent where nobody recorded any. */
  work?: RecordedWork
  asOf: Instant
}

/** A state as far as judging reads it: hours, cost, bonds of risks and published sheets move no judgement. */
export interface JudgedState extends Omit<ProgramState, 'work'> {
  work?: Pick<RecordedWork, 'proofs'>
}

export interface Assessment {
  settings: ProgramSettings
  asOf: Instant
  /** Earlier of as-of and the program's close: drives staleness and the current week. */
  referenceAt: Instant
  tracker: DocumentPlan | null
  tiers: JudgedTier[]
  progress: Progress
  claims: ReconciledClaim[]
  /** By run label. */
  findings: Record<string, Finding[]>
  /** Labels of runs that qualify, by tier id. */
  qualifying: Record<string, string[]>
  currentWeekId: string | null
}
