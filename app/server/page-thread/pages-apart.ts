import type { NextFunction, Request, Response } from 'express'
import { addressOf, headersOf } from '../remix-handler'
import { ruleOf } from '../route-rules'
import type { HelpingThread } from './helping-thread'
import type { PageAnswer } from './page-job'

/** This thread has all else to do: it takes a page when the other has two more to make. */
const ahead = 1

/**
 * Lets a second thread make a page, where one helps and this one has its hands full. What is answered there
 * rests on the database alone (`apart` in route-rules.ts); all that is to be checked of a request was checked
 * before, and what comes back goes the way of any other answer.
 */
export function pagesApart(help: HelpingThread) {
  let here = 0
  return (request: Request, response: Response, next: NextFunction) => {
    const { thread } = help
    const mine = () => {
      here += 1
      response.once('close', () => {
        here -= 1
      })
      next()
    }
    if (thread === null || request.method !== 'GET' || ruleOf(request.path).apart !== true) return mine()
    if (thread.busy > here + ahead) return mine()
    const { locals } = response
    const job = {
      ...{ url: addressOf(request), headers: [...headersOf(request)], nonce: locals.nonce },
      ip: request.ip === undefined ? '' : request.ip,
      asData: request.path.endsWith('.data'),
    }
    void thread.make(job).then((answer) => {
      if (answer === null) mine()
      else if (!response.writableEnded && !response.destroyed) send(response, answer)
    })
  }
}

function send(response: Response, { status, headers, body, viewerId, unfinished, parts }: PageAnswer): void {
  const { locals } = response
  if (viewerId !== null) locals.viewerId = viewerId
  if (unfinished) locals.unfinished = true
  for (const { name, ms } of parts) locals.stopwatch.add(name, ms)
  response.status(status)
  for (const [name, value] of headers) response.append(name, value)
  if (body === null) response.end()
  else response.end(Buffer.from(body))
}
