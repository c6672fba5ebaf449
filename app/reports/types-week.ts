import type { ProofWorth } from '~/domain/work/task-proofs'
import type { Hallmark, Moment, SourceChip, VerdictMark } from './types-common'

/** Something that a member attached, with what it is worth. */
export interface ProofView {
  id: number
  kindText: string
  text: string
  href: string | null
  worth: ProofWorth
  mark: Hallmark
  /** Why it proves nothing, or that it does. */
  sentence: string
  note: string | null
  by: string
  at: Moment
  /** The viewer may take it back. */
  withdrawable: boolean
}

/** A record whose subject the tracker no longer has. */
export interface VanishedProofView extends ProofView {
  subjectText: string
  weekTitle: string | null
  maybe: { text: string; href: string | null } | null
}

/** What the form of attaching offers. */
export interface AttachView {
  /** By their section; values are "task week-1/1.1". */
  subjects: { group: string; options: { value: string; label: string }[] }[]
  /** Chosen by the address (`?attach=`); null: the first. */
  chosen: string | null
  /** Runs and reports at hand, the latest first. */
  evidence: { value: string; label: string }[]
}

export interface SlipView {
  key: string
  kind: 'moved' | 'added' | 'dropped'
  kindText: string
  text: string
  ticked: boolean
  estimateText: string | null
  /** The week on the other side of a move. */
  week: { title: string; href: string } | null
  from: SourceChip | null
  to: SourceChip | null
  whenText: string
  /** "may be the same as …", in the words of the other snapshot. */
  maybeText: string | null
}

/** A part of a week's exit criteria with the computed state of what it names. */
export interface ExitPart {
  text: string
  rule: string | null
  mark: VerdictMark | null
  sentence: string
  /** The criterion that it names; null where it is judged by its own words. */
  criterion: { text: string; href: string; tierTitle: string } | null
}

/** What the address asks of a week's tasks. */
export interface TaskFilter {
  show: 'open' | 'ticked' | 'proven' | 'unproven' | null
  /** Id of a day; `none`: tasks under no day. */
  day: string | null
  q: string | null
}

export interface TaskFacet {
  label: string
  options: { label: string; count: number; href: string; on: boolean }[]
}
