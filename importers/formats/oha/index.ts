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
import { countOf, objectOf } from '../read-values'

/** What oha itself cut off when its time was over: no answer of the server's, so it is not counted. */
const deadline = 'aborted due to deadline'

/**
 * `oha --json` (`--output-format json`). Seconds. Its success rate counts every answer, 429 and 500
 * too, so requests and failures are counted from its codes and errors; requests that it aborted at
 * its own deadline are left out of both. Times are of every answer. No time of day. Written from its
 * source's field names, never tried on real output.
 */
export const oha: EvidenceFormat = {
  id: 'oha',
  title: 'oha result (JSON)',
  family: 'load',
  verified: false,
  mismatch(input) {
    const root = objectOf(input.json)
    if (root === null) return 'not a JSON object'
    const known = objectOf(root.summary) !== null && objectOf(root.statusCodeDistribution) !== null
    return known ? null : 'no objects summary and statusCodeDistribution'
  },
  read: readOha,
}

function readOha(input: FormatInput): FormatResult {
  const root = objectOf(input.json)!
  const summary = objectOf(root.summary)!
  const codes = statusCounts(Object.entries(objectOf(root.statusCodeDistribution)!))
  const errors = Object.entries(objectOf(root.errorDistribution) ?? {}).map(
    ([text, count]) => [text, countOf(count)] as const,
  )
  if (codes === null || errors.some(([, count]) => count === null))
    return {
      kind: 'refused',
      message: 'statusCodeDistribution or errorDistribution hold something that is no count',
      diagnostics: [],
    }
  const real = (errors as unknown as [string, number][]).filter(([text]) => text !== deadline)
  const lost = real.reduce((sum, [, count]) => sum + count, 0)
  const responses = [...codes.values()].reduce((sum, count) => sum + count, 0)
  if (responses + lost === 0)
    return { kind: 'refused', message: 'neither an answer nor an error is counted', diagnostics: [] }
  const ms = (key: string) => {
    const seconds = responses === 0 ? null : numberOf(summary[key])
    return seconds === null ? null : seconds * 1000
  }
  const percentiles = responses === 0 ? [] : percentilesOf(objectOf(root.latencyPercentiles) ?? {})
  const duration = numberOf(summary.total)
  const row = figureRow(wholeRun, {
    requests: responses + lost,
    failures: responses - successesOf(codes) + lost,
    medianMs: percentiles.find(({ percentile }) => percentile === 50)?.valueMs ?? null,
    avgMs: ms('average'),
    minMs: ms('fastest'),
    maxMs: ms('slowest'),
    avgBytes: numberOf(summary.sizePerRequest),
    rps: numberOf(summary.requestsPerSec),
    percentiles,
    place: placeOfText(input, '"statusCodeDistribution"'),
    derived: ['requests', 'failures'],
  })
  const run = loadRun('oha', 'oha JSON', {
    aggregate: row,
    failures: failureGroups([...real, ...failedCodes(codes)]),
    durationS: duration === null ? null : { value: duration, source: 'result' },
    activeS: duration === null || duration <= 0 ? null : { value: duration, source: 'result' },
    latencyScope: 'responses',
    cannotMeasure: percentilesMissing(
      [50, 75, 90, 95, 99, 99.9, 99.99].map((percentile) => ({ percentile, valueMs: 0 })),
    ),
  })
  return { kind: 'run', run, diagnostics: [] }
}

function percentilesOf(latencies: Record<string, unknown>): PercentileFigure[] {
  return Object.entries(latencies).flatMap(([key, value]): PercentileFigure[] => {
    const digits = /^p(\d+(?:\.\d+)?)$/.exec(key)?.[1]
    const seconds = numberOf(value)
    if (digits === undefined || seconds === null || Number(digits) < 50) return []
    return [{ percentile: Number(digits), valueMs: seconds * 1000 }]
  })
}
