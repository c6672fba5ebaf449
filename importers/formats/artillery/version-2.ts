import type { FigureRow, History } from '~/domain/evidence'
import type { Place } from '~/domain/place'
import { diagnosticList } from '../../diagnostic-list'
import type { EvidenceFormat, FormatInput, FormatResult } from '../format'
import {
  failedCodes,
  failureGroups,
  figureRow,
  loadRun,
  numberOf,
  percentilesMissing,
  placeOfText,
  wholeRun,
} from '../load-content'
import { instantOfMs, type JsonObject, listOf, objectOf } from '../read-values'
import { nameOfLabel } from '../samples/row-name'
import { type ArtilleryCounts, countsOf, latencyOf, summariesOf } from './read-period'

const endpointPrefix = 'plugins.metrics-by-endpoint.'

/**
 * `artillery run --output`, version 2. Requests are `http.requests`; what got no response below 400
 * failed. Times are of received responses only, from a sketch with 1 % relative error, in
 * milliseconds with one decimal. Its request rate is a rounded mean of ten-second periods, so the
 * rate is computed anew from count and clock. Endpoints by the metrics-by-endpoint plug-in.
 */
export const artillery2: EvidenceFormat = {
  id: 'artillery-2',
  title: 'Artillery 2 report',
  family: 'load',
  verified: true,
  mismatch(input) {
    const aggregate = objectOf(objectOf(input.json)?.aggregate)
    if (aggregate === null) return 'no object aggregate'
    const counters = objectOf(aggregate.counters)
    if (counters === null) return 'no object aggregate.counters'
    return Object.keys(counters).some((key) => /^(?:vusers|http|errors|core)\./.test(key))
      ? null
      : 'no counter of Artillery (vusers.*, http.*)'
  },
  read: readArtillery2,
}

function readArtillery2(input: FormatInput): FormatResult {
  const root = objectOf(input.json)!
  const aggregate = objectOf(root.aggregate)!
  const counters = objectOf(aggregate.counters)!
  const counts = countsOf(counters, null)
  if (counts === null)
    return { kind: 'refused', message: 'no count http.requests: no HTTP was tested', diagnostics: [] }
  const list = diagnosticList(input.path)
  const place = placeOfText(input, '"http.response_time"')
  const first = numberOf(aggregate.firstMetricAt) ?? numberOf(aggregate.firstCounterAt)
  const last = numberOf(aggregate.lastMetricAt) ?? numberOf(aggregate.lastCounterAt)
  const span = first === null || last === null || last <= first ? null : (last - first) / 1000
  if (counts.counted !== counts.failures) {
    const message = `${counts.failures} requests without a good response, ${counts.counted} counted errors and bad codes: the failures lie between`
    list.report('warning', 'artillery-counts-differ', place.line, message)
  }
  const total = artilleryRow(wholeRun, counts, objectOf(summariesOf(aggregate)['http.response_time']), span, place)
  const [startedAt, endedAt] = [instantOfMs(first), instantOfMs(last)]
  const run = loadRun('artillery', 'Artillery 2', {
    aggregate: total,
    endpoints: endpointsOf(input, aggregate, counters, span),
    failures: failureGroups([...counts.errors, ...failedCodes(counts.codes)]),
    startedAt: startedAt === null ? null : { value: startedAt, source: 'result' },
    endedAt: endedAt === null ? null : { value: endedAt, source: 'result' },
    durationS: span === null ? null : { value: span, source: 'derived' },
    activeS: span === null ? null : { value: span, source: 'derived' },
    history: historyOf(listOf(root.intermediate) ?? []),
    precision: 'one_percent',
    latencyScope: 'responses',
    exactExtremes: false,
    cannotMeasure: percentilesMissing(total.percentiles),
  })
  return { kind: 'run', run, diagnostics: list.all() }
}

function artilleryRow(
  name: Pick<FigureRow, 'key' | 'method' | 'name'>,
  counts: ArtilleryCounts,
  times: JsonObject | null,
  span: number | null,
  place: Place,
): FigureRow {
  const { ranges, ...latency } = latencyOf(times)
  const { requests, failures, counted } = counts
  const low = Math.min(failures, counted)
  const high = Math.min(requests, Math.max(failures, counted))
  return figureRow(name, {
    ...latency,
    requests,
    failures,
    rps: span === null ? null : requests / span,
    failuresPerS: span === null ? null : failures / span,
    place,
    ranges: failures === counted ? ranges! : { ...ranges, failures: { low, high } },
    derived: ['failures', ...(span === null ? [] : ['rps', 'failuresPerS'])],
  })
}

function endpointsOf(input: FormatInput, aggregate: JsonObject, counters: JsonObject, span: number | null) {
  const names = Object.keys(counters).flatMap((key) => {
    const name = /^plugins\.metrics-by-endpoint\.(.+)\.(?:codes\.\d+|errors\..+)$/.exec(key)?.[1]
    return name === undefined ? [] : [name.replace(/\.errors$/, '')]
  })
  const summaries = summariesOf(aggregate)
  return [...new Set(names)].flatMap((name): FigureRow[] => {
    const counts = countsOf(counters, `${endpointPrefix}${name}.`)
    if (counts === null) return []
    const timesKey = `${endpointPrefix}response_time.${name}`
    const times = objectOf(summaries[timesKey])
    const place = placeOfText(input, JSON.stringify(times === null ? `${endpointPrefix}${name}` : timesKey))
    const row = artilleryRow(nameOfLabel(name), counts, times, span, place)
    return [{ ...row, derived: ['requests', ...row.derived!] }]
  })
}

/** The timeline by periods (ten seconds each, where the stamps do not say otherwise). */
function historyOf(periods: unknown[]): History | null {
  const known = periods.flatMap((period) => {
    const one = objectOf(period)
    const at = one === null ? null : Number(one.period)
    const counts = one === null ? null : countsOf(objectOf(one.counters) ?? {}, null)
    return one === null || at === null || !Number.isFinite(at) || counts === null
      ? []
      : [{ one, at: at / 1000, counts }]
  })
  known.sort((a, b) => a.at - b.at)
  if (known.length < 2) return null
  const seconds = known.slice(1).reduce((least, next, index) => Math.min(least, next.at - known[index]!.at), Infinity)
  if (!(seconds > 0)) return null
  let requests = 0
  const totals = known.map(({ counts }) => {
    requests += counts.requests
    return requests
  })
  const times = known.map(({ one }) => latencyOf(objectOf(summariesOf(one)['http.response_time'])))
  const at = (percentile: number) =>
    times.map(({ percentiles }) => percentiles.find((one) => one.percentile === percentile)?.valueMs ?? null)
  return {
    timeS: known.map((period) => period.at),
    users: known.map(() => null),
    rps: known.map(({ counts }) => counts.requests / seconds),
    failuresPerS: known.map(({ counts }) => counts.counted / seconds),
    p50Ms: at(50),
    p95Ms: at(95),
    p99Ms: at(99),
    totalRequests: totals,
    // A request and its answer may fall into two periods: only errors and bad codes are of one.
    totalFailures: known.map(() => null),
  }
}
