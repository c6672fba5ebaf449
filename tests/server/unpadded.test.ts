import { text } from 'node:stream/consumers'
import { createElement } from 'react'
import { renderToPipeableStream, renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { unpadded } from '~/server/unpadded'

/** Texts of growing length before a character of three bytes: some of them end where React's buffer does. */
const page = createElement(
  'main',
  null,
  Array.from({ length: 3000 }, (_, index) => createElement('p', { key: index }, `${'x'.repeat(index % 7)}435\u2009ms`)),
)

function rendered(through: () => NodeJS.ReadWriteStream): Promise<string> {
  return new Promise((resolve) => {
    const { pipe } = renderToPipeableStream(page, {
      onAllReady: () => resolve(text(pipe(through()))),
    })
  })
}

test('a page holds what was rendered and no zero byte', async () => {
  const html = await rendered(unpadded)
  expect(html).not.toContain('\0')
  expect(html).toBe(renderToStaticMarkup(page))
})

test('without the filter this page would hold some: the filter is still needed', async () => {
  const { PassThrough } = await import('node:stream')
  expect(await rendered(() => new PassThrough())).toContain('\0')
})
