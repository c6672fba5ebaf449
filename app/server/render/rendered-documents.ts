import type { RenderedDocument } from '~/domain/rendered-document'
import type { AssayDatabase } from '~db/client.server'
import { loadBytes } from '~db/queries/documents'
import { renderInWorker } from './render-in-worker'

/** How long a document that took too long is left alone, so that it cannot take a core for good. */
const againAfterMs = 30_000

/** Documents kept rendered, by content: the snapshots of a few programs. */
const kept = 32

/** Renders received documents, each content once; one at a time, since a renderer takes a whole core. */
export function renderedDocuments(db: AssayDatabase, render = renderInWorker) {
  const known = new Map<string, Promise<RenderedDocument>>()
  let last: Promise<unknown> = Promise.resolve()
  /** null where nothing with that hash was received. */
  return async (input: { sha256: string; file: string }): Promise<RenderedDocument | null> => {
    const found = known.get(input.sha256)
    if (found !== undefined) {
      known.delete(input.sha256)
      known.set(input.sha256, found)
      return found
    }
    const bytes = loadBytes(db, { sha256: input.sha256 })
    if (bytes === null) return null
    const rendering = last.then(() => render({ file: input.file, bytes }))
    last = rendering.catch(() => undefined)
    known.set(input.sha256, rendering)
    // A renderer that could not start says nothing about the document: the next reader tries again.
    const forget = () => {
      if (known.get(input.sha256) === rendering) known.delete(input.sha256)
    }
    rendering.then(({ forNow }) => {
      if (forNow === true) setTimeout(forget, againAfterMs).unref()
    }, forget)
    if (known.size > kept) known.delete(known.keys().next().value as string)
    return rendering
  }
}
