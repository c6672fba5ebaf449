import { figureOf, isCount } from './cell-reader'

/** What a column of a plain history is read for. */
export const roles = { passedOver: 0, method: 1, name: 2, checked: 3, figure: 4, count: 5 } as const

export interface PlainColumn {
  role: (typeof roles)[keyof typeof roles]
  /** Which of the kept columns its figures go to; -1 where they are only looked at. */
  slot: number
}

/** Rows of the aggregate, column by column. An unknown figure is NaN, which no file can state. */
export interface PlainRows {
  rows: number
  /** One for each slot, longer than there are rows. */
  kept: Float64Array[]
  /** 1-based line of each row. */
  lines: Float64Array
  /** Where the last row that states its `wanted` slot begins; -1 where none does. */
  last: number
  lastLine: number
}

const lineFeed = 10
const comma = 44
/** Powers of ten that a double holds exactly. */
const powers = Array.from({ length: 16 }, (_, exponent) => 10 ** exponent)
/** So many digits make a whole number that a double holds exactly. */
const exactDigits = 15
/** So many digits are no infinity. */
const finiteDigits = 300
/** Longer lines may hold a cell over the limit of a cell. */
const longestLine = 100_000
/** No line of this family is shorter; guards the first guess of how many there are. */
const shortLine = 64

/**
 * Rows of unquoted ASCII with figures as Locust writes them, straight from the bytes: no text is made
 * of any of them. null at the first thing that is not exactly so (a quote, another number of cells, a
 * figure that is none): then the CSV library reads the whole file and says what is wrong with it.
 * `bytes` end with a line feed; `from` is where line 2 begins.
 *
 * A whole number below 10^15 over a power of ten up to 10^15 is one correctly rounded division, so it
 * is the number that `Number` makes of the same text; longer ones are left to `Number`.
 */
export function readPlainRows(
  bytes: Buffer,
  from: number,
  columns: readonly PlainColumn[],
  { slots, wanted, mostRows }: { slots: number; wanted: number; mostRows: number },
): PlainRows | null {
  const width = columns.length
  const roleOf = Uint8Array.from(columns, ({ role }) => role)
  const slotOf = Int8Array.from(columns, ({ slot }) => slot)
  const read = new Float64Array(slots).fill(Number.NaN)
  const found: PlainRows = emptyRows(slots, bytes, from)
  const end = bytes.length
  let at = from
  let line = 2
  while (at < end) {
    const start = at
    let column = 0
    let bad = false
    let method = true
    let name = false
    for (;;) {
      const cell = at
      const role = roleOf[column]!
      let code = bytes[at]!
      if (role < roles.checked) {
        while (code >= 32 && code !== comma && code < 127 && code !== 34) code = bytes[++at]!
        if (role === roles.method) method = at === cell || isText(bytes, cell, at, 'None')
        else if (role === roles.name) name = isText(bytes, cell, at, 'Aggregated') || isText(bytes, cell, at, 'Total')
      } else {
        let whole = 0
        let digits = 0
        let scale = 0
        while (code >= 48 && code <= 57) {
          whole = whole * 10 + code - 48
          code = bytes[++at]!
        }
        digits = at - cell
        if (code === 46 && digits > 0) {
          const point = ++at
          code = bytes[at]!
          while (code >= 48 && code <= 57) {
            whole = whole * 10 + code - 48
            code = bytes[++at]!
          }
          scale = at - point
          digits = scale === 0 ? 0 : digits + scale
        }
        const slot = slotOf[column]!
        const ends = code === comma || code === lineFeed || code === 13
        if (ends && digits > 0 && digits <= exactDigits && (scale === 0 || role !== roles.count)) {
          if (slot >= 0) read[slot] = scale === 0 ? whole : whole / powers[scale]!
        } else if (ends && at === cell) {
          if (slot >= 0) read[slot] = Number.NaN
        } else if (!(ends && role === roles.checked && digits > 0 && digits < finiteDigits)) {
          while (code >= 32 && code !== comma && code < 127 && code !== 34) code = bytes[++at]!
          const text = bytes.toString('latin1', cell, at).trim()
          const value = text === '' || text === 'N/A' ? Number.NaN : oddFigure(text, role === roles.count)
          if (value === null) bad = true
          else if (slot >= 0) read[slot] = value
        }
      }
      if (code !== comma) break
      at += 1
      column += 1
      if (column === width) return null
    }
    while (bytes[at] === 13) at += 1
    if (bytes[at] !== lineFeed || at - start > longestLine) return null
    at += 1
    line += 1
    if (line > mostRows) return null
    // An empty line, which the library passes over too.
    if (column === 0 && isEmptyLine(bytes, start, at)) continue
    if (column !== width - 1) return null
    if (!(method && name)) continue
    if (bad) return null
    keep(found, read, line - 1)
    if (!Number.isNaN(read[wanted]!)) {
      found.last = start
      found.lastLine = line - 1
    }
  }
  return found
}

function emptyRows(slots: number, bytes: Buffer, from: number): PlainRows {
  const firstLine = Math.max(shortLine, bytes.indexOf(lineFeed, from) - from)
  const capacity = Math.ceil((bytes.length - from) / firstLine) + 1
  const kept = Array.from({ length: slots }, () => new Float64Array(capacity))
  return { rows: 0, kept, lines: new Float64Array(capacity), last: -1, lastLine: -1 }
}

function keep(found: PlainRows, read: Float64Array, line: number): void {
  if (found.rows === found.lines.length) {
    found.kept = found.kept.map(twice)
    found.lines = twice(found.lines)
  }
  for (let slot = 0; slot < read.length; slot++) found.kept[slot]![found.rows] = read[slot]!
  found.lines[found.rows] = line
  found.rows += 1
}

function twice(values: Float64Array): Float64Array {
  const longer = new Float64Array(values.length * 2)
  longer.set(values)
  return longer
}

function isText(bytes: Buffer, from: number, to: number, text: string): boolean {
  if (to - from !== text.length) return false
  for (let index = 0; index < text.length; index++) if (bytes[from + index] !== text.charCodeAt(index)) return false
  return true
}

function isEmptyLine(bytes: Buffer, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (bytes[at] !== 13 && bytes[at] !== lineFeed) return false
  return true
}

function oddFigure(text: string, counts: boolean): number | null {
  const value = figureOf(text)
  return value === null || (counts && !isCount(text, value)) ? null : value
}
