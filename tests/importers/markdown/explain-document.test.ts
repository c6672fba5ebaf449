import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type ExplainedLine, summarise } from '~/domain/explained'
import { explainDocument } from '~importers/markdown/explain/explain-document'
import { readDocument } from '~importers/markdown/index'
import { describeShared, sharedFolder } from '../../support/shared'

function explain(text: string) {
  return explainDocument({ file: 'tracker.md', bytes: new TextEncoder().encode(text) })
}

function lineOf(text: string, words: string): ExplainedLine {
  const found = explain(text).lines.find((line) => line.text.includes(words))
  if (found === undefined) throw new Error(`no line with ${words}`)
  return found
}

const tracker = `# Tracker of the mill

**Status**: IN PROGRESS
**Milling depth**: 4

## Week 1: Grind (COMPLETE)

**Goal**: run the wheel

- [x] Task 1.1: Sharpen the stone (2h) - see notes.md
- [ ] Oil the axle
  - only the left one

## Odds

- [ ] call the miller

| Sieve | Holes |
|---|---|
| coarse | 40 |

Wheat came in on Monday.

### Success criteria

#### Tier 1: Grind

- [ ] P99 response time <2s
- [ ] 80% cache hit ratio
- [ ] Flour tastes well

\`\`\`bash
echo 4
\`\`\`
`

test('a task is read with its reference, its estimate, its tick and its proofs', () => {
  const { state, read, advice } = lineOf(tracker, 'Sharpen')
  expect(state).toBe('read')
  expect(read[0]).toEqual({
    kind: 'task',
    id: 'week-1/1.1',
    fields: {
      ref: '1.1',
      text: 'Sharpen the stone',
      ticked: true,
      estimateMinutes: 120,
      note: 'see notes.md',
      proofs: 'notes.md',
    },
  })
  expect(advice).toEqual([])
})

test('a task without an estimate is read, and the line says how to give one', () => {
  expect(lineOf(tracker, 'Oil')).toMatchObject({ state: 'read', advice: ['estimate_missing'] })
})

test('a criterion comes with the rule inferred from its words, and what its words lack', () => {
  expect(lineOf(tracker, 'P99').read[0]!.fields.rule).toBe('p99(*) < 2s')
  expect(lineOf(tracker, 'cache hit')).toMatchObject({ advice: ['operator_missing'] })
  expect(lineOf(tracker, 'Flour')).toMatchObject({ advice: ['criterion_without_figure'] })
})

test('a box that belongs to nothing is not understood, nor is a table of unknown columns', () => {
  expect(lineOf(tracker, 'miller')).toMatchObject({ state: 'not_understood', advice: ['box_without_owner'] })
  for (const words of ['Sieve', 'coarse'])
    expect(lineOf(tracker, words)).toMatchObject({ state: 'not_understood', advice: ['table_columns_unknown'] })
  expect(lineOf(tracker, 'Milling depth')).toMatchObject({ state: 'not_understood', advice: ['label_unknown'] })
})

test('what is set aside has its reason', () => {
  expect(lineOf(tracker, 'Wheat')).toMatchObject({ state: 'set_aside', aside: 'prose' })
  expect(lineOf(tracker, 'left one')).toMatchObject({ state: 'set_aside', aside: 'explains' })
  expect(lineOf(tracker, 'echo')).toMatchObject({ state: 'set_aside', aside: 'code' })
  expect(lineOf(tracker, '|---|')).toMatchObject({ state: 'markup', shape: 'table_rule' })
})

test('fields, headings and weeks say what they began', () => {
  expect(lineOf(tracker, 'Goal').read).toEqual([
    { kind: 'field', id: null, fields: { label: 'Goal', value: 'run the wheel' } },
  ])
  expect(lineOf(tracker, '## Week 1').read.map(({ kind }) => kind)).toEqual(['week', 'status'])
  expect(lineOf(tracker, '### Success').read[0]).toMatchObject({ kind: 'section', fields: { about: 'criteria' } })
})

test('lines are numbered as in the file, below front matter and blank lines as well', () => {
  const text = '---\ntitle: Mill\nowner: Ada\n---\n\n# Mill\n\n## Week 1\n\n- [x] grind (1h)\n'
  const { lines } = explain(text)
  expect(lines.map(({ line }) => line)).toEqual(lines.map((_, index) => index + 1))
  expect(lines[9]).toMatchObject({ line: 10, text: '- [x] grind (1h)', shape: 'box', state: 'read' })
  expect(lines[2]).toMatchObject({ shape: 'front_matter', aside: 'front_matter' })
})

test('a limit outside any list of criteria is pointed out', () => {
  const text = '# Notes on the tracker\n\n## Wishes\n\n- the answer should come in < 2 s\n'
  expect(lineOf(text, 'should come')).toMatchObject({ state: 'not_understood', advice: ['limit_outside_criteria'] })
})

test('a document that is refused says why and explains no line', () => {
  const { refused, lines } = explain(`${'>'.repeat(5000)} deep\n`)
  expect(refused).toMatch(/nested|deep/)
  expect(lines).toEqual([])
})

test('an empty document has no lines, and one of blanks has only blank ones', () => {
  expect(summarise(explain('')).filled).toBe(0)
  expect(explain('\n\n').lines.every(({ state }) => state === 'blank')).toBe(true)
})

const documents = [
  'master-execution-tracker.final.md',
  'master-execution-tracker.week-2.md',
  'quick-action-plan.md',
  'strategic-priority-plan.md',
  'week-1-implementation-guide.md',
]

describeShared('documents', () => {
  for (const name of documents)
    test(`no heading, box or row of ${name} goes unexplained`, () => {
      const input = { file: name, bytes: readFileSync(join(sharedFolder, 'documents', name)) }
      const explained = explainDocument(input)
      const plan = readDocument(input)
      const { states, filled } = summarise(explained)
      const silent = explained.lines.filter(
        ({ state, read, aside, advice }) =>
          (state === 'read' && read.length === 0) ||
          (state === 'set_aside' && aside === null) ||
          (state === 'not_understood' && advice.length === 0),
      )
      expect(silent).toEqual([])
      expect(1 - states.not_understood / filled).toBeGreaterThan(0.98)
      const boxes = explained.lines.filter(({ shape }) => shape === 'box')
      expect(boxes).toHaveLength(plan.boxes.length)
      const tasks = explained.lines.flatMap(({ read }) => read).filter(({ kind }) => kind === 'task')
      expect(tasks).toHaveLength(plan.tasks.length)
    })
})
