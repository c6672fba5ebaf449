import type { NextFunction, Request, Response } from 'express'
import { ruleOf } from './route-rules'
import { answerAndClose } from './upload/answer-and-close'

/** Bytes of a form: the longest note with its fields, many times over. */
export const largestForm = 256 * 1024
/** A form comes in one piece; one that dribbles in holds a connection for nothing. */
const formMs = 20_000

export interface BodyFacts {
  contentLength: string | undefined
  transferEncoding: string | undefined
}

/** Why the body of a form is refused unread. Its length must be told: node then takes no byte more. */
export function refusalOfBody({ contentLength, transferEncoding }: BodyFacts): { status: number; text: string } | null {
  if (transferEncoding !== undefined) return { status: 411, text: 'A form tells its length.\n' }
  const bytes = contentLength === undefined ? 0 : Number(contentLength)
  if (!(bytes <= largestForm))
    return { status: 413, text: `A form has at most ${largestForm / 1024} KB. Evidence goes to /evidence/upload.\n` }
  return null
}

/** Keeps bodies small and quick everywhere but where they are read as they come in. */
export function formGate(request: Request, response: Response, next: NextFunction) {
  const { 'content-length': contentLength, 'transfer-encoding': transferEncoding } = request.headers
  const hasBody = contentLength !== undefined || transferEncoding !== undefined
  if (!hasBody || (request.method === 'POST' && ruleOf(request.path).streams === true)) return next()
  const refusal = refusalOfBody({ contentLength, transferEncoding })
  if (refusal !== null) {
    const headers = { 'Content-Type': 'text/plain; charset=utf-8' }
    return answerAndClose(request, response, { status: refusal.status, headers, body: refusal.text })
  }
  const timer = setTimeout(() => request.destroy(), formMs)
  for (const event of ['end', 'close']) request.once(event, () => clearTimeout(timer))
  next()
}
