import fc from 'fast-check'
import { expect, test } from 'vitest'
import { detect } from '~importers/detect'
import type { LocustFile } from '~importers/locust/index'
import { readLocustFile } from '~importers/locust/index'
import { readPlainHistory } from '~importers/locust/plain-history'

const percentiles = ['50%', '66%', '75%', '80%', '90%', '95%', '98%', '99%', '99.9%', '99.99%', '100%']
const totals = ['Request', 'Failure'].map((what) => `Total ${what} Count`)
const times = ['Median Response Time', 'Average Response Time', 'Min Response Time', 'Max Response Time']
const header = [
  ...['Timestamp', 'User Count', 'Type', 'Name', 'Requests/s', 'Failures/s'],
  ...[...percentiles, ...totals, ...times.map((name) => `Total ${name}`), 'Total Average Content Size'],
]

/** By the CSV library; null where the bytes are no history. */
function byLibrary(bytes: Uint8Array): LocustFile | null {
  const found = detect({ path: 'a_stats_history.csv', bytes, sha256: '' })
  if (found.kind !== 'locust' || found.locust !== 'history') return null
  const read = readLocustFile(found.decoded.text, 'history', 'a_stats_history.csv')
  return { ...read, diagnostics: [...found.decoded.diagnostics, ...read.diagnostics] }
}

const bytesOf = (text: string) => new TextEncoder().encode(text)
const plainly = (text: string | Uint8Array) =>
  readPlainHistory(typeof text === 'string' ? bytesOf(text) : text, 'a_stats_history.csv')

const figure = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 5000 }).map(String) },
  { weight: 3, arbitrary: fc.double({ min: 0, max: 1e7, noNaN: true }).map(String) },
  { weight: 2, arbitrary: fc.tuple(fc.nat(1e9), fc.nat(12)).map(([value, digits]) => value.toFixed(digits)) },
  { weight: 2, arbitrary: fc.constantFrom('', 'N/A', '0', '0.0', '100', '999.5', '60000') },
)
const oddFigure = fc.constantFrom(
  ...[
    'NaN',
    'inf',
    '1e3',
    '1.5E-7',
    '2E+400',
    '-3',
    '-0',
    '+4',
    ' 7',
    '8 ',
    '5.',
    '.5',
    '1,5',
    '"6"',
    '0x10',
    '-',
    '.',
  ],
  ...['123456789012345', '1234567890123456', '0.1234567890123456', '000000000000000012.5', '9007199254740993', '٣'],
)
const name = fc.oneof(
  { weight: 40, arbitrary: fc.constant(['', 'Aggregated']) },
  { weight: 8, arbitrary: fc.constantFrom(['', 'Total'], ['None', 'Aggregated'], ['GET', 'Aggregated'], ['', 'x']) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(['GET', '/a b'], ['POST', '/é'], ['GET', '"/a,b"'], ['GET', 'a"b'], ['', '']),
  },
)

interface Shape {
  cells: string[][]
  columns: string[]
  end: string
  mark: boolean
  lastEnd: boolean
  cut: number
  blank: boolean
}

const count = fc.oneof(
  { weight: 9, arbitrary: fc.nat(1e9).map(String) },
  { weight: 1, arbitrary: fc.constantFrom('', 'N/A', '7.0') },
)

interface MadeRow {
  second: number
  called: readonly string[]
  counts: string[]
  figures: string[]
}

const plainRow: fc.Arbitrary<MadeRow> = fc.record({
  second: fc.nat(3000),
  called: name,
  counts: fc.array(count, { minLength: 3, maxLength: 3 }),
  figures: fc.array(figure, { minLength: header.length, maxLength: header.length }),
})

function cellsOf({ second, called, counts, figures }: MadeRow): string[] {
  const known: Record<string, string | undefined> = {
    Timestamp: String(1_765_000_000 + second),
    Type: called[0],
    Name: called[1],
    'User Count': counts[0],
    'Total Request Count': counts[1],
    'Total Failure Count': counts[2],
  }
  return header.map((column, at) => known[column] ?? figures[at]!)
}

const shape: fc.Arbitrary<Shape> = fc.record({
  cells: fc.array(plainRow.map(cellsOf), { maxLength: 12 }),
  columns: fc.oneof(
    { weight: 4, arbitrary: fc.constant(header) },
    { weight: 1, arbitrary: fc.shuffledSubarray(header, { minLength: 5 }) },
    {
      weight: 1,
      arbitrary: fc.shuffledSubarray([...header, 'Unheard Of', 'Name', '99.999', '50%'], { minLength: 20 }),
    },
  ),
  end: fc.constantFrom('\n', '\r\n', '\r\r\n'),
  mark: fc.boolean(),
  lastEnd: fc.boolean(),
  cut: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(300) }),
  blank: fc.boolean(),
})

