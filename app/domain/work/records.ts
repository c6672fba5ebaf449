import type { Instant, IsoDay } from '../place'

/** What a proof may be bound to; `subjectId` is the natural id within the tracker. */
export const proofSubjects = ['task', 'deliverable', 'milestone'] as const
export type ProofSubject = (typeof proofSubjects)[number]

/** `run` and `file` are evidence at hand; `commit`, `url` and `note` are shown under the member's name and prove nothing. */
export const proofKinds = ['run', 'file', 'commit', 'url', 'note'] as const
export type ProofKind = (typeof proofKinds)[number]

/** Something a member attached to a task, deliverable or milestone. */
export interface AttachedProof {
  id: number
  subject: ProofSubject
  subjectId: string
  /** The subject's text when it was attached: by it a record is still told apart once its subject vanished. */
  subjectText: string
  kind: ProofKind
  /** Label of the run, name of the file, commit, address or note. */
  value: string
  /** Of a file's bytes; null for every other kind. */
  sha256: string | null
  note: string
  by: string
  at: Instant
  /** When it was taken back; null: it stands. */
  withdrawnAt: Instant | null
}

/** Hours and cost that a member recorded for a week; `replaces` names the entry that it corrects. */
export interface CostEntry {
  id: number
  weekId: string
  /** The day that the work was done on; null where only the week is known. */
  day: IsoDay | null
  /** null: not recorded. Both null: the entry that it replaces is taken back. */
  minutes: number | null
  cents: number | null
  note: string
  by: string
  at: Instant
  replaces: number | null
}

/** A member binds a risk to a criterion ("this risk has happened" when the criterion is not met), or unbinds it. */
export interface RiskLink {
  riskId: string
  criterionId: string
  kind: 'link' | 'unlink'
  note: string
  by: string
  at: Instant
}

export const sheetColours = ['green', 'amber', 'red'] as const
export type SheetColour = (typeof sheetColours)[number]

/** A published review of a week or stand-up of a day; never edited, a correction is the next version. */
export interface PublishedSheet {
  id: number
  /** `week-3`, or `day-2026-01-12` for a stand-up. */
  sheet: string
  version: number
  /** What the manager chose beside the computed colour; null where none was chosen. */
  colour: SheetColour | null
  /** Words by section key. */
  words: Record<string, string>
  /** Canonical JSON of the figures as of `asOf`, and its SHA-256. */
  facts: string
  factsHash: string
  asOf: Instant
  by: string
  at: Instant
}

/** Everything recorded about the work itself, as of a moment, oldest first. */
export interface RecordedWork {
  proofs: AttachedProof[]
  costs: CostEntry[]
  riskLinks: RiskLink[]
  sheets: PublishedSheet[]
  /** When the program was archived; null where it is not. */
  archivedAt: Instant | null
}

export const noWork: RecordedWork = { proofs: [], costs: [], riskLinks: [], sheets: [], archivedAt: null }
