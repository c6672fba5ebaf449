import { type DueSheet, dueSheets, type SheetState } from '~/domain/review/due-sheets'
import type { ComputedColour } from '~/domain/review/facts'
import { dayBeside } from '~/domain/review/review-span'
import type { SheetDraft } from '~/domain/review/sheet-law'
import { formatDay, formatDayRange, localTime, moment } from '../dates'
import { emptyTexts } from '../messages/empty'
import { reviewTexts, sheetStateWords } from '../messages/review'
import type { ReportContext } from '../report-context'
import type { Hallmark } from '../types-common'
import { colourView } from './colours'
import { frozenFacts, type SheetPage } from './sheet-page'
import type { ColourView } from './types'

export interface ReviewLine {
  weekId: string
  title: string
  href: string
  weekHref: string
  datesText: string | null
  state: SheetState
  mark: Hallmark
  /** "version 2 by dewi, 3 Feb 2026"; "missing since 2 Feb 2026". */
  stateText: string
  draftText: string | null
  colour: ColourView | null
  /** Said in place of the colour while it is being worked out. */
  pendingText: string | null
}

export interface ReviewsReport {
  lines: ReviewLine[]
  owedText: string
  standupHref: string | null
  emptyText: string | null
}

const stateMarks: Record<SheetState, Pick<Hallmark, 'glyph' | 'token' | 'solid'>> = {
  published: { glyph: '◆', token: 'met', solid: true },
  missing: { glyph: '✕', token: 'not-met', solid: true },
  due: { glyph: '◷', token: 'inconclusive', solid: true },
  running: { glyph: '○', token: 'no-evidence', solid: false },
  not_due: { glyph: '–', token: 'secondary', solid: false },
  not_owed: { glyph: '–', token: 'secondary', solid: false },
  undated: { glyph: '–', token: 'secondary', solid: false },
}

/** Every week with what became of its review, and both its colours where it has any. */
export function reviewsReport(
  context: ReportContext,
  asked: {
    /** Empty for those who may not write. */
    drafts: ReadonlyMap<string, SheetDraft>
    /** `pending`: it is being worked out. */
    computed: (weekId: string) => ComputedColour | null | 'pending'
  },
): ReviewsReport {
  const due = dueSheets(context.input.state, context.assessment)
  const lines = due.map((one) => reviewLine(context, one, asked))
  const owed = due.filter(({ state }) => state === 'missing' || state === 'due').length
  const { settings, referenceAt } = context.assessment
  return {
    lines,
    owedText: owed === 0 ? 'none is owed' : owed === 1 ? 'one is owed' : `${owed} are owed`,
    standupHref: due.length === 0 ? null : context.href.standup(localTime(referenceAt, settings.timezone).day),
    emptyText: due.length === 0 ? emptyTexts.reviews : null,
  }
}

function reviewLine(
  context: ReportContext,
  due: DueSheet,
  { drafts, computed }: Parameters<typeof reviewsReport>[1],
): ReviewLine {
  const { weekId, state, published, fromDay, toDay } = due
  const draft = drafts.get(weekId)
  const frozen = published === null ? null : frozenFacts(published).colour
  const colour = frozen ?? (state === 'not_due' ? null : computed(weekId))
  const stateText = stateTextOf(context, due)
  return {
    weekId,
    title: context.weekTitle(weekId),
    href: context.href.review(weekId),
    weekHref: context.href.week(weekId),
    datesText: formatDayRange(fromDay, toDay),
    state,
    mark: { ...stateMarks[state], word: sheetStateWords[state], hatched: false, title: stateText },
    stateText,
    draftText: draftTextOf(context, draft, due),
    pendingText: colour === 'pending' ? reviewTexts.pending : null,
    colour:
      colour === null || colour === 'pending' ? null : colourView(colour, published === null ? null : published.colour),
  }
}

function draftTextOf({ timezone }: ReportContext, draft: SheetDraft | undefined, { published }: DueSheet) {
  if (draft === undefined || (published !== null && Date.parse(draft.at) <= Date.parse(published.at))) return null
  return `draft ${draft.revision} by ${draft.by}, ${moment(draft.at, timezone).clock}`
}

function stateTextOf({ timezone }: ReportContext, { state, published, dueOn }: DueSheet): string {
  if (published !== null)
    return `version ${published.version} by ${published.by}, ${moment(published.at, timezone).clock}`
  const day = dueOn === null ? '' : formatDay(dueOn)
  switch (state) {
    case 'missing':
      return `missing since ${day}`
    case 'due':
      return 'due today'
    case 'running':
      return `the week lasts; due on ${day}`
    case 'not_due':
      return `not due before ${day}`
    case 'undated':
      return 'nothing dates this week'
    default:
      return 'the program closed, or began, without owing it'
  }
}

/** Beside a sheet: where it stands, the ones before and after, and its files. */
export interface SheetAround {
  crumb: { label: string; href: string }
  stateText: string | null
  previous: { label: string; href: string } | null
  next: { label: string; href: string } | null
  also: { label: string; href: string } | null
  files: { label: string; href: string }[]
}

export function reviewNeighbours(context: ReportContext, weekId: string, page: SheetPage): SheetAround {
  const { href, assessment, input } = context
  const weeks = assessment.tracker === null ? [] : assessment.tracker.weeks
  const at = weeks.findIndex(({ id }) => id === weekId)
  const due = dueSheets(input.state, assessment).find((one) => one.weekId === weekId)
  const link = (id: string | undefined) =>
    id === undefined ? null : { label: context.weekTitle(id).split(':')[0] as string, href: href.review(id) }
  return {
    crumb: { label: 'Reviews', href: href.reviews() },
    stateText: due === undefined || due.published !== null ? null : stateTextOf(context, due),
    previous: link(weeks[at - 1]?.id),
    next: link(weeks[at + 1]?.id),
    also: { label: 'the week itself', href: href.week(weekId) },
    files: filesOf(href.review(weekId), page),
  }
}

export function standupNeighbours(context: ReportContext, day: string, page: SheetPage): SheetAround {
  const { href, assessment, timezone } = context
  const today = localTime(assessment.asOf, timezone).day
  const [before, after] = [dayBeside(day, -1), dayBeside(day, 1)]
  return {
    crumb: { label: 'Reviews', href: href.reviews() },
    stateText: null,
    previous: { label: formatDay(before), href: href.standup(before) },
    next: after > today ? null : { label: formatDay(after), href: href.standup(after) },
    also: null,
    files: filesOf(href.standup(day), page),
  }
}

function filesOf(href: string, { version }: SheetPage): SheetAround['files'] {
  const [path, query] = href.split('?')
  const parameters = new URLSearchParams(query)
  if (version !== null) parameters.set('version', String(version.version))
  const asked = parameters.toString() === '' ? '' : `?${parameters}`
  return [
    { label: 'Markdown', href: `${path}/sheet.md${asked}` },
    { label: 'CSV', href: `${path}/sheet.csv${asked}` },
    { label: 'JSON', href: `${path}/sheet.json${asked}` },
  ]
}
