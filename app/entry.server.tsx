import type { AppLoadContext, EntryContext } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { renderToPipeableStream } from 'react-dom/server'
import { NonceContext } from './components/nonce'
import { MarkupContext } from './components/static-markup'
import { wholePage } from './server/whole-page'

const abortAfterMs = 10_000

/** Nothing on the pages is deferred, so the whole document is ready at once and its status is final. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    let finalStatus = status
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={context.nonce}>
        <MarkupContext.Provider value={context.markup}>
          <RemixServer context={remixContext} url={request.url} abortDelay={abortAfterMs} nonce={context.nonce} />
        </MarkupContext.Provider>
      </NonceContext.Provider>,
      {
        nonce: context.nonce,
        onAllReady() {
          headers.set('Content-Type', 'text/html; charset=utf-8')
          const made = wholePage((page) => resolve(new Response(page, { headers, status: finalStatus })))
          pipe(made.once('error', reject))
        },
        onShellError: reject,
        onError(error) {
          finalStatus = 500
          context.reportError(error, request.url)
        },
      },
    )
    setTimeout(abort, abortAfterMs + 1000).unref()
  })
}

/** Loader and action errors: told to the operator's log, never to the reader. */
export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }) {
  if (!request.signal.aborted) context.reportError(error, request.url)
}
