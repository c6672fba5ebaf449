import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { loadRuns } from '~db/queries/runs'
import { detect } from '~importers/detect'
import type { EvidenceFormat } from '~importers/formats/format'
import { joinResults } from '~importers/formats/join-results'
import { labelOfFile } from '~importers/formats/label-of-file'
import { evidenceFormats } from '~importers/formats/registry'
import { ingest } from '~importers/ingest.server'
import { unpack } from '~importers/text/unpack'
import { statsText } from '../../../support/locust-text'
import { readEvidence, received } from '../../../support/read-evidence'
import { temporaryDatabase } from '../../../support/temporary'

const wrkText = `Running 30s test @ http://127.0.0.1:80/
  2 threads and 100 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency    78.27ms   31.11ms   1.95s    90.05%
    Req/Sec    25.44k     6.03    38.00     69.63%
  Latency Distribution
     50%   70.00ms
     99%  900.00ms
  9000 requests in 30.00s, 46.03MB read
Requests/sec:    300.00
Transfer/sec:      9.06MB
`
const note = `---
label: nightly
started: 2026-03-01T10:00:00Z
users: 40
tags: [nightly, load]
environment: staging
commit: abc123
---
Only the search.
`

test('every format has an id and a title of its own', () => {
  const ids = evidenceFormats.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(new Set(evidenceFormats.map(({ title }) => title)).size).toBe(ids.length)
  expect(ids.every((id) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))).toBe(true)
})

test('the content tells the format, never the name', () => {
  for (const name of ['wrk.txt', 'notes.md', 'x.json', 'load_stats.csv', 'no-ending']) {
    expect(detect(received(name, wrkText))).toMatchObject({ kind: 'evidence', format: { id: 'wrk' } })
  }
  expect(detect(received('wrk.txt', statsText())).kind).toBe('locust')
})

test('no format takes a Markdown document, front matter or an empty object', () => {
  for (const text of [
    '# Plan\n\n- [ ] one\n',
    '---\ntitle: x\n---\n# Plan\n',
    '{}',
    '[]',
    '<p>words</p>\n',
    'a,b\n1,2\n',
  ]) {
    expect(detect(received('plan.txt', text)).kind).not.toBe('evidence')
  }
})

test('an unknown file is refused with every format that was tried and why it did not fit', () => {
  const [refusal] = readEvidence([received('package.json', '{"name":"x","metrics":1}')]).refused
  for (const { title } of evidenceFormats) expect(refusal!.message).toContain(title)
  expect(refusal!.message).toContain(
    'k6 summary (handleSummary), k6 summary (--summary-export): no object metrics of objects',
  )
  expect(refusal!.message).toContain('it begins "{"name"')
})

test('what a walk through a folder found by the way is passed over, not refused', () => {
  const file = { ...received('app/package.json', '{"name":"x"}'), incidental: true }
  const { refused, diagnostics } = readEvidence([file, { ...received('app/empty.log', ''), incidental: true }])
  expect(refused).toEqual([])
  expect(diagnostics.map(({ rule, severity }) => [rule, severity])).toEqual([
    ['not-evidence', 'info'],
    ['not-evidence', 'info'],
  ])
})

test('a gzip file is what lies in it; the original bytes are kept', () => {
  const bytes = new Uint8Array(gzipSync(wrkText))
  const { runs, received: kept } = readEvidence([received('night.txt.gz', bytes)])
  expect(runs.map(({ label, tool }) => [label, tool])).toEqual([['night', 'wrk']])
  expect(kept[0]!.bytes).toEqual(bytes)
  expect(readEvidence([received('a_stats.csv.gz', gzipSync(statsText()))]).runs).toHaveLength(1)
})

test('gzip that is a bomb, damaged, twice packed or a document is refused with its reason', () => {
  const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024))
  const cases: [Uint8Array, string][] = [
    [bomb, 'over 50 MB'],
    [gzipSync(wrkText).subarray(0, 60), 'damaged gzip'],
    [gzipSync(gzipSync(wrkText)), 'compressed twice'],
    [gzipSync('# Plan\n\n- [ ] one\n'), 'a compressed document'],
  ]
  for (const [bytes, reason] of cases) {
    expect(readEvidence([received('PLAN', bytes)]).refused).toMatchObject([
      { message: expect.stringContaining(reason) },
    ])
  }
  expect(unpack(gzipSync('x'.repeat(100)), 50).refused).toContain('larger files are not read')
})

