import { describe, expect, test } from 'vitest'
import { readAsFound, reportOf } from '../../support/read-report'

const coverage = (text: string) => reportOf(readAsFound(text).result, 'coverage')
const pair = (one: { covered: number; total: number } | null) => (one === null ? null : [one.covered, one.total])

describe('Cobertura', () => {
  const line = (number: number, hits: number, more = '') => `<line number="${number}" hits="${hits}" ${more}/>`
  const document = (classes: string, attributes = '') =>
    `<coverage line-rate="1" ${attributes}><packages><package><classes>${classes}</classes></package></packages></coverage>`
  const ofFile = (file: string, lines: string) =>
    `<class name="C" filename="${file}"><methods><method name="m"><lines>${lines}</lines></method></methods><lines>${lines}</lines></class>`

  test('branches-valid 0 is not measured, whatever rate is printed', () => {
    const report = coverage(
      document(ofFile('a.py', line(1, 1)), 'branch-rate="1" branches-covered="0" branches-valid="0"'),
    )
    expect(report.branches).toBeNull()
  })
  test('lines that methods repeat count once, parts of one file are merged with the most hits', () => {
    const parts = ofFile('a.cs', line(1, 0) + line(2, 1)) + ofFile('a.cs', line(1, 3) + line(3, 0))
    const report = coverage(document(parts, 'lines-covered="2" lines-valid="4"'))
    expect([pair(report.lines), report.files]).toEqual([[2, 3], 1])
  })
  test('conditions are branches', () => {
    const report = coverage(document(ofFile('a.py', line(1, 1, 'branch="true" condition-coverage="50% (1/2)"'))))
    expect(pair(report.branches)).toEqual([1, 2])
  })
  test.each(['1768046400', '1768046400000'])('a timestamp in seconds or in milliseconds: %s', (timestamp) => {
    const report = coverage(document(ofFile('a.py', line(1, 1)), `timestamp="${timestamp}"`))
    expect(report.effectiveAt?.value).toBe('2026-01-10T12:00:00.000Z')
  })
})

describe('lcov', () => {
  const record = (lines: string) => `TN:\nSF:a.js\n${lines}\nend_of_record\n`
  test('a file that comes twice is merged line by line', () => {
    const report = coverage(record('DA:1,0\nDA:2,1\nLF:2\nLH:1') + record('DA:1,2\nDA:3,0\nLF:2\nLH:1'))
    expect([pair(report.lines), report.files]).toEqual([[2, 3], 1])
  })
  test('sums that contradict the lines do not count, branches never evaluated do', () => {
    const report = coverage(record('DA:1,1\nDA:2,0\nLF:2\nLH:2\nBRDA:1,0,0,-\nBRDA:1,0,1,4'))
    expect([pair(report.lines), pair(report.branches)]).toEqual([
      [1, 2],
      [1, 2],
    ])
  })
  test('functions of lcov 2, checksums and Windows paths', () => {
    const report = coverage(
      'SF:C:\\src\\a.js\nFNL:0,1,4\nFNA:0,3,main\nFNL:1,6,9\nFNA:1,0,other\nDA:1,3,abc==\nend_of_record',
    )
    expect([pair(report.functions), pair(report.lines)]).toEqual([
      [1, 2],
      [1, 1],
    ])
  })
  test('a cut file is refused', () => {
    const { result } = readAsFound('TN:\nSF:a.js\nDA:1,1\n')
    expect(result).toMatchObject({
      kind: 'refused',
      message: 'line 2: the last record has no end_of_record: the file is cut',
    })
  })
})

describe('others', () => {
  test('coverage.py: statements and branches apart, and it says which', () => {
    const text = JSON.stringify({
      meta: { version: '7.13', timestamp: '2026-01-10T12:00:00' },
      files: { 'a.py': { executed_lines: [1, 2, 3], missing_lines: [4] } },
      totals: { covered_lines: 3, num_statements: 4, num_branches: 4, covered_branches: 1, percent_covered: 50 },
    })
    const { result } = readAsFound(text)
    const report = reportOf(result, 'coverage')
    expect([pair(report.statements), pair(report.branches)]).toEqual([
      [3, 4],
      [1, 4],
    ])
    expect(result.diagnostics.map(({ rule }) => rule)).toEqual(['combined-percentage', 'time-without-zone'])
  })
  test('an Istanbul summary of nothing is not 100 %', () => {
    const none = { total: 0, covered: 0, skipped: 0, pct: 'Unknown' }
    const half = { total: 4, covered: 2, skipped: 0, pct: 50 }
    const report = coverage(
      JSON.stringify({ total: { lines: half, statements: half, functions: none, branches: none }, 'a.js': {} }),
    )
    expect([pair(report.lines), report.branches, report.files]).toEqual([[2, 4], null, 1])
    const { result } = readAsFound(
      JSON.stringify({ total: { lines: none, statements: none, functions: none, branches: none } }),
    )
    expect(result.kind).toBe('refused')
  })
  test('JaCoCo: the counters of the report alone', () => {
    const counter = (missed: number, covered: number) =>
      `<counter type="LINE" missed="${missed}" covered="${covered}"/>`
    const report = coverage(`<report name="r"><package name="p">${counter(9, 1)}</package>${counter(1, 9)}</report>`)
    expect(pair(report.lines)).toEqual([9, 10])
  })
})
