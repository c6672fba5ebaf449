import type { ClosingFigures, History } from '~/domain/evidence'
import { diagnosticList } from '../diagnostic-list'
import { cellReader } from './cell-reader'
import { closingOf, isBucketOf } from './closing-figures'
import { type ColumnKey, type ColumnMap, kindOfHeader, mapColumns } from './columns'
import { type CsvTable, readHeader } from './csv-table'
import { dialectOf } from './dialect'
import { figuresOfRow, isPlausible, reportBreaks } from './history'
import { type LocustFile, reportColumns } from './index'
import { type PlainColumn, type PlainRows, readPlainRows, roles } from './plain-rows'
import { rowLimits } from './row-limit'

const lineFeed = 10
const longestHeader = 10_000

/** Figures of every row that are kept, in this order; the last two only tell whether percentiles are cumulative. */
const keptKeys = [
  'timestampS',
  'users',
  'rps',
  'failuresPerS',
  'requests',
  'failures',
  50,
  95,
  99,
  'maxMs',
  100,
] as const satisfies readonly (ColumnKey | number)[]
type Kept = (typeof keptKeys)[number]

const counts: readonly (ColumnKey | number)[] = ['users', 'requests', 'failures']
const figures: readonly ColumnKey[] = ['medianMs', 'avgMs', 'minMs', 'avgBytes']

/**
 * A history file as Locust writes it, read from its bytes, over fifteen times as fast as through the CSV
 * library, with the same result. null for every other file, and at the first thing that is not as
 * Locust writes it: then the ordinary readers take it and say what is wrong.
 */
export function readPlainHistory(received: Uint8Array, file: string): LocustFile | null {
  const bytes = plainBytes(received)
  const headerEnd = bytes === null ? -1 : bytes.subarray(0, longestHeader).indexOf(lineFeed)
  if (bytes === null || headerEnd === -1) return null
  const head = readPlainHeader(bytes, headerEnd)
  if (head === null) return null
  const columns = mapColumns(head.header)
  if (kindOfHeader(columns) !== 'history') return null
  const plain = readPlainRows(bytes, headerEnd + 1, columnsOf(head.header.length, columns), {
    slots: keptKeys.length,
    wanted: keptKeys.indexOf('requests'),
    mostRows: rowLimits.history,
  })
  if (plain === null || plain.rows === 0 || !timesArePlausible(plain)) return null
  const list = diagnosticList(file)
  reportColumns('history', columns, 1, list)
  const closing = closingFiguresOf(plain, bytes, head, columns)
  const history = historyOf(plain, closing)
  reportBreaks(history, plain.lines, list)
  const dialect = dialectOf('history', head)
  return { kind: 'history', history, file, dialect, damaged: false, diagnostics: list.all() }
}

/** Without a byte order mark and with a line feed at the end; null where the last line may be anything. */
function plainBytes(received: Uint8Array): Buffer | null {
  const marked = received[0] === 0xef && received[1] === 0xbb && received[2] === 0xbf
  const start = received.byteOffset + (marked ? 3 : 0)
  const bytes = Buffer.from(received.buffer, start, received.byteLength - (marked ? 3 : 0))
  const last = bytes.at(-1)
  if (last === lineFeed) return bytes
  return last === undefined || last === 13 ? null : Buffer.concat([bytes, Buffer.of(lineFeed)])
}

function readPlainHeader(bytes: Buffer, end: number): CsvTable | null {
  let stop = end
  while (stop > 0 && bytes[stop - 1] === 13) stop -= 1
  for (let at = 0; at < stop; at++) {
    const code = bytes[at]!
    if (code < 32 || code === 34 || code > 126) return null
  }
  const line = bytes.toString('latin1', 0, stop)
  const head = readHeader(line)
  if (head === null || head.headerLine !== 1 || head.delimiter !== ',') return null
  return { ...head, rows: [], damaged: false }
}

function columnsOf(width: number, map: ColumnMap): PlainColumn[] {
  const columns: PlainColumn[] = Array.from({ length: width }, () => ({ role: roles.passedOver, slot: -1 }))
  const place = (index: number | undefined, role: PlainColumn['role'], slot = -1) => {
    if (index !== undefined) columns[index] = { role, slot }
  }
  place(map.index.get('method'), roles.method)
  place(map.index.get('name'), roles.name)
  for (const key of figures) place(map.index.get(key), roles.checked)
  for (const { index } of map.percentiles) place(index, roles.checked)
  keptKeys.forEach((key, slot) => {
    const index =
      typeof key === 'number' ? map.percentiles.find(({ percentile }) => percentile === key)?.index : map.index.get(key)
    place(index, counts.includes(key) ? roles.count : roles.figure, slot)
  })
  return columns
}

function slotOf(plain: PlainRows, key: Kept): Float64Array {
  return plain.kept[keptKeys.indexOf(key)]!.subarray(0, plain.rows)
}

function timesArePlausible(plain: PlainRows): boolean {
  return slotOf(plain, 'timestampS').every(isPlausible)
}

function historyOf(plain: PlainRows, closing: ClosingFigures | null): History {
  const known = (key: Kept) => Array.from(slotOf(plain, key))
  const column = (key: Kept): (number | null)[] => {
    const values = slotOf(plain, key)
    return values.some(Number.isNaN) ? Array.from(values, (value) => (Number.isNaN(value) ? null : value)) : known(key)
  }
  return {
    timeS: known('timestampS'),
    users: column('users'),
    rps: column('rps'),
    failuresPerS: column('failuresPerS'),
    p50Ms: column(50),
    p95Ms: column(95),
    p99Ms: column(99),
    totalRequests: column('requests'),
    totalFailures: column('failures'),
    ...(closing === null ? {} : { closing }),
  }
}

/** Of the last row that states a total, every figure, by the ordinary readers. */
function closingFiguresOf(plain: PlainRows, bytes: Buffer, head: CsvTable, columns: ColumnMap): ClosingFigures | null {
  if (plain.last === -1) return null
  let end = bytes.indexOf(lineFeed, plain.last)
  while (bytes[end - 1] === 13) end -= 1
  const row = { cells: bytes.toString('latin1', plain.last, end).split(','), line: plain.lastLine }
  // Every cell of this row has been found readable: nothing is left to report.
  const read = cellReader({ ...head, rows: [row] }, columns, diagnosticList(''))
  return closingOf(figuresOfRow(row, read, columns), areCumulative(plain))
}

function areCumulative(plain: PlainRows): boolean {
  const [requests, maxima, tops] = (['requests', 'maxMs', 100] as const).map((key) => slotOf(plain, key))
  let seen = false
  let before = { top: Number.NaN, max: Number.NaN }
  for (let index = 0; index < plain.rows; index++) {
    const top = tops![index]!
    const max = maxima![index]!
    if (!(requests![index]! !== 0) || Number.isNaN(requests![index]!) || Number.isNaN(top) || Number.isNaN(max))
      continue
    if (top === before.top && max === before.max) continue
    if (!isBucketOf(top, max)) return false
    seen = true
    before = { top, max }
  }
  return seen
}
