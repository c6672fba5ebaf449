import { expect, test } from 'vitest'
import { exceptionsText, failuresText, historyText, statsText } from '../../support/locust-text'
import { readEvidence, received } from '../../support/read-evidence'

const history = historyText([
  [1700000000, 0, 0],
  [1700000010, 5, 10],
])
const later = historyText([
  [1700000100, 0, 0],
  [1700000110, 5, 10],
])

test('files are one run by folder and prefix, their kind told by their header', () => {
  const { runs } = readEvidence([
    received('x/load_stats.csv', statsText()),
    received('x/load_stats_history.csv', history),
    received('x/load_failures.csv', failuresText),
    received('x/load_exceptions.csv', exceptionsText),
    received('y/load2_stats.csv', statsText()),
  ])
  expect(runs.map(({ label, files }) => [label, files.map(({ kind }) => kind).sort()])).toEqual([
    ['load', ['exceptions', 'failures', 'history', 'stats']],
    ['load2', ['stats']],
  ])
})

test('a stats file of any name is a run of that name', () => {
  expect(readEvidence([received('monday.csv', statsText())]).runs.map(({ label }) => label)).toEqual(['monday'])
})

test('names that lie about the kind do no harm', () => {
  const { runs } = readEvidence([received('load_failures.csv', statsText()), received('load_stats.txt', history)])
  expect(runs.map(({ label, aggregate }) => [label, aggregate?.requests])).toEqual([
    ['load_failures', 10],
    ['load_stats', undefined],
  ])
})

test('files named after their kind alone take the name of their folder', () => {
  const { runs } = readEvidence([
    received('runs/night-3/stats.csv', statsText()),
    received('runs/night-3/history.csv', history),
    received('stats.csv', statsText()),
  ])
  expect(runs.map(({ label, files }) => [label, files.length])).toEqual([
    ['night-3', 2],
    ['run', 1],
  ])
})

test('a nameless history belongs to the only run of its folder', () => {
  const { runs } = readEvidence([received('d/monday.csv', statsText()), received('d/history.csv', history)])
  expect(runs).toMatchObject([{ label: 'monday', durationS: { value: 10 } }])
})

test('downloads of the web page are grouped too', () => {
  const prefix = 'Locust_2026-01-11-11h33_locustfile.py_https___shop.example'
  const { runs } = readEvidence([
    received(`${prefix}_requests.csv`, statsText()),
    received(`${prefix}_requests_full_history.csv`, history),
    received(`${prefix}_failures.csv`, failuresText),
  ])
  expect(runs.map(({ label, files }) => [label, files.length])).toEqual([[prefix, 3]])
})

test('a second stats file of one run is refused by name', () => {
  const { runs, refused } = readEvidence([
    received('load_stats.csv', statsText()),
    received(
      'load-stats.csv',
      statsText({ first: 'GET,/a,6,0,21,22.5,11,45,100.0,1.5,0.0,20,21,22,23,30,45,45,45,45,45,45' }),
    ),
  ])
  expect(runs).toHaveLength(1)
  expect(refused).toEqual([
    { path: 'load_stats.csv', message: 'a second stats file of the run load; load-stats.csv is used' },
  ])
})

test('one label with other bytes in another folder stays as a revision, oldest first', () => {
  const { runs, diagnostics } = readEvidence([
    received('a/load_stats.csv', statsText()),
    received('a/load_stats_history.csv', later),
    received('b/load_stats.csv', statsText()),
    received('b/load_stats_history.csv', history),
  ])
  expect(runs.map(({ label, effectiveAt }) => [label, effectiveAt])).toEqual([
    ['load', '2023-11-14T22:13:30.000Z'],
    ['load', '2023-11-14T22:15:10.000Z'],
  ])
  expect(diagnostics).toMatchObject([{ rule: 'label-reused', file: 'a/load_stats.csv' }])
  expect(diagnostics[0]!.message).toBe('other files under the label load are in b; both are kept, as revisions')
})

test('the same run in two folders is kept once', () => {
  const { runs, diagnostics } = readEvidence([
    received('a/load_stats.csv', statsText()),
    received('b/load_stats.csv', statsText()),
  ])
  expect(runs).toHaveLength(1)
  expect(diagnostics.map(({ rule }) => rule)).toEqual(['run-twice'])
})

test('hostile paths are names and nothing else', () => {
  const { runs, refused } = readEvidence([
    received('../../etc/__proto___stats.csv', statsText()),
    received('C:\\temp\\load_stats.csv', statsText()),
    received('constructor_stats.csv', statsText()),
    received('\u0007bell\n_stats.csv', statsText()),
  ])
  expect(refused).toEqual([])
  expect(runs.map(({ label }) => label)).toEqual(['__proto__', 'bell', 'constructor', 'load'])
})

test('the order of the files does not matter, and the digest tells imports apart', () => {
  const files = [
    received('x/load_stats.csv', statsText()),
    received('x/load_stats_history.csv', history),
    received('x/other_stats.csv', statsText()),
  ]
  const forward = readEvidence(files)
  expect(readEvidence([...files].reverse())).toEqual(forward)
  expect(readEvidence(files.slice(1)).digest).not.toBe(forward.digest)
  const moved = files.map((file) => ({ ...file, path: `/elsewhere/${file.path}` }))
  expect(readEvidence(moved).digest).toBe(forward.digest)
})

test('the same path twice is refused', () => {
  const { refused, runs } = readEvidence([
    received('load_stats.csv', statsText()),
    received('load_stats.csv', `${statsText()}\r\n`),
  ])
  expect(runs).toEqual([])
  expect(refused[0]).toEqual({ path: 'load_stats.csv', message: 'a second file with the same path' })
})
