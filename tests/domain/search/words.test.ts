import { expect, test } from 'vitest'
import { wordsOf } from '~/domain/search/words'

const words = (text: string) => wordsOf(text).map(({ word }) => word)

test('case, diacritics and compatibility forms make no other word', () => {
  expect(words('Épreuve ﬁle ＡＢＣ Žluťoučký')).toEqual(['epreuve', 'file', 'abc', 'zlutoucky'])
  expect(words('e\u0301preuve')).toEqual(['epreuve'])
})

test('a figure is a word of its own beside its unit, with its decimals and without its thousands', () => {
  expect(words('P99 2.1s, 8,962 requests, 140ms, 99.15%')).toEqual([
    'p99',
    '2.1',
    's',
    '8962',
    'requests',
    '140',
    'ms',
    '99.15',
  ])
  expect(words('Δ 2.1s und 8,962')).toEqual(['δ', '2.1', 's', 'und', '8962'])
})

test('names keep their numbers, and labels and paths come apart at their signs', () => {
  expect(words('P1.1 v26b load_v45_200u_r5 GET /api/v2/items/')).toEqual([
    'p1.1',
    'v26b',
    'load',
    'v45',
    '200',
    'u',
    'r5',
    'get',
    'api',
    'v2',
    'items',
  ])
})

test('scripts without spaces are words of one character each, others keep their marks', () => {
  expect(words('負荷テスト')).toEqual(['負', '荷', 'テ', 'ス', 'ト'].map((one) => one.normalize('NFKC')))
  expect(words('नमस्ते')).toEqual(['नमस्ते'])
  expect(words('한국어')).toEqual(['한국어'])
})

test('offsets point at the text as it stands', () => {
  const text = 'Über ﬁle'
  expect(wordsOf(text).map(({ start, end }) => text.slice(start, end))).toEqual(['Über', 'ﬁle'])
})

test('nothing but signs holds no word, and a word without end is compared by its beginning', () => {
  expect(words(' "*-()\0☃ ')).toEqual([])
  expect(words('a'.repeat(5000))[0]).toHaveLength(64)
  expect(words('𝒳'.repeat(200))[0]!.length).toBeLessThanOrEqual(64)
})
