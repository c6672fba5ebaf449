import type { NextFunction, Request, Response } from 'express'

/** What programs fetch that send no headers: feed readers, calendars, pages that show a badge. */
const withToken = /^\/(feed\.atom|calendar\.ics|badges\/[^/]+\.svg)$/

/** No header can carry these, and no token has them: passed on, they would be a fault of the server. */
const notInHeaders = /[^\x21-\x7e]/g

/**
 * Feed readers send no headers: in the addresses of feeds and badges, and nowhere else, a token with
 * the scope `read` may stand as `?token=`. It counts as if it had come in the header.
 */
export function feedToken(request: Request, _response: Response, next: NextFunction) {
  const { token } = request.query
  if (withToken.test(request.path) && typeof token === 'string' && request.headers.authorization === undefined)
    request.headers.authorization = `Bearer ${token.replace(notInHeaders, '')}`
  next()
}
