import type { NextFunction, Request, Response } from 'express'
import { mayRead } from '~/domain/people'
import { ruleOf } from '../route-rules'
import type { Identity } from './identity'
import { signInPath } from './require-deed'
import { identify } from './viewer'

/** Where reading needs a member, leads strangers to the sign-in page before anything is read. */
export function readingGate(identity: Identity) {
  const { office, readersAreMembers } = identity
  return (request: Request, response: Response, next: NextFunction) => {
    if (!readersAreMembers || isOpen(request)) return next()
    const { cookie = null, authorization = null } = request.headers
    const who = identify(office.db, { names: office.names, credentials: { cookie, authorization }, at: office.now() })
    // What a token may write is asked where it is written.
    const writes = request.method === 'POST' && who !== null
    if (writes || mayRead(who === null ? null : who.viewer)) return next()
    const asPage =
      authorization === null &&
      !request.path.startsWith('/api/') &&
      request.accepts('html') &&
      !request.path.endsWith('.data')
    if (asPage && request.method === 'GET') return response.redirect(303, signInPath(request.originalUrl))
    response.status(who === null ? 401 : 403).type('text/plain')
    if (who === null) response.set('WWW-Authenticate', 'Bearer realm="assay"')
    response.send('Reading here needs a member: sign in, or use a token with the scope "read".\n')
  }
}

/** What a stranger may fetch in private mode: the way in, and nothing that tells of the program. */
function isOpen({ method, path }: Request): boolean {
  // Names of route files, which the browser's script asks for.
  if (path === '/__manifest') return true
  const rule = ruleOf(path)
  return (method === 'POST' ? rule.post : rule.get) === 'anyone'
}
