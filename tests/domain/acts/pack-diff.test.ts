import { expect, test } from 'vitest'
import { buildPack } from '~/domain/acts/pack'
import { packDiff } from '~/domain/acts/pack-diff'
import { previewRule } from '~/domain/acts/preview-rule'
import { assessProgram } from '~/domain/assess'
import type { ProgramState } from '~/domain/assessment'
import { makeLoadRun } from '../../support/acts'
import { makeCriterion, makeState } from '../../support/make-state'

const p99 = makeCriterion('P99 response time <2s')
const error = makeCriterion('Error rate <1%')
const state = (over: Parameters<typeof makeState>[0] = {}) =>
  makeState({ criteria: [p99, error], runs: [makeLoadRun('first')], ...over })
const packOf = (from: ProgramState) => buildPack(assessProgram(from), from, 'tier-1')!

test('equal packs differ in nothing', () => {
  expect(packDiff(packOf(state()), packOf(state()))).toEqual([])
})

test('another rule, other evidence and another day are told with both sides', () => {
  const bound = {
    criterionId: p99.id,
    rule: 'p99(*) < 3s',
    kind: 'set' as const,
    by: 'bob',
    at: '2026-01-10T00:00:00.000Z',
  }
  const before = packOf(state())
  const after = packOf(state({ bindings: [bound], runs: [makeLoadRun('other')] }))
  const found = packDiff(before, after)
  expect(found.find(({ kind }) => kind === 'rule')).toMatchObject({ before: 'p99(*) < 2s', after: 'p99(*) < 3s' })
  expect(found.filter(({ kind }) => kind === 'evidence').map(({ criterionId }) => criterionId)).toEqual([
    p99.id,
    error.id,
  ])
  expect(packDiff(before, { ...before, asOf: '2026-01-12T23:59:59.999Z' }).map(({ kind }) => kind)).toEqual(['day'])
})

test('a criterion more is added one way and removed the other', () => {
  const [fewer, more] = [packOf(state({ criteria: [p99] })), packOf(state())]
  expect(packDiff(fewer, more)).toEqual([
    { kind: 'criterion_added', criterionId: error.id, before: null, after: error.text },
  ])
  expect(packDiff(more, fewer)).toEqual([
    { kind: 'criterion_removed', criterionId: error.id, before: error.text, after: null },
  ])
})

test('a rule that is only tried moves nothing in the state it was tried on', () => {
  const from = state()
  const assessment = assessProgram(from)
  const preview = previewRule(assessment, from, { criterionId: p99.id, rule: 'p99( * )<100ms', by: 'ann' })
  expect(preview).toMatchObject({
    ok: true,
    rule: 'p99(*) < 100ms',
    before: { verdict: 'met' },
    after: { verdict: 'not_met' },
  })
  expect(preview).toMatchObject({ tierBefore: { state: 'ready' }, tierAfter: { state: 'blocked' }, moved: [] })
  expect(assessProgram(from)).toEqual(assessment)
  expect(previewRule(assessment, from, { criterionId: 'tier-1/none', rule: 'x', by: 'ann' })).toBeNull()
})
