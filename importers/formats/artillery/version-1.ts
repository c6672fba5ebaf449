import type { PercentileFigure } from '~/domain/evidence'
import type { EvidenceFormat, FormatInput, FormatResult } from '../format'
import {
  failedCodes,
  failureGroups,
  figureRow,
  loadRun,
  numberOf,
  percentilesMissing,
  placeOfText,
  statusCounts,
  successesOf,
  wholeRun,
} from '../load-content'
import { countOf, instantOfText, objectOf } from '../read-values'

/**
 * `artillery run --output`, versions 1.0 to 1.7. Requests are `rps.count`, every request sent; what
 * got no response below 400 failed. Times are of received responses only, in milliseconds with one
 * decimal. How it takes its percentiles differs by version and is not recorded, so they are of
 * unknown precision and decide nothing beyond minimum and maximum. Never tried on real output.
 */
export const artillery1: EvidenceFormat = {
  id: 'artillery-1',
  title: 'Artillery 1 report',
  family: 'load',
  verified: false,
  mismatch(input) {
    const aggregate = objectOf(objectOf(input.json)?.aggregate)
    if (aggregate === null) return 'no object aggregate'
    const known = countOf(aggregate.requestsCompleted) !== null && objectOf(aggregate.latency) !== null
    return known ? null : 'no requestsCompleted and latency in aggregate'
  },
  read: readArtillery1,
}

const percentileKeys: Record<string, number> = { median: 50, p95: 95, p99: 99 }

function readArtillery1(input: FormatInput): FormatResult {
  const aggregate = objectOf(objectOf(input.json)!.aggregate)!
  const latency = objectOf(aggregate.latency)!
  const codes = statusCounts(Object.entries(objectOf(aggregate.codes) ?? {}))
  const errors = Object.entries(objectOf(aggregate.errors) ?? {}).map(
    ([name, count]) => [name, countOf(count)] as const,
  )
  if (codes === null || errors.some(([, count]) => count === null))
    return { kind: 'refused', message: 'codes or errors hold something that is no count', diagnostics: [] }
  const rates = objectOf(aggregate.rps)
  const failed = errors.reduce((sum, [, count]) => sum + count!, 0)
  const requests = countOf(rates?.count) ?? countOf(aggregate.requestsCompleted)! + failed
  const percentiles = Object.entries(percentileKeys).flatMap(([key, percentile]): PercentileFigure[] => {
    const valueMs = numberOf(latency[key])
    return valueMs === null ? [] : [{ percentile, valueMs }]
  })
  const [minMs, maxMs] = [numberOf(latency.min), numberOf(latency.max)]
  const ranges = Object.entries({ minMs, maxMs }).flatMap(([name, value]) =>
    value === null ? [] : [[name, { low: Math.max(0, value - 0.05), high: value + 0.05 }]],
  )
  const row = figureRow(wholeRun, {
    requests,
    failures: Math.max(0, requests - successesOf(codes)),
    medianMs: numberOf(latency.median),
    minMs,
    maxMs,
    rps: numberOf(rates?.mean),
    percentiles,
    ranges: Object.fromEntries(ranges),
    derived: ['failures'],
    place: placeOfText(input, '"aggregate"'),
  })
  const stamp = instantOfText(aggregate.timestamp)
  const run = loadRun('artillery', 'Artillery 1', {
    aggregate: row,
    failures: failureGroups([...(errors as unknown as [string, number][]), ...failedCodes(codes)]),
    endedAt: stamp === null ? null : { value: stamp.instant, source: 'result' },
    precision: 'unknown',
    latencyScope: 'responses',
    exactExtremes: false,
    cannotMeasure: ['avg', ...percentilesMissing([...percentiles, ...askable])],
  })
  return { kind: 'run', run, diagnostics: [] }
}

/** It states these when there are responses enough: an absent one is absent, not impossible. */
const askable: PercentileFigure[] = [50, 95, 99].map((percentile) => ({ percentile, valueMs: 0 }))
