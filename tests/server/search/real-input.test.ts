import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { type AssayDatabase, openDatabase } from '~db/client.server'
import { buildImport } from '~importers/build-import'
import { discover } from '~importers/discover'
import { ingest } from '~importers/ingest.server'
import { searched, titles } from '../../support/search'
import { describeShared, sharedFolder } from '../../support/shared'

describeShared('a search of the real documents and runs', () => {
  let db: AssayDatabase
  beforeAll(() => {
    db = openDatabase(':memory:')
    const paths = [join(sharedFolder, 'documents'), join(sharedFolder, 'evidence/ahsp')]
    ingest(db, buildImport(discover(paths).files), { importedAt: '2026-01-16T00:00:00.000Z' })
    return () => db.close()
  })
  const first = (q: string, more: Record<string, string> = {}) => searched(db, { q, ...more }).groups[0]!.hits[0]!

  test('task 1.1 by its number, with its line', () => {
    expect(first('1.1')).toMatchObject({ kind: 'task', kindWord: 'task 1.1', exact: true })
    expect(first('1.1').source!.text).toBe('master-execution-tracker.final.md:65')
  })

  test('the run v45 by its short name', () => {
    expect(first('v45')).toMatchObject({ kind: 'run', exact: true })
    expect(first('v45').href).toBe('/evidence/hasil_test_v45_200u_r5_pool140_pgbouncer')
  })

  test('an endpoint by its address, at its row of the latest run that requested it', () => {
    expect(first('/dashboard/')).toMatchObject({ kind: 'endpoint', exact: true })
    expect(first('/dashboard/').href).toMatch(/^\/evidence\/hasil_test_v45.*#row-GET-dashboard$/)
  })

  test('a claim by its figures, with its class', () => {
    const hit = first('"8,962 requests"')
    expect(hit).toMatchObject({ kind: 'claim', mark: { word: 'supported' } })
    expect(hit.source!.text).toBe('master-execution-tracker.final.md:224')
    expect(titles(searched(db, { q: '8962 2.1s 600ms' }))).toHaveLength(1)
  })

  test('words that came in damaged are found as they were meant', () => {
    const early = searched(db, { q: 'weeks', 'as-of': '2026-01-12' })
    const shown = early.groups
      .flatMap(({ hits }) => hits.flatMap(({ title }) => title.map(({ text }) => text)))
      .join('')
    expect(shown).not.toMatch(/â|ðŸ/)
    expect(
      db.sqlite.prepare(`SELECT count(*) FROM search_entry WHERE body LIKE '%â€%' OR name LIKE '%ðŸ%'`).pluck().get(),
    ).toBe(0)
  })

  test('a finding by the sentence that the page shows', () => {
    const report = searched(db, { q: '"login page" 12662', kind: 'finding' })
    expect(report.groups[0]!.count).toBeGreaterThan(10)
  })

  test('the second week does not know the third', () => {
    expect(titles(searched(db, { q: 'v45', 'as-of': '2026-01-12' }))).toEqual([])
    expect(titles(searched(db, { q: 'v45' })).length).toBeGreaterThan(5)
  })
})
