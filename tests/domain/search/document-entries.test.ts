import { expect, test } from 'vitest'
import { documentEntries } from '~/domain/search/document-entries'
import { plainLine } from '~/domain/search/plain-line'
import { readDocument } from '~importers/markdown/index'

const text = `# Tracker

## Week 1: Stabilise

- [x] Task 1.1: Add an index (2h)
  - see \`orders.sql\`

| Metric | Target |
|---|---|
| P99 | <2s |

### Notes
Nothing of note.
`
const plan = readDocument({ file: 'tracker.md', bytes: new TextEncoder().encode(text) })
const entries = documentEntries(plan, text.split('\n'))

test('a task is found under its number, at its line and heading', () => {
  const task = entries.find(({ kind }) => kind === 'task')
  expect(task).toMatchObject({ key: 'week-1/1.1', ref: '1.1', line: 5, context: 'Week 1: Stabilise' })
})

test('a line that is an item is not found a second time as a line', () => {
  expect(entries.filter(({ line }) => line === 5).map(({ kind }) => kind)).toEqual(['task'])
})

test('every other line with words is found where it stands, rulers and blanks are not', () => {
  const lines = entries.filter(({ kind }) => kind === 'line')
  expect(lines.map(({ line, body }) => `${line} ${body}`)).toEqual([
    '1 Tracker',
    '6 see orders.sql',
    '8 Metric · Target',
    '10 P99 · <2s',
    '12 Notes',
    '13 Nothing of note.',
  ])
  expect(lines.find(({ line }) => line === 12)).toMatchObject({ name: 'Notes', context: 'Week 1: Stabilise' })
})

test('signs that only lay a line out are not read aloud', () => {
  expect(plainLine('> - [ ] `a` **b** [c](d.md)')).toBe('a b c (d.md)')
  expect(plainLine('|  x | y |')).toBe('x · y')
})
