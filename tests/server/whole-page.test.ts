import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { createElement } from 'react'
import { renderToPipeableStream, renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { wholePage } from '~/server/whole-page'

/** Texts of growing length before a character of three bytes: some of them end where React's buffer does. */
const page = createElement(
  'main',
  null,
  Array.from({ length: 3000 }, (_, index) => createElement('p', { key: index }, `${'x'.repeat(index % 7)}435\u2009ms`)),
  createElement('pre', null, 'ä'.repeat(200_000)),
)

function rendered(into: (done: (html: string) => void) => NodeJS.WritableStream): Promise<string> {
  return new Promise((resolve) => {
    const { pipe } = renderToPipeableStream(page, { onAllReady: () => pipe(into(resolve)) })
  })
}

test('a page holds what was rendered and no zero byte', async () => {
  const html = await rendered((done) => wholePage((bytes) => done(bytes.toString('utf8'))))
  expect(html).not.toContain('\0')
  expect(html).toBe(renderToStaticMarkup(page))
})

test('without the filter this page would hold some: the filter is still needed', async () => {
  const html = await rendered((done) => {
    const through = new PassThrough()
    void text(through).then(done)
    return through
  })
  expect(html).toContain('\0')
})
