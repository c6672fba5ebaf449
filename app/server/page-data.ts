import type { EntryContext } from '@remix-run/node'

/**
 * Reads the data of a page, which stands in its last script, before the page is rendered: Remix would
 * wait for it piece by piece while rendering. Nothing on the pages is deferred, so all of it is there.
 */
export async function readPageData({ serverHandoffStream, renderMeta }: EntryContext): Promise<void> {
  if (serverHandoffStream === undefined || renderMeta === undefined) return
  const reader = serverHandoffStream.getReader()
  const decoder = new TextDecoder()
  let text = ''
  for (let read = await reader.read(); !read.done; read = await reader.read())
    text += decoder.decode(read.value, { stream: true })
  reader.releaseLock()
  // Where Remix keeps what it has read so far: the first piece is the last.
  renderMeta.streamCache = { 0: Object.assign(Promise.resolve(), { result: { done: true, value: text } }) }
}
