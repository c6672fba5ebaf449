import type { ExceptionGroup, FailureGroup } from '~/domain/evidence'
import type { Instant } from '~/domain/place'
import type { DiagnosticList } from '../diagnostic-list'
import { cellReader } from './cell-reader'
import { mapColumns } from './columns'
import type { CsvRow, CsvTable } from './csv-table'

/** The error groups of a failures file. First and Last Seen exist since 2.44 and may be empty. */
export function readFailures(table: CsvTable, list: DiagnosticList): FailureGroup[] {
  const read = cellReader(table, mapColumns(table.header), list)
  const seen = (row: CsvRow, key: 'firstSeen' | 'lastSeen'): Instant | null => {
    const cell = read.text(row, key)
    if (cell === null || cell.trim() === '') return null
    const instant = readInstant(cell.trim())
    if (instant === null) list.report('warning', 'bad-time', row.line, `"${cell.slice(0, 40)}" is no time`)
    return instant
  }
  return table.rows.flatMap((row): FailureGroup[] => {
    const occurrences = read.count(row, 'occurrences')
    if (occurrences === null) {
      list.report('error', 'no-occurrences', row.line, 'a failure without a count is left out')
      return []
    }
    const method = read.text(row, 'method')
    return [
      {
        method: method === '' || method === 'None' ? null : method,
        name: read.text(row, 'name')!,
        error: read.text(row, 'error')!,
        occurrences,
        firstSeen: seen(row, 'firstSeen'),
        lastSeen: seen(row, 'lastSeen'),
      },
    ]
  })
}

/** Python exceptions of the tasks: no requests, and not part of the failure count. */
export function readExceptions(table: CsvTable, list: DiagnosticList): ExceptionGroup[] {
  const columns = mapColumns(table.header)
  const read = cellReader(table, columns, list)
  return table.rows.flatMap((row): ExceptionGroup[] => {
    const count = read.count(row, 'count')
    if (count === null) {
      list.report('error', 'no-occurrences', row.line, 'an exception without a count is left out')
      return []
    }
    const nodes = read.text(row, 'nodes')
    return [
      {
        count,
        message: read.text(row, 'message')!,
        traceback: read.text(row, 'traceback')!,
        nodes: nodes === null ? 'unknown' : nodes,
      },
    ]
  })
}

const isoInstant = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:Z|[+-]\d{2}:?\d{2})$/

/** An ISO time with its offset, as an instant in UTC; null for anything else (a time without offset too). */
export function readInstant(text: string): Instant | null {
  if (!isoInstant.test(text)) return null
  const time = Date.parse(
    text
      .replace(' ', 'T')
      .replace(/\s+(?=Z|[+-])/, '')
      .replace(/([+-]\d{2})(\d{2})$/, '$1:$2'),
  )
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}
