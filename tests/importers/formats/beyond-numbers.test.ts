import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { leaveOutControllers } from '~importers/formats/jmeter/leave-out-controllers'
import { figureRow } from '~importers/formats/load-content'
import { keySettler } from '~importers/formats/samples/row-name'
import { readEvidence, received } from '../../support/read-evidence'

const fixtures = resolve(import.meta.dirname, '../../fixtures/formats')
const fixture = (name: string) => readFileSync(join(fixtures, name), 'utf8')
const read = (name: string, from: string, to: string) => readEvidence([received(name, fixture(name).replace(from, to))])

test('a figure beyond any number is unknown, and its place is said', () => {
  const { runs, diagnostics } = read('wrk.txt', '1.95s', `${'9'.repeat(400)}s`)
  expect(runs[0]!.aggregate).toMatchObject({ requests: 9010, maxMs: null })
  expect(diagnostics.filter(({ rule }) => rule === 'bad-number')).toHaveLength(1)
})

test('a count of failures beyond any number is no group of failures', () => {
  const { runs } = read('wrk.txt', 'responses: 45', `responses: ${'4'.repeat(400)}`)
  expect(runs[0]!.failures.every(({ occurrences }) => Number.isFinite(occurrences))).toBe(true)
  expect(runs[0]!.aggregate?.failures).toBeNull()
})

test('a stamp that is no time of our days leaves the run without a clock', () => {
  const { runs, refused } = read('ab-tsv.tsv', '1772442000', '17724420001772442000')
  expect(refused).toEqual([])
  expect(runs[0]!.startedAt).not.toBeNull()
  const all = fixture('ab-tsv.tsv').replace(/\t17724420/g, '\t17724420177244200000')
  expect(readEvidence([received('a.tsv', all)]).runs[0]).toMatchObject({ startedAt: null, effectiveAt: null })
})

test('ten thousand rows of one label are named in no time', () => {
  const settle = keySettler()
  const names = Array.from({ length: 10_000 }, () => settle('GET /a'))
  expect([names[0], names[1], names.at(-1), new Set(names).size]).toEqual([
    'GET /a',
    'GET /a (2)',
    'GET /a (10000)',
    10_000,
  ])
})

test('among thousands of rows none is guessed to be a controller', () => {
  const row = figureRow({ key: 'a', method: null, name: 'a' }, { requests: 1 })
  const rows = Array.from({ length: 14_000 }, () => row)
  const total = figureRow({ key: '*', method: null, name: 'Total' }, { requests: 1 })
  expect(leaveOutControllers(rows, total)).toMatchObject({ rows: [], isKnown: false })
})

test('a count of answers beyond any number refuses the result', () => {
  const { refused } = read('hey-text.txt', '8 responses', `${'8'.repeat(400)} responses`)
  expect(refused[0]!.message).toContain('counted beyond any number')
})

test('two thousand empty lines are told from every format in no time', () => {
  for (const text of [
    `a\n${'\n'.repeat(2000)}a`,
    `${'\n'.repeat(20_000)}Running 1s test @ x`,
    `Summary:${'\n'.repeat(20_000)}`,
  ]) {
    const { refused } = readEvidence([received('x', text)])
    expect(refused).toHaveLength(1)
  }
})
