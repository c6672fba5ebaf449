import type { EntryContext } from '@remix-run/node'
import { expect, test } from 'vitest'
import { readPageData } from '~/server/page-data'

function contextOf(pieces: Uint8Array[]): EntryContext {
  const serverHandoffStream = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece)
      controller.close()
    },
  })
  return { serverHandoffStream, renderMeta: {} } as unknown as EntryContext
}

test('the data of a page is there before it is rendered, whole, wherever its pieces end', async () => {
  const text = '["week",{"title":"435\u2009ms ☎ ä"}]\n'
  const bytes = new TextEncoder().encode(text)
  for (let end = 0; end <= bytes.length; end += 1) {
    const context = contextOf([bytes.subarray(0, end), bytes.subarray(end)])
    await readPageData(context)
    expect(context.renderMeta?.streamCache?.[0]?.result).toEqual({ done: true, value: text })
    // Remix takes a reader of its own while it renders.
    expect(context.serverHandoffStream?.locked).toBe(false)
  }
})

test('data that cannot be read is no page', async () => {
  const broken = new ReadableStream<Uint8Array>({ start: (controller) => controller.error(new Error('gone')) })
  const context = { serverHandoffStream: broken, renderMeta: {} } as unknown as EntryContext
  await expect(readPageData(context)).rejects.toThrow('gone')
})
