export type { RenderedDocument, RenderedPart, RenderedSlot } from '~/domain/rendered-document'

import type { ClassMark, SourceChip, VerdictMark } from './types-common'

/** What the office has to say about one line of a document. */
export interface DocumentRemark {
  line: number
  /** Class of the claim; null where the line claims nothing. */
  mark: ClassMark | null
  /** The stamp of the criterion that stands on this line. */
  verdict: VerdictMark | null
  /** Evidence or the document itself says otherwise. */
  refutes: boolean
  kindWord: string
  sentence: string
  said: string | null
  against: SourceChip | null
  againstWords: string | null
  tainted: boolean
  about: { text: string; href: string } | null
  /** Its entry in the ledger. */
  href: string
}

/** A heading of the table of contents. */
export interface ContentsEntry {
  text: string
  href: string
  /** 1 for the outermost. */
  depth: number
  /** Contradictions between this heading and the next of its own depth. */
  contradictions: number
  /** The first of them. */
  contradictionHref: string | null
}

export interface DocumentPage {
  slug: string
  title: string
  file: string
  facts: string
  /** Classes of the claims with their numbers, worst first. */
  counts: { mark: ClassMark; countText: string; href: string }[]
  contents: ContentsEntry[]
  contentsText: string
  firstHref: string | null
  firstText: string | null
  href: string
  rawHref: string
  /** Why the document is not shown as written. */
  refusedText: string | null
}
