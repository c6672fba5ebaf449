import type { NextFunction, Request, Response } from 'express'

/** The addresses that take anything but reading; whoever adds an action adds its address here. */
const changing = new Set(
  ['/theme', '/sign-in', '/sign-out', '/join', '/confirm', '/account', '/members'].flatMap((path) => [
    path,
    `${path}.data`,
  ]),
)
/** Bodies of these are read as they come in, before any page sees them. */
const streaming = new Set(['/evidence/upload', '/api/v1/evidence'])

export interface RequestFacts {
  method: string
  /** As it stands in the first line of the request. */
  target: string
}

/** Why a request is refused before anything looks at it; null where it may go on. */
export function refusalOf({ method, target }: RequestFacts): { status: number; allow?: string; text: string } | null {
  // An address of another server ("GET http://elsewhere/") is for proxies.
  if (!target.startsWith('/')) return { status: 400, text: 'This is no proxy.\n' }
  const path = target.split('?', 1)[0] as string
  const allow = changing.has(path) || streaming.has(path) ? 'GET, HEAD, POST' : 'GET, HEAD'
  if (allow.split(', ').includes(method)) return null
  return { status: 405, allow, text: `${allow} only.\n` }
}

/** Refuses what no page here answers, and drops a header by which a stranger could choose the address of a page. */
export function requestGate(request: Request, response: Response, next: NextFunction) {
  delete request.headers['x-forwarded-host']
  const refusal = refusalOf({ method: request.method, target: request.originalUrl })
  if (refusal === null) return next()
  if (refusal.allow !== undefined) response.set('Allow', refusal.allow)
  response.status(refusal.status).type('text/plain').send(refusal.text)
}
