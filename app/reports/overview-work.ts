import { type DueSheet, dueSheets } from '~/domain/review/due-sheets'
import { formatDay } from './dates'
import { clockLines } from './escalation'
import { overviewTexts } from './messages/overview'
import type { ReportContext } from './report-context'
import { colourMark } from './review/colours'
import type { OverviewReport, ReviewLine } from './types-overview'

const shown = { due: 3, published: 2, clocks: 3 }

/** What the manager's week adds to the first page: reviews and clocks that run. */
export function overviewWork(context: ReportContext): Pick<OverviewReport, 'reviews' | 'clocks'> {
  const { assessment, input } = context
  const sheets = dueSheets(input.state, assessment)
  const waiting = sheets.filter(({ state }) => state === 'due' || state === 'missing')
  const published = sheets.filter(({ state }) => state === 'published')
  const running = clockLines(assessment, input)
  return {
    reviews: {
      due: waiting.slice(-shown.due).map((sheet) => reviewLine(context, sheet)),
      more: Math.max(0, waiting.length - shown.due),
      latest: published
        .toSorted((a, b) => (a.published!.at < b.published!.at ? 1 : -1))
        .slice(0, shown.published)
        .map((sheet) => reviewLine(context, sheet)),
      href: context.href.reviews(),
    },
    clocks: { items: running.slice(0, shown.clocks), total: running.length, href: context.href.milestones() },
  }
}

function reviewLine(context: ReportContext, { weekId, dueOn, published, state }: DueSheet): ReviewLine {
  const colour = published === null ? null : published.colour
  return {
    text: context.weekTitle(weekId),
    href: context.href.review(weekId),
    standing:
      published === null
        ? overviewTexts.reviewDue(state === 'missing', dueOn === null ? null : formatDay(dueOn))
        : overviewTexts.reviewBy(published.version, published.by),
    mark: colour === null ? null : colourMark(colour, overviewTexts.chosen, false),
  }
}
