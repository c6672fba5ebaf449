import type { FigureRow } from '~/domain/evidence'
import type { DiagnosticList } from '../diagnostic-list'
import { cellReader } from './cell-reader'
import { mapColumns } from './columns'
import type { CsvTable } from './csv-table'
import type { FigureTable } from './figure-rows'

/**
 * Joins the percentiles of a `_distribution` file (until 0.13.2) to the rows of its `_requests`
 * file by name: `METHOD path`, and `Total`, `None Total` or `Aggregated` for the aggregate.
 */
export function joinDistribution(figures: FigureTable, table: CsvTable, list: DiagnosticList): FigureTable {
  const columns = mapColumns(table.header)
  const read = cellReader(table, columns, list)
  const byName = new Map(
    table.rows.map((row) => [
      read.text(row, 'name')!,
      columns.percentiles.map(({ percentile, index }) => ({ percentile, valueMs: read.at(row, index) })),
    ]),
  )
  function joined(row: FigureRow, names: string[]): FigureRow {
    const name = names.find((candidate) => byName.has(candidate))
    if (name !== undefined) return { ...row, percentiles: byName.get(name)! }
    list.report('warning', 'no-distribution', 1, `no percentiles for ${names[0]}`)
    return row
  }
  const { aggregate } = figures
  return {
    aggregate: aggregate && joined(aggregate, [aggregate.name, `None ${aggregate.name}`]),
    endpoints: figures.endpoints.map((row) => joined(row, [row.key, `None ${row.name}`])),
    truncated: figures.truncated || table.damaged,
  }
}

/**
 * Until 0.9 "# requests" left the failures out, since 0.10 it includes them; the header is the same.
 * More failures than requests in any row proves the old meaning for the whole file. Without such a
 * row and with failures at hand it cannot be told, which is said, and the figures stay as printed.
 */
export function settleRequestCounts(figures: FigureTable, list: DiagnosticList): FigureTable {
  const rows = figures.aggregate === null ? figures.endpoints : [...figures.endpoints, figures.aggregate]
  const excluded = rows.some((row) => row.requests !== null && row.failures !== null && row.failures > row.requests)
  if (excluded) {
    const message = 'written before Locust 0.10: "# requests" leaves failures out; they are added here'
    list.report('info', 'legacy-requests', 1, message)
    const { aggregate, endpoints } = figures
    return { ...figures, aggregate: aggregate && withFailures(aggregate), endpoints: endpoints.map(withFailures) }
  }
  if (rows.some((row) => row.failures !== null && row.failures > 0)) {
    const message = 'before Locust 0.10 "# requests" left failures out, later it includes them; this file does not say'
    list.report('warning', 'legacy-requests-unknown', 1, message)
  }
  return figures
}

function withFailures(row: FigureRow): FigureRow {
  return { ...row, requests: row.requests === null || row.failures === null ? null : row.requests + row.failures }
}
