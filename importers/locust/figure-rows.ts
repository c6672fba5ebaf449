import type { FigureRow } from '~/domain/evidence'
import type { DiagnosticList } from '../diagnostic-list'
import { cellReader } from './cell-reader'
import { type ColumnMap, mapColumns } from './columns'
import type { CsvRow, CsvTable } from './csv-table'

export interface FigureTable {
  aggregate: FigureRow | null
  endpoints: FigureRow[]
  /** Rows cut or unreadable, or no aggregate in the last row. */
  truncated: boolean
}

/** The endpoints and the aggregate of a stats or legacy requests file. */
export function readFigureRows(table: CsvTable, file: string, list: DiagnosticList): FigureTable {
  const columns = mapColumns(table.header)
  const read = cellReader(table, columns, list)
  const rows = table.rows.map((row): FigureRow => {
    const method = methodOf(read.text(row, 'method'))
    const name = read.text(row, 'name')!
    return {
      key: method === null ? name : `${method} ${name}`,
      method,
      name,
      requests: read.count(row, 'requests'),
      failures: read.count(row, 'failures'),
      medianMs: read.figure(row, 'medianMs'),
      avgMs: read.figure(row, 'avgMs'),
      minMs: read.figure(row, 'minMs'),
      maxMs: read.figure(row, 'maxMs'),
      avgBytes: read.figure(row, 'avgBytes'),
      rps: read.figure(row, 'rps'),
      failuresPerS: read.figure(row, 'failuresPerS'),
      percentiles: readPercentiles(row, columns, read.at),
      place: { file, line: row.line, column: 1 },
    }
  })
  return splitAggregate(rows, table, list)
}

function readPercentiles(row: CsvRow, columns: ColumnMap, at: (row: CsvRow, index: number) => number | null) {
  return columns.percentiles.map(({ percentile, index }) => ({ percentile, valueMs: at(row, index) }))
}

/** Before 1.1 a missing type was written as the text `None`. */
export function methodOf(cell: string | null): string | null {
  return cell === null || cell === '' || cell === 'None' ? null : cell
}

/** `Total` until 0.12.1, `Aggregated` since. An endpoint may bear the same name, with a type. */
export function isAggregateName(method: string | null, name: string): boolean {
  return method === null && (name === 'Aggregated' || name === 'Total')
}

function splitAggregate(rows: FigureRow[], table: CsvTable, list: DiagnosticList): FigureTable {
  const last = rows.at(-1)
  const found = last !== undefined && isAggregateName(last.method, last.name)
  if (!found) list.report('warning', 'no-aggregate', lineAfter(table), missingAggregate(rows))
  const aggregate = found ? { ...last, key: '*' } : null
  const endpoints = uniqueKeys(found ? rows.slice(0, -1) : rows, list)
  return { aggregate, endpoints, truncated: table.damaged || !found }
}

function missingAggregate(rows: FigureRow[]): string {
  if (rows.length === 0) return 'the file holds a header and no rows'
  const elsewhere = rows.find((row) => isAggregateName(row.method, row.name))
  if (elsewhere !== undefined) return `the aggregate stands in line ${elsewhere.place.line}, not in the last row`
  return 'the last row is not the aggregate: the file was cut, or rows are missing'
}

function lineAfter(table: CsvTable): number {
  return table.rows.at(-1)?.line ?? table.headerLine
}

/** Locust writes each endpoint once; a file put together by hand may not. */
function uniqueKeys(rows: FigureRow[], list: DiagnosticList): FigureRow[] {
  const taken = new Set(['*', ...rows.map((row) => row.key)])
  const seen = new Map([['*', 1]])
  return rows.map((row) => {
    const before = seen.get(row.key)
    let count = before === undefined ? 1 : before + 1
    seen.set(row.key, count)
    if (count === 1) return row
    while (taken.has(`${row.key} (${count})`)) count++
    const key = `${row.key} (${count})`
    taken.add(key)
    list.report('warning', 'repeated-row', row.place.line, `${row.key} stands more than once; kept as ${key}`)
    return { ...row, key }
  })
}
