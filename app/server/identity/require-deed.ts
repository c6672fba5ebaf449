import { type Deed, refusalOfDeed, rolesThatMay, type Viewer } from '~/domain/people'
import { deedRefusalSentence } from '~/reports/messages/people'
import { ownPath } from '../theme'

/** Where to go for a page, with a way back to the page that asked. */
export function signInPath(to: string): string {
  return `/sign-in?to=${encodeURIComponent(ownPath(to))}`
}

/** The page that a request belongs to; `.data` and the like are the same page for the reader. */
export function pageOf(request: Request): string {
  const { pathname, search } = new URL(request.url)
  const page = pathname.replace(/\.data$/, '').replace(/^\/_root$/, '/')
  const wanted = new URLSearchParams(search)
  wanted.delete('_routes')
  wanted.delete('index')
  const rest = wanted.toString()
  return rest === '' ? page : `${page}?${rest}`
}

/** Programs get their answer as JSON; people are led on. */
function asksAsProgram(request: Request): boolean {
  return request.headers.has('authorization') || new URL(request.url).pathname.startsWith('/api/')
}

/**
 * Lets a deed pass or throws the Response that says why not. Nobody signed in: 401 for programs,
 * on to /sign-in for pages. Wrong role or scope: 403, with the roles that may. A proof older than five
 * minutes: on to /confirm and back. Only a request that changes something asks for a fresh proof.
 */
export function requireDeed(request: Request, viewer: Viewer | null, deed: Deed, at: string): Viewer {
  const changing = request.method !== 'GET' && request.method !== 'HEAD'
  const code = refusalOfDeed(viewer, deed, changing ? at : null)
  if (code === null && viewer !== null) return viewer
  const text = deedRefusalSentence(code, deed)
  const to = pageOf(request)
  if (asksAsProgram(request)) {
    const status = code === 'sign_in_needed' ? 401 : 403
    const headers = status === 401 ? { 'WWW-Authenticate': 'Bearer realm="assay"' } : undefined
    throw Response.json({ schemaVersion: 1, error: code, deed, roles: rolesThatMay(deed), text }, { status, headers })
  }
  if (code === 'sign_in_needed') throw onwards(signInPath(to))
  if (code === 'proof_needed') throw onwards(`/confirm?to=${encodeURIComponent(ownPath(to))}`)
  throw Response.json(
    { title: 'Not with this role', text, code, roles: rolesThatMay(deed), links: [] },
    { status: 403 },
  )
}

function onwards(location: string): Response {
  return new Response(null, { status: 303, headers: { Location: location } })
}

/** Lets a member pass who is signed in by a browser; leads others to the sign-in page. */
export function requireMember(request: Request, viewer: Viewer | null): Viewer {
  if (viewer !== null && viewer.token === null) return viewer
  throw onwards(signInPath(pageOf(request)))
}
