import { expect, test } from 'vitest'
import { historyText, statsText } from '../../support/locust-text'
import { readEvidence, received } from '../../support/read-evidence'

const note = (lines: string[], body = '') => `---\n${lines.join('\n')}\n---\n${body}`
const stats = (name: string) => received(name, statsText())

test('a run note declares what the files do not say, each figure with its source', () => {
  const text = note(
    [
      'label: night run',
      'provenance: transcribed',
      'partial: true',
      'users: 100',
      'spawn_rate: 4',
      'started: 2026-01-11T21:21:00+08:00',
      'ended: "2026-01-11 13:26Z"',
      'duration: 5m',
      'tags: [final, smoke]',
      'scope: core, dashboard',
      'commit: 4f2a91c',
      'environment: staging',
      'rows:',
      '  other endpoints: 41 not transcribed',
    ],
    '\nCopied from the tracker.\n',
  )
  const { runs, refused, diagnostics } = readEvidence([stats('w/load_stats.csv'), received('w/load.run.md', text)])
  expect([refused, diagnostics]).toEqual([[], []])
  expect(runs[0]).toMatchObject({
    label: 'night run',
    provenance: 'transcribed',
    partial: true,
    users: { value: 100, source: 'run_note' },
    spawnRate: { value: 4, source: 'run_note' },
    startedAt: { value: '2026-01-11T13:21:00.000Z', source: 'run_note' },
    endedAt: { value: '2026-01-11T13:26:00.000Z', source: 'run_note' },
    effectiveAt: '2026-01-11T13:26:00.000Z',
    durationS: { value: 300, source: 'run_note' },
    tags: ['final', 'smoke'],
    scope: ['core', 'dashboard'],
    commit: '4f2a91c',
    environment: 'staging',
    note: 'other endpoints: 41 not transcribed\n\nCopied from the tracker.',
  })
  expect(runs[0]!.files.map(({ name, kind }) => [name, kind])).toEqual([
    ['load_stats.csv', 'stats'],
    ['load.run.md', 'run_note'],
  ])
})

test('the history file and the file name win over the run note', () => {
  const points: [number, number, number][] = [
    [1700000000, 0, 0],
    [1700000010, 7, 10],
  ]
  const { runs } = readEvidence([
    stats('load_50u_r2_stats.csv'),
    received('load_50u_r2_stats_history.csv', historyText(points)),
    received('run.md', note(['users: 100', 'spawn_rate: 9', 'ended: 2020-01-01T00:00:00Z'])),
  ])
  expect(runs[0]).toMatchObject({
    users: { value: 7, source: 'history' },
    spawnRate: { value: 2, source: 'file_name' },
    effectiveAt: '2023-11-14T22:13:30.000Z',
  })
})

test('without history and note the file name gives the users and nothing gives a clock', () => {
  const { runs } = readEvidence([stats('load_50u_stats.csv')])
  expect(runs[0]).toMatchObject({
    users: { value: 50, source: 'file_name' },
    spawnRate: null,
    startedAt: null,
    effectiveAt: null,
    durationS: null,
  })
})

test('run.md speaks for the only run of its folder', () => {
  const files = [stats('a/one_stats.csv'), stats('b/two_stats.csv'), received('a/run.md', note(['environment: lab']))]
  const { runs } = readEvidence(files)
  expect(runs.map(({ label, environment }) => [label, environment])).toEqual([
    ['one', 'lab'],
    ['two', null],
  ])
})

test('run.md beside several runs is refused, and with it the runs it may call transcribed', () => {
  const two = [stats('one_stats.csv'), stats('two_stats.csv')]
  const plain = readEvidence([...two, received('run.md', note(['environment: lab']))])
  expect(plain.refused.map(({ path }) => path)).toEqual(['run.md'])
  expect(plain.refused[0]!.message).toContain('name it PREFIX.run.md')
  expect(plain.runs).toHaveLength(2)
  const denying = readEvidence([...two, received('run.md', note(['provenance: transcribed']))])
  expect(denying.refused.map(({ path }) => path)).toEqual(['one_stats.csv', 'run.md', 'two_stats.csv'])
  expect(denying.runs).toEqual([])
})

test('run.md that declares the label of one of several runs goes to that run', () => {
  const { runs } = readEvidence([
    stats('one_stats.csv'),
    stats('two_stats.csv'),
    received('run.md', note(['label: two', 'provenance: transcribed'])),
  ])
  expect(runs.map(({ label, provenance }) => [label, provenance])).toEqual([
    ['one', 'measured'],
    ['two', 'transcribed'],
  ])
})

test.each([
  ['a misspelt key', 'provenence: transcribed', 'unknown key "provenence"; is "provenance" meant?'],
  ['an unknown provenance', 'provenance: copied', 'provenance:'],
  ['a time without an offset', 'ended: 2026-01-11', 'must be a time with its offset'],
  ['a duration without sense', 'duration: soon', 'must be a duration'],
  ['a label with a slash', 'label: a/b', 'must not hold slashes'],
  ['YAML that does not parse', 'label: [', ''],
])('%s refuses the note and its run', (_, line, message) => {
  const result = readEvidence([stats('load_stats.csv'), received('load_run.md', note([line]))])
  expect(result.runs).toEqual([])
  expect(result.refused.map(({ path }) => path)).toEqual(['load_run.md', 'load_stats.csv'])
  expect(result.refused[0]!.message).toMatch(/the run note is invalid: line [23]/)
  expect(result.refused[0]!.message).toContain(message)
})

test("a key of the author's own is let through and mentioned", () => {
  const result = readEvidence([stats('load_stats.csv'), received('load.run.md', note(['weather: rain']))])
  expect(result.runs).toHaveLength(1)
  expect(result.diagnostics).toMatchObject([{ line: 2, severity: 'info', rule: 'run-note-key' }])
})

test('a note without a run is refused', () => {
  const { refused } = readEvidence([stats('a_stats.csv'), received('b.run.md', note(['users: 1']))])
  expect(refused).toEqual([{ path: 'b.run.md', message: 'no run for this run note' }])
})
