import type { NextFunction, Request, Response } from 'express'

/**
 * Feed readers send no headers: in the address of the feed, and nowhere else, a token with the scope
 * `read` may stand as `?token=`. It counts as if it had come in the header.
 */
export function feedToken(request: Request, _response: Response, next: NextFunction) {
  const { token } = request.query
  if (request.path === '/feed.atom' && typeof token === 'string' && request.headers.authorization === undefined)
    request.headers.authorization = `Bearer ${token}`
  next()
}
