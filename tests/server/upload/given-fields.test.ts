import { expect, test } from 'vitest'
import { readGiven } from '~/server/upload/given-fields'

test('words become what is given; empty fields are absent, tags are split and kept once', () => {
  const words = {
    label: [' v7 '],
    commit: [''],
    tag: ['a, b', 'b'],
    'ci-url': ['https://ci.example/1'],
    'as-of': ['2026-03-01'],
  }
  expect(readGiven(words, 'UTC')).toEqual({
    given: { label: 'v7', tags: ['a', 'b'], ciUrl: 'https://ci.example/1', measuredAt: '2026-03-01T23:59:59.999Z' },
  })
  expect(readGiven({}, 'UTC')).toEqual({ given: {} })
})

test('each field says why it is refused', () => {
  const refused = (words: Parameters<typeof readGiven>[0]) =>
    Object.keys((readGiven(words, 'UTC') as { errors: object }).errors)
  expect(refused({ label: ['a/b'] })).toEqual(['label'])
  expect(refused({ label: ['a', 'b'] })).toEqual(['label'])
  expect(refused({ commit: ['x'.repeat(65)] })).toEqual(['commit'])
  expect(refused({ branch: ['a\u0007b'] })).toEqual(['branch'])
  expect(refused({ 'as-of': ['soon'] })).toEqual(['as-of'])
  for (const address of ['javascript:alert(1)', 'data:text/html,x', 'https://user:secret@ci.example', 'nowhere'])
    expect(refused({ 'ci-url': [address] })).toEqual(['ci-url'])
})
