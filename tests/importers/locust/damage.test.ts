import { expect, test } from 'vitest'
import { exceptionsText, failuresText, historyText, statsHeader, statsText } from '../../support/locust-text'
import { readEvidence, received } from '../../support/read-evidence'

const points: [number, number, number][] = [
  [1700000000, 0, 0],
  [1700000010, 5, 10],
]

function readStats(text: string | Uint8Array) {
  const result = readEvidence([received('load_stats.csv', text)])
  const [run] = result.runs
  return { ...result, run: run!, rules: result.diagnostics.map(({ rule, line }) => `${rule}:${line}`) }
}

test('a whole file has no diagnostics and is not truncated', () => {
  const { run, rules } = readStats(statsText())
  expect(rules).toEqual([])
  expect(run).toMatchObject({ label: 'load', truncated: false, history: null, effectiveAt: null, users: null })
  expect(run.activeS).toEqual({ value: 10 / 1.5, source: 'derived' })
})

test('a cut last row leaves the rows before it and no aggregate', () => {
  const whole = statsText()
  const { run, rules } = readStats(whole.slice(0, whole.length - 30))
  expect(run.endpoints.map(({ key }) => key)).toEqual(['GET /a', 'POST /b'])
  expect(run).toMatchObject({ aggregate: null, truncated: true, activeS: null })
  expect(rules).toEqual(['cut-row:4', 'no-aggregate:3'])
})

test('a row cut inside a quoted name loses that row only', () => {
  const { run, rules } = readStats(statsText({ aggregate: 'GET,"/c,d', end: '' }))
  expect(run.endpoints).toHaveLength(2)
  expect(run).toMatchObject({ aggregate: null, truncated: true })
  expect(rules).toEqual(['csv-quote:4', 'cut-row:4', 'no-aggregate:3'])
})

test('a stray quote loses its row and keeps the rows after it', () => {
  const { run, rules } = readStats(statsText({ first: 'GET,"/a"b,6,0,20' }))
  expect(run.endpoints.map(({ key }) => key)).toEqual(['POST /b'])
  expect(run.aggregate!.requests).toBe(10)
  expect(run.truncated).toBe(true)
  expect(rules).toEqual(['csv-quote:2', 'csv-row:2'])
})

test('a missing aggregate is not made up from the rows', () => {
  const { run, rules } = readStats(statsText().split('\r\n').slice(0, 3).join('\r\n'))
  expect(run).toMatchObject({ aggregate: null, truncated: true })
  expect(run.endpoints).toHaveLength(2)
  expect(rules).toEqual(['no-aggregate:3'])
})

test('an aggregate that is not the last row is no aggregate', () => {
  const lines = statsText().trimEnd().split('\r\n')
  const { run, rules, diagnostics } = readStats([lines[0], lines[3], lines[1], lines[2]].join('\n'))
  expect(run).toMatchObject({ aggregate: null, truncated: true })
  expect(rules).toEqual(['no-aggregate:4'])
  expect(diagnostics[0]!.message).toContain('line 2')
})

test('an endpoint named Aggregated with a type is an endpoint', () => {
  const { run } = readStats(
    statsText({ aggregate: 'GET,Aggregated,1,0,20,22.5,11,45,100.0,1.5,0.0,20,21,22,23,30,45,45,45,45,45,45' }),
  )
  expect(run.aggregate).toBeNull()
  expect(run.endpoints.map(({ key }) => key)).toContain('GET Aggregated')
})

test('a header alone is a run without figures', () => {
  const { run, rules } = readStats(`${statsHeader}\r\n`)
  expect(run).toMatchObject({ aggregate: null, endpoints: [], truncated: true })
  expect(rules).toEqual(['no-aggregate:1'])
})

test('N/A and empty cells are unknown, not zero', () => {
  const { run } = readStats(statsText({ first: 'GET,/a,6,N/A,,N/A,,45,100.0,1.5,0.0,N/A,,22,23,30,45,45,45,45,45,45' }))
  expect(run.endpoints[0]).toMatchObject({ requests: 6, failures: null, medianMs: null, avgMs: null, minMs: null })
  expect(run.endpoints[0]!.percentiles.slice(0, 3).map(({ valueMs }) => valueMs)).toEqual([null, null, 22])
})

test('a count that a spreadsheet rounded is lost, and a small rate in exponent form is read', () => {
  const { run, diagnostics } = readStats(
    statsText({ first: 'GET,/a,1.2E+05,0,20,22.5,11,45,100.0,1e-05,0.0,20,21,22,23,30,45,45,45,45,45,45' }),
  )
  expect(run.endpoints[0]).toMatchObject({ requests: null, rps: 0.00001 })
  expect(diagnostics).toEqual([
    {
      file: 'load_stats.csv',
      line: 2,
      column: 8,
      severity: 'error',
      rule: 'bad-count',
      message: '"1.2E+05" in column Request Count is no whole count',
    },
  ])
})

test.each(['nan', 'inf', '-', '1,5', '0x10', '1 000', '٣'])('the cell %s is no number and is reported', (cell) => {
  const { run, rules } = readStats(
    statsText({ first: `GET,/a,6,0,20,"${cell}",11,45,100.0,1.5,0.0,20,21,22,23,30,45,45,45,45,45,45` }),
  )
  expect(run.endpoints[0]!.avgMs).toBeNull()
  expect(rules).toEqual(['bad-number:2'])
})

