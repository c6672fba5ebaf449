import type { DifferenceKind } from '~/domain/acts/suspect-diff'
import type { Figure, Hallmark, Moment, TierMark, VerdictMark } from './types-common'

/** A text cut where it differs from its counterpart: only `changed` is not in both. */
export interface MarkedText {
  before: string
  changed: string
  after: string
}

/** One thing that is no longer as it was signed, in both directions. */
export interface DifferenceView {
  key: string
  kind: DifferenceKind | string
  word: string
  criterionId: string | null
  criterionText: string | null
  href: string | null
  signed: MarkedText | null
  now: MarkedText | null
}

/** A verdict of later evidence on something signed. */
export interface LaterView {
  key: string
  criterionText: string
  href: string
  run: string
  runHref: string | null
  mark: VerdictMark
}

export interface SignatureView {
  id: number
  href: string
  tierId: string
  tierTitle: string
  tierHref: string
  role: string
  by: string
  at: Moment
  /** "approves", "rejects", "withdrew the signature". */
  meaningWord: string
  note: string
  mark: Hallmark
  /** In one sentence: whether it stands, and whether what was signed still holds. */
  standingText: string
  current: boolean
  isWithdrawal: boolean
  /** The tier's computed state when it was signed. */
  stateMark: TierMark
  packHash: string
  jsonHref: string
  zipHref: string
  differences: DifferenceView[]
  regressed: LaterView[]
  confirmedText: string | null
  /** Its hash and the audit log bear it out; null where nobody looked. */
  verified: boolean | null
  proofText: string
}

export interface RoleLine {
  role: string
  mark: Hallmark
  text: string
}

/** Signatures of a tier: what is needed, given, and what became of it. */
export interface SignaturePanel {
  tierId: string
  roles: RoleLine[]
  /** Both facts where they differ: the state as computed, and as signed. */
  sentence: string
  /** What holds an approval up; null where nothing does. */
  blockedText: string | null
  /** What the list of blockers is called. */
  blockersText: string
  blockers: { text: string; href: string; mark: VerdictMark }[]
  current: SignatureView[]
  /** Every record, newest first. */
  history: SignatureView[]
  signHref: string
}

export interface PackedCriterionView {
  id: string
  text: string
  href: string
  rule: string | null
  /** The stricter rule of another place, where that decides. */
  deciding: string | null
  mark: VerdictMark
  underlying: VerdictMark | null
  sentence: string
  measured: Figure | null
  conditionsText: string | null
  removed: boolean
  files: { name: string; sha256: string; of: string; href: string | null }[]
  statements: string[]
}

/** What is signed, readable. */
export interface PackView {
  hash: string
  tierId: string
  tierTitle: string
  programTitle: string
  asOfText: string
  evaluatorText: string
  mark: TierMark
  roles: string[]
  criteria: PackedCriterionView[]
  waivers: { id: number; criterion: string; text: string }[]
  released: string[]
  filesText: string
}

export interface DecisionView {
  text: string
  at: Moment
  note: string
}

/** A waiver, or a statement that a criterion does not apply, with what the viewer may do about it. */
export interface GrantView {
  kind: 'waiver' | 'not_applicable'
  id: number
  criterionId: string
  criterionText: string
  tierTitle: string
  href: string
  mark: Hallmark
  state: string
  reason: string
  by: string
  at: Moment
  expires: Moment | null
  /** "in 12 days", "today", "4 days ago". */
  expiresIn: string | null
  decisions: DecisionView[]
  offers: { intent: string; label: string; noteNeeded: boolean }[]
  /** Why the viewer does not decide, where it is about them. */
  notYoursText: string | null
}

export interface AttestationView {
  id: number | null
  subject: string
  criteria: { id: string; text: string; href: string }[]
  by: string
  at: Moment
  note: string
  file: { name: string; sha256: string; href: string } | null
  standing: boolean
  standingText: string
  mine: boolean
}
