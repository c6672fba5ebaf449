import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { guideMarkup } from '~/server/guides/guide-markup'
import { ledeOf, readDecisions, readGuides } from '~/server/guides/read-texts'

const root = resolve(import.meta.dirname, '../../..')

test('the title is left to the page, headings can be pointed at', () => {
  expect(guideMarkup('# Title\n\n## What `it` is\n\nText.')).toContain(
    '<h2 id="what-it-is">What <code>it</code> is</h2>',
  )
  expect(guideMarkup('# Title\n\nText.')).not.toContain('Title')
})

test('links between the texts lead to their pages, links to other files of the repository nowhere', () => {
  const markup = guideMarkup(
    '[a](formats.md#k6-summary) [b](../decisions/0003-csv.md) [c](../../app/x.ts) [d](https://example.com/x) [e](javascript:alert(1)) [f](/help) [g](CHANGELOG.md) [h](../content/guides/rules.md#words) [i](../content/programs/rules.md)',
  )
  expect([...markup.matchAll(/<a(?: href="([^"]*)")?/g)].map(([, href]) => href)).toEqual([
    '/help/guides/formats#k6-summary',
    '/help/decisions/0003-csv',
    undefined,
    'https://example.com/x',
    undefined,
    '/help',
    '/help/guides/changelog',
    '/help/guides/rules#words',
    undefined,
  ])
})

test('tables and commands stand in regions that a keyboard scrolls', () => {
  const markup = guideMarkup('| a | b |\n|---|---|\n| 1 | 2 |\n\n```sh\nls\n```')
  expect(markup).toContain('<section class="scroll-x" tabindex="0" aria-label="Table: a b"><table class="inner">')
  expect(markup).toContain('<pre class="commands scroll-x" tabindex="0">')
})

test('markup within a text stays text', () => {
  expect(guideMarkup('<script>alert(1)</script> <img src=x onerror=alert(1)>')).not.toMatch(/<script|<img/)
})

test('every text of the project becomes a page: a title, a first paragraph, no link that leads nowhere', () => {
  for (const { slug, title, text } of [...readDecisions(root), ...readGuides(root)]) {
    expect(title, slug).not.toBe(slug)
    expect(title, slug).not.toContain('`')
    expect(guideMarkup(text), slug).not.toMatch(/<a>/)
  }
  expect(
    readGuides(root)
      .map(({ slug }) => slug)
      .slice(-2),
  ).toEqual(['changelog', 'contributing'])
  for (const { slug, text } of readGuides(root)) expect(ledeOf(text).length, slug).toBeGreaterThan(20)
})
