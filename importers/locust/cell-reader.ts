import type { DiagnosticList } from '../diagnostic-list'
import type { ColumnKey, ColumnMap } from './columns'
import type { CsvRow, CsvTable } from './csv-table'

/** Reads the cells of one file by column key. Unreadable figures are reported and null, never zero. */
export interface CellReader {
  /** A figure; null for N/A, empty, a missing column or an unreadable cell. */
  figure(row: CsvRow, key: ColumnKey): number | null
  /** A whole number from 0; a count that a spreadsheet rounded to `1.2E+05` is lost and null. */
  count(row: CsvRow, key: ColumnKey): number | null
  at(row: CsvRow, index: number): number | null
  /** The text of a cell; null where the column is missing. */
  text(row: CsvRow, key: ColumnKey): string | null
}

const plainNumber = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/
const commaNumber = /^[+-]?(?:\d+(?:,\d*)?|,\d+)(?:[eE][+-]?\d+)?$/

export function cellReader(table: CsvTable, columns: ColumnMap, list: DiagnosticList): CellReader {
  const decimalComma = table.delimiter === ';' && usesDecimalCommas(table, columns)

  function parseFigure(cell: string): number | null {
    if (!decimalComma) return figureOf(cell)
    return commaNumber.test(cell) ? finite(cell.replace(',', '.')) : null
  }

  function read(row: CsvRow, index: number): number | null {
    const cell = row.cells[index]!.trim()
    if (cell === '' || cell === 'N/A') return null
    const value = parseFigure(cell)
    if (value === null) {
      const message = `"${shorten(cell)}" in column ${table.header[index]} is no number`
      list.report('error', 'bad-number', row.line, message, columnOf(row, index))
    }
    return value
  }

  function readCount(row: CsvRow, index: number): number | null {
    const value = read(row, index)
    if (value === null) return null
    const cell = row.cells[index]!.trim()
    if (isCount(cell, value)) return value
    const message = `"${shorten(cell)}" in column ${table.header[index]} is no whole count`
    list.report('error', 'bad-count', row.line, message, columnOf(row, index))
    return null
  }

  return {
    figure: (row, key) => withIndex(columns, key, (index) => read(row, index)),
    count: (row, key) => withIndex(columns, key, (index) => readCount(row, index)),
    at: read,
    text: (row, key) => withIndex(columns, key, (index) => row.cells[index]!),
  }
}

function withIndex<T>(columns: ColumnMap, key: ColumnKey, use: (index: number) => T): T | null {
  const index = columns.index.get(key)
  return index === undefined ? null : use(index)
}

/** The figure that a trimmed cell with a decimal point states; null where it states none. */
export function figureOf(cell: string): number | null {
  return plainNumber.test(cell) ? finite(cell) : null
}

/** Whether a cell that states this figure states a whole count. */
export function isCount(cell: string, value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0 && !/e/i.test(cell)
}

function finite(text: string): number | null {
  const value = Number(text)
  return Number.isFinite(value) ? value : null
}

/** One comma inside any figure says that the whole file has been re-saved with decimal commas. */
function usesDecimalCommas(table: CsvTable, columns: ColumnMap): boolean {
  const text = new Set((['method', 'name', 'error'] as const).map((key) => columns.index.get(key)))
  return table.rows.some((row) => row.cells.some((cell, index) => !text.has(index) && /^-?\d*,\d/.test(cell.trim())))
}

function columnOf(row: CsvRow, index: number): number {
  return 1 + row.cells.slice(0, index).reduce((sum, cell) => sum + cell.length + 1, 0)
}

function shorten(cell: string): string {
  return cell.length > 40 ? `${cell.slice(0, 40)}…` : cell
}
