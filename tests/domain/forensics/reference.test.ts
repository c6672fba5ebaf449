import { describe, expect, test } from 'vitest'
import { assessProgram } from '~/domain/assess'
import type { FigureRow, Run } from '~/domain/evidence'
import { examineRun } from '~/domain/forensics'
import { chooseReference, isTrustworthy } from '~/domain/forensics/reference-run'
import { findingSentence } from '~/reports/messages/findings'
import { makeState } from '../../support/make-state'
import { makeRow, makeRun } from '../../support/run-factory'

const at = (label: string, day: number, over: Partial<Run> & { rows?: FigureRow[] } = {}) =>
  makeRun({ label, effectiveAt: `2026-01-${String(day).padStart(2, '0')}T10:00:00Z`, ...over })
const users = (value: number) => ({ users: { value, source: 'history' } }) as const

describe('the reference run', () => {
  test('is the latest before with the same scope, tags and users, whatever came between', () => {
    const trusted = [at('old', 1), at('same', 2), at('other', 3, { scope: ['core'] }), at('more', 4, users(150))]
    expect(chooseReference(at('now', 5), trusted)).toMatchObject({ run: { label: 'same' }, kind: 'same_load' })
  })

  test('may have up to twice or half the users, then another scope, never other tags or another tool', () => {
    const near = [at('half', 1, users(50)), at('scoped', 2, { scope: ['core'] })]
    expect(chooseReference(at('now', 5), near)).toMatchObject({ run: { label: 'half' }, kind: 'same_scope' })
    expect(chooseReference(at('now', 5), near.slice(1))).toMatchObject({
      run: { label: 'scoped' },
      kind: 'other_scope',
    })
    const far = [at('few', 1, users(49)), at('tagged', 2, { tags: ['spike'] }), at('k6', 3, { tool: 'k6' })]
    expect(chooseReference(at('now', 5), far)).toBeNull()
  })

  test('a run without a clock has none', () => {
    expect(chooseReference(at('now', 5, { effectiveAt: null }), [at('old', 1)])).toBeNull()
  })

  test('partial, transcribed and tainted runs are not trusted', () => {
    expect(isTrustworthy(at('a', 1), [])).toBe(true)
    expect(isTrustworthy(at('a', 1, { partial: true }), [])).toBe(false)
    expect(isTrustworthy(at('a', 1, { provenance: 'transcribed' }), [])).toBe(false)
    const taint = { code: 'auth_collapse', severity: 'taint', scope: 'run', rows: [], numbers: {} } as const
    expect(isTrustworthy(at('a', 1), [{ ...taint, rows: [] }])).toBe(false)
    expect(isTrustworthy(at('a', 1), [{ ...taint, rows: [], scope: 'endpoints' }])).toBe(true)
  })
})

describe('findings against the reference run', () => {
  const qualifying = { minUsers: null, minRequests: null, labels: [], tags: [], allowOnlyLogin: false }
  const find = (runs: Run[], label: string, code: string, over = {}) =>
    assessProgram(makeState({ runs, settings: { qualifying }, ...over })).findings[label]?.find(
      (finding) => finding.code === code,
    )
  const page = (avgBytes: number, over = {}) => [makeRow('GET /home', { avgBytes, ...over }), makeRow('GET /b', {})]

  test('a size that more than doubled is named with the run it is compared with', () => {
    const runs = [at('before', 1, { rows: page(22_779) }), at('after', 2, { rows: page(136_434) })]
    const finding = find(runs, 'after', 'content_size_shift')
    expect(finding).toMatchObject({
      severity: 'warn',
      scope: 'endpoints',
      rows: ['GET /home'],
      numbers: { endpoints: 1, bytes: 136_434, referenceBytes: 22_779 },
      words: { reference: 'before', worst: 'GET /home' },
    })
    expect(findingSentence(finding!)).toMatch(/from before \(the latest trustworthy run before it of the same scope/)
  })

  test('exactly twice is no shift, and rows in which everything failed say nothing', () => {
    const failed = { failures: 100, failuresPerS: 1 }
    expect(
      find([at('a', 1, { rows: page(500) }), at('b', 2, { rows: page(1000) })], 'b', 'content_size_shift'),
    ).toBeUndefined()
    expect(
      find([at('a', 1, { rows: page(500) }), at('b', 2, { rows: page(9, failed) })], 'b', 'content_size_shift'),
    ).toBeUndefined()
  })

  test('endpoints of the reference that did not run are counted with their requests there', () => {
    const finding = find(
      [at('a', 1, { rows: page(5) }), at('b', 2, { rows: page(5).slice(1) })],
      'b',
      'endpoints_missing',
    )
    expect(finding).toMatchObject({
      severity: 'warn',
      rows: ['GET /home'],
      numbers: { endpoints: 1, referenceEndpoints: 2, referenceRequests: 100 },
      words: { reference: 'a' },
    })
    expect(findingSentence(finding!)).toContain('1 of 2 endpoints of a (')
  })

  test('a run of another scope, or a partial one, misses nothing', () => {
    const fewer = page(5).slice(1)
    const whole = at('a', 1, { rows: page(5) })
    expect(find([whole, at('b', 2, { rows: fewer, scope: ['core'] })], 'b', 'endpoints_missing')).toBeUndefined()
    expect(find([whole, at('b', 2, { rows: fewer, partial: true })], 'b', 'endpoints_missing')).toBeUndefined()
  })

  test('an invalidated run is no reference', () => {
    const runs = [at('a', 1, { rows: page(5) }), at('b', 2, { rows: page(5).slice(1) })]
    const invalidations = [{ run: 'a', by: 'R. Ito', at: '2026-01-01T12:00:00Z', reason: 'wrong host' }]
    expect(find(runs, 'b', 'endpoints_missing')).toBeDefined()
    expect(find(runs, 'b', 'endpoints_missing', { invalidations })).toBeUndefined()
  })
})

describe('label_reused', () => {
  const revision = (number: number, digest: string) => ({
    revision: number,
    importedAt: `2026-01-0${number}T10:00:00Z`,
    digest,
  })
  const found = (...digests: string[]) =>
    examineRun(makeRun({ revisions: digests.map((digest, index) => revision(index + 1, digest)) }), {
      earlier: [],
      loginGlobs: [],
    })

  test('other bytes under the same label are a warning that names both revisions', () => {
    expect(found('x', 'y')).toMatchObject([
      { code: 'label_reused', severity: 'warn', numbers: { revisions: 2, revision: 2, earlierRevision: 1 } },
    ])
    expect(findingSentence(found('x', 'y')[0]!)).toContain('revision 1, received 2026-01-01; this is revision 2 of 2')
  })

  test('a changed run note alone is no reuse', () => {
    expect(found('x', 'x')).toEqual([])
    expect(examineRun(makeRun(), { earlier: [], loginGlobs: [] })).toEqual([])
  })
})
