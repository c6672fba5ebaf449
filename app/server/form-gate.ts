import type { NextFunction, Request, Response } from 'express'
import { ruleOf } from './route-rules'
import { answerAndClose } from './upload/answer-and-close'

/** Bytes of a form: the longest note with its fields, many times over. */
export const largestForm = 256 * 1024
/** Bytes of a form with a file: larger than any file that is taken, so that a page can answer and keep what was typed. */
export const largestFileForm = 64 * 1024 * 1024
/** A form comes in one piece; one that dribbles in holds a connection for nothing. */
const formMs = 20_000
const fileFormMs = 120_000

export interface BodyFacts {
  contentLength: string | undefined
  transferEncoding: string | undefined
}

/** Why the body of a form is refused unread. Its length must be told: node then takes no byte more. */
export function refusalOfBody(
  { contentLength, transferEncoding }: BodyFacts,
  most = largestForm,
): { status: number; text: string } | null {
  if (transferEncoding !== undefined) return { status: 411, text: 'A form tells its length.\n' }
  const bytes = contentLength === undefined ? 0 : Number(contentLength)
  if (!(bytes <= most))
    return { status: 413, text: `A form has at most ${most / 1024} KB. Evidence goes to /evidence/upload.\n` }
  return null
}

/** Keeps bodies small and quick everywhere but where they are read as they come in. */
export function formGate(request: Request, response: Response, next: NextFunction) {
  const { 'content-length': contentLength, 'transfer-encoding': transferEncoding } = request.headers
  const hasBody = contentLength !== undefined || transferEncoding !== undefined
  const rule = ruleOf(request.path)
  if (!hasBody || (request.method === 'POST' && rule.streams === true)) return next()
  const isFileForm = rule.files === true && /^multipart\/form-data\b/i.test(request.get('content-type') ?? '')
  const refusal = refusalOfBody({ contentLength, transferEncoding }, isFileForm ? largestFileForm : largestForm)
  if (refusal !== null) {
    const headers = { 'Content-Type': 'text/plain; charset=utf-8' }
    return answerAndClose(request, response, { status: refusal.status, headers, body: refusal.text })
  }
  const timer = setTimeout(() => request.destroy(), isFileForm ? fileFormMs : formMs)
  for (const event of ['end', 'close']) request.once(event, () => clearTimeout(timer))
  next()
}
