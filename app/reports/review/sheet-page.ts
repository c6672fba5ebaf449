import type { SheetFacts } from '~/domain/review/facts'
import { correctionKey, type SheetDraft } from '~/domain/review/sheet-law'
import type { PublishedSheet, SheetColour } from '~/domain/work/records'
import { moment } from '../dates'
import type { ReportContext } from '../report-context'
import type { Moment } from '../types-common'
import { colourMark } from './colours'
import { type DifferenceLine, figureDifferences, type WordsChange, wordsChanges } from './sheet-differences'
import { sheetView } from './sheet-view'
import type { SheetView, VersionLine } from './types'

/** What a page of a sheet is made from. */
export interface SheetPageAsked {
  context: ReportContext
  /** Today's figures. */
  live: SheetFacts
  /** Every published version, oldest first. */
  versions: PublishedSheet[]
  /** For those who may write; null for others and where nothing was saved. */
  draft: SheetDraft | null
  mayWrite: boolean
  /** The version asked for; null: the latest, or today's figures where none was published. */
  version: number | null
  /** Writing a correction of what is published. */
  writing: boolean
  /** Address of this sheet with a query. */
  href: (query?: Record<string, string | null>) => string
}

export interface SheetForm {
  revision: number
  words: Record<string, string>
  colour: SheetColour | null
  /** A correction says why. */
  correction: boolean
  savedText: string | null
}

export interface SheetPage {
  view: SheetView
  /** The version that is shown; null: today's figures. */
  version: (VersionLine & { hash: string }) | null
  versions: VersionLine[]
  /** Statements that read differently today than in the version shown. */
  today: DifferenceLine[]
  /** The version shown beside the one before it; null for the first. */
  sincePrevious: { version: number; figures: DifferenceLine[]; words: WordsChange[] } | null
  form: SheetForm | null
  /** Where a correction is written; null for those who may not, and where nothing is published. */
  correctHref: string | null
  latestHref: string
}

/** A sheet as it is read or written; null where the version asked for does not exist. */
export function sheetPage(asked: SheetPageAsked): SheetPage | null {
  const { context, live, versions, version, writing, mayWrite, href } = asked
  const wanted = version === null ? versions.at(-1) : versions.find((one) => one.version === version)
  if (version !== null && wanted === undefined) return null
  const shown = writing && version === null ? undefined : wanted
  const facts = shown === undefined ? live : frozenFacts(shown)
  const draft = mayWrite ? asked.draft : null
  const written = shown === undefined ? writtenOf(draft) : { words: shown.words, colour: shown.colour }
  const lines = versions.map((one) => versionLine(context, one, one === shown, href))
  return {
    view: sheetView(context, facts, written),
    version: shown === undefined ? null : { ...versionLine(context, shown, true, href), hash: shown.factsHash },
    versions: lines.toReversed(),
    today: shown === undefined ? [] : figureDifferences(facts, live),
    sincePrevious: shown === undefined ? null : sincePrevious(shown, versions),
    form: shown === undefined && mayWrite ? formOf(context, draft, versions.length > 0) : null,
    correctHref: mayWrite && versions.length > 0 && shown !== undefined ? href({ write: '1' }) : null,
    latestHref: href(),
  }
}

/** The figures as they were published. */
export function frozenFacts({ facts }: PublishedSheet): SheetFacts {
  return JSON.parse(facts) as SheetFacts
}

function writtenOf(draft: SheetDraft | null) {
  return draft === null ? { words: {}, colour: null } : { words: draft.words, colour: draft.colour }
}

function versionLine(
  { timezone }: ReportContext,
  { version, by, at, asOf, colour, words, factsHash }: PublishedSheet,
  shown: boolean,
  href: SheetPageAsked['href'],
): VersionLine {
  const correction = words[correctionKey]
  return {
    version,
    href: href({ version: String(version) }),
    by,
    at: moment(at, timezone),
    asOf: moment(asOf, timezone),
    colour: colour === null ? null : colourMark(colour, '', false),
    correction: correction === undefined ? null : correction,
    shortHash: factsHash.slice(0, 12),
    shown,
  }
}

function sincePrevious(shown: PublishedSheet, versions: PublishedSheet[]): SheetPage['sincePrevious'] {
  const before = versions.findLast(({ version }) => version < shown.version)
  if (before === undefined) return null
  const [was, now] = [frozenFacts(before), frozenFacts(shown)]
  const titles = new Map(now.sections.flatMap(({ key, title }) => (title === null ? [] : [[key, title] as const])))
  return { version: before.version, figures: figureDifferences(was, now), words: wordsChanges(before, shown, titles) }
}

function formOf({ timezone }: ReportContext, draft: SheetDraft | null, correction: boolean): SheetForm {
  const saved: Moment | null = draft === null ? null : moment(draft.at, timezone)
  return {
    revision: draft === null ? 0 : draft.revision,
    words: draft === null ? {} : draft.words,
    colour: draft === null ? null : draft.colour,
    correction,
    savedText: draft === null || saved === null ? null : `draft ${draft.revision}, saved by ${draft.by}, ${saved.text}`,
  }
}
