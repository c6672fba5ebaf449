import { expect, test } from 'vitest'
import { searchMarkup } from '~/components/search-markup.server'
import type { SearchGroup, SearchHitView } from '~/reports/types-search'

const hit: SearchHitView = {
  id: 'one',
  kind: 'criterion',
  kindWord: 'criterion',
  hand: 'said',
  title: [
    { text: 'P95 of ', mark: false },
    { text: '<b>login</b>', mark: true },
  ],
  href: '/criteria/tier-1/login?as-of=2026-01-20&program=one',
  snippet: null,
  context: null,
  source: { text: 'notes.md:5', href: '/documents/notes#L5', title: 'notes.md, line 5' },
  mark: null,
  exact: false,
  programTitle: null,
}

const group = (more: Partial<SearchGroup>): SearchGroup => ({
  kind: 'criterion',
  title: 'Criteria',
  hits: [hit],
  count: 9,
  moreText: 'all 9',
  moreHref: '/search?q=login&kind=criterion',
  ...more,
})

test('what was found is text: nothing in it becomes markup, what was looked for is marked', () => {
  const markup = searchMarkup([group({})])
  expect(markup).toContain('<mark>&lt;b&gt;login&lt;/b&gt;</mark>')
  expect(markup).not.toContain('<b>')
})

test('links of a search are links of the page; those to a line and to a source are plain ones', () => {
  const line = { ...hit, id: 'two', href: '/documents/notes#L7' }
  const markup = searchMarkup([group({ hits: [hit, line] })])
  expect(markup).toContain('data-discover="true" href="/criteria/tier-1/login?as-of=2026-01-20&amp;program=one"')
  expect(markup).toContain('data-discover="true" href="/search?q=login&amp;kind=criterion"')
  expect(markup).toContain('<a class="pencil" href="/documents/notes#L7">')
  expect(markup).toContain('<a class="source" href="/documents/notes#L5"')
})
