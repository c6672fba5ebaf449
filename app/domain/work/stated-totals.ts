import type { Place } from '../place'
import type { CostLine } from '../plan'

export const totalColumns = ['estimateMinutes', 'estimateCents', 'actualMinutes', 'actualCents'] as const
export type TotalColumn = (typeof totalColumns)[number]

/** A total of the cost table beside the sum of its rows, both as the document has them. */
export interface StatedTotal {
  column: TotalColumn
  unit: 'cents' | 'minutes'
  /** null: the table states none. */
  stated: number | null
  /** null: no row states the figure. */
  sum: number | null
  agrees: boolean | null
  /** Of the total's row; of the first row where there is no total. */
  place: Place
}

export function statedTotals(costs: readonly CostLine[]): StatedTotal[] {
  const rows = costs.filter(({ isTotal }) => !isTotal)
  const total = costs.find(({ isTotal }) => isTotal)
  const [first] = costs
  if (first === undefined) return []
  return totalColumns.map((column) => {
    const values = rows.flatMap((row) => (row[column] === null ? [] : [row[column]]))
    const sum = values.length === 0 ? null : values.reduce((left, right) => left + right, 0)
    const stated = total === undefined ? null : total[column]
    return {
      column,
      unit: column.endsWith('Cents') ? 'cents' : 'minutes',
      stated,
      sum,
      agrees: stated === null || sum === null ? null : stated === sum,
      place: total === undefined ? first.place : total.place,
    }
  })
}
