import { parse } from 'csv-parse/sync'
import { type DiagnosticList, diagnosticList } from '../../diagnostic-list'
import type { EvidenceFormat, FormatInput, FormatResult } from '../format'
import { eachLine } from '../json-lines'
import { instantOfText } from '../read-values'
import { type K6Point, pointReader, wantedMetrics } from './points'

const firstColumns = 'metric_name,timestamp,metric_value'

/**
 * `k6 run --out csv`: one line per point, some eight per request; which tags are columns is the
 * run's choice. Stamps are seconds since 1970 by default, finer ones and RFC 3339 by setting. Tried
 * on a real file. Rates are over first start to last end; stamps of whole seconds leave them a range.
 */
export const k6Csv: EvidenceFormat = {
  id: 'k6-csv',
  title: 'k6 points (CSV)',
  family: 'load',
  verified: true,
  mismatch: ({ text }) => (text.startsWith(`${firstColumns},`) ? null : `does not begin with ${firstColumns}`),
  read: readK6Csv,
}

function readK6Csv(input: FormatInput): FormatResult {
  const list = diagnosticList(input.path)
  const reader = pointReader(list)
  const state = { damaged: false, wholeSeconds: true }
  const header = input.text.slice(0, input.text.indexOf('\n')).split(',')
  const tagsOf = tagReader(header)
  eachRow(input.text, header.length, list, (cells, line) => {
    const value = cells === null || cells[2]!.trim() === '' ? Number.NaN : Number(cells[2])
    if (cells === null || !Number.isFinite(value)) {
      state.damaged = true
      if (cells !== null) list.report('error', 'bad-number', line, 'metric_value is no number; the line is left out')
      return
    }
    const stamp = cells[1]!.trim()
    if (!/^\d{9,10}$/.test(stamp)) state.wholeSeconds = false
    reader.add({ metric: cells[0]!, value, atMs: stampMs(stamp), tags: tagsOf(cells), line })
  })
  return reader.finish(input.path, 'k6 --out csv', state)
}

/** More lines than any tag holds: the quote that opened was a stray one. */
const mostJoined = 50

/**
 * Rows of the metrics that matter, null for one that is not whole. Most lines are of others and are
 * passed over unparsed; a quoted cell may hold commas and line ends.
 */
function eachRow(
  text: string,
  width: number,
  list: DiagnosticList,
  visit: (cells: string[] | null, line: number) => void,
): void {
  let open: { text: string; line: number; joined: number } | null = null
  function finish(row: string, line: number) {
    const cells = row.includes('"') ? quotedCells(row) : row.split(',')
    const isWhole = cells !== null && cells.length === width
    if (!isWhole) list.report('warning', 'column-count', line, `not a row of ${width} columns; the line is left out`)
    visit(isWhole ? cells : null, line)
  }
  eachLine(text, (row, line) => {
    if (open !== null) open = { text: `${open.text}\n${row}`, line: open.line, joined: open.joined + 1 }
    else if (line === 1 || !wantedMetrics.has(row.slice(0, Math.max(0, row.indexOf(','))))) {
      // A last line without a comma is a point that was cut off.
      if (line > 1 && !row.includes(',') && 'http_reqs'.startsWith(row)) visit(null, line)
      return
    } else if (row.includes('"')) open = { text: row, line, joined: 0 }
    else {
      finish(row, line)
      return
    }
    const isClosed = open.text.split('"').length % 2 === 1
    if (!isClosed && open.joined < mostJoined) return
    finish(open.text, open.line)
    open = null
  })
  // The cast undoes what the compiler believes of a variable that only the callback writes.
  const rest = open as { text: string; line: number } | null
  if (rest !== null) finish(rest.text, rest.line)
}

function quotedCells(row: string): string[] | null {
  try {
    return (parse(row, { record_delimiter: '\n', relax_column_count: true }) as string[][])[0] ?? null
  } catch {
    return null
  }
}

function tagReader(header: string[]): (cells: string[]) => K6Point['tags'] {
  const at = (name: string) => header.indexOf(name)
  const [name, method, status, error, expected] = [
    at('name') === -1 ? at('url') : at('name'),
    at('method'),
    at('status'),
    at('error'),
    at('expected_response'),
  ]
  return (cells) => {
    const cell = (index: number) => (index === -1 ? '' : cells[index]!)
    return {
      name: cell(name!),
      method: cell(method!),
      status: cell(status!),
      error: cell(error!),
      expected: cell(expected!),
    }
  }
}

/** Milliseconds since 1970 of a stamp in seconds, milli-, micro- or nanoseconds, or RFC 3339. */
function stampMs(stamp: string): number | null {
  if (!/^\d+$/.test(stamp)) {
    const read = instantOfText(stamp)
    return read === null ? null : Date.parse(read.instant)
  }
  const number = Number(stamp)
  if (stamp.length <= 10) return number * 1000
  if (stamp.length <= 13) return number
  return stamp.length <= 16 ? number / 1000 : number / 1_000_000
}