test('a file with thousands of bad cells says so in few words', () => {
  const row = 'GET,/a,x,x,20,22.5,11,45,100.0,1.5,0.0,20,21,22,23,30,45,45,45,45,45,45'
  const { diagnostics } = readStats([statsHeader, ...Array.from({ length: 5000 }, () => row)].join('\n'))
  expect(diagnostics.length).toBeLessThan(100)
  expect(diagnostics.some(({ message }) => message === '9980 more of this kind in this file')).toBe(true)
})

test('rows of the same endpoint keep separate keys', () => {
  const { run, rules } = readStats(
    statsText({ first: 'POST,/b,6,0,20,22.5,11,45,100.0,1.5,0.0,20,21,22,23,30,45,45,45,45,45,45' }),
  )
  expect(run.endpoints.map(({ key }) => key)).toEqual(['POST /b', 'POST /b (2)'])
  expect(rules).toEqual(['repeated-row:3'])
})

test('the stale tail of an older file after the aggregate marks the run', () => {
  const { run, rules } = readStats(statsText({ end: '\r\n5,45,45\r\n' }))
  expect(run.aggregate!.requests).toBe(10)
  expect(run.truncated).toBe(true)
  expect(rules).toEqual(['cut-row:5'])
})

test('blank lines between rows and a missing last newline are harmless', () => {
  const { run, rules } = readStats(statsText({ end: '' }).replaceAll('\r\n', '\n\n'))
  expect(run.aggregate!.requests).toBe(10)
  expect(run.endpoints.map(({ place }) => place.line)).toEqual([3, 5])
  expect(rules).toEqual([])
})

test('an empty companion marks the run, an empty stats file refuses it', () => {
  const companions = [received('load_exceptions.csv', ''), received('load_failures.csv', failuresText)]
  const marked = readEvidence([received('load_stats.csv', statsText()), ...companions])
  expect(marked.runs).toMatchObject([{ label: 'load', truncated: true }])
  expect(marked.refused).toEqual([])
  const refused = readEvidence([received('load_stats.csv', ''), ...companions])
  expect(refused.runs).toEqual([])
  expect(refused.refused).toEqual([
    { path: 'load_exceptions.csv', message: 'the file is empty' },
    { path: 'load_failures.csv', message: 'the run load is left out: load_stats.csv could not be taken in' },
    { path: 'load_stats.csv', message: 'the file is empty' },
  ])
})

test('a binary file refuses its own run, and the others go in', () => {
  const result = readEvidence([
    received('a_stats.csv', statsText()),
    received('a_stats_history.csv', historyText(points)),
    received('a_failures.csv', new Uint8Array([80, 75, 3, 4, 0, 0])),
    received('b_stats.csv', statsText()),
  ])
  expect(result.runs.map(({ label }) => label)).toEqual(['b'])
  expect(result.refused.map(({ path, message }) => `${path}: ${message}`)).toEqual([
    'a_failures.csv: this is a binary file (it holds NUL bytes), not text',
    'a_stats.csv: the run a is left out: a_failures.csv could not be taken in',
    'a_stats_history.csv: the run a is left out: a_failures.csv could not be taken in',
  ])
  expect(result.received.map(({ path }) => path)).toEqual(['b_stats.csv'])
})

test('a history without a stats file is a run that decides nothing', () => {
  const { runs, diagnostics } = readEvidence([received('load_stats_history.csv', historyText(points))])
  expect(runs).toMatchObject([{ label: 'load', aggregate: null, truncated: true, durationS: { value: 10 } }])
  expect(diagnostics.map(({ rule }) => rule)).toEqual(['no-stats-file'])
})

test('failures and exceptions without a stats file are refused', () => {
  const { runs, refused } = readEvidence([
    received('load_failures.csv', failuresText),
    received('load_exceptions.csv', exceptionsText),
  ])
  expect(runs).toEqual([])
  expect(refused.map(({ path }) => path)).toEqual(['load_exceptions.csv', 'load_failures.csv'])
  expect(refused[0]!.message).toBe('exceptions and failures without a stats file of the same run (load) beside it')
})

test('timestamps in milliseconds or as dates give no clock', () => {
  const text = historyText(points).replace('1700000000', '1700000000000').replace('1700000010', '11/14/2023 22:13')
  const { runs, diagnostics } = readEvidence([
    received('load_stats.csv', statsText()),
    received('load_stats_history.csv', text),
  ])
  expect(runs).toMatchObject([{ history: null, effectiveAt: null }])
  expect(new Set(diagnostics.map(({ rule }) => rule))).toEqual(
    new Set(['bad-number', 'bad-timestamp', 'no-history-rows']),
  )
})

test('a file of 60 MB is refused without being parsed', () => {
  const big = new Uint8Array(60 * 1024 * 1024).fill(65)
  const result = readEvidence([
    { path: 'big_stats.csv', bytes: big, sha256: 'x' },
    received('a_stats.csv', statsText()),
  ])
  expect(result.refused).toEqual([{ path: 'big_stats.csv', message: '60.0 MB; files over 50.0 MB are not read' }])
  expect(result.runs).toHaveLength(1)
})
