import type { FigureRow, PercentileFigure } from '~/domain/evidence'
import type { Place } from '~/domain/place'
import type { DiagnosticList } from '../../diagnostic-list'
import { isAggregateName } from '../../locust/figure-rows'
import { numberOf } from '../literal/number-of'
import { countOf, type JsonObject, objectOf, textOf } from '../read-values'
import { keySettler } from '../samples/row-name'

/** The rows of `requests_statistics`, the aggregate last, with the percentiles of either list. */
export function reportRows(
  statistics: unknown[],
  percentileRows: unknown[],
  place: (value: object) => Place,
  list: DiagnosticList,
): { aggregate: FigureRow | null; endpoints: FigureRow[] } {
  const percentiles = new Map<string, JsonObject>()
  for (const item of percentileRows) {
    const row = objectOf(item)
    if (row !== null) percentiles.set(idOf(row), row)
  }
  const settle = keySettler()
  const rows = statistics.flatMap((item) => {
    const row = objectOf(item)
    return row === null ? [] : [rowOf(row, percentiles.get(idOf(row)), place(row))]
  })
  const last = rows.at(-1)
  const found = last !== undefined && isAggregateName(last.method, last.name)
  if (!found) list.report('warning', 'no-aggregate', last?.place.line ?? 1, 'the last row is not the aggregate')
  const endpoints = (found ? rows.slice(0, -1) : rows).map((row) => ({ ...row, key: settle(row.key) }))
  return { aggregate: found ? { ...last, key: '*' } : null, endpoints }
}

function idOf(row: JsonObject): string {
  return JSON.stringify([textOf(row.method), textOf(row.name)])
}

function rowOf(row: JsonObject, percentiles: JsonObject | undefined, place: Place): FigureRow {
  const method = textOf(row.method)
  const verb = method === '' || method === 'None' ? null : method
  const name = textOf(row.name) ?? '(no name)'
  const requests = countOf(row.num_requests)
  // Without a request the report prints 0 for every time.
  const time = (value: unknown) => (requests === 0 ? null : numberOf(value))
  const [minMs, maxMs] = [time(row.min_response_time), time(row.max_response_time)]
  return {
    key: verb === null ? name : `${verb} ${name}`,
    method: verb,
    name,
    requests,
    failures: countOf(row.num_failures),
    medianMs: time(row.median_response_time),
    avgMs: time(row.avg_response_time),
    minMs,
    maxMs,
    avgBytes: numberOf(row.avg_content_length),
    rps: numberOf(row.total_rps),
    failuresPerS: numberOf(row.total_fail_per_sec),
    percentiles: percentilesOf({ ...percentiles, ...row }, time),
    place,
    ranges: { ...(minMs === null ? {} : { minMs: about(minMs) }), ...(maxMs === null ? {} : { maxMs: about(maxMs) }) },
  }
}

/** Rounded half up to whole milliseconds. */
function about(value: number): { low: number; high: number } {
  return { low: Math.max(0, value - 0.5), high: value + 0.5 }
}

/** `response_time_percentile_0.95` in the one list, `0.95` in the other. */
function percentilesOf(row: JsonObject, time: (value: unknown) => number | null): PercentileFigure[] {
  const found = new Map<number, number | null>()
  for (const [key, value] of Object.entries(row)) {
    const share = /^(?:response_time_percentile_)?((?:0?\.\d+|1(?:\.0+)?))$/.exec(key)
    if (share !== null) found.set(Math.round(Number(share[1]) * 1e6) / 1e4, time(value))
  }
  return [...found]
    .map(([percentile, valueMs]) => ({ percentile, valueMs }))
    .sort((a, b) => a.percentile - b.percentile)
}
