import type { FigureRow, PercentileFigure } from '~/domain/evidence'
import { type DiagnosticList, diagnosticList } from '../../diagnostic-list'
import type { EvidenceFormat, FormatInput, FormatResult } from '../format'
import { numberOf } from '../literal/number-of'
import { parseLiteral } from '../literal/parse-literal'
import { countOf, type JsonObject, objectOf } from '../read-values'
import { keySettler, nameOfLabel } from '../samples/row-name'
import { controllersMessage, leaveOutControllers } from './leave-out-controllers'

/**
 * `statistics.json` of JMeter's HTML dashboard, 3.0 to 5.6. It names its percentiles pct1 to pct3 and
 * does not record which they are (`aggregate_rpt_pct1..3`, by default 90, 95 and 99), and it computes
 * them over a sliding window of the last samples (`jmeter.reportgenerator.statistic_window`, by
 * default 20,000). So they are stated under the default names with precision unknown: they are
 * shown and decide nothing, while counts, mean, minimum and maximum are exact. Rows of transaction
 * controllers are left out, as in JMeter's own total.
 *
 * It cannot measure percentiles besides those three and the median, nor when the run took place; a
 * JTL beside it can. The rate is JMeter's, over each row's own first start to last end.
 */
export const jmeterStatistics: EvidenceFormat = {
  id: 'jmeter-statistics',
  title: 'JMeter dashboard (statistics.json)',
  family: 'load',
  verified: true,
  mismatch({ json }) {
    const document = objectOf(json)
    if (document === null) return 'not one JSON object'
    const entries = Object.values(document).map(objectOf)
    const fits = (entry: JsonObject | null) =>
      entry !== null && 'sampleCount' in entry && 'errorCount' in entry && 'meanResTime' in entry
    return entries.length > 0 && entries.every(fits) ? null : 'no entries with sampleCount, errorCount and meanResTime'
  },
  read: readStatistics,
}

const assumed = [
  { key: 'pct1ResTime', percentile: 90 },
  { key: 'pct2ResTime', percentile: 95 },
  { key: 'pct3ResTime', percentile: 99 },
] as const
const unstated = ['p50', 'p66', 'p75', 'p80', 'p98', 'p99.9', 'p99.99']

function readStatistics(input: FormatInput): FormatResult {
  const list = diagnosticList(input.path)
  const parsed = parseLiteral(input.text, input.text.search(/\S/))
  const settle = keySettler()
  const rows = Object.entries(objectOf(parsed.value) ?? {}).map(([label, value]) => {
    const line = parsed.lineOf(value as object)
    return { label, row: rowOf(label, objectOf(value)!, { file: input.path, line, column: 1 }, list) }
  })
  const total = rows.find(({ label }) => label === 'Total')
  const aggregate = total === undefined ? null : { ...total.row, key: '*' }
  if (aggregate === null) list.report('warning', 'no-aggregate', 1, 'no entry Total')
  const named = rows.flatMap(({ label, row }) => (label === 'Total' ? [] : [{ ...row, key: settle(row.key) }]))
  const separated = leaveOutControllers(named, aggregate)
  if (separated.leftOut.length > 0) {
    list.report('info', 'jmeter-controllers', separated.leftOut[0]!.place.line, controllersMessage(separated))
  }
  const message =
    'pct1 to pct3 are taken as P90, P95 and P99, the default, which the file does not record, and describe the last samples only: they are shown and decide nothing'
  list.report('info', 'percentile-names-assumed', 1, message)
  return {
    kind: 'run',
    run: {
      tool: 'jmeter',
      dialect: 'statistics.json',
      users: null,
      startedAt: null,
      endedAt: null,
      durationS: null,
      activeS: activeOf(aggregate),
      aggregate,
      endpoints: separated.rows,
      failures: [],
      exceptions: [],
      history: null,
      precision: 'unknown',
      truncated: aggregate === null,
      cannotMeasure: unstated,
    },
    diagnostics: list.all(),
  }
}

function activeOf(aggregate: FigureRow | null): { value: number; source: 'derived' } | null {
  if (aggregate?.requests == null || aggregate.rps === null || aggregate.rps <= 0) return null
  return { value: aggregate.requests / aggregate.rps, source: 'derived' }
}

function rowOf(label: string, entry: JsonObject, place: FigureRow['place'], list: DiagnosticList): FigureRow {
  const requests = countOf(entry.sampleCount)
  const failures = countOf(entry.errorCount)
  if (requests === null || failures === null) {
    list.report('error', 'bad-count', place.line, `"${label}": sampleCount or errorCount is no whole count`)
  }
  return {
    ...nameOfLabel(label),
    requests,
    failures,
    medianMs: numberOf(entry.medianResTime),
    avgMs: numberOf(entry.meanResTime),
    minMs: numberOf(entry.minResTime),
    maxMs: numberOf(entry.maxResTime),
    avgBytes: null,
    rps: numberOf(entry.throughput),
    failuresPerS: null,
    percentiles: percentilesOfEntry(entry),
    place,
  }
}

/** Under another configuration the three need not ascend; then not even the default names fit. */
function percentilesOfEntry(entry: JsonObject): PercentileFigure[] {
  const figures = assumed.map(({ key, percentile }) => ({ percentile, valueMs: numberOf(entry[key]) }))
  const values = figures.map(({ valueMs }) => valueMs).filter((value) => value !== null)
  const ascends = values.every((value, index) => index === 0 || value >= values[index - 1]!)
  return ascends ? figures : []
}
