import { z } from 'zod'
import { csvText } from '../csv'
import { schemaVersion } from '../json-schemas'
import { tableTexts } from '../messages/tables'
import { type Cell, columnUnits, emptyMeanings, type NamedTable, type TableRow, type TableSources } from './table'

export const tableTypes = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
} as const
export type TableFormat = keyof typeof tableTypes

/** Rows of a CSV text that are made at a time: an answer never holds a large table twice. */
const rowsAtOnce = 500

/** The table as CSV in pieces; cells that a spreadsheet would run are made text. */
export function* csvPieces(table: NamedTable, rows: readonly TableRow[]): Generator<string> {
  const keys = table.columns.map(({ key }) => key)
  for (let from = 0; from === 0 || from < rows.length; from += rowsAtOnce) {
    const part = rows.slice(from, from + rowsAtOnce).map((row) => keys.map((key) => csvValue(row[key] as Cell)))
    const text = csvText(keys, part)
    yield from === 0 ? text : text.slice(text.indexOf('\r\n') + 2)
  }
}

function csvValue(value: Cell): string | number | null {
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : value
}

/** `/tables/:name.json` and `assay table NAME --json`. */
export function tableJson(table: NamedTable, sources: TableSources) {
  const { assessment } = sources.context
  const rows = table.rows(sources)
  return {
    schemaVersion,
    table: table.name,
    ...tableTexts[table.name],
    program: assessment.settings.slug,
    asOf: assessment.asOf,
    columns: table.columns,
    rowCount: rows.length,
    rows,
  }
}

/** The shape of every table as JSON; the columns say what their values are. */
export const anyTableSchema = z.object({
  schemaVersion: z.literal(schemaVersion),
  table: z.string(),
  title: z.string(),
  holds: z.string(),
  program: z.string(),
  asOf: z.string(),
  columns: z.array(
    z.object({ key: z.string(), label: z.string(), unit: z.enum(columnUnits), empty: z.enum(emptyMeanings) }),
  ),
  rowCount: z.number().int(),
  rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))),
})

/** "tasks.csv" is the table of that name in that format; null for everything else. */
export function readTableFile(file: string): { name: string; format: TableFormat } | null {
  const match = /^([a-z][a-z-]*)\.(csv|json)$/.exec(file)
  return match === null ? null : { name: match[1] as string, format: match[2] as TableFormat }
}
