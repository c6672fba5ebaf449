import type { FigureRow, Run } from '../evidence'

/**
 * Rows whose failures are not the sum of the failures file's groups for them. The tool writes both
 * from the same counters; after a reset of the statistics they may differ, which the history shows.
 */
export function rowsOfOtherFailures(run: Run): { row: FigureRow; listed: number }[] {
  const given = run.files.some(({ kind }) => kind === 'failures')
  if (!given || run.partial) return []
  const listed = new Map<string, number>()
  for (const { method, name, occurrences } of run.failures) {
    const key = method === null ? name : `${method} ${name}`
    const before = listed.get(key)
    listed.set(key, before === undefined ? occurrences : before + occurrences)
  }
  return run.endpoints.flatMap((row) => {
    const sum = listed.get(row.key)
    if (row.failures === null) return []
    const expected = sum === undefined ? 0 : sum
    return row.failures === expected ? [] : [{ row, listed: expected }]
  })
}