test('a label is the stem, or the nearest named folder where the stem is a generic word', () => {
  expect(labelOfFile('runs/night/summary.json')).toEqual({ folder: 'runs/night', prefix: '', label: 'night' })
  expect(labelOfFile('night/js/global_stats.json').label).toBe('night')
  expect(labelOfFile('night/spike.json.gz')).toMatchObject({ prefix: 'spike', label: 'spike' })
  expect(labelOfFile('report.json').label).toBe('report')
})

test('a run note next to it gives what the file does not say', () => {
  const { runs, evidenceFiles } = readEvidence([received('n/results.txt', wrkText), received('n/run.md', note)])
  expect(runs).toMatchObject([
    {
      label: 'nightly',
      format: 'wrk',
      provenance: 'measured',
      users: { value: 100, source: 'result' },
      startedAt: { value: '2026-03-01T10:00:00.000Z', source: 'run_note' },
      effectiveAt: '2026-03-01T10:00:30.000Z',
      tags: ['nightly', 'load'],
      environment: 'staging',
      commit: 'abc123',
    },
  ])
  expect(evidenceFiles.map(({ kind }) => kind)).toEqual(['result', 'run_note'])
})

test('without a note and a time in the file the run has no clock, and that is said', () => {
  const { runs, diagnostics } = readEvidence([received('w.txt', wrkText)])
  expect(runs[0]!.effectiveAt).toBeNull()
  expect(diagnostics.map(({ rule }) => rule)).toEqual(['no-clock'])
})

test('a note that denies the figures takes an unreadable note’s run with it, and no other result', () => {
  const broken = '---\nlabel: nightly\nprovenance: guessed\n---\n'
  const { runs, refused } = readEvidence([
    received('n/a.txt', wrkText),
    received('n/b.txt', wrkText.replace('9000 requests', '9001 requests')),
    received('n/a.run.md', broken),
    received('n/b.log', 'a log of nothing'),
  ])
  expect(runs.map(({ label }) => label)).toEqual(['b'])
  expect(refused.map(({ path }) => path)).toEqual(['n/a.run.md', 'n/a.txt', 'n/b.log'])
})

test('files of one run that a tool writes under fixed names are joined, the best one first', () => {
  const input = (path: string, format: string) => ({ file: received(path, path), format, content: {} as never })
  const joined = joinResults(
    [
      input('a/js/stats.json', 'x-short'),
      input('a/js/data.json', 'x-long'),
      input('a/js/other.json', 'x-long'),
      input('b/stats.json', 'x-short'),
    ],
    [['x-long', 'x-short']],
  )
  expect(joined.map((group) => group.map(({ file }) => file.path))).toEqual([
    ['a/js/data.json', 'a/js/stats.json'],
    ['a/js/other.json'],
    ['b/stats.json'],
  ])
})

test('two formats of one name in a folder are two runs with labels of their own, not revisions of one', () => {
  const fixture = (name: string) => readFileSync(join(import.meta.dirname, '../../../fixtures/formats', name))
  const labelsOf = (...files: [path: string, fixture: string][]) =>
    readEvidence(files.map(([path, name]) => received(path, fixture(name)))).runs.map(({ label }) => label)
  expect(labelsOf(['a/hey.txt', 'hey-text.txt'], ['a/hey.csv', 'hey-csv.csv']).sort()).toEqual(['hey.csv', 'hey.txt'])
  expect(labelsOf(['n/results.txt', 'hey-text.txt'], ['n/results.csv', 'hey-csv.csv']).sort()).toEqual([
    'n results.csv',
    'n results.txt',
  ])
  expect(labelsOf(['a/hey.txt', 'hey-text.txt'], ['b/hey.csv', 'hey-csv.csv'])).toEqual(['hey', 'hey'])
  expect(labelsOf(['a/hey.txt', 'hey-text.txt'])).toEqual(['hey'])
})

test('a run of another tool comes back from the database as it was read, and again it is unchanged', () => {
  const db = temporaryDatabase()
  const result = readEvidence([received('n/results.txt', wrkText), received('n/run.md', note)])
  const importedAt = '2026-03-02T09:00:00.000Z'
  const report = ingest(db, result, { importedAt })
  expect(report).toMatchObject({ runs: [{ label: 'nightly', outcome: 'added' }], reports: [], unchanged: 0 })
  expect(loadRuns(db, { programId: report.program!.id }).map(({ run }) => run)).toEqual(result.runs)
  expect(ingest(db, result, { importedAt, program: report.program!.slug })).toMatchObject({
    wrote: false,
    unchanged: 1,
  })
})

test('a format that gives up refuses its file, not the import', () => {
  const format: EvidenceFormat = evidenceFormats.find(({ id }) => id === 'wrk')!
  expect(
    format.read({ path: 'x', text: 'Running 1s test @ x\n 1 threads and 1 connections\n', json: undefined }).kind,
  ).toBe('refused')
})
