import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writeFigures } from './readme-figures'
import { temporaryFolder } from './temporary'

test('figures take the place of those before, between their marks and nowhere else', () => {
  const file = join(temporaryFolder(), 'README.md')
  const around = (a: string, b: string) =>
    `# A\n<!-- figures:a -->\n${a}\n<!-- /figures -->\n\n<!-- figures:b -->\n${b}\n<!-- /figures -->\nend\n`
  writeFileSync(file, around('old', 'kept'))
  writeFigures('a', '| x |\n', file)
  expect(readFileSync(file, 'utf8')).toBe(around('| x |', 'kept'))
  expect(() => writeFigures('c', 'x', file)).toThrow('no place for the figures of c')
})
