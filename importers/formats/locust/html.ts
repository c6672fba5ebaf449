import { diagnosticList } from '../../diagnostic-list'
import { precisionOf } from '../../locust/percentile-grid'
import type { EvidenceFormat, FormatInput, FormatResult, RunContent } from '../format'
import { parseLiteral } from '../literal/parse-literal'
import { type JsonObject, listOf, objectOf } from '../read-values'
import { statedPercentiles } from '../samples/rank'
import { exceptionsOf, failuresOf, historyOf, zoned } from './html-parts'
import { reportRows } from './html-rows'

const assignment = /window\.templateArgs\s*=\s*(?=\{)/
/** Markers of the plain reports before: tables whose values are cut to whole numbers. */
const older =
  /<title>\s*(?:Locust )?Test Report(?: for [^<]*)?<\/title>[\s\S]{0,20000}(?:Request Statistics|Request statistics)/

/**
 * Locust's `--html` report and the report downloaded from its page, 2.23 and later: the object that
 * the page assigns to `window.templateArgs`, read as a literal and never run. Percentiles are the
 * buckets of Locust (P50, 60, 70, 80, 90, 95, 99 and what was configured); minimum and maximum are
 * rounded to whole milliseconds, so they are stated with their range and decide nothing.
 *
 * It cannot measure P66, P75, P98 and above P99 unless configured. Plain tables of 1.2 to 2.22 are
 * refused by name. Never tried on a real file: read from Locust's source.
 */
export const locustHtml: EvidenceFormat = {
  id: 'locust-html',
  title: 'Locust --html',
  family: 'load',
  verified: false,
  mismatch({ text }) {
    if (assignment.test(text))
      return text.includes('requests_statistics') ? null : 'no requests_statistics in templateArgs'
    return older.test(text.slice(0, 100_000)) && /locust/i.test(text.slice(0, 100_000))
      ? null
      : 'no window.templateArgs in a page'
  },
  read: readHtml,
}

function readHtml(input: FormatInput): FormatResult {
  const list = diagnosticList(input.path)
  const found = assignment.exec(input.text)
  if (found === null) {
    const message =
      "this is the report of a Locust before 2.23, whose tables are cut to whole numbers; give the run's CSV files"
    return { kind: 'refused', message, diagnostics: [] }
  }
  const parsed = parseLiteral(input.text, found.index + found[0].length)
  const report = objectOf(parsed.value)
  const statistics = listOf(report?.requests_statistics)
  if (parsed.broken !== null || report === null || statistics === null) {
    const at = parsed.broken === null ? '' : ` (line ${parsed.broken.line}: ${parsed.broken.reason})`
    return { kind: 'refused', message: `its templateArgs cannot be read${at}`, diagnostics: [] }
  }
  const place = (value: object) => ({ file: input.path, line: parsed.lineOf(value), column: 1 })
  const { aggregate, endpoints } = reportRows(statistics, listOf(report.response_time_statistics) ?? [], place, list)
  return { kind: 'run', run: runOf(report, { aggregate, endpoints }), diagnostics: list.all() }
}

function runOf(report: JsonObject, rows: ReturnType<typeof reportRows>): RunContent {
  const { aggregate, endpoints } = rows
  const [started, ended] = [zoned(report.start_time), zoned(report.end_time)]
  const history = historyOf(listOf(report.history) ?? [])
  const users = history?.users.filter((value) => value !== null) ?? []
  const stated = new Set(
    [aggregate, ...endpoints].flatMap((row) => row?.percentiles.map((one) => one.percentile) ?? []),
  )
  const seconds = started === null || ended === null ? null : (Date.parse(ended) - Date.parse(started)) / 1000
  const active =
    aggregate?.requests == null || aggregate.rps === null || aggregate.rps <= 0
      ? null
      : aggregate.requests / aggregate.rps
  return {
    tool: 'locust',
    dialect: '--html',
    users: users.length === 0 ? null : { value: users.reduce((a, b) => Math.max(a, b)), source: 'history' },
    startedAt: started === null ? null : { value: started, source: 'result' },
    endedAt: ended === null ? null : { value: ended, source: 'result' },
    durationS: seconds === null || seconds < 0 ? null : { value: seconds, source: 'derived' },
    activeS: active === null ? null : { value: active, source: 'derived' },
    aggregate,
    endpoints,
    failures: failuresOf(listOf(report.failures_statistics) ?? []),
    exceptions: exceptionsOf(listOf(report.exceptions_statistics) ?? []),
    history,
    precision: precisionOf(aggregate === null ? endpoints : [aggregate, ...endpoints]),
    truncated: aggregate === null,
    exactExtremes: false,
    cannotMeasure: statedPercentiles.filter((p) => !stated.has(p)).map((p) => `p${p}`),
  }
}
