import type { CommitmentState } from '~/domain/work/commitments'
import type { ClaimView, Hallmark, PencilMark, SourceChip } from './types-common'

/** One thing that would prove a promise, and what it is worth. */
export interface CommitmentProofView {
  key: string
  /** "Tier 1 is blocked", "3 of 28 tasks proven". */
  text: string
  href: string | null
  mark: Hallmark
  /** "named in its words (inferred)", "attached by eve, 12 Jan 2026". */
  byText: string | null
  note: string
}

export interface CommitmentView {
  id: string
  anchor: string
  order: number
  text: string
  claim: PencilMark
  state: CommitmentState
  rank: number
  mark: Hallmark
  reasonText: string
  proofs: CommitmentProofView[]
  /** What the ledger says of its line. */
  claims: ClaimView[]
  week: { id: string; title: string; href: string } | null
  dueOn: string | null
  dueText: string
  achievedText: string | null
  reward: string | null
  note: string | null
  source: SourceChip
  /** Where proof is attached: the page of its week. */
  attachHref: string | null
}

export interface CommitmentsReport {
  kind: 'milestone' | 'deliverable'
  summary: string
  tabs: { label: string; count: number; href: string; on: boolean }[]
  weeks: { value: string; label: string; href: string; count: number; on: boolean }[]
  items: CommitmentView[]
  csvHref: string
  emptyText: string | null
}
