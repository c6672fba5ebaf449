import type { Request, Response } from 'express'
import { expect, test } from 'vitest'
import { feedToken } from '~/server/feed-token'

function headerFor(path: string, token: unknown): string | undefined {
  const request = { path, query: { token }, headers: {} as Record<string, string> }
  feedToken(request as unknown as Request, {} as Response, () => undefined)
  return request.headers.authorization
}

test('a token in the address of a feed counts as if it had come in the header, elsewhere it does not', () => {
  expect(headerFor('/feed.atom', 'abc_-1')).toBe('Bearer abc_-1')
  expect(headerFor('/badges/tier-1.svg', 'abc')).toBe('Bearer abc')
  expect(headerFor('/settings', 'abc')).toBeUndefined()
  expect(headerFor('/feed.atom', ['abc', 'def'])).toBeUndefined()
})

test('what no header can carry is left out of it', () => {
  expect(headerFor('/feed.atom', 'a\0b\r\nX: y')).toBe('Bearer abX:y')
  expect(headerFor('/calendar.ics', '\u2028é')).toBe('Bearer ')
})
