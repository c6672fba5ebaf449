import type { NextFunction, Request, Response } from 'express'

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

interface OriginFacts {
  method: string
  host: string | undefined
  origin: string | undefined
  secFetchSite: string | undefined
  authorization: string | undefined
  cookie: string | undefined
}

/**
 * Whether a request may change something. Browsers state where it comes from (Sec-Fetch-Site);
 * older ones at least an Origin, which must be this host. A bearer token without cookies carries no
 * ambient authority and is exempt. Remix checks page actions only, so this stands before everything.
 */
export function mayChange(facts: OriginFacts): boolean {
  if (safe.has(facts.method)) return true
  if (facts.cookie === undefined && facts.authorization?.startsWith('Bearer ') === true) return true
  if (facts.secFetchSite !== undefined) return facts.secFetchSite === 'same-origin' || facts.secFetchSite === 'none'
  if (facts.origin === undefined || facts.host === undefined) return false
  return URL.canParse(facts.origin) && new URL(facts.origin).host === facts.host
}

export function crossSiteGate(request: Request, response: Response, next: NextFunction) {
  const header = (name: string) => request.get(name)
  const allowed = mayChange({
    method: request.method,
    host: header('host'),
    origin: header('origin'),
    secFetchSite: header('sec-fetch-site'),
    authorization: header('authorization'),
    cookie: header('cookie'),
  })
  if (allowed) return next()
  response.status(403).type('text/plain').send('Refused: the request comes from another site.\n')
}
