import { expect, test } from 'vitest'
import { KeptMarkup, type PagePieces, piecesOfPage } from '~/server/kept-markup'

type Place = NonNullable<ReturnType<PagePieces['place']>>

/** As React writes the elements of a piece. */
function written(place: Place | null, inner: string): string {
  if (place === null) return inner
  const element = (name: string) => `<${name}></${name}>`
  return 'known' in place ? element(place.known) : `${element(place.from)}${inner}${element(place.to)}`
}

/** A page of one piece: its text, and whether the piece was known. */
function page(markup: KeptMarkup, on: unknown, inner: string): { html: string; known: boolean } {
  const pieces = piecesOfPage(markup)
  const place = pieces.place('body', on)
  const html = pieces.finish(`<main>${written(place, inner)}</main>`).toString()
  return { html, known: place !== null && 'known' in place }
}

test('a piece is rendered once for each content and stands in later pages as it was', () => {
  const markup = new KeptMarkup()
  expect(page(markup, { at: 1 }, '<p>435\u2009ms ◆</p>')).toEqual({
    html: '<main><p>435\u2009ms ◆</p></main>',
    known: false,
  })
  expect(page(markup, { at: 1 }, 'never rendered')).toEqual({ html: '<main><p>435\u2009ms ◆</p></main>', known: true })
  expect(page(markup, { at: 2 }, '<p>2</p>')).toEqual({ html: '<main><p>2</p></main>', known: false })
})

test('what is not the same is never taken for the same', () => {
  const markup = new KeptMarkup()
  const contents = [
    ...[
      undefined,
      null,
      0,
      -0,
      Number.NaN,
      '0',
      '',
      false,
      1n,
      [],
      {},
      [undefined],
      [null],
      { a: undefined },
      { a: null },
    ],
    ...[
      new Date(0),
      new Date(0).toISOString(),
      new Date(Number.NaN),
      new Map(),
      new Set(),
      new Map([[1, 2]]),
      [[1, 2]],
    ],
    ...['a\0b', ['a', 'b'], 'ä', 'a\u0308', Number.POSITIVE_INFINITY, [1, undefined, 2]],
  ]
  contents.forEach((on, at) => {
    expect(page(markup, on, `<p>${at}</p>`)).toEqual({ html: `<main><p>${at}</p></main>`, known: false })
  })
  contents.forEach((on, at) => {
    expect(page(markup, on, 'never rendered')).toEqual({ html: `<main><p>${at}</p></main>`, known: true })
  })
  expect(piecesOfPage(markup).place('rail', undefined)).not.toHaveProperty('known')
})

test('what has no content to compare is rendered each time', () => {
  const markup = new KeptMarkup()
  for (const text of ['one', 'two']) expect(page(markup, { act: () => {} }, text).html).toBe(`<main>${text}</main>`)
  expect(markup.size.pieces).toBe(0)
})

test('pieces lie in one another, follow one another and occur twice', () => {
  const markup = new KeptMarkup()
  const twice = () => {
    const pieces = piecesOfPage(markup)
    const rail = () => written(pieces.place('rail', 1), '<nav></nav>')
    const outer = pieces.place('outer', 1)
    return pieces.finish(`<a>${rail()}${rail()}<b>${written(outer, `[${rail()}]`)}</b></a>`).toString()
  }
  expect(twice()).toBe('<a><nav></nav><nav></nav><b>[<nav></nav>]</b></a>')
  expect(twice()).toBe('<a><nav></nav><nav></nav><b>[<nav></nav>]</b></a>')
})

test('a page that was not finished leaves nothing, nor does one that waited in vain', () => {
  const markup = new KeptMarkup()
  piecesOfPage(markup).place('body', 1)
  expect(page(markup, 1, '<!--$!--><p></p><!--/$-->').known).toBe(false)
  expect(markup.size).toEqual({ pieces: 0, bytes: 0 })
})

test('the memory is bounded in bytes: what was not asked for the longest goes first', () => {
  const markup = new KeptMarkup(10_000)
  for (let at = 0; at < 100; at++) {
    page(markup, at, 'ä'.repeat(450))
    page(markup, 0, 'ä'.repeat(450))
    expect(markup.size.bytes).toBeLessThanOrEqual(10_000)
  }
  expect(markup.size).toEqual({ pieces: 9, bytes: 9 * 1100 })
  expect(page(markup, 0, '').known).toBe(true)
  expect(page(markup, 99, '').known).toBe(true)
  expect(page(markup, 50, '').known).toBe(false)
})
