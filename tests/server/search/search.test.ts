import { beforeAll, expect, test } from 'vitest'
import { parseQuery } from '~/domain/search/parse-query'
import { assessRequest } from '~/server/assess-request'
import { paletteAnswer } from '~/server/search/palette-answer'
import { type AssayDatabase, openDatabase } from '~db/client.server'
import { matchExpression } from '~db/queries/search/match-expression'
import { buildImport } from '~importers/build-import'
import { discover } from '~importers/discover'
import { ingest } from '~importers/ingest.server'
import { smallProgram } from '../../support/cli'
import { makeReceived } from '../../support/make-plan'
import { searched, titles } from '../../support/search'

let db: AssayDatabase
beforeAll(() => {
  db = openDatabase(':memory:')
  ingest(db, buildImport(discover([smallProgram]).files), { importedAt: '2026-03-15T12:00:00.000Z' })
  const other =
    '# Other Program\n\nLast Updated: 2026-02-01\n\nPayment gateway and checkout notes, Ångström.\n負荷テストの結果\n'
  ingest(db, buildImport([makeReceived('other/notes.md', other)]), {
    importedAt: '2026-02-02T00:00:00.000Z',
    program: 'other',
  })
  const later = other.replace('Payment gateway', 'Refund gateway').replace('2026-02-01', '2026-03-01')
  ingest(db, buildImport([makeReceived('other/notes.md', later)]), {
    importedAt: '2026-03-02T00:00:00.000Z',
    program: 'other',
  })
  return () => db.close()
})

const program = 'checkout-speed-tracker'

test('what is called by its name comes first, with its verdict of today', () => {
  const report = searched(db, { q: 'tier-1/p99-response-time', program, 'as-of': '2026-03-15' })
  const [hit] = report.groups[0]!.hits
  expect(hit).toMatchObject({ kind: 'criterion', exact: true, mark: { word: 'met' } })
  expect(hit!.href).toContain('/criteria/tier-1/p99-response-time')
  expect(titles(searched(db, { q: 'v2', program }))[0]).toBe('run load_v2_100u')
})

