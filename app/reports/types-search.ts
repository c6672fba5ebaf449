import type { SearchKind } from '~/domain/search/kinds'
import type { MarkedPiece } from '~/domain/search/mark-words'
import type { Hallmark, SourceChip } from './types-common'
import type { Pages } from './types-evidence'

export type { MarkedPiece } from '~/domain/search/mark-words'

/** What the address asks for. */
export interface SearchAsked {
  q: string
  /** Every program that the viewer may read. */
  all: boolean
  kind: SearchKind | null
  page: number
}

/** Who says it: a document (pencil), a file of evidence (type), a member, or Assay itself. */
export type SearchHand = 'said' | 'measured' | 'plain'

export interface SearchHitView {
  id: string
  kind: SearchKind
  kindWord: string
  hand: SearchHand
  title: MarkedPiece[]
  href: string
  /** Where the words stand that the title does not show; null where it shows them all. */
  snippet: MarkedPiece[] | null
  /** "under “Load test”", "by wulan". */
  context: string | null
  source: SourceChip | null
  /** Verdict, state of a tier, class of a claim: looked up now, never kept with the words. */
  mark: Hallmark | null
  exact: boolean
  /** null where the page is about one program. */
  programTitle: string | null
}

export interface SearchGroup {
  kind: SearchKind
  title: string
  hits: SearchHitView[]
  count: number
  /** To all of this kind; null where all of them are shown. */
  moreText: string | null
  moreHref: string | null
}

export interface SearchReport {
  asked: SearchAsked
  /** Fields that the form keeps: moment and program. */
  kept: [string, string][]
  countText: string
  facets: { kind: SearchKind | null; label: string; count: number; href: string; on: boolean }[]
  groups: SearchGroup[]
  pages: Pages | null
  /** What is not looked at here, said where it may be missed. */
  notes: string[]
  /** To the other scope; null where there is one program only. */
  scope: { text: string; label: string; href: string } | null
  /** Why nothing is shown. */
  empty: 'not_asked' | 'only_exclusions' | 'no_words' | 'nothing_found' | null
  suggestions: { text: string; href: string }[]
  /** How to ask, each with an example to follow. */
  lessons: { example: string; text: string; href: string }[]
}

/** One line of what is suggested while somebody types. */
export interface SearchSuggestion {
  id: string
  kindWord: string
  title: MarkedPiece[]
  where: string
  href: string
}

/** A page or an action to choose; `answersTo` are other words for it. */
export interface PaletteCommand {
  id: string
  group: string
  label: string
  href: string
  answersTo: string
  /** Chosen by a form at `href`; null for everything that is a link. */
  theme: 'light' | 'system' | 'dark' | null
}

/** What `/search/suggest` answers. */
export interface PaletteAnswer {
  schemaVersion: 1
  commands: PaletteCommand[]
  hits: SearchSuggestion[]
}
