import type { History } from '~/domain/evidence'
import type { DiagnosticList } from '../diagnostic-list'
import { cellReader } from './cell-reader'
import { mapColumns } from './columns'
import type { CsvRow, CsvTable } from './csv-table'
import { isAggregateName, methodOf } from './figure-rows'

/** Epoch seconds from 2001 to 2286: ten digits. Milliseconds or spreadsheet dates are neither. */
const plausibleSeconds = { from: 1e9, to: 1e10 }

/**
 * The aggregate's timeline of a history file, column by column. In a full history the rows of
 * single endpoints are passed over. null where no row can be read.
 */
export function readHistory(table: CsvTable, list: DiagnosticList): History | null {
  const columns = mapColumns(table.header)
  const read = cellReader(table, columns, list)
  const percentile = (wanted: number) => columns.percentiles.find((column) => column.percentile === wanted)?.index
  const p50 = percentile(50)
  const p95 = percentile(95)
  const p99 = percentile(99)
  const rows = table.rows.filter((row) => {
    if (!isAggregateName(methodOf(read.text(row, 'method')), read.text(row, 'name')!)) return false
    return timestampOf(row) !== null
  })
  if (rows.length === 0) {
    list.report('warning', 'no-history-rows', table.headerLine, 'no row of the aggregate: the run has no clock')
    return null
  }

  function timestampOf(row: CsvRow): number | null {
    const value = read.figure(row, 'timestampS')
    if (value !== null && value >= plausibleSeconds.from && value < plausibleSeconds.to) return value
    list.report('error', 'bad-timestamp', row.line, 'the timestamp is no time in epoch seconds; the row is left out')
    return null
  }

  const at = (row: CsvRow, index: number | undefined) => (index === undefined ? null : read.at(row, index))
  const history: History = {
    timeS: rows.map((row) => read.figure(row, 'timestampS')!),
    users: rows.map((row) => read.count(row, 'users')),
    rps: rows.map((row) => read.figure(row, 'rps')),
    failuresPerS: rows.map((row) => read.figure(row, 'failuresPerS')),
    p50Ms: rows.map((row) => at(row, p50)),
    p95Ms: rows.map((row) => at(row, p95)),
    p99Ms: rows.map((row) => at(row, p99)),
    totalRequests: rows.map((row) => read.count(row, 'requests')),
    totalFailures: rows.map((row) => read.count(row, 'failures')),
  }
  reportBreaks(history, rows, list)
  return history
}

/** A total that falls is a reset of the statistics, or two runs in one file; time never runs back. */
function reportBreaks(history: History, rows: CsvRow[], list: DiagnosticList): void {
  for (let i = 1; i < rows.length; i++) {
    const before = history.totalRequests[i - 1]
    const now = history.totalRequests[i]
    if (before != null && now != null && now < before) {
      list.report('warning', 'stats-reset', rows[i]!.line, `the total falls from ${before} to ${now} requests`)
    }
    if (history.timeS[i]! < history.timeS[i - 1]!) {
      list.report('warning', 'time-order', rows[i]!.line, 'this row is older than the one before it')
    }
  }
}
