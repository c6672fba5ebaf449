import type { ActionFunctionArgs, AppLoadContext } from '@remix-run/node'
import { assessRequest, programAsked } from '~/server/assess-request'
import type { AssayContext } from '~/server/context'
import { createIdentity, identityContext } from '~/server/identity/identity'
import type { AssayDatabase } from '~db/client.server'
import { countingHasher } from './people'

/** What a loader or an action is handed by the server, on a real database; hashes cost nothing. */
export function actingContext(db: AssayDatabase): AppLoadContext {
  const identity = createIdentity({ db, hasher: countingHasher() })
  const context: Partial<AssayContext> = {
    ...identityContext(identity, '127.0.0.1'),
    db,
    assess: (request) => assessRequest(db, request),
    programAsked: (request) => programAsked(db, request).slug,
    unfinished: () => undefined,
  }
  return context as AppLoadContext
}

/** Arguments of a loader: a GET of a page, by whom the cookie says. */
export function asking(
  db: AssayDatabase,
  path: string,
  more: { cookie?: string; params?: Record<string, string> } = {},
): ActionFunctionArgs {
  const { cookie, params = {} } = more
  const headers = new Headers(cookie === undefined ? {} : { Cookie: cookie })
  const request = new Request(new URL(path, 'http://127.0.0.1:3000'), { headers })
  return { request, params, context: actingContext(db) }
}

/** Arguments of an action: a form posted to a page. */
export function posting(
  db: AssayDatabase,
  path: string,
  fields: Record<string, string>,
  more: { cookie?: string; params?: Record<string, string> } = {},
): ActionFunctionArgs {
  const { cookie, params = {} } = more
  const headers = new Headers(cookie === undefined ? {} : { Cookie: cookie })
  const body = new URLSearchParams(fields)
  const request = new Request(new URL(path, 'http://127.0.0.1:3000'), { method: 'POST', headers, body })
  return { request, params, context: actingContext(db) }
}

/** The answer of an action as status, place to go on to, and body; thrown Responses too. */
export async function answerOf(
  run: () => unknown,
): Promise<{ status: number; location: string | null; body: Record<string, unknown> }> {
  const given = await Promise.resolve()
    .then(run)
    .catch((thrown) => {
      if (thrown instanceof Response) return thrown
      throw thrown
    })
  const response = given as Response
  const text = await response.text()
  const isJson = response.headers.get('Content-Type')?.includes('json') === true
  return {
    status: response.status,
    location: response.headers.get('Location'),
    body: isJson ? JSON.parse(text) : { text },
  }
}
