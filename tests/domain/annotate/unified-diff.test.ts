import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { byteLines, hunksBetween, withHunks } from '~/domain/annotate/hunks'
import { unifiedDiff } from '~/domain/annotate/unified-diff'
import { temporaryFolder } from '../../support/temporary'

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))
const hasTools = ['patch', 'git'].every((tool) => spawnSync(tool, ['--version']).status === 0)

function diffOf(before: string, after: string, name = 'doc.md') {
  const old = byteLines(bytes(before))
  const next = byteLines(bytes(after))
  const hunks = hunksBetween(old, next)
  return { old, next, hunks, diff: unifiedDiff(name, old, next, hunks) }
}

/** Applies a diff with both programs, takes it back, and answers the bytes after each step. */
function roundTrip(before: string, after: string, name = 'doc.md') {
  const { diff } = diffOf(before, after, name)
  return (['patch', 'git'] as const).map((tool) => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, name), bytes(before))
    writeFileSync(join(folder, 'the.patch'), diff)
    const run = (back: boolean) =>
      tool === 'git'
        ? execFileSync('git', ['apply', ...(back ? ['-R'] : []), 'the.patch'], { cwd: folder, stdio: 'pipe' })
        : execFileSync('patch', ['-p1', '--fuzz=0', ...(back ? ['-R'] : []), '-i', 'the.patch'], {
            cwd: folder,
            stdio: 'pipe',
          })
    run(false)
    const applied = readFileSync(join(folder, name), 'latin1')
    run(true)
    return { tool, applied, reverted: readFileSync(join(folder, name), 'latin1') }
  })
}

const lines = (count: number, end = '\n') => Array.from({ length: count }, (_, index) => `line ${index + 1}${end}`)
const changed = (text: string[], ...numbers: number[]) =>
  text.map((line, index) => (numbers.includes(index + 1) ? line.replace('line', 'LINE') : line)).join('')

test.skipIf(!hasTools).each([
  ['one line', lines(9).join(''), changed(lines(9), 5)],
  ['first and last line', lines(9).join(''), changed(lines(9), 1, 9)],
  ['neighbours', lines(20).join(''), changed(lines(20), 4, 5, 7, 10, 14, 20)],
  ['every gap', lines(40).join(''), changed(lines(40), 1, 3, 6, 10, 15, 21, 28, 36)],
  ['Windows endings', lines(9, '\r\n').join(''), changed(lines(9, '\r\n'), 2, 8)],
  ['doubled returns', lines(9, '\r\r\n').join(''), changed(lines(9, '\r\r\n'), 2, 8)],
  ['no last newline', lines(5).join('').trimEnd(), changed(lines(5), 5).trimEnd()],
  ['no last newline in the context', lines(5).join('').trimEnd(), changed(lines(5), 3).trimEnd()],
  ['bytes that are no UTF-8', `a\xff\xfe\n${lines(3).join('')}`, `a\xff\xfe note\n${lines(3).join('')}`],
  ['a mark at the start', `\xef\xbb\xbfx\n${lines(3).join('')}`, `\xef\xbb\xbfx y\n${lines(3).join('')}`],
  ['one line alone', 'x', 'y'],
])('patch and git apply carry out and take back a diff of %s byte for byte', (_name, before, after) => {
  for (const { applied, reverted } of roundTrip(before, after)) {
    expect(applied).toBe(after)
    expect(reverted).toBe(before)
  }
})

test.skipIf(!hasTools)('names with blanks, quotes and letters beyond ASCII are written as git writes them', () => {
  for (const name of ['my doc.md', 'dé.md', 'a"b.md']) {
    for (const { applied } of roundTrip('x\n', 'y\n', name)) expect(applied).toBe('y\n')
  }
})

test('lines with fewer than two lines between them share a hunk', () => {
  expect(diffOf(lines(9).join(''), changed(lines(9), 1, 3, 6)).hunks).toEqual([
    { number: 1, first: 0, last: 2 },
    { number: 2, first: 5, last: 5 },
  ])
})

test('a chosen hunk alone changes its own lines alone', () => {
  const { old, next, hunks } = diffOf(lines(9).join(''), changed(lines(9), 1, 6))
  const text = Buffer.from(withHunks(old, next, [hunks[1]!])).toString('latin1')
  expect(text).toBe(changed(lines(9), 6))
})

test('no change is an empty diff', () => {
  expect(diffOf('x\n', 'x\n').diff).toHaveLength(0)
})
