import { expect, test } from 'vitest'
import { markedTexts } from '~/reports/marked-text'

const joined = (text: ReturnType<typeof markedTexts>[0]) => `${text!.before}[${text!.changed}]${text!.after}`

test('only what the other side lacks is marked, in whole words, on both sides', () => {
  const [signed, now] = markedTexts('error(*) < 1%', 'error(*) < 0.5%')
  expect([joined(signed), joined(now)]).toEqual(['error(*) < [1%]', 'error(*) < [0.5%]'])
})

test('read the other way round, the marks change sides', () => {
  const [signed, now] = markedTexts('a b c', 'a x y c')
  const [other, first] = markedTexts('a x y c', 'a b c')
  expect([joined(signed), joined(now)]).toEqual(['a [b] c', 'a [x y] c'])
  expect([first, other]).toEqual([signed, now])
})

test('a side without anything stays so, and repeated words are not counted twice', () => {
  expect(markedTexts(null, 'new')).toEqual([null, { before: '', changed: 'new', after: '' }])
  const [signed, now] = markedTexts('a a', 'a a a')
  expect([joined(signed), joined(now)]).toEqual(['a a[]', 'a a[ a]'])
})
