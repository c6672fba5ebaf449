import { readHeader } from '../../locust/csv-table'
import { timeKindOf } from './jtl-time'

/** The columns that Assay reads. */
export type JtlColumn =
  | 'timeStamp'
  | 'elapsed'
  | 'label'
  | 'method'
  | 'responseCode'
  | 'responseMessage'
  | 'success'
  | 'failureMessage'
  | 'bytes'
  | 'allThreads'

export interface JtlLayout {
  delimiter: ',' | ';' | '\t'
  index: Map<JtlColumn, number>
  width: number
  /** 0 where the file has no header (`jmeter.save.saveservice.print_field_names=false`). */
  headerLine: number
  /** Written by a plug-in of another tool in JMeter's form. */
  byLocust: boolean
}

/** Every column JMeter can write; others are sample variables. */
const known = [
  ...['timeStamp', 'elapsed', 'label', 'responseCode', 'responseMessage', 'threadName', 'dataType', 'success'],
  ...['failureMessage', 'bytes', 'sentBytes', 'grpThreads', 'allThreads', 'URL', 'Filename', 'Latency', 'Encoding'],
  ...['SampleCount', 'ErrorCount', 'Hostname', 'IdleTime', 'Connect'],
]
const read: JtlColumn[] = [
  ...(['timeStamp', 'elapsed', 'label', 'method', 'responseCode', 'responseMessage', 'success'] as const),
  ...(['failureMessage', 'bytes', 'allThreads'] as const),
]

/** Default column orders by their count: 5.x, 3.x to 4.x, 2.12 to 2.13, up to 2.11, and without Latency. */
const rest = ['threadName', 'dataType', 'success']
const first = ['timeStamp', 'elapsed', 'label', 'responseCode', 'responseMessage']
const later = [...first, ...rest, 'failureMessage', 'bytes', 'sentBytes', 'grpThreads', 'allThreads']
const defaults = [
  [...later, 'URL', 'Latency', 'IdleTime', 'Connect'],
  [...later, 'Latency', 'IdleTime', 'Connect'],
  [...first, ...rest, 'bytes', 'grpThreads', 'allThreads', 'Latency'],
  [...first, ...rest, 'bytes', 'Latency'],
  [...first, ...rest, 'bytes'],
]

/** The layout of a JTL text, from its first line; a text when it is none, in a few words. */
export function layoutOf(text: string): JtlLayout | string {
  const head = readHeader(text)
  if (head === null) return 'no first line with columns'
  const named = new Map(head.header.map((cell, index) => [cell.trim().toLowerCase(), index]))
  const ofJmeter = known.filter((column) => named.has(column.toLowerCase()))
  if (named.has('elapsed') && ofJmeter.length >= 3) {
    const index = new Map<JtlColumn, number>()
    for (const column of read) {
      const at = named.get(column.toLowerCase())
      if (at !== undefined) index.set(column, at)
    }
    const byLocust = named.has('method') && !named.has('threadname')
    const { delimiter, headerLine, header } = head
    return { delimiter, index, width: header.length, headerLine, byLocust }
  }
  if (!looksLikeSample(head.header)) return 'no column elapsed beside other columns of JMeter'
  return headless(head.header, head.delimiter)
}

function looksLikeSample(cells: string[]): boolean {
  const success = cells.slice(5).some((cell) => /^(?:true|false)$/i.test(cell))
  return timeKindOf(cells[0]!) !== null && /^\d+$/.test(cells[1] ?? '') && success
}

/** Only the default order can be told without names; of another one the columns up to `success` are read. */
function headless(cells: string[], delimiter: JtlLayout['delimiter']): JtlLayout {
  const success = cells.findIndex((cell, index) => index >= 5 && /^(?:true|false)$/i.test(cell))
  const order = defaults.find((columns) => columns.length === cells.length && columns.indexOf('success') === success)
  const names = order ?? first
  const index = new Map<JtlColumn, number>()
  for (const column of read) {
    const at = names.indexOf(column)
    if (at !== -1) index.set(column, at)
  }
  index.set('success', success)
  return { delimiter, index, width: cells.length, headerLine: 0, byLocust: false }
}
