import type { FigureRow, PercentileFigure } from '~/domain/evidence'
import type { DiagnosticList } from '../../diagnostic-list'
import type { FormatInput, RunContent } from '../format'
import { figureRow, loadRun, numberOf, percentilesMissing, placeOfText, wholeRun } from '../load-content'
import { objectOf } from '../read-values'
import { nameOfLabel } from '../samples/row-name'

/** k6's metrics by name, each with its values, whichever of the three summaries they stood in. */
export type K6Metrics = Map<string, Record<string, unknown>>

export interface K6Summary {
  metrics: K6Metrics
  thresholds: NonNullable<RunContent['thresholds']>
  /** Seconds of the whole test with setup; null where the summary does not say. */
  durationS: number | null
  endedAt: RunContent['endedAt']
  dialect: string
}

/**
 * A run from a k6 summary. `http_reqs` counts every request; `http_req_failed` is a rate of failed
 * ones, so its true count (`passes`, `matches`) is the number of failures. Times are milliseconds
 * and of every request, failed ones too. Sub-metrics tagged by name or address become rows.
 */
export function k6Run(input: FormatInput, summary: K6Summary, list: DiagnosticList): RunContent {
  const { metrics } = summary
  const aggregate = k6Row(input, metrics, '', summary.durationS)!
  const endpoints = tagsOf(metrics).flatMap((tag): FigureRow[] => {
    const row = k6Row(input, metrics, tag, summary.durationS)
    return row === null ? [] : [row]
  })
  const dropped = figureOf(metrics.get('dropped_iterations'), 'count')
  if (dropped !== null && dropped > 0) {
    const { line } = placeOfText(input, '"dropped_iterations"')
    list.report(
      'warning',
      'k6-load-not-delivered',
      line,
      `${dropped} iterations were dropped: the planned load was not delivered`,
    )
  }
  const users = figureOf(metrics.get('vus'), 'max') ?? figureOf(metrics.get('vus_max'), 'max')
  const active = aggregate.requests === null || aggregate.rps === null ? null : aggregate.requests / aggregate.rps
  return loadRun('k6', summary.dialect, {
    aggregate,
    endpoints,
    users: users === null || users === 0 ? null : { value: users, source: 'result' },
    endedAt: summary.endedAt,
    durationS: summary.durationS === null ? null : { value: summary.durationS, source: 'result' },
    activeS: active === null || !Number.isFinite(active) ? null : { value: active, source: 'derived' },
    latencyScope: 'all',
    cannotMeasure: percentilesMissing(aggregate.percentiles),
    thresholds: summary.thresholds,
  })
}

/** One row: the whole run for tag '', else a sub-metric such as `{name:GET /a}`. null where it counts nothing. */
function k6Row(input: FormatInput, metrics: K6Metrics, tag: string, durationS: number | null): FigureRow | null {
  const counted = metrics.get(`http_reqs${tag}`)
  const failed = metrics.get(`http_req_failed${tag}`)
  const times = metrics.get(`http_req_duration${tag}`)
  const total = sumOf(figureOf(failed, 'passes'), figureOf(failed, 'fails')) ?? figureOf(failed, 'total')
  const requests = figureOf(counted, 'count') ?? total
  // A threshold on a tag that never came makes a sub-metric of zeros.
  const measured = times !== undefined && requests !== 0 && !allZero(times)
  if (tag !== '' && !measured && requests === null) return null
  const reported = figureOf(counted, 'rate')
  const computed = requests === null || durationS === null || durationS <= 0 ? null : requests / durationS
  const percentiles = measured ? percentilesIn(times) : []
  const read = (key: string) => (measured ? figureOf(times, key) : null)
  return figureRow(tag === '' ? wholeRun : nameOfTag(tag), {
    requests,
    failures: figureOf(failed, 'passes') ?? figureOf(failed, 'matches'),
    medianMs: read('med'),
    avgMs: read('avg'),
    minMs: read('min'),
    maxMs: read('max'),
    rps: reported ?? computed,
    percentiles,
    place: placeOfText(input, JSON.stringify(`http_req_duration${tag}`)),
    derived: reported === null && computed !== null ? ['rps'] : [],
  })
}

export function figureOf(metric: Record<string, unknown> | undefined, key: string): number | null {
  return metric === undefined ? null : numberOf(metric[key])
}

function sumOf(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b
}

function allZero(times: Record<string, unknown>): boolean {
  const values = Object.values(times).filter((value) => typeof value === 'number')
  return values.every((value) => value === 0)
}

/** `med` and `p(95)`, in rising order. */
function percentilesIn(times: Record<string, unknown>): PercentileFigure[] {
  const found = Object.entries(times).flatMap(([key, value]): PercentileFigure[] => {
    const percentile = key === 'med' ? 50 : Number(/^p\((\d+(?:\.\d+)?)\)$/.exec(key)?.[1] ?? Number.NaN)
    return Number.isNaN(percentile) ? [] : [{ percentile, valueMs: numberOf(value) }]
  })
  return found.sort((a, b) => a.percentile - b.percentile)
}

/** Tags of sub-metrics that name one request: `{name:GET /a}`, `{url:…}`, also with a method. */
function tagsOf(metrics: K6Metrics): string[] {
  const tags = [...metrics.keys()].flatMap((key) => {
    const tag = /^http_req(?:s|_duration|_failed)(\{(?:name|url|method):.*\})$/s.exec(key)?.[1]
    return tag === undefined || partsOf(tag).name === undefined ? [] : [tag]
  })
  return [...new Set(tags)]
}

function partsOf(tag: string): { name?: string; method?: string; others: boolean } {
  const parts: ReturnType<typeof partsOf> = { others: false }
  for (const [, key, value] of tag.slice(1, -1).matchAll(/(?:^|,\s*)(\w+):((?:(?!,\s*\w+:(?!\/\/)).)*)/gs)) {
    if (key === 'name' || key === 'url') parts.name = value!.trim()
    else if (key === 'method') parts.method = value!.trim()
    else parts.others = true
  }
  return parts
}

function nameOfTag(tag: string): Pick<FigureRow, 'key' | 'method' | 'name'> {
  const { name, method, others } = partsOf(tag)
  // Further tags (a status, a scenario) make it another row than the name alone.
  return others || name === undefined ? { key: tag, method: null, name: tag } : nameOfLabel(name, method ?? null)
}

/** Whether any of the names is one that k6 always writes. */
export function hasBuiltIn(names: Iterable<string>): boolean {
  return [...names].some((name) => /^(http_reqs|iterations|iteration_duration|vus|data_sent)$/.test(name))
}

export function metricsOf(value: unknown): Record<string, Record<string, unknown>> | null {
  const all = objectOf(value)
  if (all === null || !Object.values(all).every((metric) => objectOf(metric) !== null)) return null
  return all as Record<string, Record<string, unknown>>
}
