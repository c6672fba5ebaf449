import { parse } from 'csv-parse/sync'
import type { DiagnosticList } from '../diagnostic-list'
import type { CsvRow, Delimiter } from './csv-table'

/** A quoted cell longer than this is an unclosed quote. Real tracebacks stay below 100 lines. */
const longestCellLines = 200

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
  let damaged = false
  let index = head.headerLine
  while (index < lines.length) {
    if (lines[index]!.trim() === '') {
      index++
      continue
    }
    const found = readOneRow(lines, index, head, unescaped)
    if (found !== null) rows.push({ cells: found.cells, line: index + 1 })
    else {
      damaged = true
      const rule = index >= lines.length - 2 ? 'cut-row' : 'csv-row'
      list.report('error', rule, index + 1, 'this row cannot be read as CSV; it is left out')
    }
    index += found?.lines ?? 1
  }
  return { rows, damaged }
}

interface FoundRow {
  cells: string[]
  lines: number
}

function readOneRow(lines: string[], from: number, head: Head, unescaped: RowPattern | null): FoundRow | null {
  const strict = readValid(lines, from, head)
  if (strict?.cells.length === head.header.length) return strict
  if (unescaped === null) return strict
  for (let count = 1; count <= longestCellLines && from + count <= lines.length; count++) {
    // A line that is a row of its own ends the search: the row before it is damaged.
    if (count > 1 && unescaped(lines[from + count - 1]!) !== null) return strict
    const cells = unescaped(lines.slice(from, from + count).join('\n'))
    if (cells !== null) return { cells, lines: count }
  }
  return strict
}

/** Valid CSV from this line on, over as many lines as its quoted cells need. */
function readValid(lines: string[], from: number, head: Head): FoundRow | null {
  let text = ''
  for (let count = 1; count <= longestCellLines && from + count <= lines.length; count++) {
    text = count === 1 ? lines[from]! : `${text}\n${lines[from + count - 1]}`
    // An odd number of quotes means a cell is still open.
    if ((text.split('"').length - 1) % 2 === 1) continue
    try {
      const records = parse(text, { delimiter: head.delimiter, record_delimiter: '\n', relax_column_count: true })
      return records.length === 1 ? { cells: records[0]!, lines: count } : null
    } catch {
      if (count === 1) return null
    }
  }
  return null
}

type RowPattern = (text: string) => string[] | null

/**
 * Splits a row whose text cells hold unescaped quotes: the plain columns before the free ones from
 * the left, the figures after them from the right, and what is between belongs to the free ones.
 */
function rowPattern(head: Head, freeColumns: number[]): RowPattern {
  const { delimiter, header } = head
  const first = freeColumns[0]!
  const last = freeColumns.at(-1)!
  const mark = delimiter === '\t' ? '\\t' : delimiter
  const before = Array.from({ length: first }, () => `"?([^"${mark}\\n]*)"?${mark}`).join('')
  const figure = `"?(-?[\\d.]+(?:[eE][+-]?\\d+)?|N/A|)"?`
  const after = Array.from({ length: header.length - last - 1 }, () => `${mark}${figure}`).join('')
  const whole = new RegExp(`^${before}"([\\s\\S]*)"${after}$`)
  return (text) => {
    const match = whole.exec(text)
    if (match === null) return null
    const middle = splitFree(match[first + 1]!, last - first + 1, `"${delimiter}"`)
    if (middle === null) return null
    return [...match.slice(1, first + 1), ...middle, ...match.slice(first + 2)]
  }
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
