import { type CsvError, parse } from 'csv-parse/sync'
import type { DiagnosticList } from '../diagnostic-list'
import { resynchronise } from './resynchronise'

export type Delimiter = ',' | ';' | '\t'

export interface CsvRow {
  cells: string[]
  /** 1-based line on which the row begins. */
  line: number
}

export interface CsvTable {
  header: string[]
  headerLine: number
  /** The header row is quoted: written by hand-built strings before Locust 1.1, without escaping. */
  quotedHeader: boolean
  delimiter: Delimiter
  rows: CsvRow[]
  /** Rows were left out because they could not be read whole. */
  damaged: boolean
}

/** The header alone, cheap enough to look at every file. null where the text has no first line. */
export function readHeader(text: string): Omit<CsvTable, 'rows' | 'damaged'> | null {
  const lines = firstLines(text)
  const named = lines.find(({ text: line }) => line.trim() !== '' && !/^"?sep=.$/i.test(line))
  if (named === undefined) return null
  const delimiter = sniffDelimiter(named.text)
  const header = splitHeader(named.text, delimiter)
  if (header === null) return null
  return { header, headerLine: named.line, quotedHeader: named.text.startsWith('"'), delimiter }
}

/** Headers of this family are one line; the first lines may be blank or a spreadsheet's `sep=;`. */
function firstLines(text: string): { text: string; line: number }[] {
  return text
    .slice(0, 20_000)
    .split('\n', 5)
    .map((line, index) => ({ text: line, line: index + 1 }))
}

function sniffDelimiter(line: string): Delimiter {
  const counts = ([',', ';', '\t'] as const).map((mark) => ({ mark, count: line.split(mark).length }))
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).mark
}

function splitHeader(line: string, delimiter: Delimiter): string[] | null {
  try {
    return parse(line, { delimiter, record_delimiter: '\n', relax_column_count: true })[0] ?? null
  } catch {
    return null
  }
}

/** In characters. A traceback of a thousand frames fits; no name and no message is longer. */
const longestCell = 100_000

interface RecordWithInfo {
  record: string[]
  info: { lines: number }
}

/**
 * A CSV text with one header row. Strict first; where a quote is out of place the rows are read
 * one by one, and rows that cannot be read whole are left out and reported with their line.
 * `freeColumns` are the columns that may hold any text (names, errors).
 */
export function readTable(text: string, freeColumns: (header: string[]) => number[], list: DiagnosticList): CsvTable {
  const head = readHeader(text)
  if (head === null) return { header: [], headerLine: 1, quotedHeader: false, delimiter: ',', rows: [], damaged: true }
  const strict = parseStrict(text, head.delimiter, list)
  const read =
    strict !== null
      ? { rows: strict.filter((row) => row.line > head.headerLine), damaged: false }
      : resynchronise(text, head, freeColumns(head.header), list)
  const width = head.header.length
  const last = read.rows.at(-1)
  const whole: CsvRow[] = []
  let damaged = read.damaged
  for (const row of read.rows) {
    const tooLong = row.cells.find((cell) => cell.length > longestCell)
    if (row.cells.length === width && tooLong === undefined) {
      whole.push(row)
      continue
    }
    damaged = true
    if (tooLong !== undefined) {
      const message = `a cell of ${tooLong.length} characters (limit ${longestCell}); this row is left out`
      list.report('error', 'cell-too-long', row.line, message)
      continue
    }
    const found = `${row.cells.length} of ${width} columns`
    if (row === last && row.cells.length < width) {
      list.report('warning', 'cut-row', row.line, `the last row is cut off: ${found}`)
    } else {
      list.report('error', 'column-count', row.line, `this row has ${found}; it is left out`)
    }
  }
  return { ...head, rows: whole, damaged }
}

function parseStrict(text: string, delimiter: Delimiter, list: DiagnosticList): CsvRow[] | null {
  try {
    const options = { delimiter, record_delimiter: '\n', relax_column_count: true, skip_empty_lines: true }
    const records = parse(text, { ...options, info: true }) as unknown as RecordWithInfo[]
    return records.map(({ record, info }) => ({ cells: record, line: info.lines - newlinesIn(record) }))
  } catch (error) {
    const { code, lines } = error as CsvError & { lines?: number }
    if (code === undefined) throw error
    list.report('warning', 'csv-quote', lines ?? 1, 'a quote is out of place; the rows are read one by one')
    return null
  }
}

function newlinesIn(record: string[]): number {
  let count = 0
  for (const cell of record) if (cell.includes('\n')) count += cell.split('\n').length - 1
  return count
}
