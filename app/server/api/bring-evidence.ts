import type { Request, RequestHandler, Response } from 'express'
import { answerAndClose } from '../upload/answer-and-close'
import type { Uploads } from '../upload/upload-handler'
import { errorBody } from './api-error'

const json = { 'Content-Type': 'application/json; charset=utf-8' }

/** `POST /api/v1/evidence`: the receipt as JSON, 201 where something was written, 200 where all was at hand. */
export function bringEvidence(uploads: Uploads): RequestHandler {
  return (request, response, next) => {
    uploads
      .receive(request, 'api')
      .then(async (outcome) => {
        if (outcome.kind !== 'door') response.locals.viewerId = outcome.viewer.memberId
        const send = (status: number, body: unknown, headers: Record<string, string> = {}) =>
          answerAndClose(request, response, {
            status,
            headers: { ...json, ...headers },
            body: `${JSON.stringify(body)}\n`,
          })
        if (outcome.kind === 'door') {
          const { status, headers } = outcome.response
          const challenge = headers.get('WWW-Authenticate')
          const body: unknown = await outcome.response.json()
          return send(status, body, challenge === null ? {} : { 'WWW-Authenticate': challenge })
        }
        if (outcome.kind === 'refused') {
          const { status, code, message } = outcome.refusal
          return send(status, errorBody(code, message), status === 503 ? { 'Retry-After': '5' } : {})
        }
        if (outcome.kind === 'found') throw new Error('evidence that was brought was only looked at')
        const { receipt, earlier } = outcome
        const id = receipt.id ?? earlier
        const url = id === null ? null : `/evidence/uploads/${id}`
        send(statuses[receipt.outcome], { ...receipt, url })
      })
      .catch(next)
  }
}

const statuses = { written: 201, at_hand: 200, refused: 422 }

/**
 * Before the cross-site gate, which speaks of browsers: a program that posts without a token is told
 * that it needs one. Only refuses; whether a token is good is asked later.
 */
export const apiDoor: RequestHandler = (request: Request, response: Response, next) => {
  const { authorization, cookie, origin } = request.headers
  const fromBrowser = cookie !== undefined || origin !== undefined || request.headers['sec-fetch-site'] !== undefined
  if (request.method !== 'POST' || !request.path.startsWith('/api/') || authorization !== undefined || fromBrowser)
    return next()
  const headers = { ...json, 'WWW-Authenticate': 'Bearer realm="assay"' }
  const text = 'Give an API token with the scope evidence:write as “Authorization: Bearer …”.'
  answerAndClose(request, response, {
    status: 401,
    headers,
    body: `${JSON.stringify(errorBody('sign_in_needed', text))}\n`,
  })
}
