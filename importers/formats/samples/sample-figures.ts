import type { FigureRow } from '~/domain/evidence'
import { nearestRank, percentileNames, percentilesOf } from './rank'
import type { RowName } from './row-name'

/** All samples of one name. */
export interface SampleGroup extends RowName {
  /** Line of the first one. */
  line: number
  elapsed: number[]
  /** null as soon as one sample does not say whether it failed. */
  failures: number | null
  /** Sum; null as soon as one sample has no size. */
  bytes: number | null
}

const counted = ['requests', 'avg', 'min', 'max', 'median', ...percentileNames]

/**
 * The figures of one group of samples, each computed from all of them. Rates are over the whole
 * run's window, so that rows add up; `spanS` is null where the log has no clock.
 */
export function sampleRow(group: SampleGroup, spanS: number | null, file: string): FigureRow {
  const sorted = Float64Array.from(group.elapsed).sort()
  const n = sorted.length
  let sum = 0
  for (const value of sorted) sum += value
  const rated = spanS !== null && spanS > 0
  return {
    key: group.key,
    method: group.method,
    name: group.name,
    requests: n,
    failures: group.failures,
    medianMs: nearestRank(sorted, 50),
    avgMs: n === 0 ? null : sum / n,
    minMs: n === 0 ? null : sorted[0]!,
    maxMs: n === 0 ? null : sorted[n - 1]!,
    avgBytes: group.bytes === null || n === 0 ? null : group.bytes / n,
    rps: rated ? n / spanS : null,
    failuresPerS: rated && group.failures !== null ? group.failures / spanS : null,
    percentiles: percentilesOf(sorted),
    place: { file, line: group.line, column: 1 },
    derived: [
      ...counted,
      ...(group.failures === null ? [] : ['failures']),
      ...(group.bytes === null ? [] : ['avgBytes']),
      ...(rated ? ['rps', 'failuresPerS'] : []),
    ],
  }
}
