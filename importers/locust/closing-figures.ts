import type { ClosingFigures } from '~/domain/evidence'
import { bucketOf } from '~/domain/forensics/bucket'

/** What one row of a history states of the whole run so far. */
export type StatedFigures = Omit<ClosingFigures, 'cumulative'>

/**
 * The last of a history's rows that states a total, with whether its percentiles are of the whole
 * run so far. The file does not say: some versions and flags write those of the last ten seconds.
 * Only of the whole run do they agree with the run's Max so far in every row, and never fall.
 */
export function closingFigures(rows: readonly StatedFigures[]): ClosingFigures | undefined {
  const last = rows.findLast((row) => row.requests !== null)
  return last === undefined ? undefined : closingOf(last, areCumulative(rows))
}

/** The closing figures of a history from its last row that states a total. */
export function closingOf(last: StatedFigures, cumulative: boolean): ClosingFigures {
  const { requests, failures, medianMs, avgMs, minMs, maxMs, avgBytes, percentiles } = last
  return { requests, failures, medianMs, avgMs, minMs, maxMs, avgBytes, percentiles, cumulative }
}

function areCumulative(rows: readonly StatedFigures[]): boolean {
  const tops = rows.flatMap(({ percentiles, maxMs, requests }) => {
    const top = percentiles.find(({ percentile }) => percentile === 100)
    return requests === null || requests === 0 || top == null || top.valueMs === null || maxMs === null
      ? []
      : [{ top: top.valueMs, maxMs }]
  })
  return tops.length > 0 && tops.every(({ top, maxMs }) => isBucketOf(top, maxMs))
}

/** Older versions print Max cut to whole milliseconds: the next one up may be the true one. */
export function isBucketOf(bucket: number, maxMs: number): boolean {
  return bucketOf(maxMs) === bucket || (Number.isInteger(maxMs) && bucketOf(maxMs + 0.999) === bucket)
}
