import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diagnosticList } from '~importers/diagnostic-list'
import { freeColumns } from '~importers/locust/columns'
import { readTable } from '~importers/locust/csv-table'
import { readLocustFile } from '~importers/locust/index'
import { decodeText } from '~importers/text/decode'
import { statsHeader } from '../../support/locust-text'

/** Minimal quoting as Python's csv.writer does it. */
function quote(cell: string, delimiter: string): string {
  const special = cell.includes('"') || cell.includes('\n') || cell.includes('\r') || cell.includes(delimiter)
  return special ? `"${cell.replaceAll('"', '""')}"` : cell
}

/** Any text a name can hold. NUL makes a file binary, and a carriage return before a newline is one newline. */
const name = fc
  .oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('"', ',', ';', '\n', '\t', 'a', '=', 'é', '漢', '😀', "'") }),
  )
  .map((text) => text.replace(/[\0\r]/g, ''))
  .filter((text) => !/\p{Surrogate}/u.test(text))
const count = fc.integer({ min: 0, max: 1e9 })
const figure = fc.oneof(
  fc.double({ min: 0, max: 1e9, noNaN: true }).map((value) => value + 0),
  fc.constant(null),
)
const row = fc.record({
  method: fc.constantFrom('GET', 'POST', 'socket'),
  name,
  requests: count,
  failures: count,
  figures: fc.array(figure, { minLength: 7, maxLength: 7 }),
  percentiles: fc.array(fc.option(count, { nil: null }), { minLength: 11, maxLength: 11 }),
})

const printed = (value: number | null) => (value === null ? 'N/A' : String(value))

test('any printed stats file reads back the same', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(row, { maxLength: 20, selector: ({ method, name }) => `${method} ${name}` }),
      fc.constantFrom('\n', '\r\n', '\r\r\n'),
      (rows, newline) => {
        const all = [...rows, { ...(rows[0] ?? blank), method: '', name: 'Aggregated' }]
        const lines = all.map((one) =>
          [
            quote(one.method, ','),
            quote(one.name, ','),
            one.requests,
            one.failures,
            ...one.figures.map(printed),
            ...one.percentiles.map(printed),
          ].join(','),
        )
        const bytes = new TextEncoder().encode(`${[statsHeader, ...lines].join(newline)}${newline}`)
        const { text, refused } = decodeText(bytes, 'x.csv')
        expect(refused).toBeNull()
        const content = readLocustFile(text, 'stats', 'x.csv')
        expect(content.diagnostics).toEqual([])
        const figures = 'figures' in content ? content.figures! : null
        expect(figures!.truncated).toBe(false)
        expect([...figures!.endpoints, figures!.aggregate!].map(plain)).toEqual(
          all.map((one) => ({ ...one, method: one.method === '' ? null : one.method })),
        )
      },
    ),
  )
})

const blank = {
  method: '',
  name: '',
  requests: 0,
  failures: 0,
  figures: Array.from({ length: 7 }, () => null),
  percentiles: Array.from({ length: 11 }, () => null),
}

function plain(read: import('~/domain/evidence').FigureRow) {
  const { method, name, requests, failures, medianMs, avgMs, minMs, maxMs, avgBytes, rps, failuresPerS } = read
  return {
    method,
    name,
    requests,
    failures,
    figures: [medianMs, avgMs, minMs, maxMs, avgBytes, rps, failuresPerS],
    percentiles: read.percentiles.map(({ valueMs }) => valueMs),
  }
}

test.each([',', ';', '\t'])('any cells printed with the delimiter %j read back with their lines', (delimiter) => {
  fc.assert(
    fc.property(fc.array(fc.tuple(name, name), { maxLength: 15 }), (rows) => {
      const header = ['Name', 'Error', 'Occurrences']
      const lines = rows.map((cells) => [...cells.map((cell) => quote(cell, delimiter)), '1'].join(delimiter))
      const text = [header.join(delimiter), ...lines].join('\n')
      const list = diagnosticList('x.csv')
      const table = readTable(text, freeColumns, list)
      expect(table.rows.map(({ cells }) => cells)).toEqual(rows.map((cells) => [...cells, '1']))
      const starts = lines.map(
        (_, index) => 2 + lines.slice(0, index).join('\n').split('\n').length - (index === 0 ? 1 : 0),
      )
      expect(table.rows.map(({ line }) => line)).toEqual(starts)
      expect(list.all()).toEqual([])
    }),
  )
})

test('no text at all makes the reader throw, and every row it gives is whole', () => {
  const junk = fc.array(
    fc.constantFrom('"', ',', '\n', ';', 'GET', 'Aggregated', '1', '2.5', 'N/A', '""', '",', statsHeader, '\\', '\t'),
    { maxLength: 80 },
  )
  fc.assert(
    fc.property(junk, fc.boolean(), (parts, quoted) => {
      const header = quoted
        ? statsHeader
            .split(',')
            .map((cell) => `"${cell}"`)
            .join(',')
        : statsHeader
      const text = `${header}\n${parts.join('')}`
      const table = readTable(text, freeColumns, diagnosticList('x.csv'))
      expect(table.rows.every(({ cells }) => cells.length === table.header.length)).toBe(true)
      readLocustFile(text, 'stats', 'x.csv')
    }),
  )
})

test.each([
  ['unclosed quotes', (i: number) => `GET,"/a${i},1,2`],
  ['quotes in every cell', () => `"GET","/a"b${',"'.repeat(20)}`],
  ['quotes without end', () => `"GET","${'"'.repeat(300)}`],
  ['quoted newlines', () => '"'],
])('a hostile file of %s is given up quickly', (_, line) => {
  const quoted = statsHeader.split(',').map((cell) => `"${cell}"`)
  for (const header of [statsHeader, quoted.join(',')]) {
    const text = [header, ...Array.from({ length: 5000 }, (_, i) => line(i)), 'GET,/x"'].join('\n')
    // Quadratic backtracking would take minutes here: the runner's limit is the assertion.
    expect(readLocustFile(text, 'stats', 'x.csv').diagnostics).not.toEqual([])
  }
})
