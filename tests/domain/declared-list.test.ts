import { expect, test } from 'vitest'
import { declaredList } from '~/domain/declared-list'
import { judgeFirst, makeCriterion, makeState } from '../support/make-state'
import { makeRow, makeRun } from '../support/run-factory'

test('a rule that names what every object has by birth names no list', () => {
  for (const name of ['constructor', 'toString', '__proto__']) expect(declaredList({ lists: {} }, name)).toBeUndefined()
  expect(declaredList({ lists: { writes: ['POST *'] } }, 'writes')).toEqual(['POST *'])
})

test('a criterion with such a rule is judged like any other unmeasured one', () => {
  const criterion = makeCriterion('Coverage')
  const rule = { id: criterion.id, rule: 'coverage(constructor) >= 80%', selection: null, notApplicable: null }
  const state = makeState({
    criteria: [criterion],
    runs: [makeRun({ rows: [makeRow('GET /a')] })],
    settings: { criteria: [rule] },
  })
  expect(judgeFirst(state).verdict).toBe('no_evidence')
})
