import { type DueSheet, dueSheets } from '~/domain/review/due-sheets'
import { earnedValue } from '~/domain/work/earned-value'
import { formatDay } from './dates'
import { clockLines } from './escalation'
import { overviewTexts } from './messages/overview'
import { moneyFigure } from './money-figure'
import type { ReportContext } from './report-context'
import { colourMark } from './review/colours'
import type { OverviewReport, ReviewLine } from './types-overview'

const shown = { due: 3, published: 2, clocks: 5 }

/** What the manager's week adds to the first page: reviews, clocks that run, earned value. */
export function overviewWork(context: ReportContext): Pick<OverviewReport, 'reviews' | 'clocks' | 'value'> {
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
    value: valueLines(context),
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

/** Claimed and proven value side by side, and the gap between them. */
function valueLines(context: ReportContext): OverviewReport['value'] {
  const { claimed, proven, gap, bac, spent } = earnedValue(context.input.state, context.assessment)
  if (!bac.known && !claimed.earned.known && !proven.earned.known && !spent.known) return null
  const line = (label: string, figure: ReturnType<typeof moneyFigure>) => ({
    label,
    text: figure.text,
    known: figure.known,
    formula: figure.formula,
  })
  return {
    lines: [
      line(overviewTexts.claimed, moneyFigure(context, claimed.earned)),
      line(overviewTexts.proven, moneyFigure(context, proven.earned)),
      line(overviewTexts.gap, moneyFigure(context, gap, 'up')),
    ],
    href: context.href.costs(),
  }
}
