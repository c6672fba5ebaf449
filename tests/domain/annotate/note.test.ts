import { expect, test } from 'vitest'
import { mergeParts, noteIn, noteWords, writeNote } from '~/domain/annotate/note'

test('a note is read back as it was written', () => {
  const line = `- [ ] P99 <2s${writeNote(['p99 2,300 ms in v45, not met', 'boxes are open'])}  `
  expect(noteIn(line)).toMatchObject({ parts: ['p99 2,300 ms in v45, not met', 'boxes are open'], start: 13 })
})

test('the same words inside a line are words of its author', () => {
  expect(noteIn('We like notes (Assay: so) in the middle')).toBeNull()
  expect(noteIn('(Assay: at the start)')).toBeNull()
})

test('a line of a hundred thousand blanks is read at once', () => {
  expect(noteIn(` (Assay: x)${' '.repeat(100_000)}y`)).toBeNull()
  expect(noteIn(' (Assay: '.repeat(20_000))).toBeNull()
})

test('words from documents lose what Markdown and the note itself read as marks', () => {
  expect(noteWords('“Plan” (v2) | a_b → `c`; é ✅ ~9% <b')).toBe('Plan v2 a_b -> c e 9% < b')
})

test('a figure that has become another takes the place of the old one; the rest of the note stays', () => {
  expect(mergeParts(['p99 2,300 ms in v45, not met', 'boxes are open'], ['p99 2,100 ms in v46, not met'])).toEqual([
    'boxes are open',
    'p99 2,100 ms in v46, not met',
  ])
  const both = ['p95 540 ms in v40', 'p95 590 ms in v40']
  expect(mergeParts(both, both)).toEqual(both)
})
