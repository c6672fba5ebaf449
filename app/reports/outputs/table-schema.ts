import { z } from 'zod'
import type { ColumnUnit, NamedTable } from '../tables/table'

const numbers: ReadonlySet<ColumnUnit> = new Set([
  'count',
  'ms',
  'seconds',
  'minutes',
  'cents',
  'bytes',
  'ratio',
  'quotient',
  'percent',
  'points',
  'per_second',
  'line',
  'varies',
])

/** The shape of a table's rows, from its columns. */
export function rowSchema({ columns }: NamedTable) {
  return z.object(
    Object.fromEntries(
      columns.map(({ key, unit, empty }) => {
        const value = unit === 'yes_no' ? z.boolean() : numbers.has(unit) ? z.number() : z.string()
        return [key, empty === 'never_empty' ? value : value.nullable()]
      }),
    ),
  )
}
