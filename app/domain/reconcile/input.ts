import type { JudgedTier } from '../assessment'
import type { Finding, Run } from '../evidence'
import type { Instant } from '../place'
import type { DocumentPlan } from '../plan'
import type { ProgramSettings } from '../program'
import type { JudgedProof } from '../work/task-proofs'

/** What claims are held against, all as of one moment. */
export interface ReconcileInput {
  tracker: DocumentPlan | null
  /** The other documents in effect (plans, guides). */
  documents: DocumentPlan[]
  /** Earlier snapshots of any of these documents, oldest first; a moved target shows only there. */
  earlier?: DocumentPlan[]
  tiers: JudgedTier[]
  runs: Run[]
  /** By run label. */
  findings: Record<string, Finding[]>
  /** Labels of qualifying runs by tier id, oldest first. */
  qualifying?: Record<string, string[]>
  settings: ProgramSettings
  asOf: Instant
  /** Earlier of as-of and the program's close; as-of where it is not given. */
  referenceAt?: Instant
  /** Labels of runs that a member declared void; absent is none. */
  invalid?: ReadonlySet<string>
  /** What members attached, by task id; absent where nobody attached any. */
  attached?: ReadonlyMap<string, readonly JudgedProof[]>
  /** The same, by deliverable id. */
  attachedDeliverables?: ReadonlyMap<string, readonly JudgedProof[]>
}

/** The input with a tracker: what each family of checks works on. */
export interface TrackerInput extends ReconcileInput {
  tracker: DocumentPlan
}