test('a result says the line that it stands on and leads there', () => {
  const report = searched(db, { q: 'checkout', kind: 'line', program: 'other' })
  expect(report.groups[0]!.hits[0]!.source).toMatchObject({ text: 'notes.md:5' })
  expect(report.groups[0]!.hits[0]!.href).toMatch(/\/documents\/other-program\?.*#L5$/)
})

test('a snapshot that is not in effect then is not found, and a replaced one no more', () => {
  const of = (q: string, asOf?: string) =>
    titles(searched(db, { q, program: 'other', ...(asOf === undefined ? {} : { 'as-of': asOf }) }))
  expect(of('refund')).toHaveLength(1)
  expect(of('payment')).toHaveLength(0)
  expect(of('payment', '2026-02-10')).toHaveLength(1)
  expect(of('refund', '2026-02-10')).toHaveLength(0)
  expect(of('gateway', '2026-01-01')).toHaveLength(0)
})

test('a run that had not run yet is not found', () => {
  expect(titles(searched(db, { q: 'load_v2_100u', program }))).toContain('run load_v2_100u')
  expect(titles(searched(db, { q: 'load_v2_100u', program, 'as-of': '2026-01-01' }))).toEqual([])
})

test('a search stays within its program until every program is asked for', () => {
  expect(titles(searched(db, { q: 'refund', program }))).toEqual([])
  const all = searched(db, { q: 'checkout', program, all: '1' })
  const programs = new Set(all.groups.flatMap(({ hits }) => hits.map(({ programTitle }) => programTitle)))
  expect(programs.size).toBe(2)
  expect(all.scope?.href).not.toContain('all=1')
})

test('in every program a criterion shows what is known of its verdict, and judges nothing for it', () => {
  const asOf = '2026-03-14'
  const marks = () =>
    searched(db, { q: 'response', kind: 'criterion', program: 'other', all: '1', 'as-of': asOf })
      .groups.flatMap(({ hits }) => hits)
      .filter(({ href }) => href.includes('/criteria/tier-1/p99-response-time'))
      .map(({ mark }) => mark?.word ?? null)
  expect(marks()).toEqual([null])
  assessRequest(db, new Request(`http://127.0.0.1/?program=${program}&as-of=${asOf}`))
  expect(marks()).toEqual(['met'])
})

test('characters without spaces between them are found anywhere in the line, accents or not', () => {
  expect(titles(searched(db, { q: 'テスト', program: 'other' }))).toHaveLength(1)
  expect(titles(searched(db, { q: 'angstrom', program: 'other' }))).toHaveLength(1)
})

test('nothing found offers the nearest words, each of which finds something', () => {
  const report = searched(db, { q: 'chekout', program })
  expect(report.empty).toBe('nothing_found')
  const texts = report.suggestions.map(({ text }) => text)
  expect(texts).toContain('checkout')
  for (const q of texts) expect(titles(searched(db, { q, program }))).not.toEqual([])
})

test('a kind alone is paged, and every page keeps what was asked', () => {
  const first = searched(db, { q: '"a" response', program })
  expect(first.groups.every(({ hits }) => hits.length <= 5)).toBe(true)
  const facet = first.facets.find(({ kind }) => kind === 'help')
  if (facet !== undefined) expect(facet.href).toContain('kind=help')
  expect(
    searched(db, { q: 'response', kind: 'criterion', page: '99', program }).groups[0]!.hits.length,
  ).toBeGreaterThan(0)
})

test('words of a document never become markup or syntax', () => {
  const report = searched(db, { q: '<script>"*', program })
  expect(report.empty).not.toBeNull()
})

test('while somebody types the beginning of a word is enough', () => {
  const sources = { db, assessed: assessRequest(db, new Request(`http://x/?program=${program}`)), texts: [] }
  expect(paletteAnswer(sources, null, 'respon').hits[0]!.title.some(({ mark }) => mark)).toBe(true)
  expect(paletteAnswer(sources, null, '').hits).toEqual([])
})

const parts = [
  '"',
  '*',
  '-',
  '(',
  ')',
  ':',
  'NEAR(',
  'AND',
  'OR',
  'NOT',
  '{name} :',
  '^',
  '+',
  "'",
  ';',
  '\0',
  '\\',
  '%',
  '_',
]
const words = [
  'a',
  'p1',
  'scope',
  'rank',
  '負荷',
  '😀',
  '\ud800',
  'e\u0301',
  '1.1',
  'ﬁ',
  '\u202e',
  'x'.repeat(400),
  ' ',
  '\n',
  '½',
]

/** The same texts every time: a small generator instead of chance. */
function hostileTexts(count: number): string[] {
  let seed = 7
  const next = (below: number) => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0
    return (seed >>> 8) % below
  }
  const all = [...parts, ...words]
  return Array.from({ length: count }, () =>
    Array.from({ length: 1 + next(9) }, () => all[next(all.length)] as string).join(next(2) === 0 ? ' ' : ''),
  )
}

test('2,000 hostile texts are all queries, and none of them is an error', () => {
  const match = db.sqlite.prepare('SELECT count(*) FROM search_text WHERE search_text MATCH ?').pluck()
  for (const text of hostileTexts(2000)) {
    const expression = matchExpression(parseQuery(text, { typing: text.length % 2 === 0 }), ['p1'])
    if (expression !== null) expect(() => match.get(expression), JSON.stringify(text)).not.toThrow()
  }
})

test('hostile texts get a page that leaves the text as it was typed', () => {
  for (const q of hostileTexts(60))
    expect(searched(db, { q, program }).asked.q).toBe(
      new URL(`http://x/?${new URLSearchParams({ q })}`).searchParams.get('q')!.trim(),
    )
})
