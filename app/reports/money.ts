import type { CostLine } from '~/domain/plan'
import { formatHours, formatMoney, unknownWords } from './format'
import type { ReportContext } from './report-context'
import { placeChip } from './sources'
import type { MoneyView } from './types-overview'

type Column = 'estimateCents' | 'actualCents' | 'estimateMinutes' | 'actualMinutes'

const columns: { column: Column; label: string; text: (value: number) => string }[] = [
  { column: 'estimateCents', label: 'Estimated', text: formatMoney },
  { column: 'actualCents', label: 'Spent, as recorded', text: formatMoney },
  { column: 'estimateMinutes', label: 'Hours estimated', text: formatHours },
  { column: 'actualMinutes', label: 'Hours recorded', text: formatHours },
]

/** Budget and cost lines; totals recomputed beside those that the document states. */
export function moneyView(context: ReportContext): MoneyView {
  const { settings, tracker } = context.assessment
  const rows = tracker === null ? [] : tracker.costs.filter(({ isTotal }) => !isTotal)
  const total = tracker?.costs.find(({ isTotal }) => isTotal)
  const sums = columns.map(({ column, label, text }) => ({ column, label, text, sum: sumOf(rows, column) }))
  const differences = sums.flatMap(({ column, label, text, sum }) => {
    const stated = total === undefined ? null : total[column]
    if (total === undefined || stated === null || sum === null || stated === sum) return []
    return [{ label, stated: text(stated), recomputed: text(sum), source: placeChip(context, total.place) }]
  })
  const first = rows[0]
  return {
    budgetText: budgetText(settings.budgetLowCents, settings.budgetHighCents),
    lines: (sums.every(({ sum }) => sum === null) ? [] : sums).map(({ label, text, sum }) => ({
      label,
      text: sum === null ? unknownWords.notRecorded : text(sum),
      source: first === undefined ? null : placeChip(context, first.place),
    })),
    differences,
    emptyText: rows.length === 0 ? 'The documents have no cost table.' : null,
  }
}

/** Sum of the rows that state the figure; null where none does. */
function sumOf(rows: readonly CostLine[], column: Column): number | null {
  const stated = rows.map((row) => row[column]).filter((value) => value !== null)
  return stated.length === 0 ? null : stated.reduce((sum, value) => sum + value, 0)
}

function budgetText(low: number | null, high: number | null): string {
  if (low === null || high === null || low === high) {
    const one = low === null ? high : low
    return one === null ? `budget ${unknownWords.notStated}` : formatMoney(one)
  }
  return `${formatMoney(low)} to ${formatMoney(high)}`
}
