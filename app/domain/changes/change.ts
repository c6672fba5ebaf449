import type { Instant, Place } from '../place'
import type { Verdict } from '../vocabulary'

/** What a change is about, in the order in which a reader is told. */
export const changeSubjects = [
  'target',
  'criterion',
  'task',
  'deliverable',
  'milestone',
  'box',
  'status',
  'progress',
  'week',
  'day',
  'tier',
  'risk',
  'cost',
  'escalation',
  'priority',
  'plan_item',
  'open_point',
  'document',
] as const
export type ChangeSubject = (typeof changeSubjects)[number]

export const changeKinds = ['ticked', 'unticked', 'changed', 'moved', 'reworded', 'added', 'removed'] as const
export type ChangeKind = (typeof changeKinds)[number]

/** What happened to something that has to be reached. */
export const goalpostMoves = ['loosened', 'dropped', 'altered', 'tightened', 'set'] as const
export type GoalpostMove = (typeof goalpostMoves)[number]

/** What one snapshot says, and where. */
export interface Side {
  words: string
  place: Place
}

/** A verdict under one version of a rule, and the run that decides it. */
export interface RuleVerdict {
  rule: string
  verdict: Verdict
  run: string | null
}

export interface Goalpost {
  move: GoalpostMove
  /** Each rule on the same evidence: that of the later snapshot's moment. null where there was no rule. */
  before: RuleVerdict | null
  after: RuleVerdict | null
}

/**
 * What stands behind a tick that the later snapshot adds: evidence that came between the two
 * moments, only older evidence, evidence that is tainted or not at hand, or none that is named.
 */
export const tickBackings = ['new', 'earlier', 'tainted', 'not_at_hand', 'none'] as const
export type TickBacking = (typeof tickBackings)[number]

export interface Change {
  subject: ChangeSubject
  kind: ChangeKind
  /** Natural id of what changed, by the later snapshot where it still stands there. */
  itemId: string
  /** What it is called now, or was called. */
  text: string
  /** Field of a `changed` item: `status`, `estimate`, `probability`, ...; null for the others. */
  field: string | null
  before: Side | null
  after: Side | null
  weekId: string | null
  tierId: string | null
  /** Whether its box is ticked in the later snapshot, or was when it was removed; null without a box. */
  ticked: boolean | null
  /** For what was ticked, or came ticked. */
  backing: { kind: TickBacking; by: string | null } | null
  goalpost: Goalpost | null
  /** For what was removed or added: the item on the other side that it may be. */
  maybe: Side | null
}

/** Two snapshots of one document, and all that differs between them. */
export interface SnapshotChanges {
  document: string
  before: { revision: number; sha256: string; effectiveAt: Instant }
  after: { revision: number; sha256: string; effectiveAt: Instant }
  changes: Change[]
}
