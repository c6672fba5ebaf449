import type { RequestHandler } from 'express'
import type { Viewer } from '~/domain/people'
import { isSlug } from '~/domain/slug'
import { importTexts } from '~/reports/messages/import-page'
import type { AssayDatabase } from '~db/client.server'
import { listPrograms } from '~db/queries/programs'
import { answerAndClose } from './answer-and-close'
import type { ImportDesk } from './import-desk'
import type { UploadJob } from './process-upload'
import type { UploadOutcome, Uploads } from './upload-handler'

/** The form of `/import`: reads the files, writes nothing, and leads to the page that shows what is in them. */
export function pageImport(uploads: Uploads, desk: ImportDesk): RequestHandler {
  return (request, response, next) => {
    uploads
      .receive(request, 'look')
      .then((outcome) => {
        if (outcome.kind !== 'door') response.locals.viewerId = outcome.viewer.memberId
        const location = locationOf(uploads, desk, outcome)
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

function locationOf(uploads: Uploads, desk: ImportDesk, outcome: UploadOutcome): string | null {
  if (outcome.kind === 'door') return outcome.response.headers.get('Location')
  if (outcome.kind === 'told') return null
  const { memberId } = outcome.viewer
  if (outcome.kind === 'found') {
    const { preview, job } = outcome
    return `/import?found=${desk.keep({ memberId, preview, job })}`
  }
  const { refusal, fieldErrors, words } = outcome
  const answer = {
    memberId,
    status: refusal.status,
    message: refusal.message,
    fieldErrors,
    words,
    program: null,
    receipt: null,
  }
  return `/import?answer=${uploads.answers.keep(answer)}`
}

/** Where it goes: a program that is there, or a new one with this title and slug. */
export interface ImportTarget {
  into: string
  title: string
  slug: string
}

/** What a confirmed import would write; or why it would not. The sample takes no other program's files. */
export function confirmedJob(
  db: AssayDatabase,
  { job, viewer, at, target }: { job: UploadJob; viewer: Viewer; at: string; target: ImportTarget },
): { job: UploadJob } | { refusal: string } {
  const { look: _looked, ...rest } = job
  const base = { ...rest, at, by: viewer.name, documents: true }
  const programs = listPrograms(db)
  if (target.into !== '') {
    const known = programs.find(({ slug, sample, archived }) => slug === target.into && !sample && !archived)
    return known === undefined ? { refusal: importTexts.unknownProgram } : { job: { ...base, program: known.slug } }
  }
  const [title, slug] = [target.title.trim().slice(0, 200), target.slug.trim()]
  if (title === '') return { refusal: importTexts.titleMissing }
  if (!isSlug(slug)) return { refusal: importTexts.slugWrong }
  if (programs.some((program) => program.slug === slug)) return { refusal: importTexts.slugTaken }
  return { job: { ...base, program: slug, title } }
}
