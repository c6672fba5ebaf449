import { expect, test } from 'vitest'
import { isClutter, safeName, shownName } from '~/server/upload/safe-name'

const limits = { nameBytes: 400 }
const pathOf = (name: string) => safeName(name, limits)

test('a relative path stays, with one kind of slash and no empty parts', () => {
  expect(pathOf('run/a_stats.csv')).toEqual({ path: 'run/a_stats.csv', note: null })
  expect(pathOf('run\\.\\\\a_stats.csv')).toEqual({ path: 'run/a_stats.csv', note: null })
  expect(pathOf('тест 1.csv')).toEqual({ path: 'тест 1.csv', note: null })
})

test('names that lead elsewhere are refused', () => {
  for (const name of [
    '..',
    '../a',
    'a/../../b',
    '..\\a',
    'a/. ./../b',
    'a/.. ',
    '/etc/passwd',
    '\\\\host\\a',
    'C:a',
    'c:/a',
  ])
    expect(pathOf(name), name).toHaveProperty('refused')
})

test('control characters, broken encodings, nothing at all and too much of it are refused', () => {
  for (const name of [
    'a\u0000.csv',
    'a\nb',
    '\u001b[31m',
    '\u0085',
    'a\ufffd',
    '',
    ' ',
    './',
    'x'.repeat(401),
    `${'y'.repeat(256)}/a`,
  ])
    expect(pathOf(name), JSON.stringify(name)).toHaveProperty('refused')
})

test('what only some systems cannot bear is replaced, and said', () => {
  expect(pathOf('aux.csv')).toMatchObject({ path: '_aux.csv', note: expect.stringContaining('_aux.csv') })
  expect(pathOf('COM1')).toMatchObject({ path: '_COM1' })
  expect(pathOf('a<b>:c.csv')).toMatchObject({ path: 'a_b__c.csv' })
  expect(pathOf('run./a. ')).toMatchObject({ path: 'run_/a__' })
  expect(pathOf('a\u202egnp.csv')).toMatchObject({ path: 'a_gnp.csv' })
})

test('a refused name is shown cut and harmless', () => {
  expect(shownName(`\u001b]0;x\u0007${'a'.repeat(500)}`)).toMatch(/^\ufffd\]0;x\ufffda+…$/)
  expect(shownName('')).toBe('(no name)')
})

test('what systems add to folders is passed over', () => {
  expect(['.DS_Store', 'a/.DS_Store', '__MACOSX/a.csv', 'Thumbs.db'].every(isClutter)).toBe(true)
  expect(isClutter('stats.csv')).toBe(false)
})
