import type { ClosingFigures } from '~/domain/evidence'
import { bucketOf } from '~/domain/forensics/bucket'

/**
 * The last of a history's rows that states a total, with whether its percentiles are of the whole
 * run so far. The file does not say: some versions and flags write those of the last ten seconds.
 * Only of the whole run do they agree with the run's Max so far in every row, and never fall.
 */
export function closingFigures(rows: readonly Omit<ClosingFigures, 'cumulative'>[]): ClosingFigures | undefined {
  const last = rows.findLast((row) => row.requests !== null)
  if (last === undefined) return undefined
  const { requests, failures, medianMs, avgMs, minMs, maxMs, avgBytes, percentiles } = last
  const cumulative = areCumulative(rows)
  return { requests, failures, medianMs, avgMs, minMs, maxMs, avgBytes, percentiles, cumulative }
}

function areCumulative(rows: readonly Omit<ClosingFigures, 'cumulative'>[]): boolean {
  const tops = rows.flatMap(({ percentiles, maxMs, requests }) => {
    const top = percentiles.find(({ percentile }) => percentile === 100)
    return requests === null || requests === 0 || top == null || top.valueMs === null || maxMs === null
      ? []
      : [{ top: top.valueMs, maxMs }]
  })
  return tops.length > 0 && tops.every(({ top, maxMs }) => isBucketOf(top, maxMs))
}

/** Older versions print Max cut to whole milliseconds: the next one up may be the true one. */
function isBucketOf(bucket: number, maxMs: number): boolean {
  return bucketOf(maxMs) === bucket || (Number.isInteger(maxMs) && bucketOf(maxMs + 0.999) === bucket)
}
