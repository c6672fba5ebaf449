import type { Finding } from '../evidence'
import { mismatchesOfClosing } from './closing-against-stats'
import { type Examination, sumStated } from './examination'
import { rowsOfOtherFailures } from './failures-against-rows'
import { mismatchesOfHistory } from './history-against-stats'
import { pooledPercentilesDisagree } from './pooled-percentiles'
import { mismatchesOfRows } from './rows-against-aggregate'

/** The aggregate is not the sum of its rows, or the history ends elsewhere than the stats. */
export function examineTotalsMismatch({ run }: Examination): Finding[] {
  const rows = mismatchesOfRows(run)
  const history = { ...mismatchesOfHistory(run), ...mismatchesOfClosing(run) }
  const listed = rowsOfOtherFailures(run)
  const failures: Record<string, number> = {}
  if (listed.length > 0) {
    failures.failuresListedRows = listed.length
    failures.failuresListed = listed.reduce((sum, { listed: count }) => sum + count, 0)
    failures.failuresOfRows = sumStated(
      listed.map(({ row }) => row),
      (row) => row.failures,
    )
  }
  const pooled = pooledPercentilesDisagree(run)
  const percentile: Record<string, number> =
    pooled === null ? {} : { pooledBucketMs: pooled.bucketMs, pooledRank: pooled.rank, pooledRows: pooled.rows }
  const numbers: Record<string, number> = { ...rows, ...history, ...failures, ...percentile }
  if (Object.keys(numbers).length === 0) return []
  const ofAll = Object.keys(rows).length > 0 || pooled !== null
  const keys = (ofAll ? run.endpoints : listed.map(({ row }) => row)).map((row) => row.key)
  return [{ code: 'totals_mismatch', severity: 'taint', scope: 'run', rows: ['*', ...keys], numbers }]
}
