import type { ServerResponse } from 'node:http'
import type { NextFunction, Request, Response } from 'express'
import { patternOf } from '../route-rules'
import type { ServerMetrics } from './server-metrics'

const methods = new Set(['GET', 'HEAD', 'POST'])

/** As which route an answer counts: one of the rules, whatever the address says. */
export function routeLabel(path: string): string {
  return path.startsWith('/assets/') ? '/assets/*' : patternOf(path)
}

/** Counts every answer once it is given, or given up. */
export function requestMetrics(metrics: ServerMetrics) {
  return (request: Request, response: Response, next: NextFunction) => {
    const method = methods.has(request.method) ? request.method : 'other'
    countAnswer(metrics, response, { route: routeLabel(request.path), method })
    next()
  }
}

/** Counts one answer, which begins now, once it is given or given up. */
export function countAnswer(
  metrics: ServerMetrics,
  response: ServerResponse,
  { route, method }: { route: string; method: string },
): void {
  const started = performance.now()
  metrics.underWay.inc()
  response.once('close', () => {
    metrics.underWay.dec()
    const status = response.writableFinished ? response.statusCode : 499
    metrics.requests.inc({ route, method, status })
    if (route === '/sign-in' && method === 'POST') metrics.signIns.inc({ outcome: signInOutcome(status) })
    metrics.durations.observe({ route, method }, (performance.now() - started) / 1000)
  })
}

/** As the action of the page answers. */
function signInOutcome(status: number): string {
  if (status === 303 || status === 302 || status === 204) return 'done'
  return status === 429 ? 'too_many' : status === 503 ? 'busy' : 'wrong'
}
