import type { Run } from '../evidence'
import { certainlyBelow, pinsOf, possiblyUpTo } from './pins'
import { policy } from './policy'

/**
 * Percentiles of the aggregate that the rows rule out. The tool pools the rows' buckets without
 * loss, so below any bucket of the aggregate must stand as many requests as its rank says, and
 * each row bounds from its own percentiles how many of its requests can stand there. Gives the
 * first bucket up to which the rows leave too few requests, or below which too many; null where
 * all fit, or where ranks are unknown.
 */
export function pooledPercentilesDisagree(run: Run): { bucketMs: number; rank: number; rows: number } | null {
  const { aggregate, endpoints, partial, precision, tool } = run
  if (tool !== 'locust' || aggregate === null || partial || endpoints.length === 0) return null
  const requests = endpoints.map((row) => row.requests)
  if (requests.includes(null) || aggregate.requests === null) return null
  const total = requests.reduce<number>((sum, count) => sum + count!, 0)
  // Where the counts themselves disagree, ranks mean nothing; that is a finding of its own.
  if (total !== aggregate.requests || endpoints.length > policy.pooledRows) return null
  const rows = endpoints.filter((row) => row.requests !== 0)
  for (const { rank, bucketMs } of pinsOf(aggregate, precision)) {
    let least = 0
    let most = 0
    for (const row of rows) {
      const pins = pinsOf(row, precision)
      least += certainlyBelow(pins, bucketMs)
      most += possiblyUpTo(pins, bucketMs, row.requests!)
    }
    if (least > rank) return { bucketMs, rank, rows: least }
    if (most < rank + 1) return { bucketMs, rank, rows: most }
  }
  return null
}
