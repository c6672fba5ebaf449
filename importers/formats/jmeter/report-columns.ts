import type { CsvTable } from '../../locust/csv-table'
import { printedNumber, printedPercent } from './printed'

/** Where the figures of an aggregate or summary report stand; null where the table has none. */
export interface ReportColumns {
  kind: 'aggregate report' | 'summary report'
  label: number
  samples: number
  average: number
  median: number | null
  percentiles: { index: number; percentile: number }[]
  min: number
  max: number
  errors: number
  throughput: number | null
  avgBytes: number | null
}

const percentileHeader = /^(?:aggregate_report_)?(\d+(?:[.,]\d+)?)\s*(?:%|th\b)/i

/**
 * The columns, by their order and not by name: headers are written in the language of the user
 * interface, and percentiles as configured. The column of errors is the only one whose cells all
 * end in `%`; the aggregate report has percentiles, the summary report has a deviation instead.
 */
export function reportColumns(table: Pick<CsvTable, 'header' | 'rows'>): ReportColumns | null {
  const { header, rows } = table
  const shares = header.flatMap((_, index) => {
    const all = rows.length > 0 && rows.every(({ cells }) => printedPercent(cells[index] ?? '') !== null)
    return all ? [index] : []
  })
  const [errors] = shares
  if (errors === undefined || shares.length > 1 || errors < 6) return null
  const percentiles = header.flatMap((cell, index) => {
    const found = index < 3 || index >= errors ? null : percentileHeader.exec(cell.trim())
    return found === null ? [] : [{ index, percentile: Number(found[1]!.replace(',', '.')) }]
  })
  const last = percentiles.at(-1)
  const isNumber = (index: number) => rows.every(({ cells }) => printedNumber(cells[index] ?? '') !== null)
  const common = { label: 0, samples: 1, average: 2, errors, throughput: at(header, errors + 1), percentiles }
  if (!isNumber(1) || !isNumber(2)) return null
  if (last === undefined) {
    if (errors !== 6 || !isNumber(3) || !isNumber(4)) return null
    return { ...common, kind: 'summary report', median: null, min: 3, max: 4, avgBytes: bytesColumn(header, errors) }
  }
  const [min, max] = [last.index + 1, last.index + 2]
  if (max >= errors || !isNumber(min) || !isNumber(max)) return null
  const median = percentiles[0]!.index === 4 ? 3 : null
  return { ...common, kind: 'aggregate report', median, min, max, avgBytes: null }
}

function at(header: string[], index: number): number | null {
  return index < header.length ? index : null
}

/** `… Throughput, Received KB/sec, [Sent KB/sec,] Avg. Bytes`. */
function bytesColumn(header: string[], errors: number): number | null {
  const last = header.length - 1
  return last === errors + 3 || last === errors + 4 ? last : null
}
