import { diagnosticList } from '../../diagnostic-list'
import type { EvidenceFormat, FormatInput, FormatResult } from '../format'
import { numberOf } from '../load-content'
import { instantOfText, listOf, objectOf, textOf } from '../read-values'
import { hasBuiltIn, type K6Metrics, type K6Summary, k6Run, metricsOf } from './metrics'

type Metrics = Record<string, Record<string, unknown>>

/** `metrics` of a k6 summary object, or why it is none. */
function summaryMetrics({ json }: FormatInput): Metrics | string {
  const root = objectOf(json)
  if (root === null) return 'not a JSON object'
  const metrics = metricsOf(root.metrics)
  if (metrics === null) return 'no object metrics of objects'
  return hasBuiltIn(Object.keys(metrics)) ? metrics : 'no metric that k6 always writes (iterations, vus)'
}

/** Whether metrics carry their figures in `values`, as `handleSummary` gets them. */
function isNested(metrics: Metrics): boolean {
  return Object.values(metrics).every(({ values }) => objectOf(values) !== null)
}

/**
 * `k6 run --summary-export`, all versions to 2. Its thresholds are inverted: `true` means crossed,
 * that is failed. States no time of day; no P99 unless `summaryTrendStats` asks for it. Percentiles
 * are k6's own, interpolated linearly between two exact times. Tried on hand-made files only.
 */
export const k6SummaryExport: EvidenceFormat = {
  id: 'k6-summary-export',
  title: 'k6 summary (--summary-export)',
  family: 'load',
  verified: false,
  mismatch(input) {
    const metrics = summaryMetrics(input)
    if (typeof metrics === 'string') return metrics
    return isNested(metrics) ? 'its metrics keep their figures under values' : null
  },
  read(input) {
    const metrics = summaryMetrics(input) as Metrics
    return finish(input, {
      metrics: new Map(Object.entries(metrics)),
      thresholds: thresholdsOf(metrics, (crossed) => (typeof crossed === 'boolean' ? !crossed : null)),
      durationS: null,
      endedAt: null,
      dialect: 'k6 --summary-export',
    })
  },
}

/** The data of `handleSummary`, written as JSON. Its thresholds say `ok`. Tried on a real file. */
export const k6HandleSummary: EvidenceFormat = {
  id: 'k6-handle-summary',
  title: 'k6 summary (handleSummary)',
  family: 'load',
  verified: true,
  mismatch(input) {
    const metrics = summaryMetrics(input)
    if (typeof metrics === 'string') return metrics
    return isNested(metrics) ? null : 'its metrics have no object values'
  },
  read(input) {
    const root = objectOf(input.json)!
    const metrics = summaryMetrics(input) as Metrics
    const duration = numberOf(objectOf(root.state)?.testRunDurationMs)
    return finish(input, {
      metrics: new Map(Object.entries(metrics).map(([name, { values }]) => [name, objectOf(values)!])),
      thresholds: thresholdsOf(metrics, (mark) => {
        const ok = objectOf(mark)?.ok
        return typeof ok === 'boolean' ? ok : null
      }),
      durationS: duration === null ? null : duration / 1000,
      endedAt: null,
      dialect: 'k6 handleSummary',
    })
  },
}

/**
 * `--new-machine-readable-summary` of k6 1.5 and later: a list of metrics, counters without a rate,
 * no thresholds, no P99. `generatedAt` is taken as the end. Never tried on real output.
 */
export const k6MachineSummary: EvidenceFormat = {
  id: 'k6-machine-summary',
  title: 'k6 machine-readable summary',
  family: 'load',
  verified: false,
  mismatch(input) {
    const root = objectOf(input.json)
    if (root === null) return 'not a JSON object'
    const listed = listedMetrics(root)
    if (listed === null) return 'no list results.metrics with names and values'
    return hasBuiltIn(listed.keys()) ? null : 'no metric that k6 always writes (iterations, vus)'
  },
  read(input) {
    const root = objectOf(input.json)!
    const generated = instantOfText(objectOf(root.metadata)?.generatedAt)
    const version = textOf(objectOf(root.metadata)?.k6Version)
    return finish(input, {
      metrics: listedMetrics(root)!,
      thresholds: [],
      durationS: numberOf(objectOf(root.config)?.duration),
      endedAt: generated === null ? null : { value: generated.instant, source: 'result' },
      dialect: version === null ? 'k6 machine-readable summary' : `k6 ${version} machine-readable summary`,
    })
  },
}

function listedMetrics(root: Record<string, unknown>): K6Metrics | null {
  const metrics = listOf(objectOf(root.results)?.metrics)
  if (metrics === null) return null
  const named = metrics.map((metric): [string | null, Record<string, unknown> | null] => {
    const one = objectOf(metric)
    return one === null ? [null, null] : [textOf(one.name), objectOf(one.values)]
  })
  if (named.some(([name, values]) => name === null || values === null)) return null
  return new Map(named as [string, Record<string, unknown>][])
}

function thresholdsOf(metrics: Metrics, read: (mark: unknown) => boolean | null): K6Summary['thresholds'] {
  return Object.entries(metrics).flatMap(([metric, { thresholds }]) =>
    Object.entries(objectOf(thresholds) ?? {}).flatMap(([text, mark]) => {
      const passed = read(mark)
      return passed === null ? [] : [{ text: `${metric}: ${text}`, passed }]
    }),
  )
}

function finish(input: FormatInput, summary: K6Summary): FormatResult {
  if (!summary.metrics.has('http_reqs')) {
    return { kind: 'refused', message: 'no metric http_reqs: the test sent no HTTP requests', diagnostics: [] }
  }
  const list = diagnosticList(input.path)
  const run = k6Run(input, summary, list)
  return { kind: 'run', run, diagnostics: list.all() }
}
