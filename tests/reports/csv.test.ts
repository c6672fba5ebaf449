import { expect, test } from 'vitest'
import { attachmentHeader } from '~/reports/attachment'
import { csvCell, csvText } from '~/reports/csv'
import { endpointsCsv } from '~/reports/endpoints-csv'
import { makeRow, makeRun, makeSparseRow } from '../support/run-factory'

test('a cell that a spreadsheet would take for a formula is neutralised, whatever stands before the sign', () => {
  for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\rx', '\n=1', '  =1', '\u0000=1', '＝1'])
    expect(csvCell(text), JSON.stringify(text)).toMatch(/^"'/)
  expect(csvCell('GET /a')).toBe('GET /a')
  expect(csvCell(-5)).toBe('-5')
  expect(csvCell(null)).toBe('')
})

test('quotes, separators and line breaks stay inside their cell', () => {
  expect(csvText(['a', 'b'], [['say "hi", please', 'two\nlines']])).toBe('a,b\r\n"say ""hi"", please","two\nlines"\r\n')
})

test('the endpoint table gives figures as stated, empty where the file states none', () => {
  const run = makeRun({ rows: [makeRow('GET =cmd()', { requests: 7 }), makeSparseRow('POST /b')], aggregate: null })
  const [head, first, second] = endpointsCsv(run).split('\r\n')
  expect(head).toMatch(/^method,name,requests,failures/)
  expect(first).toMatch(/^GET,"'=cmd\(\)",7,0,/)
  expect(second).toMatch(/^POST,\/b,,,,,/)
})

test('no file name breaks out of the header of a download', () => {
  expect(attachmentHeader('load_v1_stats.csv')).toBe(
    `attachment; filename="load_v1_stats.csv"; filename*=UTF-8''load_v1_stats.csv`,
  )
  const odd = attachmentHeader('../../etc/pass"wd\r\nX-Evil: 1 ü.csv')
  expect(odd).not.toMatch(/[\r\n]/)
  expect(odd.match(/"/g)).toHaveLength(2)
  expect(odd).not.toContain('..')
  expect(attachmentHeader('\uD800')).toMatch(/^attachment; filename="_"/)
})
