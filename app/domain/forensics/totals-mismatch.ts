import type { Finding } from '../evidence'
import type { Examination } from './examination'
import { mismatchesOfHistory } from './history-against-stats'
import { mismatchesOfRows } from './rows-against-aggregate'

/** The aggregate is not the sum of its rows, or the history ends elsewhere than the stats. */
export function examineTotalsMismatch({ run }: Examination): Finding[] {
  const rows = mismatchesOfRows(run)
  const history = mismatchesOfHistory(run)
  const numbers = { ...rows, ...history }
  if (Object.keys(numbers).length === 0) return []
  const keys = Object.keys(rows).length > 0 ? run.endpoints.map((row) => row.key) : []
  return [{ code: 'totals_mismatch', severity: 'taint', scope: 'run', rows: ['*', ...keys], numbers }]
}
