import type { NextFunction, Request, Response } from 'express'
import type { ServerLog } from './log'

/** Tells the log of every answer once it is given, or given up. `response.locals.viewerId` says who asked. */
export function requestLog(log: ServerLog) {
  return (request: Request, response: Response, next: NextFunction) => {
    const started = performance.now()
    const { method, originalUrl: path } = request
    response.once('close', () => {
      const viewer = typeof response.locals.viewerId === 'number' ? response.locals.viewerId : null
      // 499, as proxies write it: the client went before the answer was complete.
      const status = response.writableFinished ? response.statusCode : 499
      log.request({ method, path, status, ms: Math.round(performance.now() - started), viewer })
    })
    next()
  }
}
