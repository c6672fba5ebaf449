import type { EarnedValue, WorkFigure } from '~/domain/work/earned-value'
import { sumOfWeeks, unknown } from '~/domain/work/work-figure'
import { earnedValueOf } from './earned-value'
import { formatHours, formatMoney, unknownWords } from './format'
import { emptyTexts } from './messages/empty'
import { unknownBrief } from './messages/money'
import { moneyFigure } from './money-figure'
import type { ReportContext } from './report-context'
import { placeChip } from './sources'
import type { MoneyView } from './types-overview'

/** Labels of the cost table's totals where they stand beside the sum of its rows. */
const totalLabels = {
  estimateCents: 'Estimated',
  actualCents: 'Spent, as recorded',
  estimateMinutes: 'Hours estimated',
  actualMinutes: 'Hours recorded',
} as const

/** Budget, what was estimated, spent and earned; totals recomputed beside those that the document states. */
export function moneyView(context: ReportContext): MoneyView {
  const { settings, tracker } = context.assessment
  const rows = tracker === null ? [] : tracker.costs.filter(({ isTotal }) => !isTotal)
  const value = earnedValueOf(context)
  const first = rows[0]
  const source = first === undefined ? null : placeChip(context, first.place)
  const recorded = context.input.state.work
  const isEmpty = rows.length === 0 && (recorded === undefined || recorded.costs.length === 0)
  return {
    budgetText: budgetText(settings.budgetLowCents, settings.budgetHighCents),
    lines: isEmpty ? [] : linesOf(context, value).map((line) => ({ ...line, source })),
    differences: differencesOf(context, value),
    emptyText: isEmpty ? emptyTexts.money : null,
    href: context.href.costs(),
  }
}

function linesOf(context: ReportContext, value: EarnedValue): { label: string; text: string }[] {
  const { spent, claimed, proven, gap, weeks } = value
  const hours = (pick: (week: EarnedValue['weeks'][number]) => WorkFigure) =>
    sumOfWeeks(
      weeks.map((week) => ({ weekId: week.weekId, figure: pick(week) })),
      unknown('minutes', 'not_recorded'),
    )
  // Weeks that claim work and recorded nothing are missing from the hours as they are from the cost.
  const spentHours = { ...hours(({ actual }) => actual.minutes), without: spent.without }
  const text = (figure: WorkFigure, worse: 'up' | 'down' = 'down') => moneyFigure(context, figure, worse).text
  const plain = (figure: WorkFigure, missing: string) =>
    figure.known ? (figure.unit === 'minutes' ? formatHours(figure.value) : formatMoney(figure.value)) : missing
  return [
    { label: 'Estimated', text: plain(value.bac, unknownWords.notStated) },
    { label: 'Spent, as recorded', text: spent.known ? text(spent, 'up') : unknownWords.notRecorded },
    {
      label: 'Hours estimated',
      text: plain(
        hours(({ estimate }) => estimate.minutes),
        unknownWords.notStated,
      ),
    },
    {
      label: 'Hours recorded',
      text: spentHours.known ? text(spentHours, 'up') : unknownWords.notRecorded,
    },
    { label: 'Earned, as claimed', text: text(claimed.earned) },
    { label: 'Earned, as proven', text: text(proven.earned) },
    { label: 'CPI', text: indexText(context, value) },
    { label: 'Watermelon gap', text: text(gap, 'up') },
  ]
}

/** "2.85 claimed, 0.59 proven", or why there is none. */
function indexText(context: ReportContext, { claimed, proven }: EarnedValue): string {
  if (!claimed.cpi.known || !proven.cpi.known) {
    const why = claimed.cpi.known ? proven.cpi : claimed.cpi
    return why.known || why.reason === 'not_recorded'
      ? 'unknown: no actuals recorded'
      : `unknown: ${unknownBrief[why.reason]}`
  }
  return `${moneyFigure(context, claimed.cpi).text} claimed, ${moneyFigure(context, proven.cpi).text} proven`
}

function differencesOf(context: ReportContext, { totals }: EarnedValue): MoneyView['differences'] {
  const order = Object.keys(totalLabels)
  return totals
    .toSorted((a, b) => order.indexOf(a.column) - order.indexOf(b.column))
    .flatMap(({ column, unit, stated, sum, agrees, place }) => {
      if (agrees !== false || stated === null || sum === null) return []
      const text = unit === 'cents' ? formatMoney : formatHours
      const source = placeChip(context, place)
      return [{ label: totalLabels[column], stated: text(stated), recomputed: text(sum), source }]
    })
}

export function budgetText(low: number | null, high: number | null): string {
  if (low === null || high === null || low === high) {
    const one = low === null ? high : low
    return one === null ? `budget ${unknownWords.notStated}` : formatMoney(one)
  }
  return `${formatMoney(low)} to ${formatMoney(high)}`
}
