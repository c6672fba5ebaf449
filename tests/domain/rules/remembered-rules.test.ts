import { expect, test, vi } from 'vitest'
import { inferRule, parseRule } from '~/domain/rules'

const rules = [
  'p99(*) < 2s',
  'error(v2) < 1%',
  'error("v2") < 1%',
  'success(login) > 90%',
  'max(each) < 3s',
  'attested(v2)',
  'signed(lead)',
  'p99(v2) <',
  'p99(v2) < 2%',
  'p98(v2) < 2s',
  'coverage(unit).lines >= 80%',
]
const lines = [
  'P99 response time <2s',
  'Dashboard loads fast (<500ms P99)',
  'Write operations 80%',
  'N/A',
  'v2 error rate <1%',
]
const groups = [[], ['login'], ['v2'], ['login', 'v2', 'dashboard']]

/** The same functions as of a process that has read nothing yet. */
async function anew() {
  vi.resetModules()
  delete (globalThis as Record<symbol, unknown>)[Symbol.for('assay.memories')]
  return await import('~/domain/rules')
}

test('a rule that was read with other groups or none is read as a process does that has read nothing', async () => {
  const all = [...rules, ...lines]
  const remembered = [undefined, ...groups, undefined].map((own) =>
    all.map((text) => [
      Object.freeze(parseRule(text, own === undefined ? {} : { groups: own })),
      ...[undefined, 'Coverage Targets'].map((topic) => inferRule(text, { groups: own, topic })),
    ]),
  )
  for (const [at, own] of [undefined, ...groups, undefined].entries())
    for (const [line, text] of all.entries()) {
      const fresh = await anew()
      const parsed = fresh.parseRule(text, own === undefined ? {} : { groups: own })
      const inferred = [undefined, 'Coverage Targets'].map((topic) => fresh.inferRule(text, { groups: own, topic }))
      expect(remembered[at]?.[line], text).toEqual([parsed, ...inferred])
    }
})

test('a line that was read is not read again', () => {
  expect(parseRule('no rule at all')).toBe(parseRule('no rule at all'))
  expect(inferRule('P95 response time <3s')).toBe(inferRule('P95 response time <3s'))
})
