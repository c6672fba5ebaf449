import { diagnosticList } from '../../diagnostic-list'
import { type CsvTable, readHeader, readTable } from '../../locust/csv-table'
import type { EvidenceFormat, FormatInput, FormatResult } from '../format'
import { statedPercentiles } from '../samples/rank'
import { controllersMessage, leaveOutControllers } from './leave-out-controllers'
import { type ReportColumns, reportColumns } from './report-columns'
import { splitTotal } from './report-rows'

/**
 * The tables of JMeter's Aggregate Report and Summary Report listeners saved as CSV, 2.3 to 5.6, in
 * whatever language the header is: told by the order of the columns and the one column in percent.
 * Percentile columns are read as named in the header. Failures are printed as a rounded share: the
 * counts that fit it are stated as a range, and as a number only where one count fits. The mean is
 * cut to whole milliseconds and the rate is rounded: both are stated with their range. Percentiles
 * are sample values (rank rounded to the nearest, over all samples), minimum and maximum exact.
 *
 * It cannot measure when the run took place or how long it lasted; the summary report cannot state
 * percentiles. A rate is JMeter's, over each row's own first start to last end.
 */
export const jmeterReport: EvidenceFormat = {
  id: 'jmeter-report-csv',
  title: 'JMeter aggregate or summary report (CSV)',
  family: 'load',
  verified: true,
  mismatch({ text }) {
    const table = firstRows(text)
    if (table === null) return 'no table'
    return reportColumns(table) === null ? 'no single column in percent after counts, mean, minimum and maximum' : null
  },
  read: readReport,
}

/** Header and up to 20 rows, split by the delimiter alone: enough to tell the columns. */
function firstRows(text: string): Pick<CsvTable, 'header' | 'rows'> | null {
  const head = readHeader(text)
  if (head === null || head.header.length < 8 || head.header.length > 40) return null
  const lines = text.slice(0, 20_000).split('\n').slice(head.headerLine, -1)
  const whole = text.length <= 20_000 && !text.endsWith('\n') ? [text.slice(text.lastIndexOf('\n') + 1)] : []
  const rows = [...lines, ...whole].slice(0, 20).flatMap((line) => {
    const cells = readHeader(line)?.header
    return cells?.length === head.header.length ? [{ cells, line: 0 }] : []
  })
  return rows.length === 0 ? null : { header: head.header, rows }
}

function readReport(input: FormatInput): FormatResult {
  const list = diagnosticList(input.path)
  const table = readTable(input.text, () => [0], list)
  const columns = reportColumns(table)
  if (columns === null) {
    return { kind: 'refused', message: 'its rows do not keep to the columns of its header', diagnostics: list.all() }
  }
  const { aggregate, rows } = splitTotal(table, columns, input.path, list)
  const separated = leaveOutControllers(rows, aggregate)
  if (separated.leftOut.length > 0) {
    list.report('info', 'jmeter-controllers', separated.leftOut[0]!.place.line, controllersMessage(separated))
  }
  const { requests, rps } = aggregate ?? { requests: null, rps: null }
  return {
    kind: 'run',
    run: {
      tool: 'jmeter',
      dialect: columns.kind,
      users: null,
      startedAt: null,
      endedAt: null,
      durationS: null,
      activeS: requests === null || rps === null || rps <= 0 ? null : { value: requests / rps, source: 'derived' },
      aggregate,
      endpoints: separated.rows,
      failures: [],
      exceptions: [],
      history: null,
      precision: 'exact',
      truncated: table.damaged || aggregate === null,
      cannotMeasure: unstated(columns),
    },
    diagnostics: list.all(),
  }
}

function unstated(columns: ReportColumns): string[] {
  const stated = new Set(columns.percentiles.map(({ percentile }) => percentile))
  const missing = statedPercentiles.filter((percentile) => !stated.has(percentile))
  return [...(columns.median === null ? ['median'] : []), ...missing.map((percentile) => `p${percentile}`)]
}
