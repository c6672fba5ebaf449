import { expect, test } from 'vitest'
import { snippetOf } from '~/domain/search/mark-words'
import { fitsOf, matchText } from '~/domain/search/match-text'
import { parseQuery } from '~/domain/search/parse-query'
import { wordsOf } from '~/domain/search/words'

const texts = [
  { name: 'Log in', body: 'log in, log in again; the login log logs in' },
  { name: 'Page cache', body: 'a page, a cache and the page cache of pages' },
  { name: '', body: 'log' },
  { name: 'Nothing', body: '' },
]

test('a text that is split once is found as often as going through all its words finds it', () => {
  for (const asked of [
    'log',
    'log*',
    '"log in"',
    '"log i*',
    '"log in"*',
    'page "page cache"',
    'a page -cache',
    'absent',
  ])
    for (const text of texts) {
      const query = parseQuery(asked)
      const count = (term: (typeof query.terms)[number], of: string) => fitsOf(term, wordsOf(of)).length
      const found = query.terms.map(
        (term) => 5 * Math.min(3, count(term, text.name)) + Math.min(3, count(term, text.body)),
      )
      const isLeftOut = query.not.some((term) => count(term, text.name) + count(term, text.body) > 0)
      const length = wordsOf(text.name).length + wordsOf(text.body).length
      const score = found.reduce((sum, one) => sum - one / (one + 2), 0)
      const expected = isLeftOut || found.includes(0) ? null : (score * 4) / (1 + length / 400)
      expect(matchText(query, text), `${asked} in ${text.name}`).toBe(expected)
    }
})

test('a term stands where all its words do, the last of them whole or begun, up to the end of the text', () => {
  const [phrase] = parseQuery('"log in"').terms
  const [begun] = parseQuery('"log i"*').terms
  expect(fitsOf(phrase!, wordsOf('log in the log into log'))).toEqual([{ from: 0, to: 1 }])
  expect(fitsOf(begun!, wordsOf('log in the log into log'))).toEqual([
    { from: 0, to: 1 },
    { from: 3, to: 4 },
  ])
})

test('a long text is marked for what is asked now, not for what was asked before', () => {
  const text = `${'filler '.repeat(100)}needle and thread ${'after '.repeat(100)}`
  const marked = (asked: string) =>
    snippetOf(parseQuery(asked), text, 80)
      .filter(({ mark }) => mark)
      .map((piece) => piece.text)
  expect(marked('needle')).toEqual(['needle'])
  expect(marked('thread')).toEqual(['thread'])
  expect(marked('needle')).toEqual(['needle'])
})
