import { expect, test } from 'vitest'
import { digestAroundText, digestWithoutFiles } from '~db/digest'

test('a digest around a text is the digest of the whole', () => {
  const history = { timeS: [1, 2.5, null], closing: { note: 'a "history":"@" in a text' } }
  const run = { label: 'a', note: '"history":"@"', files: [{ file: 'x', line: 1 }], history, tags: ['@'] }
  const value = [run, [{ file: 'y', message: '"history":"@"' }]]
  const json = JSON.stringify(history)
  expect(digestAroundText(value, { key: 'history', json })).toBe(digestWithoutFiles(value))
  const without = [{ ...run, history: null }]
  expect(digestAroundText(without, { key: 'history', json: 'null' })).toBe(digestWithoutFiles(without))
})

test('a value without the field that is at hand as text is a mistake', () => {
  expect(() => digestAroundText({ label: '"history":"@"' }, { key: 'history', json: '[]' })).toThrow(/no field history/)
})
