import type { Instant } from '~/domain/place'
import type { Snapshot } from '~/domain/plan'
import type { ChangeGroup } from './messages/changes'
import type { ClassMark, PencilMark, VerdictMark } from './types-common'

/** A snapshot with how it came here; oldest first within a document. */
export interface SnapshotAtHand extends Snapshot {
  file: string
  importedAt: Instant
  timeGiven: boolean
  importedBy: string | null
}

/** What an address asks for: `?document=&from=&to=&group=&about=&week=`. */
export interface ChangesQuery {
  document: string | null
  /** Numbers of revisions. */
  from: number | null
  to: number | null
  group: string | null
  about: string | null
  week: string | null
}

export interface SnapshotLine {
  revision: number
  /** "end of 11 Jan 2026, UTC". */
  effectiveText: string
  /** Where the time comes from. */
  timeText: string
  importedText: string
  file: string
  sha256: string
  downloadHref: string
  /** The document as it stood then. */
  href: string
  /** Compared with the snapshot before it; null for the first. */
  changesHref: string | null
  inEffect: boolean
}

export interface ChangeView {
  key: string
  mark: Omit<ClassMark, 'class'>
  subjectWord: string
  text: string
  /** Link to the item's own page, where it has one. */
  href: string | null
  whereText: string | null
  field: string | null
  before: PencilMark | null
  after: PencilMark | null
  sentence: string | null
  verdicts: { label: string; rule: string; mark: VerdictMark; run: string | null; runHref: string | null }[]
  maybe: PencilMark | null
  maybeText: string | null
}

export interface ChangeSection {
  group: ChangeGroup
  title: string
  aside: string | null
  countText: string
  items: ChangeView[]
  /** Link to all of them, where only the first are shown. */
  moreHref: string | null
  moreText: string | null
}

export interface Facet {
  label: string
  options: { value: string; label: string; count: number; href: string; on: boolean }[]
}

export interface OrphanView {
  key: string
  kindWord: string
  subject: string
  said: string
  byText: string
  last: PencilMark | null
}

export interface ChangesPage {
  /** Fields that the chooser sends along. */
  moment: [string, string][]
  documents: { slug: string; title: string; on: boolean }[]
  choices: { revision: number; label: string }[]
  from: number | null
  to: number | null
  summary: string | null
  facets: Facet[]
  clearHref: string | null
  sections: ChangeSection[]
  emptyText: string | null
  trouble: string | null
  snapshots: SnapshotLine[]
  orphans: OrphanView[]
}
