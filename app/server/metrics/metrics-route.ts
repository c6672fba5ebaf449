import type { Request, RequestHandler } from 'express'
import { mayRead } from '~/domain/people'
import type { Identity } from '../identity/identity'
import { identify } from '../identity/viewer'
import type { ServerMetrics } from './server-metrics'

/**
 * `/metrics` for this machine, and for tokens with the scope `read` from elsewhere. A request that a
 * proxy passed on is none of this machine, whether or not the proxy is believed about whose it is.
 */
export function metricsRoute(metrics: ServerMetrics, { office }: Identity): RequestHandler {
  return (request, response, next) => {
    if (!ofThisMachine(request) && !byReadToken(request, office)) {
      response.status(401).set('WWW-Authenticate', 'Bearer realm="assay"').type('text/plain')
      return response.send('Figures are for this machine, and for tokens with the scope "read".\n')
    }
    metrics.registry
      .metrics()
      .then((text) => response.set('Cache-Control', 'no-store').type(metrics.registry.contentType).send(text))
      .catch(next)
  }
}

const passedOn = ['x-forwarded-for', 'x-forwarded-proto', 'x-real-ip', 'via']

function ofThisMachine({ socket, headers }: Request): boolean {
  const from = socket.remoteAddress?.replace(/^::ffff:/, '')
  const isLoopback = from !== undefined && (from === '::1' || from.startsWith('127.'))
  return isLoopback && passedOn.every((name) => headers[name] === undefined)
}

function byReadToken({ headers }: Request, { db, names, now }: Identity['office']): boolean {
  const { authorization = null } = headers
  if (authorization === null) return false
  const who = identify(db, { names, credentials: { cookie: null, authorization }, at: now() })
  return who !== null && mayRead(who.viewer)
}
