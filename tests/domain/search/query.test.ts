import { expect, test } from 'vitest'
import { hasMark, markWords, snippetOf } from '~/domain/search/mark-words'
import { matchText } from '~/domain/search/match-text'
import { parseQuery } from '~/domain/search/parse-query'

const asked = (text: string) => {
  const { terms, not } = parseQuery(text)
  const show = (one: { words: string[]; prefix: boolean }) => one.words.join(' ') + (one.prefix ? '*' : '')
  return [...terms.map(show), ...not.map((one) => `-${show(one)}`)]
}

test('words, phrases, beginnings and exclusions', () => {
  expect(asked('login "success rate" dash* -redis -"page cache"')).toEqual([
    'login',
    'success rate',
    'dash*',
    '-redis',
    '-page cache',
  ])
})

test('what joins words makes a phrase of them', () => {
  expect(asked('auth/token pool-size 1.1')).toEqual(['auth token', 'pool size', '1.1'])
})

test('operators of other query languages are words or nothing', () => {
  expect(asked('a AND b OR c NOT d')).toEqual(['a', 'and', 'b', 'or', 'c', 'not', 'd'])
  expect(asked('NEAR(a b, 3) name:x ^y {z}')).toEqual(['near a', 'b', '3', 'name x', 'y', 'z'])
  expect(asked('" * - : ( ) "" --')).toEqual([])
  expect(asked('"never closed')).toEqual(['never closed'])
})

test('while somebody types the last word may go on, unless it is finished', () => {
  const last = (text: string) => parseQuery(text, { typing: true }).terms.at(-1)?.prefix
  expect(last('log')).toBe(true)
  expect(last('log ')).toBe(true)
  expect(last('"log in"')).toBe(false)
})

test('a pasted page is read as far as anybody types', () => {
  const { terms, text } = parseQuery('word '.repeat(10_000))
  expect(terms.length).toBeLessThanOrEqual(16)
  expect(text.length).toBeLessThanOrEqual(300)
})

test('marks are pieces of the text, which joined give it again', () => {
  const text = '<b>Login</b> failures: 200 of 200 LOGINS failed'
  const pieces = markWords(parseQuery('login* "200 of 200"'), text)
  expect(pieces.map((piece) => piece.text).join('')).toBe(text)
  expect(pieces.filter(({ mark }) => mark).map((piece) => piece.text)).toEqual(['Login', '200 of 200 LOGINS'])
})

test('a snippet is cut around the first mark, never through a character', () => {
  const text = `${'😀 filler '.repeat(200)}needle ${'😀 after '.repeat(200)}`
  const pieces = snippetOf(parseQuery('needle'), text, 80)
  const shown = pieces.map((piece) => piece.text).join('')
  expect(hasMark(pieces)).toBe(true)
  expect(shown.length).toBeLessThan(90)
  expect(() => encodeURIComponent(shown)).not.toThrow()
})

test('texts outside the index fit by the same rules, names before bodies', () => {
  const text = { name: 'Login page answered', body: '51 endpoints answered with exactly 12,662 bytes' }
  const score = (query: string) => matchText(parseQuery(query), text)
  expect(score('12662 "login page"')).toBeLessThan(0)
  expect(score('login -endpoints')).toBeNull()
  expect(score('login missing')).toBeNull()
  expect(score('-login')).toBeNull()
  expect(score('login')!).toBeLessThan(score('bytes')!)
})
