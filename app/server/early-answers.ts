import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { KnownAnswer, KnownAnswers } from './known-answers'
import type { ServerLog } from './log'
import { countAnswer } from './metrics/request-metrics'
import type { ServerMetrics } from './metrics/server-metrics'
import { logAnswer } from './request-log'
import { contentSecurityPolicy, nextNonce } from './security-headers'
import { timingOf } from './server-timing'

interface Tellers {
  log: ServerLog
  metrics: ServerMetrics
}

/**
 * Stands before everything else: a request whose answer is known is answered at once, with the same
 * headers and bytes, counted and logged alike; every other goes to `next` untouched.
 */
export function answerEarly(known: KnownAnswers, tellers: Tellers, next: RequestListener): RequestListener {
  return (request, response) => {
    const started = performance.now()
    const answer = knownAnswer(known, request)
    if (answer === null || !give(answer, { request, response, started, tellers })) next(request, response)
  }
}

/** What cannot be looked up just now goes the whole way, which says why. */
function knownAnswer(known: KnownAnswers, request: IncomingMessage): KnownAnswer | null {
  try {
    return known.find(request)
  } catch {
    return null
  }
}

interface Giving {
  request: IncomingMessage
  response: ServerResponse
  started: number
  tellers: Tellers
}

/** False, and nothing done, where the page is no longer kept. */
function give(answer: KnownAnswer, { request, response, started, tellers }: Giving): boolean {
  const { status, route, viewerId } = answer
  const nonce = status === 200 ? nextNonce() : ''
  const body = status === 200 ? answer.body(nonce) : null
  if (status === 200 && body === null) return false
  const { log, metrics } = tellers
  logAnswer(log, response, { method: 'GET', path: request.url as string, viewer: () => viewerId })
  countAnswer(metrics, response, { route, method: 'GET' })
  metrics.page(status === 304 ? 'not_modified' : 'hit')
  const headers = answer.headers.slice()
  if (answer.policyAt !== -1) headers[answer.policyAt] = contentSecurityPolicy(nonce, false)
  if (answer.timingAt !== -1) headers[answer.timingAt] = timingOf(performance.now() - started)
  response.writeHead(status, headers)
  response.end(body)
  return true
}
