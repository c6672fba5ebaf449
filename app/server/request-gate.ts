import type { NextFunction, Request, Response } from 'express'
import { ruleOf } from './route-rules'

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
  const allow = ruleOf(path).post === null ? 'GET, HEAD' : 'GET, HEAD, POST'
  if (allow.split(', ').includes(method)) return null
  return { status: 405, allow, text: `${allow} only.\n` }
}

/** Headers by which a stranger could choose the address of a page, or pretend to another method. */
const dropped = ['x-forwarded-host', 'x-http-method-override', 'x-original-url', 'x-rewrite-url', 'forwarded']

/** Refuses what no page here answers (route-rules.ts says what each does), and drops headers that mislead. */
export function requestGate(request: Request, response: Response, next: NextFunction) {
  for (const name of dropped) delete request.headers[name]
  const refusal = refusalOf({ method: request.method, target: request.originalUrl })
  if (refusal === null) return next()
  if (refusal.allow !== undefined) response.set('Allow', refusal.allow)
  response.status(refusal.status).type('text/plain').send(refusal.text)
}
