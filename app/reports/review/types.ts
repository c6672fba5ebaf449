import type { SheetColour } from '~/domain/work/records'
import type { Hallmark, Moment, SourceChip } from '../types-common'

export interface SheetRow {
  id: string
  label: string
  /** `said` is drawn in pencil, `measured` as a figure. */
  hand: 'said' | 'measured' | 'plain'
  value: string | null
  before: string | null
  note: string | null
  mark: Hallmark | null
  sources: SourceChip[]
}

export interface SheetGroup {
  key: string
  title: string
  rows: SheetRow[]
  /** Those beyond what is read in a minute; files hold them all. */
  rest: SheetRow[]
}

export interface SheetSectionView {
  key: string
  title: string
  /** What the manager wrote; empty where nothing. */
  words: string
  hint: string
  groups: SheetGroup[]
}

export interface ColourView {
  /** null: none was chosen. */
  chosen: SheetColour | null
  chosenMark: Hallmark | null
  computed: SheetColour | 'unknown'
  computedMark: Hallmark
  /** Chosen and computed differ. */
  disagrees: boolean
  /** Every rule that fits, the one that decides first. */
  rules: { rule: string; mark: Hallmark; sentence: string }[]
}

export interface SheetView {
  sheet: string
  kind: 'week' | 'day'
  title: string
  heading: string | null
  goal: string | null
  exitCriteria: string | null
  datesText: string | null
  asOf: Moment
  asOfText: string
  comparedText: string
  template: SourceChip | null
  templateText: string
  sections: SheetSectionView[]
  colour: ColourView
}

/** A published version as one line of the list of versions. */
export interface VersionLine {
  version: number
  href: string
  by: string
  at: Moment
  asOf: Moment
  colour: Hallmark | null
  correction: string | null
  shortHash: string
  shown: boolean
}
