import type { FigureRow } from '~/domain/evidence'
import type { DiagnosticList } from '../../diagnostic-list'
import type { CsvRow, CsvTable } from '../../locust/csv-table'
import { keySettler, nameOfLabel } from '../samples/row-name'
import { countsOfShare, type Printed, printedNumber, printedPercent, printedRate } from './printed'
import type { ReportColumns } from './report-columns'

/** The last row is the total where it says so, or where it counts what the others count together. */
export function splitTotal(
  table: CsvTable,
  columns: ReportColumns,
  file: string,
  list: DiagnosticList,
): { aggregate: FigureRow | null; rows: FigureRow[] } {
  const settle = keySettler()
  const all = table.rows.map((row) => rowOf(row, table, columns, file, list))
  const last = all.at(-1)
  const others = all.slice(0, -1)
  const sum = others.reduce((total, row) => total + (row.requests === null ? Number.NaN : row.requests), 0)
  const isTotal =
    last !== undefined && (/^(?:grand )?total$/i.test(last.name) || (all.length > 1 && sum === last.requests))
  if (!isTotal) list.report('warning', 'no-aggregate', all.at(-1)?.place.line ?? 1, 'the last row is no total')
  const rows = (isTotal ? others : all).map((row) => ({ ...row, key: settle(row.key) }))
  return { aggregate: isTotal ? { ...last, key: '*' } : null, rows }
}

function rowOf(row: CsvRow, table: CsvTable, columns: ReportColumns, file: string, list: DiagnosticList): FigureRow {
  const read = (index: number | null, parse: (cell: string) => Printed | null): Printed | null => {
    if (index === null) return null
    const cell = row.cells[index]!
    const printed = parse(cell)
    if (printed === null && cell.trim() !== '' && !/^(?:n\/a|nan|-)$/i.test(cell.trim())) {
      list.report(
        'error',
        'bad-number',
        row.line,
        `"${cell.slice(0, 40)}" in column ${table.header[index]} is no number`,
      )
    }
    return printed
  }
  const count = read(columns.samples, printedNumber)
  const requests = count !== null && Number.isSafeInteger(count.value) && count.value >= 0 ? count.value : null
  const average = read(columns.average, printedNumber)
  const rate = read(columns.throughput, printedRate)
  const share = read(columns.errors, printedPercent)
  const failures = share === null || requests === null ? null : countsOfShare(requests, share)
  const isOneCount = failures !== null && failures.low === failures.high
  const ranges: FigureRow['ranges'] = {
    ...(failures === null || isOneCount ? {} : { failures }),
    // JMeter cuts the mean off; plug-ins round it.
    ...(average === null
      ? {}
      : { avgMs: { low: average.value - average.half, high: average.value + 2 * average.half } }),
    ...(rate === null ? {} : { rps: { low: Math.max(0, rate.value - rate.half), high: rate.value + rate.half } }),
  }
  return {
    ...nameOfLabel(row.cells[columns.label]!),
    requests,
    failures: isOneCount ? failures.low : null,
    medianMs: figureOf(read(columns.median, printedNumber)),
    avgMs: figureOf(average),
    minMs: figureOf(read(columns.min, printedNumber)),
    maxMs: figureOf(read(columns.max, printedNumber)),
    avgBytes: figureOf(read(columns.avgBytes, printedNumber)),
    rps: figureOf(rate),
    failuresPerS: null,
    percentiles: columns.percentiles.map(({ index, percentile }) => {
      return { percentile, valueMs: figureOf(read(index, printedNumber)) }
    }),
    place: { file, line: row.line, column: 1 },
    ranges,
    derived: isOneCount ? ['failures'] : [],
  }
}

function figureOf(printed: Printed | null): number | null {
  return printed === null ? null : printed.value
}
