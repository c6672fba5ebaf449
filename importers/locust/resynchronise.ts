import { parse } from 'csv-parse/sync'
import type { DiagnosticList } from '../diagnostic-list'
import type { CsvRow, Delimiter } from './csv-table'

/** A quoted cell longer than this is an unclosed quote. Real tracebacks stay below 100 lines. */
const longestCellLines = 200
/** After so many unreadable rows the rest is not tried: this is no damaged file, but another kind. */
const mostDamagedRows = 1000
/** A name with newlines in a file that does not escape quotes. */
const longestNameLines = 20

interface Head {
  header: string[]
  headerLine: number
  quotedHeader: boolean
  delimiter: Delimiter
}

/**
 * Reads a text with quotes out of place row by row. Files with a quoted header were written before
 * Locust 1.1 without escaping: there a row is found again from the right, by its trailing figures.
 * Elsewhere a row that is no valid CSV is left out. Returns what could be read whole.
 */
export function resynchronise(
  text: string,
  head: Head,
  freeColumns: number[],
  list: DiagnosticList,
): { rows: CsvRow[]; damaged: boolean } {
  const lines = text.split('\n')
  const rows: CsvRow[] = []
  const unescaped = head.quotedHeader && freeColumns.length > 0 ? rowPattern(head, freeColumns) : null
  let damaged = 0
  let index = head.headerLine
  while (index < lines.length) {
    if (lines[index]!.trim() === '') {
      index++
      continue
    }
    const found = readOneRow(lines, index, head, unescaped)
    if (found !== null) rows.push({ cells: found.cells, line: index + 1 })
    else {
      damaged += 1
      const rule = index >= lines.length - 2 ? 'cut-row' : 'csv-row'
      list.report('error', rule, index + 1, 'this row cannot be read as CSV; it is left out')
    }
    if (damaged > mostDamagedRows) {
      list.report(
        'error',
        'csv-too-damaged',
        index + 1,
        `more than ${mostDamagedRows} rows cannot be read; the rest is left out`,
      )
      break
    }
    index += found?.lines ?? 1
  }
  return { rows, damaged: damaged > 0 }
}

interface FoundRow {
  cells: string[]
  lines: number
}

function readOneRow(lines: string[], from: number, head: Head, unescaped: RowPattern | null): FoundRow | null {
  const strict = readValid(lines, from, head)
  if (strict?.cells.length === head.header.length) return strict
  if (unescaped === null) return strict
  for (let count = 1; count <= longestNameLines && from + count <= lines.length; count++) {
    // A line that is a row of its own ends the search: the row before it is damaged.
    if (count > 1 && unescaped(lines[from + count - 1]!) !== null) return strict
    const cells = unescaped(lines.slice(from, from + count).join('\n'))
    if (cells !== null) return { cells, lines: count }
  }
  return strict
}

/**
 * Valid CSV from this line on, over as many lines as its quoted cells need. At a newline inside a
 * quoted cell the quotes so far are odd in number, at the end of a record even: so the first even
 * count is the only possible end, and one attempt is enough.
 */
function readValid(lines: string[], from: number, head: Head): FoundRow | null {
  let open = false
  for (let count = 1; count <= longestCellLines && from + count <= lines.length; count++) {
    if (hasOddQuotes(lines[from + count - 1]!)) open = !open
    if (open) continue
    const text = lines.slice(from, from + count).join('\n')
    try {
      const records = parse(text, { delimiter: head.delimiter, record_delimiter: '\n', relax_column_count: true })
      return records.length === 1 ? { cells: records[0]!, lines: count } : null
    } catch {
      return null
    }
  }
  return null
}

function hasOddQuotes(line: string): boolean {
  let odd = false
  for (let at = line.indexOf('"'); at !== -1; at = line.indexOf('"', at + 1)) odd = !odd
  return odd
}

type RowPattern = (text: string) => string[] | null

const figureCell = /^(-?[\d.]+(?:[eE][+-]?\d+)?|N\/A|)$/

/**
 * Splits a row whose text cells hold unescaped quotes: the plain columns before the free ones from
 * the left, the figures after them from the right, and what is between belongs to the free ones.
 * No regular expression over the whole row: hostile rows would make it backtrack without end.
 */
function rowPattern({ delimiter, header }: Head, freeColumns: number[]): RowPattern {
  const first = freeColumns[0]!
  const last = freeColumns.at(-1)!
  return (text) => {
    const before: string[] = []
    let start = 0
    while (before.length < first) {
      const end = text.indexOf(delimiter, start)
      const cell = end === -1 ? null : unquoted(text.slice(start, end))
      if (cell === null || cell.includes('"') || cell.includes('\n')) return null
      before.push(cell)
      start = end + 1
    }
    const after: string[] = []
    let end = text.length
    while (after.length < header.length - last - 1) {
      const at = text.lastIndexOf(delimiter, end - 1)
      const cell = at < start ? null : unquoted(text.slice(at + 1, end))
      if (cell === null || !figureCell.test(cell)) return null
      after.unshift(cell)
      end = at
    }
    const free = text.slice(start, end)
    if (free.length < 2 || !free.startsWith('"') || !free.endsWith('"')) return null
    const middle = splitFree(free.slice(1, -1), last - first + 1, `"${delimiter}"`)
    return middle === null ? null : [...before, ...middle, ...after]
  }
}

function unquoted(cell: string): string {
  return cell.length >= 2 && cell.startsWith('"') && cell.endsWith('"') ? cell.slice(1, -1) : cell
}

/**
 * `name","error`: both may hold the mark. An error is mostly the repr of an exception, so the
 * division before `Word(` is taken; without one a name is more likely free of the mark.
 */
function splitFree(text: string, count: number, mark: string): string[] | null {
  const parts = text.split(mark)
  if (count === 1) return [text]
  if (count !== 2 || parts.length < 2) return null
  const found = parts.findIndex((part, index) => index > 0 && /^[A-Za-z_][\w.]*\(/.test(part))
  const at = found === -1 ? 1 : found
  return [parts.slice(0, at).join(mark), parts.slice(at).join(mark)]
}
