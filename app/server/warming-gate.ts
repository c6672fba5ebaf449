import type { NextFunction, Request, Response } from 'express'
import { ruleOf } from './route-rules'
import type { Warming } from './warm-programs'

/**
 * Whoever reads a program that the server is still judging waits until it is judged, and does not make the
 * server do it at one go, which would keep everybody else waiting with them.
 */
export function warmingGate(warming: Warming) {
  return (request: Request, _response: Response, next: NextFunction) => {
    const reads = request.method === 'GET' || request.method === 'HEAD'
    const ready = reads && ruleOf(request.path).get !== 'anyone' ? warming.ready(askedProgram(request)) : null
    if (ready === null) return next()
    void ready.then(() => next())
  }
}

/** Null where the address names none: then it may be about any, or about all. */
function askedProgram({ query, path }: Request): string | null {
  const inPath = /^\/api\/v1\/programs\/([^/]+)/.exec(path)?.[1]
  if (inPath !== undefined) return inPath
  return typeof query.program === 'string' && query.program.trim() !== '' ? query.program.trim() : null
}
