import { type CsvError, parse } from 'csv-parse/sync'
import type { DiagnosticList } from '../../diagnostic-list'
import type { JtlColumn, JtlLayout } from './jtl-columns'
import { addSample, emptyLog, errorOf, type JtlLog } from './jtl-log'
import { stampReader } from './jtl-time'

/** A quote out of place costs its row; a file with more of them is no log. */
const mostRestarts = 1_000

/** The samples of a JTL CSV, row by row, so that a large log is never held as rows. */
export function readJtlRows(text: string, layout: JtlLayout, list: DiagnosticList): JtlLog {
  const log = emptyLog()
  const stamps = stampReader()
  let lastShort = 0
  const skipped = linesUpTo(text, layout.headerLine)
  eachRecord(text.slice(skipped), layout, layout.headerLine, log, list, (cells, line) => {
    if (cells.length !== layout.width) {
      log.damaged = true
      lastShort = line
      list.report('warning', 'column-count', line, `${cells.length} of ${layout.width} columns; the row is left out`)
      return
    }
    const cell = (column: JtlColumn) => {
      const at = layout.index.get(column)
      return at === undefined ? null : cells[at]!
    }
    const elapsedMs = wholeNumber(cell('elapsed'))
    if (elapsedMs === null) {
      log.damaged = true
      list.report('error', 'bad-number', line, `elapsed "${cell('elapsed')}" is no number; the row is left out`)
      return
    }
    const stamp = cell('timeStamp')
    const startMs = stamp === null ? null : stamps.read(stamp)
    if (stamp !== null && startMs === null) {
      list.report('error', 'bad-timestamp', line, `the stamp "${stamp.slice(0, 40)}" cannot be read: no rates`)
    }
    const [code, message, failure] = [cell('responseCode'), cell('responseMessage'), cell('failureMessage')]
    const success = cell('success')
    const failed = success === null ? null : success.trim().toLowerCase() !== 'true'
    const method = cell('method')
    const sample = {
      label: cell('label') ?? '',
      method: method === null || method.trim() === '' ? null : method,
      elapsedMs,
      startMs,
      failed,
      error: failed === true ? errorOf(code ?? '', message ?? '', failure ?? '') : '',
      bytes: wholeNumber(cell('bytes')),
      users: wholeNumber(cell('allThreads')),
      line,
    }
    addSample(log, sample, message ?? '')
  })
  log.clock = stamps.clock()
  if (stamps.isAmbiguous()) list.report('warning', 'jtl-ambiguous-date', 1, 'day and month cannot be told apart')
  if (lastShort > 0) list.report('warning', 'cut-row', lastShort, 'rows were left out: the log decides nothing')
  return log
}

function wholeNumber(cell: string | null): number | null {
  return cell !== null && /^\d{1,15}$/.test(cell.trim()) ? Number(cell) : null
}

function linesUpTo(text: string, line: number): number {
  let at = 0
  for (let passed = 0; passed < line; passed++) {
    const end = text.indexOf('\n', at)
    if (end === -1) return text.length
    at = end + 1
  }
  return at
}

/** Gives each record with the line on which it begins; after a bad quote reading goes on in the next line. */
function eachRecord(
  text: string,
  layout: JtlLayout,
  linesBefore: number,
  log: JtlLog,
  list: DiagnosticList,
  use: (cells: string[], line: number) => void,
): void {
  let rest = text
  let before = linesBefore
  for (let restarts = 0; restarts <= mostRestarts; restarts++) {
    let read = 0
    try {
      parse(rest, {
        delimiter: layout.delimiter,
        record_delimiter: '\n',
        relax_column_count: true,
        skip_empty_lines: true,
        on_record: (record: string[], { lines }: { lines: number }) => {
          const spread = lines - read > 1 ? record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0) : 0
          use(record, before + lines - spread)
          read = lines
          return null
        },
      })
      return
    } catch (error) {
      const { code } = error as CsvError
      if (code === undefined) throw error
      log.damaged = true
      list.report('error', 'csv-quote', before + read + 1, 'a quote is out of place; the row is left out')
      rest = rest.slice(linesUpTo(rest, read + 1))
      before += read + 1
      if (rest === '') return
    }
  }
}
