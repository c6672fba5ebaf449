import type { History } from '~/domain/evidence'
import type { DiagnosticList } from '../diagnostic-list'
import { type CellReader, cellReader } from './cell-reader'
import { closingFigures } from './closing-figures'
import { type ColumnMap, mapColumns } from './columns'
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
    if (value !== null && isPlausible(value)) return value
    list.report('error', 'bad-timestamp', row.line, 'the timestamp is no time in epoch seconds; the row is left out')
    return null
  }

  const figures = rows.map((row) => figuresOfRow(row, read, columns))
  const column = (wanted: number) => {
    const index = columns.percentiles.findIndex(({ percentile }) => percentile === wanted)
    return figures.map((row) => row.percentiles[index]?.valueMs ?? null)
  }
  const closing = closingFigures(figures)
  const history: History = {
    timeS: figures.map((row) => row.timeS),
    users: figures.map((row) => row.users),
    rps: figures.map((row) => row.rps),
    failuresPerS: figures.map((row) => row.failuresPerS),
    p50Ms: column(50),
    p95Ms: column(95),
    p99Ms: column(99),
    totalRequests: figures.map((row) => row.requests),
    totalFailures: figures.map((row) => row.failures),
    ...(closing === undefined ? {} : { closing }),
  }
  reportBreaks(
    history,
    rows.map(({ line }) => line),
    list,
  )
  return history
}

/** Whether a figure can be a moment in epoch seconds. */
export function isPlausible(seconds: number): boolean {
  return seconds >= plausibleSeconds.from && seconds < plausibleSeconds.to
}

/** All that one row of the aggregate states; its timestamp must have been looked at before. */
export function figuresOfRow(row: CsvRow, read: CellReader, columns: ColumnMap) {
  return {
    timeS: read.figure(row, 'timestampS')!,
    users: read.count(row, 'users'),
    rps: read.figure(row, 'rps'),
    failuresPerS: read.figure(row, 'failuresPerS'),
    requests: read.count(row, 'requests'),
    failures: read.count(row, 'failures'),
    medianMs: read.figure(row, 'medianMs'),
    avgMs: read.figure(row, 'avgMs'),
    minMs: read.figure(row, 'minMs'),
    maxMs: read.figure(row, 'maxMs'),
    avgBytes: read.figure(row, 'avgBytes'),
    percentiles: columns.percentiles.map(({ percentile, index }) => ({ percentile, valueMs: read.at(row, index) })),
  }
}

/** A total that falls is a reset of the statistics, or two runs in one file; time never runs back. */
export function reportBreaks(history: History, lines: ArrayLike<number>, list: DiagnosticList): void {
  for (let i = 1; i < history.timeS.length; i++) {
    const before = history.totalRequests[i - 1]
    const now = history.totalRequests[i]
    if (before != null && now != null && now < before) {
      list.report('warning', 'stats-reset', lines[i]!, `the total falls from ${before} to ${now} requests`)
    }
    if (history.timeS[i]! < history.timeS[i - 1]!) {
      list.report('warning', 'time-order', lines[i]!, 'this row is older than the one before it')
    }
  }
}
