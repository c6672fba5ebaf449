import { expect, test } from 'vitest'
import type { LineEdit } from '~/domain/annotate/line-edit'
import { readDocument } from '~importers/markdown'
import { spliceDocument } from '~importers/markdown/splice'

const latin = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))
const note = (line: number, parts = ['p99 2,300 ms in v45, not met'], untick: number[] = []): LineEdit => ({
  line,
  untick,
  parts,
})

function splice(text: string, ...edits: LineEdit[]) {
  const { bytes, left } = spliceDocument(latin(text), edits)
  return { text: Buffer.from(bytes).toString('latin1'), left }
}

const said = ' (Assay: p99 2,300 ms in v45, not met)'

test.each([
  ['Windows endings', 'a\r\n- [x] b\r\nc\r\n', `a\r\n- [ ] b${said}\r\nc\r\n`],
  ['doubled returns', 'a\r\r\n- [x] b\r\r\nc\r\r\n', `a\r\r\n- [ ] b${said}\r\r\nc\r\r\n`],
  ['lone returns', 'a\r- [x] b\rc', `a\r- [ ] b${said}\rc`],
  ['trailing blanks', 'a\n- [x] b  \t\nc', `a\n- [ ] b${said}  \t\nc`],
  ['no last newline', 'a\n- [X] b', `a\n- [ ] b${said}`],
  ['a byte order mark', '\xef\xbb\xbfa\n- [x] b\n', `\xef\xbb\xbfa\n- [ ] b${said}\n`],
  [
    'damaged characters',
    'a \xe2\x80\x9a\xc3\xba\xc3\x96\n- [x] b \xe2\x80\x9a\xc3\xba\xc3\x96\n',
    `a \xe2\x80\x9a\xc3\xba\xc3\x96\n- [ ] b \xe2\x80\x9a\xc3\xba\xc3\x96${said}\n`,
  ],
  ['bytes of Windows-1252', 'caf\xe9\n- [x] na\xefve\n', `caf\xe9\n- [ ] na\xefve${said}\n`],
  [
    'a byte lost in UTF-8',
    'ok \xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\n- [x] b \xc3\n',
    `ok \xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\n- [ ] b \xc3${said}\n`,
  ],
])('every other byte stays with %s', (_name, before, after) => {
  expect(splice(before, note(2, undefined, [1]))).toEqual({ text: after, left: [] })
})

test('UTF-16 is written in UTF-16', () => {
  const before = Buffer.from('\ufeffa\r\n- [x] b ✅\r\n', 'utf16le')
  const { bytes } = spliceDocument(before, [note(2, undefined, [1])])
  expect(Buffer.from(bytes).toString('utf16le')).toBe(`\ufeffa\r\n- [ ] b ✅${said}\r\n`)
  const big = Buffer.from(before).swap16()
  expect(
    Buffer.from(spliceDocument(big, [note(2, undefined, [1])]).bytes)
      .swap16()
      .toString('utf16le'),
  ).toBe(`\ufeffa\r\n- [ ] b ✅${said}\r\n`)
})

test('in a row of a table the note stands in the last cell', () => {
  expect(splice('| a | b |\n|---|---|\n| 1 | 2  |\n', note(3)).text).toBe(`| a | b |\n|---|---|\n| 1 | 2${said}  |\n`)
})

test('a fence of words takes notes, a fence of code and the marks do not', () => {
  const text = '```\n100%\n```\n```yaml\na: 1\n```\n'
  const { text: after, left } = splice(text, note(1), note(2), note(5), note(6))
  expect(after).toBe(`\`\`\`\n100%${said}\n\`\`\`\n\`\`\`yaml\na: 1\n\`\`\`\n`)
  expect(left).toEqual([
    { line: 1, reason: 'fence_mark' },
    { line: 5, reason: 'code_fence' },
    { line: 6, reason: 'fence_mark' },
  ])
})

test('lines on which a note would change what Markdown reads are left alone', () => {
  const lines = ['---', 'status: done', '---', '<summary>x</summary>', '## Done ##', 'on \\', '[a]: /b', '|---|---|']
  const { text, left } = splice(lines.join('\n'), ...lines.map((_, index) => note(index + 1)))
  expect(text).toBe(lines.join('\n'))
  expect(left.map(({ reason }) => reason)).toEqual([
    'front_matter',
    'front_matter',
    'front_matter',
    'html',
    'closing_hashes',
    'trailing_backslash',
    'link_definition',
    'delimiter_row',
  ])
})

test('a note that is there is exchanged, not followed by another', () => {
  const once = splice('- [ ] b\n', note(1, ['old 1'])).text
  expect(splice(once, note(1, ['new 2'])).text).toBe('- [ ] b (Assay: new 2)\n')
})

test('notes are read as nothing but notes', () => {
  const text = [
    '# Tracker',
    '## Week 1: Start',
    '- [x] Task 1.1: Index (2h)',
    '| Week | Status |',
    '|---|---|',
    '| 1 | Pending |',
    '',
    'Load test v12: 100 requests, 3 failures',
    '',
  ].join('\n')
  const plain = readDocument({ file: 'tracker.md', bytes: latin(text) })
  const parts = ['100 % done in v99', 'failures 77 in v98']
  const { bytes } = spliceDocument(
    latin(text),
    [3, 6, 8].map((line) => note(line, parts)),
  )
  const noted = readDocument({ file: 'tracker.md', bytes })
  expect(noted.notes?.map(({ parts, place }) => [place.line, parts])).toEqual([
    [3, parts],
    [6, parts],
    [8, parts],
  ])
  expect(noted.diagnostics.filter(({ rule }) => rule === 'assay-note')).toHaveLength(3)
  const { notes: _notes, diagnostics: _told, ...rest } = noted
  const { diagnostics: _own, ...before } = plain
  expect(rest).toEqual(before)
})
