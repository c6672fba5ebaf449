import { type CsvError, parse } from 'csv-parse/sync'
import { diagnosticList } from '../../diagnostic-list'
import type { EvidenceFormat, FormatInput, FormatResult } from '../format'
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
  const at = (name: string) => header.indexOf(name)
  const columns = {
    name: at('name') === -1 ? at('url') : at('name'),
    method: at('method'),
    status: at('status'),
    error: at('error'),
    expected: at('expected_response'),
  }
  try {
    parse(input.text, {
      from_line: 2,
      record_delimiter: '\n',
      relax_column_count: true,
      skip_empty_lines: true,
      // Lines are read one by one as they are parsed: a log of a million points is never held.
      on_record: (cells: string[], { lines }: { lines: number }) => {
        const metric = cells[0]!
        if (cells.length !== header.length) {
          state.damaged = true
          list.report(
            'warning',
            'column-count',
            lines,
            `${cells.length} of ${header.length} columns; the line is left out`,
          )
          return null
        }
        if (!wantedMetrics.has(metric)) return null
        const value = cells[2]!.trim() === '' ? Number.NaN : Number(cells[2])
        if (!Number.isFinite(value)) {
          state.damaged = true
          list.report('error', 'bad-number', lines, `metric_value "${cells[2]!.slice(0, 40)}" is no number`)
          return null
        }
        const stamp = cells[1]!.trim()
        if (!/^\d{9,10}$/.test(stamp)) state.wholeSeconds = false
        const cell = (index: number) => (index === -1 ? '' : cells[index]!)
        const tags: K6Point['tags'] = {
          name: cell(columns.name),
          method: cell(columns.method),
          status: cell(columns.status),
          error: cell(columns.error),
          expected: cell(columns.expected),
        }
        reader.add({ metric, value, atMs: stampMs(stamp), tags, line: lines })
        return null
      },
    })
  } catch (error) {
    const { lines, message } = error as CsvError & { lines?: number }
    state.damaged = true
    list.report('error', 'csv-damaged', lines ?? 1, `${message}: what follows is left out`)
  }
  return reader.finish(input.path, 'k6 --out csv', state)
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
