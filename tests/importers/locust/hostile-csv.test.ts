import { expect, test } from 'vitest'
import { buildImport } from '~importers/build-import'
import { normaliseNewlines } from '~importers/text/decode'

const header =
  'Type,Name,Request Count,Failure Count,Median Response Time,Average Response Time,Min Response Time,' +
  'Max Response Time,Average Content Size,Requests/s,Failures/s,50%,95%,99%,100%\n'
const row = (name: string, count = '10') => `GET,${name},${count},0,5,5.0,1,9,100,1.0,0.0,5,7,9,9\n`
const total = ',Aggregated,10,0,5,5.0,1,9,100,1.0,0.0,5,7,9,9\n'

function read(text: string) {
  const bytes = new TextEncoder().encode(text)
  return buildImport([{ path: 'x_stats.csv', bytes, sha256: 'x' }])
}

test('counts that are no counts are reported with their line and unknown, never zero', () => {
  const written = ['1e400', 'NaN', 'Infinity', '-5', '0x10', '1_000', '99999999999999999999', '1.5']
  const { runs, diagnostics } = read(header + written.map((count, i) => row(`/${i}`, count)).join('') + total)
  expect(runs[0]!.endpoints.map(({ requests }) => requests)).toEqual(written.map(() => null))
  expect(diagnostics.filter(({ severity }) => severity === 'error').map(({ line }) => line)).toEqual(
    written.map((_, index) => index + 2),
  )
})

test('a cell of a million digits, a quote without end and a million columns cost no time', () => {
  for (const text of [
    header + row('/a', '1'.repeat(1_000_000)) + total,
    `${header}GET,"${'/abc\n'.repeat(40_000)}`,
    header + 'GET,"/a,10\n'.repeat(40_000),
    `${header}GET,/a,${','.repeat(1_000_000)}\n${total}`,
  ]) {
    const { diagnostics } = read(text)
    expect(diagnostics.some(({ severity }) => severity === 'error')).toBe(true)
  }
})

test('more rows than any load test has endpoints refuse the file', () => {
  const { runs, refused } = read(header + row('/a').repeat(50_001))
  expect(runs).toEqual([])
  expect(refused[0]!.message).toContain('more than 50000 lines in a stats file')
})

test('a million carriage returns without a newline are one pass', () => {
  expect(normaliseNewlines('a\r\r\nb\r\nc\rd\n\r')).toBe('a\nb\nc\rd\n\r')
  normaliseNewlines(`x\n${'\r'.repeat(1_000_000)}y`)
})

test('rows named like what every object has by birth are rows', () => {
  const { runs } = read(header + row('__proto__') + row('constructor') + row('<script>alert(1)</script>') + total)
  expect(runs[0]!.endpoints.map(({ name }) => name)).toEqual(['__proto__', 'constructor', '<script>alert(1)</script>'])
})

test('a row with a name of a megabyte is left out, the others stay', () => {
  const { runs, diagnostics } = read(header + row('/a') + row('x'.repeat(1_000_000)) + row('/b') + total)
  expect(runs[0]!.endpoints.map(({ name }) => name)).toEqual(['/a', '/b'])
  expect(diagnostics[0]).toMatchObject({ severity: 'error', rule: 'cell-too-long', line: 3 })
})
