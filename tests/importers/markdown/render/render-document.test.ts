import { expect, test } from 'vitest'
import type { RenderedPart } from '~/domain/rendered-document'
import { renderDocument } from '~importers/markdown/render/render-document'

function render(text: string) {
  return renderDocument({ file: 'plans/tracker.md', bytes: new TextEncoder().encode(text) })
}

function htmlOf(parts: RenderedPart[]): string {
  return parts.map((part) => (typeof part === 'string' ? part : '')).join('')
}

function anchors(text: string): number[] {
  return [...htmlOf(render(text).parts).matchAll(/id="L(\d+)"/g)].map(([, line]) => Number(line))
}

test('every line that says something has its address, blank lines apart', () => {
  const text =
    '# T\n\n- [x] one\n- [ ] two\n  - inner\n\n| a |\n|---|\n| 1 |\n\n```\nP99 2s\nP95 1s\n```\n\nfirst\nsecond  \nthird\n'
  expect(anchors(text).sort((a, b) => a - b)).toEqual([1, 3, 4, 5, 7, 9, 11, 12, 13, 14, 16, 17, 18])
})

test('an address stands once, also where a line holds several blocks', () => {
  const lines = anchors('- - - a\n\n> - b\n')
  expect(lines).toEqual([...new Set(lines)])
})

test('lines are those of the received file where it is repaired or begins with front matter', () => {
  const { parts, headings } = render('---\ntitle: T\n---\n\n# One\n\n**A**: 1\n**B**: 2\n')
  expect(headings).toEqual([{ line: 5, depth: 1, id: 'doc-one', text: 'One' }])
  expect(parts.flatMap((part) => (typeof part !== 'string' && part.slot === 'open' ? [part.from] : []))).toEqual([
    5, 7, 8,
  ])
  const damaged = render('# \u201a\u00fa\u00d6 Done\n')
  expect(htmlOf(damaged.parts)).toContain('aria-label="passed"')
})

test('front matter is a table, a row for each key at its line', () => {
  const html = htmlOf(render('---\ntitle: A & B\nlist: [1, 2]\n---\n# x\n').parts)
  expect(html).toContain('id="L2"></span>title</th><td>A &amp; B</td>')
  expect(html).toContain('<code>[')
})

test('headings have the ids that links of code hosts are written with, equal ones numbered', () => {
  const { headings } = render('# Week 1: Tier 1 (done)\n\n## A\n\n## A\n')
  expect(headings.map(({ id }) => id)).toEqual(['doc-week-1-tier-1-done', 'doc-a', 'doc-a-1'])
})

test('links: outside without a referrer, inside to the heading, beside to whoever knows the documents', () => {
  const { parts } = render(
    '[o](https://a.example/x) [h](#week-1-tier-1) [p](../other%20plan.md#a) [m](mailto:a@b.example)\n',
  )
  const html = htmlOf(parts)
  expect(html).toContain('<a href="https://a.example/x" rel="noreferrer nofollow">')
  expect(html).toContain('<a href="#doc-week-1-tier-1">')
  expect(html).toContain('<a href="mailto:a@b.example"')
  expect(parts).toContainEqual({ slot: 'link', target: '../other plan.md#a' })
})

test('boxes are ticked as the author ticked them, and pictures are links', () => {
  const html = htmlOf(render('- [x] a\n- [ ] b\n\n![chart](https://a.example/c.png)\n').parts)
  expect(html.match(/aria-label="ticked"/g)).toHaveLength(1)
  expect(html.match(/aria-label="open"/g)).toHaveLength(1)
  expect(html).not.toContain('<img')
  expect(html).toContain('>image: chart</a>')
})

test('rows and lines of fences are places for remarks of their own', () => {
  const { parts } = render('| a | b |\n|---|---|\n| 1 | 2 |\n\n```\nx\ny\n```\n')
  const slots = parts.flatMap((part) => (typeof part === 'string' ? [] : [part]))
  expect(slots.filter(({ slot }) => slot === 'row')).toEqual([
    { slot: 'row', from: 1, to: 1 },
    { slot: 'row', from: 3, to: 3 },
  ])
  expect(slots.filter(({ slot }) => slot === 'close')).toEqual([
    { slot: 'close', from: 6, to: 6 },
    { slot: 'close', from: 7, to: 7 },
  ])
})

test('what the importer refuses to read is refused here, with its reason', () => {
  const nested = render(`${'- '.repeat(60)}x\n`.repeat(200))
  expect(nested.refused).toContain('nested')
  expect(nested.parts).toEqual([])
  expect(render('x\u0000').refused).toContain('binary')
})
