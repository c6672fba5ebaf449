import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { discover } from '~importers/discover'
import { readEvidence } from '../../support/read-evidence'

const fixtures = resolve(import.meta.dirname, '../../fixtures/locust')
const result = readEvidence(discover([fixtures]).files)

function runOf(label: string) {
  const run = result.runs.find((candidate) => candidate.label === `handmade_${label}`)
  if (run === undefined) throw new Error(`no run ${label}: ${JSON.stringify(result.refused)}`)
  return run
}

function diagnosticsOf(label: string) {
  return result.diagnostics
    .filter(({ file }) => file.includes(`handmade_${label}_`))
    .map(({ rule, line, severity }) => `${severity} ${rule} ${line}`)
}

const values = (run: ReturnType<typeof runOf>, key: string) =>
  Object.fromEntries(
    (key === '*' ? run.aggregate! : run.endpoints.find((row) => row.key === key)!).percentiles.map((figure) => [
      figure.percentile,
      figure.valueMs,
    ]),
  )

test('nothing among the handmade files is refused', () => {
  expect(result.refused).toEqual([])
  expect(result.runs.map(({ label, dialect }) => [label, dialect])).toEqual([
    ['handmade_0.14', 'locust 0.13.3-0.14'],
    ['handmade_0.9', 'locust 0.8-0.13.2'],
    ['handmade_1.0', 'locust 1.0'],
    ['handmade_1.1', 'locust 1.1'],
    ['handmade_full', 'locust 1.2+'],
    ['handmade_gbk', 'locust 1.2+'],
    ['handmade_names', 'locust 1.2+'],
    ['handmade_percentiles', 'locust 1.2+'],
    ['handmade_seen', 'locust 1.2+'],
    ['handmade_semicolons', 'locust 1.2+'],
  ])
})

test('0.14: Requests Failed/s, 99.999 without %, and quotes that nothing escapes', () => {
  const run = runOf('0.14')
  expect(run.endpoints.map(({ key }) => key)).toEqual(['GET /search?q="blue","red"', 'POST /orders'])
  expect(run.aggregate).toMatchObject({ key: '*', requests: 100, failures: 2, rps: 10, failuresPerS: 0.2, maxMs: 400 })
  expect(values(run, '*')[99.999]).toBe(400)
  expect(run.history).toMatchObject({
    timeS: [1577880000, 1577880010],
    users: [null, null],
    totalRequests: [0, 100],
    totalFailures: [0, 2],
    p95Ms: [null, 200],
  })
  expect(run.effectiveAt).toBe('2020-01-01T12:00:10.000Z')
  expect(run.users).toBeNull()
  expect(run.failures).toEqual([
    {
      method: 'GET',
      name: '/search?q="blue","red"',
      error: 'HTTPError("404 Client Error")',
      occurrences: 2,
      firstSeen: null,
      lastSeen: null,
    },
  ])
  expect(run.truncated).toBe(false)
})

test('before 0.10 "# requests" left failures out, and failures above requests prove it', () => {
  const run = runOf('0.9')
  expect(run.endpoints.map(({ key, requests, failures }) => [key, requests, failures])).toEqual([
    ['GET /missing', 56, 56],
    ['GET /home', 104, 4],
  ])
  expect(run.aggregate).toMatchObject({ requests: 160, failures: 60 })
  expect(values(run, 'GET /missing')).toEqual(
    Object.fromEntries([50, 66, 75, 80, 90, 95, 98, 99, 100].map((p) => [p, null])),
  )
  expect(values(run, '*')[95]).toBe(40)
  expect(diagnosticsOf('0.9')).toEqual(['info legacy-requests 1'])
})

test('1.0 and 1.1 write the aggregate with the type None or none, and a quoted history', () => {
  expect(runOf('1.0').aggregate).toMatchObject({ requests: 10, method: null })
  expect(runOf('1.1').aggregate).toMatchObject({ requests: 10, avgMs: 22.5 })
  expect(runOf('1.1').users).toEqual({ value: 5, source: 'history' })
  expect(runOf('1.1').durationS).toEqual({ value: 10, source: 'history' })
})

test('a full history gives the aggregate alone, and a falling total is reported', () => {
  const run = runOf('full')
  expect(run.history!.timeS).toEqual([0, 1, 2, 3, 4].map((s) => 1700000000 + s))
  expect(run.history!.totalRequests).toEqual([0, 4, 8, 13, 1])
  expect(run.endpoints.map(({ key }) => key)).toEqual(['GET /a', 'GET Aggregated'])
  expect(run.aggregate!.requests).toBe(13)
  expect(diagnosticsOf('full')).toEqual(['warning stats-reset 12'])
})

test('a GBK file with doubled carriage returns is read, and the guess is said', () => {
  const run = runOf('gbk')
  expect(run.endpoints.map(({ key, place }) => [key, place.line])).toEqual([['GET /用户/登录页面', 2]])
  expect(diagnosticsOf('gbk')).toEqual(['warning guessed-encoding 2'])
})

test('names with commas, quotes, newlines, JSON and hostile words stay as they are', () => {
  const run = runOf('names')
  expect(run.endpoints.map(({ name }) => name)).toEqual([
    '/a,b',
    '/say "hi"',
    '/two\nlines',
    '{"scenario": "get cashes", "n": [1, 2]}',
    '=HYPERLINK("http://x.example","y")',
    '../../etc/passwd',
    '__proto__',
    'Aggregated',
    '',
  ])
  expect(run.endpoints.map(({ place }) => place.line)).toEqual([2, 3, 4, 6, 7, 8, 9, 10, 11])
  expect(run.aggregate!.requests).toBe(36)
})

test('percentile columns of any order and spelling are read, and a value off the grid is noticed', () => {
  const run = runOf('percentiles')
  expect(values(run, '*')).toEqual({ 7: 95, 29: 120, 50: 147, 57: 150, 99.5: 3432 })
  expect(run.aggregate!.percentiles.map(({ percentile }) => percentile)).toEqual([7, 29, 50, 57, 99.5])
  expect(run.precision).toBe('unknown')
})

test('First and Last Seen, and tracebacks over several lines', () => {
  const run = runOf('seen')
  expect(run.failures).toEqual([
    {
      method: 'GET',
      name: '/x',
      error: 'ConnectionError("refused, twice")',
      occurrences: 3,
      firstSeen: '2026-05-04T10:00:01.000Z',
      lastSeen: '2026-05-04T10:00:09.000Z',
    },
    { method: 'GET', name: '/x', error: 'Timeout', occurrences: 2, firstSeen: null, lastSeen: null },
  ])
  expect(run.exceptions).toEqual([
    {
      count: 128,
      message: 'No tasks defined on HeavyUser',
      traceback: '  File "/srv/locustfile.py", line 4, in run\n    raise Exception("No tasks")\n',
      nodes: 'worker-1, worker-2',
    },
  ])
  expect(run.effectiveAt).toBeNull()
})

test("a spreadsheet's re-save with semicolons, decimal commas and a byte order mark", () => {
  const run = runOf('semicolons')
  expect(run.endpoints).toHaveLength(1)
  expect(run.aggregate).toMatchObject({ requests: 8, medianMs: 21.5, avgMs: 22.75, maxMs: 45.5, rps: 1.25 })
})
