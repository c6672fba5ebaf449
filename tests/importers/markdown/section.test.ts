import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { descendants, tableRows } from '~importers/markdown/nodes'
import { allSections, parseMarkdown, sectionPath } from '~importers/markdown/section'
import { describeShared, sharedFolder } from '../../support/shared'

function parse(text: string) {
  const { tree, diagnostics } = parseMarkdown(text, 'plan.md')
  if (tree === null) throw new Error(diagnostics[0]!.message)
  return tree
}

test('headings nest by level', () => {
  const tree = parse('# A\n## B\n### C\n## D\n')
  expect(allSections(tree.root).map(sectionPath)).toEqual([[], ['A'], ['A', 'B'], ['A', 'B', 'C'], ['A', 'D']])
})

test('a bold label opens a block, also directly under a list item', () => {
  const tree = parse('# A\n\n**Goal**: fix it\n**Evidence (v1)**:\n- one\n- two\n**More**:\n- three\n---\nafter\n')
  const blocks = tree.root.children[0]!.blocks
  expect(blocks.map((block) => [block.label, block.value, block.nodes.length, block.place.line])).toEqual([
    ['Goal', 'fix it', 0, 3],
    ['Evidence (v1)', '', 1, 4],
    ['More', '', 1, 7],
    [null, '', 1, 10],
  ])
})

test('several labels on one line are several pairs; a bold word in a value is not one', () => {
  const tree = parse('**Date**: 2026-01-11 | **Status**: ✅ **DONE** (20%)\n')
  expect(tree.root.blocks[0]!.pairs.map(({ label, value }) => [label, value])).toEqual([
    ['Date', '2026-01-11'],
    ['Status', '✅ DONE (20%)'],
  ])
})

test('a rule directly under a label line is a rule, not a heading underline', () => {
  const tree = parse('### W1\n**Status**: done\n---\n\n### W2\n')
  expect(tree.root.children.map((section) => section.title)).toEqual(['W1', 'W2'])
})

test('blank lines between the rows of a table are left out and places hold', () => {
  const tree = parse('| a | b |\n\n|---|---|\n\n| 1 | 2 |\n\n\n| 3 | 4 |\n\n| c | d |\n|---|---|\n| 5 | 6 |\n')
  const tables = descendants(tree.mdast.children, 'table').map((table) => tableRows(table, tree.placeOf))
  expect(tables.map((table) => table.headers)).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ])
  expect(tables[0]!.rows.map((row) => [row.cells, row.place.line])).toEqual([
    [['1', '2'], 5],
    [['3', '4'], 8],
  ])
  expect(tables[1]!.rows[0]!.place.line).toBe(12)
})

test('lines of a fence have their places, also in a list', () => {
  const tree = parse('- a\n  ```\n  one\n    two\n  ```\n')
  const [fence] = descendants(tree.mdast.children, 'code')
  expect(tree.linesOf(fence!)).toEqual([
    { text: 'one', place: { file: 'plan.md', line: 3, column: 3 } },
    { text: '  two', place: { file: 'plan.md', line: 4, column: 3 } },
  ])
})

test('hostile nesting is refused, with its place', () => {
  const lists = Array.from({ length: 600 }, (_, depth) => `${'  '.repeat(depth)}- x`).join('\n')
  const quotes = `${'> '.repeat(9000)}x\n`.repeat(25)
  const inline = `${'- '.repeat(200)}x\n`.repeat(1200)
  for (const text of [lists, quotes, inline]) {
    const { tree, diagnostics } = parseMarkdown(text, 'plan.md')
    expect(tree).toBeNull()
    expect(diagnostics[0]).toMatchObject({ severity: 'error', rule: 'nesting-too-deep', file: 'plan.md' })
  }
})

test('binary, oversized and one-line giants are refused; an empty document is not', () => {
  expect(parseMarkdown('a\u0000b', 'plan.md').diagnostics[0]!.rule).toBe('document-binary')
  expect(parseMarkdown('x\n'.repeat(1_100_000), 'plan.md').diagnostics[0]!.rule).toBe('document-too-large')
  expect(parseMarkdown('x'.repeat(30_000), 'plan.md').diagnostics[0]!.rule).toBe('line-too-long')
  expect(parse('').root.blocks).toEqual([])
})

describeShared('on the received documents', () => {
  test('every place of a heading points at its line in the received file', () => {
    const received = readFileSync(join(sharedFolder, 'documents/master-execution-tracker.final.md'), 'utf8')
    const lines = received.split('\n')
    for (const section of allSections(parse(received).root).slice(1)) {
      expect(lines[section.place.line - 1], section.title).toMatch(/^#/)
    }
  })
})
