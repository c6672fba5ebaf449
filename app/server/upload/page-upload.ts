import type { RequestHandler } from 'express'
import { answerAndClose } from './answer-and-close'
import type { UploadOutcome, Uploads } from './upload-handler'

/**
 * The form of `/evidence/upload`: answers with a redirect to the receipt, or back to the form with
 * what was typed and what was wrong. The page's script asks for JSON and goes there itself.
 */
export function pageUpload(uploads: Uploads): RequestHandler {
  return (request, response, next) => {
    uploads
      .receive(request, 'page')
      .then((outcome) => {
        if (outcome.kind !== 'door') response.locals.viewerId = outcome.viewer.memberId
        const location = locationOf(uploads, outcome)
        if (location === null) return void answerAndClose(request, response, { status: 403, body: 'Refused.\n' })
        if (request.accepts(['html', 'json']) === 'json') {
          const headers = { 'Content-Type': 'application/json' }
          return void answerAndClose(request, response, { status: 200, headers, body: JSON.stringify({ location }) })
        }
        answerAndClose(request, response, { status: 303, headers: { Location: location }, body: '' })
      })
      .catch(next)
  }
}

function locationOf(uploads: Uploads, outcome: UploadOutcome): string | null {
  if (outcome.kind === 'door') return outcome.response.headers.get('Location')
  // Never asked of this form: it writes what it is given.
  if (outcome.kind === 'found') return null
  const { words, program } = outcome
  const base = { memberId: outcome.viewer.memberId, words, program }
  const query = program === null ? '' : `&program=${encodeURIComponent(program)}`
  if (outcome.kind === 'refused') {
    const { refusal, fieldErrors } = outcome
    const answer = { ...base, status: refusal.status, message: refusal.message, fieldErrors, receipt: null }
    return `/evidence/upload?answer=${uploads.answers.keep(answer)}${query}`
  }
  const { receipt, earlier } = outcome
  const id = receipt.id ?? earlier
  if (id !== null) return `/evidence/uploads/${id}${receipt.id === null ? '?again=1' : ''}`
  const status = receipt.outcome === 'refused' ? 422 : 200
  const answer = { ...base, status, message: receipt.sentence, fieldErrors: {}, receipt }
  return `/evidence/upload?answer=${uploads.answers.keep(answer)}${query}`
}
