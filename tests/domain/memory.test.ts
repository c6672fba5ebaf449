import { expect, test } from 'vitest'
import { ofText } from '~/domain/memory'

test('what is read of a line is read once, of a long text each time, and never another line’s', () => {
  const read: string[] = []
  const lengthOf = ofText('test', (text) => {
    read.push(text)
    return text === '' ? undefined : text.length
  })
  const long = 'x'.repeat(5000)
  for (const text of ['', 'one', 'three', long]) expect(lengthOf(text)).toBe(lengthOf(text))
  expect([lengthOf('one'), lengthOf('three'), lengthOf(long), lengthOf('')]).toEqual([3, 5, 5000, undefined])
  expect(read).toEqual(['', 'one', 'three', long, long, long])
})
