import { expect, test } from 'vitest'
import { readFrontMatter } from '~importers/front-matter'

test('YAML between two rules is data, the rest is the body with its line', () => {
  const read = readFrontMatter('---\ntitle: A\nstart: 2026-01-11\n---\n# Body\n', 'program.md')
  expect(read.data).toEqual({ title: 'A', start: '2026-01-11' })
  expect([read.body, read.bodyLine, read.diagnostics]).toEqual(['# Body\n', 5, []])
  expect(read.placeOf(['start'])).toEqual({ file: 'program.md', line: 3, column: 1 })
})

test('front matter that would run as code is refused', () => {
  for (const language of ['js', 'javascript', 'json', 'coffee']) {
    const text = `---${language}\n{ hacked: (globalThis.hacked = true) }\n---\nbody\n`
    const read = readFrontMatter(text, 'program.md')
    expect(read.data, language).toEqual({})
    expect(read.diagnostics[0], language).toMatchObject({ rule: 'front-matter-engine', severity: 'error', line: 1 })
  }
  expect(Reflect.get(globalThis, 'hacked')).toBeUndefined()
})

test('an alias bomb is refused', () => {
  const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]']
  for (const [index, name] of [...'bcdefgh'].entries()) {
    const before = 'abcdefgh'[index]
    bomb.push(`${name}: &${name} [${Array.from({ length: 9 }, () => `*${before}`).join(',')}]`)
  }
  const read = readFrontMatter(`---\n${bomb.join('\n')}\n---\n`, 'program.md')
  expect(read.data).toEqual({})
  expect(read.diagnostics[0]!.rule).toBe('front-matter-invalid')
})

test('wrong YAML is a diagnostic with its line', () => {
  const read = readFrontMatter('---\ntitle: A\n  bad: [1,\n---\nbody\n', 'program.md')
  expect(read.data).toEqual({})
  expect(read.diagnostics[0]).toMatchObject({ severity: 'error', rule: 'front-matter-invalid' })
  expect(read.diagnostics[0]!.line).toBeGreaterThanOrEqual(2)
})

test('one caller never sees what another wrote into its data', () => {
  const text = '---\ntitle: A\n---\n'
  readFrontMatter(text, 'a.md').data.title = 'changed'
  expect(readFrontMatter(text, 'b.md').data.title).toBe('A')
})

test('a document that begins with a rule has no front matter', () => {
  for (const text of ['---\n\n# Title\n', '# Title\n', '', '----\nx\n', '---']) {
    expect(readFrontMatter(text, 'a.md')).toMatchObject({ data: {}, body: text, bodyLine: 1, diagnostics: [] })
  }
})

test('a list, a number or an oversized block is no declaration', () => {
  expect(readFrontMatter('---\n- a\n- b\n---\n', 'a.md').diagnostics[0]!.rule).toBe('front-matter-invalid')
  expect(readFrontMatter('---\n42\n---\n', 'a.md').diagnostics[0]!.rule).toBe('front-matter-invalid')
  const large = `---\ntitle: ${'x'.repeat(70_000)}\n---\n`
  expect(readFrontMatter(large, 'a.md').diagnostics[0]!.rule).toBe('front-matter-too-large')
})