function textOf({ cells, columns, end, mark, lastEnd, cut, blank }: Shape): string {
  const rows = cells.map((row) =>
    columns.map((column) => (header.includes(column) ? row[header.indexOf(column)] : '7')).join(','),
  )
  const lines = [columns.join(','), ...rows, ...(blank ? [''] : [])]
  const text = `${mark ? '\ufeff' : ''}${lines.join(end)}${lastEnd ? end : ''}`
  return cut === 0 ? text : text.slice(0, -cut)
}

const runs = 250

test('a plain history is read as the CSV library reads it, whatever its figures, columns and line ends', () => {
  let plain = 0
  fc.assert(
    fc.property(shape, (made) => {
      const bytes = bytesOf(textOf(made))
      const read = plainly(bytes)
      if (read === null) return
      plain += 1
      expect(read).toEqual(byLibrary(bytes))
    }),
    { numRuns: runs, seed: 7 },
  )
  expect(plain).toBeGreaterThan(runs / 4)
})

test('a history with odd cells is read as the CSV library reads it, or left to the library', () => {
  const spoiled = fc.tuple(shape, fc.nat(), fc.nat(), oddFigure).map(([made, row, column, odd]) => {
    const cells = made.cells.map((cells) => [...cells])
    if (cells.length > 0) cells[row % cells.length]![column % header.length] = odd
    return textOf({ ...made, cells })
  })
  let plain = 0
  fc.assert(
    fc.property(spoiled, (text) => {
      const bytes = bytesOf(text)
      const read = plainly(bytes)
      if (read === null) return
      plain += 1
      expect(read).toEqual(byLibrary(bytes))
    }),
    { numRuns: runs, seed: 11 },
  )
  expect(plain).toBeGreaterThan(runs / 20)
})

const row = (cells: Record<string, string> = {}) =>
  header
    .map((column, at) => {
      if (Object.hasOwn(cells, column)) return cells[column]
      return column === 'Timestamp' ? '1765000000' : column === 'Type' ? '' : column === 'Name' ? 'Aggregated' : `${at}`
    })
    .join(',')
const fileOf = (...rows: string[]) => `${[header.join(','), ...rows].join('\n')}\n`

test('the figures of today’s Locust come without the CSV library, those of a full history too', () => {
  const endpoint = row({ Type: 'GET', Name: '/page', '50%': 'no figure here' })
  const read = plainly(fileOf(endpoint, row(), endpoint, row({ Timestamp: '1765000001', '95%': 'N/A' })))
  expect(read).toMatchObject({ kind: 'history', damaged: false, dialect: 'locust 1.2+', diagnostics: [] })
  expect(read?.kind === 'history' && read.history).toMatchObject({
    timeS: [1_765_000_000, 1_765_000_001],
    p95Ms: [11, null],
    closing: { requests: 17, avgMs: 20, cumulative: false },
  })
})

test.each([
  ['a quote anywhere', fileOf(row(), row({ Type: 'GET', Name: '"/a,b"' }))],
  ['a letter beyond ASCII', fileOf(row(), row({ Type: 'GET', Name: '/é' }))],
  ['a row with a cell too few', fileOf(row(), row().slice(0, row().lastIndexOf(',')))],
  ['a row with a cell too many', fileOf(row(), `${row()},1`)],
  ['a figure that is none', fileOf(row({ '99%': 'NaN' }))],
  ['a count with a fraction', fileOf(row({ 'User Count': '1.5' }))],
  ['a time that is none', fileOf(row({ Timestamp: '45000' }))],
  ['a carriage return inside a row', fileOf(row({ Type: 'GET', Name: 'a\rb' }))],
  ['a name over the limit of a cell', fileOf(row({ Type: 'GET', Name: 'x'.repeat(100_001) }), row())],
  ['no row of the aggregate', fileOf(row({ Type: 'GET', Name: '/a' }))],
  ['another delimiter', fileOf(row()).replaceAll(',', ';')],
  ['nothing but a header', fileOf()],
  ['no line end', header.join(',')],
  ['an empty file', ''],
])('%s leaves the file to the ordinary readers', (_what, text) => {
  expect(plainly(text)).toBeNull()
})

test('a fall of the totals and a time that runs back are said with their lines', () => {
  const text = fileOf(
    row({ 'Total Request Count': '500' }),
    row({ Type: 'GET', Name: '/a' }),
    row({ 'Total Request Count': '3', Timestamp: '1764999999' }),
  )
  const read = plainly(text)
  expect(read?.diagnostics.map(({ rule, line }) => [rule, line])).toEqual([
    ['stats-reset', 4],
    ['time-order', 4],
  ])
  expect(read).toEqual(byLibrary(bytesOf(text)))
})

test('bytes in the middle of a larger buffer are read from where they begin', () => {
  const text = fileOf(row())
  const whole = bytesOf(`12345${text}tail`)
  expect(plainly(whole.subarray(5, 5 + bytesOf(text).length))).toEqual(byLibrary(bytesOf(text)))
})

test('a file of more lines than any load test writes is left to the reader that refuses it', () => {
  expect(plainly(`${header.join(',')}\n${'\n'.repeat(1_000_001)}${row()}\n`)).toBeNull()
})
