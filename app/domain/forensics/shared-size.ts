import type { FigureRow } from '../evidence'

/** Rows by their exact average content size; rows without a stated size are left out. */
export function groupBySize(rows: readonly FigureRow[]): Map<number, FigureRow[]> {
  const groups = new Map<number, FigureRow[]>()
  for (const row of rows) {
    if (row.avgBytes === null || row.requests === null || row.requests === 0) continue
    const group = groups.get(row.avgBytes)
    if (group) group.push(row)
    else groups.set(row.avgBytes, [row])
  }
  return groups
}
