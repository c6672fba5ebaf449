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
  wholeRun,
} from '../load-content'
import { countOf, instantOfText, type JsonObject, objectOf, textOf } from '../read-values'

/**
 * `autocannon -j`. Its `errors` are of the connection alone (timeouts among them): answers outside
 * 2xx stand under `non2xx`, wrong bodies under `mismatches`, and all three are failures. Requests are
 * responses plus errors. Times are whole milliseconds of every response, or of 2xx alone where
 * `latency.totalCount` says so (`--excludeErrorStats`); they are cut or rounded, so each stands for a
 * range. It has no P95 (P90, then P97.5). The rate is computed from count and duration; its own is a
 * mean of samples. Tried on real output of version 8.
 */
export const autocannon: EvidenceFormat = {
  id: 'autocannon',
  title: 'autocannon result (JSON)',
  family: 'load',
  verified: true,
  mismatch(input) {
    const root = objectOf(input.json)
    if (root === null) return 'not a JSON object'
    const known = countOf(root.non2xx) !== null && countOf(root.errors) !== null && objectOf(root.latency) !== null
    return known ? null : 'no counts errors and non2xx beside latency'
  },
  read: readAutocannon,
}

function readAutocannon(input: FormatInput): FormatResult {
  const root = objectOf(input.json)!
  const counts = objectOf(root.requests)
  const responses = countOf(counts?.total)
  const [errors, non2xx, mismatches] = [countOf(root.errors)!, countOf(root.non2xx)!, countOf(root.mismatches)]
  if (responses === null) return { kind: 'refused', message: 'no count requests.total', diagnostics: [] }
  const latency = objectOf(root.latency)!
  const requests = responses + errors
  const wrongBodies = mismatches === null ? 0 : mismatches // zero: versions before --expectBody know none
  const failures = Math.min(requests, errors + non2xx + wrongBodies)
  const duration = numberOf(root.duration)
  const rated = duration !== null && duration > 0
  const percentiles = percentilesIn(latency)
  const throughput = numberOf(objectOf(root.throughput)?.total)
  const measured = numberOf(latency.totalCount)
  const row = figureRow(wholeRun, {
    requests,
    failures,
    medianMs: numberOf(latency.p50),
    avgMs: numberOf(latency.average),
    minMs: leastOf(latency),
    maxMs: numberOf(latency.max),
    avgBytes: throughput === null || responses === 0 ? null : throughput / responses,
    rps: rated ? requests / duration : null,
    failuresPerS: rated ? failures / duration : null,
    percentiles,
    place: placeOfText(input, '"latency"'),
    ranges: { ...rangesOf(latency), ...overlapOf(wrongBodies, errors, non2xx, failures) },
    derived: [
      'requests',
      'failures',
      ...(rated ? ['rps', 'failuresPerS'] : []),
      ...(throughput === null ? [] : ['avgBytes']),
    ],
  })
  const connections = countOf(root.connections)
  const run = loadRun('autocannon', 'autocannon JSON', {
    aggregate: responses === 0 ? { ...row, ...nothingTimed } : row,
    failures: failuresOf(root, errors, wrongBodies),
    users: connections === null || connections === 0 ? null : { value: connections, source: 'result' },
    startedAt: timeOf(root.start),
    endedAt: timeOf(root.finish),
    durationS: duration === null ? null : { value: duration, source: 'result' },
    activeS: rated ? { value: duration, source: 'result' } : null,
    latencyScope: measured !== null && measured < responses ? 'successes' : 'responses',
    exactExtremes: false,
    cannotMeasure: percentilesMissing([50, 75, 90, 99, 99.9, 99.99].map((percentile) => ({ percentile, valueMs: 0 }))),
  })
  return { kind: 'run', run, diagnostics: [] }
}

/** Without a response its figures are zeros that nobody measured. */
const nothingTimed = { medianMs: null, avgMs: null, minMs: null, maxMs: null, percentiles: [], ranges: {} }

/** `p97_5` is P97.5. Percentiles below the median are not asked for by any rule. */
function percentilesIn(latency: JsonObject): PercentileFigure[] {
  return Object.entries(latency).flatMap(([key, value]): PercentileFigure[] => {
    const digits = /^p(\d+(?:_\d+)?)$/.exec(key)?.[1]
    const valueMs = numberOf(value)
    if (digits === undefined || valueMs === null || Number(digits.replace('_', '.')) < 50) return []
    return [{ percentile: Number(digits.replace('_', '.')), valueMs, range: wholeMilliseconds(valueMs) }]
  })
}

/** A time cut or rounded to whole milliseconds. */
function wholeMilliseconds(value: number): { low: number; high: number } {
  return { low: Math.max(0, value - 0.5), high: value + 1 }
}

/** Its `min` passes over times that are cut to 0; its lowest percentile shows them. */
function leastOf(latency: JsonObject): number | null {
  const [min, lowest] = [numberOf(latency.min), numberOf(latency.p0_001)]
  return min === null || lowest === null ? min : Math.min(min, lowest)
}

function rangesOf(latency: JsonObject) {
  const figures = { avgMs: latency.average, minMs: leastOf(latency), maxMs: latency.max }
  return Object.fromEntries(
    Object.entries(figures).flatMap(([name, value]) => {
      const number = numberOf(value)
      return number === null ? [] : [[name, wholeMilliseconds(number)]]
    }),
  )
}

/** One response may have both a wrong code and a wrong body. */
function overlapOf(mismatches: number, errors: number, non2xx: number, failures: number) {
  return mismatches === 0 || non2xx === 0
    ? {}
    : { failures: { low: errors + Math.max(non2xx, mismatches), high: failures } }
}

function failuresOf(root: JsonObject, errors: number, mismatches: number) {
  const stats = Object.entries(objectOf(root.statusCodeStats) ?? {})
  const codes = statusCounts(stats.map(([code, stat]) => [code, objectOf(stat)?.count]))
  const timeouts = countOf(root.timeouts)
  const late = timeouts === null ? 0 : Math.min(timeouts, errors) // zero: none are told apart
  return failureGroups([
    ['timeout', late],
    ['connection error', errors - late],
    ['unexpected body', mismatches],
    ...(codes === null ? [] : failedCodes(codes)),
  ])
}

function timeOf(value: unknown) {
  const read = instantOfText(textOf(value))
  return read === null ? null : { value: read.instant, source: 'result' as const }
}
