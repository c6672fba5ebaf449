import { expect, test } from 'vitest'
import { z } from 'zod'
import { tableTexts } from '~/reports/messages/tables'
import { reportContext } from '~/reports/report-context'
import { namedTables, type TableSources, tableNamed } from '~/reports/tables'
import { csvPieces, readTableFile, tableJson } from '~/reports/tables/table-file'
import { tablesReport } from '~/reports/tables/tables-page'
import { makeAssessed, makeLoginRun } from '../../support/assessment-factory'
import { makeCriterion } from '../../support/make-state'

const hostile = ['=HYPERLINK("https://evil.example")', '+1', '-1+1', '@SUM(A1)', '\t=1', 'a "b"\r\n=c', ' ＝1']

function sourcesWith(texts: readonly string[]): TableSources {
  const { assessment, input } = makeAssessed({
    criteria: texts.map((text) => makeCriterion(`${text} >99%`, { ticked: true })),
    runs: [makeLoginRun('load_v45', 200)],
  })
  return { context: reportContext(assessment, input), changes: () => [], points: () => [], review: () => null }
}

test('every table has a title, what it holds, and columns with keys of their own', () => {
  for (const { name, columns } of namedTables) {
    expect(tableTexts[name]?.holds, name).toMatch(/\.$/)
    const keys = columns.map(({ key }) => key)
    expect(new Set(keys).size, name).toBe(keys.length)
    expect(keys.every((key) => /^[a-z][a-z0-9_]*$/.test(key))).toBe(true)
  }
  expect(Object.keys(tableTexts).sort()).toEqual(namedTables.map(({ name }) => name).sort())
})

test('a column names its unit at its end', () => {
  const endings = { ms: '_ms', cents: '_cents', minutes: 'minutes', seconds: '_s', per_second: '_per_s' } as const
  for (const { name, columns } of namedTables)
    for (const { key, unit } of columns) {
      const ending = endings[unit as keyof typeof endings]
      if (ending !== undefined && key !== 'minutes' && key !== 'cents')
        expect(key.endsWith(ending), `${name}.${key}`).toBe(true)
    }
})

test('hostile texts stay text in every cell of the CSV', () => {
  const sources = sourcesWith(hostile)
  const table = tableNamed('criteria')!
  const text = [...csvPieces(table, table.rows(sources))].join('')
  expect(text).toMatch(/^id,tier,text,/)
  for (const cell of parseCsv(text).flat()) expect(cell).not.toMatch(/^\s*[=+@＝]|^-(?!\d|$)|^[\t\r\n]/)
  expect(parseCsv(text)).toHaveLength(1 + table.rows(sources).length)
})

test('a long table is made in pieces that join to one header and every row', () => {
  const table = tableNamed('criteria')!
  const row = Object.fromEntries(table.columns.map(({ key }) => [key, 'x']))
  const pieces = [
    ...csvPieces(
      table,
      Array.from({ length: 1201 }, () => row),
    ),
  ]
  expect(pieces).toHaveLength(3)
  expect(parseCsv(pieces.join(''))).toHaveLength(1202)
  expect([...csvPieces(table, [])].join('')).toBe(`${table.columns.map(({ key }) => key).join(',')}\r\n`)
})

test('as JSON a table has the version, its columns, and null where nothing is known', () => {
  const schema = z.object({
    schemaVersion: z.literal(1),
    table: z.string(),
    title: z.string(),
    program: z.string(),
    asOf: z.string(),
    columns: z.array(z.object({ key: z.string(), label: z.string(), unit: z.string(), empty: z.string() })),
    rowCount: z.number(),
    rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))),
  })
  const sources = sourcesWith(['Auth success rate'])
  for (const table of namedTables) {
    const json = schema.parse(JSON.parse(JSON.stringify(tableJson(table, sources))))
    for (const row of json.rows) {
      expect(Object.keys(row)).toEqual(table.columns.map(({ key }) => key))
      for (const { key, empty } of table.columns)
        if (empty === 'never_empty') expect(row[key], `${table.name}.${key}`).not.toBeNull()
    }
  }
})

test('the list of tables counts rows and links both files', () => {
  const { tables } = tablesReport(sourcesWith(['Auth success rate']))
  expect(tables.find(({ name }) => name === 'criteria')).toMatchObject({
    rowsText: '1 row',
    csvHref: '/tables/criteria.csv',
    jsonHref: '/tables/criteria.json',
  })
})

test('only a name and one of two endings is a table’s file', () => {
  expect(readTableFile('cost-lines.csv')).toEqual({ name: 'cost-lines', format: 'csv' })
  for (const file of ['tasks', 'tasks.xlsx', '../tasks.csv', 'tasks.csv.csv', '.csv', 'Tasks.csv'])
    expect(readTableFile(file)).toBeNull()
})

/** An independent reading of RFC 4180. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = []
  let [row, cell, quoted]: [string[], string, boolean] = [[], '', false]
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] as string
    if (quoted) {
      if (sign !== '"') cell += sign
      else if (text[at + 1] === '"') {
        cell += '"'
        at += 1
      } else quoted = false
    } else if (sign === '"') quoted = true
    else if (sign === ',') {
      row.push(cell)
      cell = ''
    } else if (sign === '\r' && text[at + 1] === '\n') {
      rows.push([...row, cell])
      ;[row, cell] = [[], '']
      at += 1
    } else cell += sign
  }
  return rows
}
