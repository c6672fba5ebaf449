export type SortState = { key: string; direction: 'asc' | 'desc' } | null

interface Sortable<Row> {
  key: string
  sort?: (row: Row) => number | string | null
}

/** The order that the address asks for; an unknown column asks for nothing. */
export function readSort<Row>(
  query: URLSearchParams,
  prefix: string,
  columns: Sortable<Row>[],
  fallback: SortState,
): SortState {
  const key = query.get(`${prefix}sort`)
  const known = columns.some((column) => column.key === key && column.sort !== undefined)
  if (key === null || !known) return fallback
  return { key, direction: query.get(`${prefix}dir`) === 'asc' ? 'asc' : 'desc' }
}

/** A sorted copy; equal rows keep their order and null stands last in both directions. */
export function sortRows<Row>(rows: readonly Row[], columns: Sortable<Row>[], sort: SortState): Row[] {
  const keyOf = columns.find((column) => column.key === sort?.key)?.sort
  if (sort === null || keyOf === undefined) return [...rows]
  const sign = sort.direction === 'asc' ? 1 : -1
  return [...rows].sort((a, b) => {
    const left = keyOf(a)
    const right = keyOf(b)
    if (left === null || right === null) return Number(left === null) - Number(right === null)
    return sign * compare(left, right)
  })
}

/** Labels with numbers in them sort by the numbers: v9 before v10. */
function compare(left: number | string, right: number | string): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right
  return String(left).localeCompare(String(right), 'en', { numeric: true })
}

/** The other parameters of the address, for hidden fields of a form. */
export function keepQuery(query: URLSearchParams, without: string[]): [string, string][] {
  return [...query.entries()].filter(([name]) => !without.includes(name))
}
