import type { ServerResponse } from 'node:http'
import type { NextFunction, Request, Response } from 'express'
import type { ServerLog } from './log'

/** Tells the log of every answer once it is given, or given up. `response.locals.viewerId` says who asked. */
export function requestLog(log: ServerLog) {
  return (request: Request, response: Response, next: NextFunction) => {
    const { method, originalUrl: path } = request
    const viewer = () => (typeof response.locals.viewerId === 'number' ? response.locals.viewerId : null)
    logAnswer(log, response, { method, path, viewer })
    next()
  }
}

/** Tells the log of one answer, which begins now. */
export function logAnswer(
  log: ServerLog,
  response: ServerResponse,
  { method, path, viewer }: { method: string; path: string; viewer: () => number | null },
): void {
  const started = performance.now()
  response.once('close', () => {
    // 499, as proxies write it: the client went before the answer was complete.
    const status = response.writableFinished ? response.statusCode : 499
    log.request({ method, path, status, ms: Math.round(performance.now() - started), viewer: viewer() })
  })
}
