import type { AppLoadContext, EntryContext } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { renderToString } from 'react-dom/server'
import { KeptContext } from './components/kept'
import { withKeptBody } from './components/kept-body.server'
import { NonceContext } from './components/nonce'
import { MarkupContext } from './components/static-markup'
import { makeOverviewAhead } from './made-ahead.server'
import { piecesOfPage } from './server/kept-markup'
import { readPageData } from './server/page-data'
import { wholeAnswer } from './server/whole-answer'

makeOverviewAhead()

/** Nothing on the pages is deferred: the whole document is made in one go, and its status is final. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  await readPageData(remixContext)
  const pieces = context.keptMarkup === undefined ? null : piecesOfPage(context.keptMarkup)
  const shown = pieces === null || context.markup !== null ? remixContext : withKeptBody(request, remixContext)
  const page = renderToString(
    <NonceContext.Provider value={context.nonce}>
      <MarkupContext.Provider value={context.markup}>
        <KeptContext.Provider value={pieces}>
          <RemixServer context={shown} url={request.url} nonce={context.nonce} />
        </KeptContext.Provider>
      </MarkupContext.Provider>
    </NonceContext.Provider>,
  )
  headers.set('Content-Type', 'text/html; charset=utf-8')
  const html = `<!DOCTYPE html>${page}`
  return wholeAnswer(pieces === null ? Buffer.from(html) : pieces.finish(html), { headers, status })
}

/** Loader and action errors: told to the operator's log, never to the reader. */
export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }) {
  if (!request.signal.aborted) context.reportError(error, request.url)
}
