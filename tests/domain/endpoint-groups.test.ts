import { describe, expect, test } from 'vitest'
import { compileGroup, loginPageRows, loginRows, matchesGroup } from '~/domain/endpoint-groups'
import { makeRow } from '../support/run-factory'

describe('a glob over METHOD name', () => {
  test.each([
    ['GET /dashboard/', 'GET /dashboard/', true],
    ['GET /dashboard/', 'GET /dashboard/more', false],
    ['* /dashboard/', 'POST /dashboard/', true],
    ['GET /api/v2/*', 'GET /api/v2/project/[id]/chart-data/', true],
    ['GET /api/v2/*', 'POST /api/v2/project/[id]/', false],
    ['*chart-data*', 'GET /api/v2/project/[id]/chart-data/', true],
    ['POST [AUTH] Login*', 'POST [AUTH] Login POST', true],
    ['POST [AUTH] Login*', 'POST A Login POST', false],
    ['GET /api/?x', 'GET /api/ax', false],
    ['GET /a.c', 'GET /abc', false],
    ['*', 'GET /anything at all', true],
    ['GET /a*a', 'GET /a', false],
    ['*ab*ba', 'abba', true],
    ['*ab*ba', 'aba', false],
    ['', 'GET /x', false],
  ])('%s against %s is %s', (glob, key, expected) => {
    expect(matchesGroup([glob], key)).toBe(expected)
    expect(compileGroup([glob])(key)).toBe(expected)
  })

  test('an empty group matches nothing', () => {
    expect(matchesGroup([], 'GET /x')).toBe(false)
  })

  test('a glob of many stars over a long key answers at once', () => {
    expect(matchesGroup([`${'*a'.repeat(200)}*b`], 'a'.repeat(50_000))).toBe(false)
  })
})

describe('the login group', () => {
  const rows = [
    'GET [AUTH] Get Login Page',
    'POST [AUTH] Login POST',
    'PUT /api/Signin',
    'PATCH /auth/token/refresh',
    'POST /api/orders',
    'DELETE /api/login-sessions',
    'GET /auth/token',
  ].map((key) => makeRow(key))

  test('without a declared group it is the write rows that are named like a login', () => {
    expect(loginRows(rows, []).map((row) => row.key)).toEqual([
      'POST [AUTH] Login POST',
      'PUT /api/Signin',
      'PATCH /auth/token/refresh',
    ])
  })

  test('a declared group decides, and a read never belongs to it', () => {
    expect(loginRows(rows, ['* [AUTH] *', '*/orders']).map((row) => row.key)).toEqual([
      'POST [AUTH] Login POST',
      'POST /api/orders',
    ])
  })

  test('the login page is a GET row that is named like a login, or that the declared group names', () => {
    expect(loginPageRows(rows, []).map((row) => row.key)).toEqual(['GET [AUTH] Get Login Page', 'GET /auth/token'])
    expect(loginPageRows([makeRow('GET /enter')], ['* /enter']).map((row) => row.key)).toEqual(['GET /enter'])
  })
})
