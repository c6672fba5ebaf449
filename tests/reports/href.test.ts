import { expect, test } from 'vitest'
import { findWeekId } from '~/domain/find-week'
import { hrefs, rowAnchor } from '~/reports/href'

const plain = hrefs({ asOf: null, program: null })

test('links name things by their natural ids', () => {
  expect(plain.tier('tier-1')).toBe('/tiers/tier-1')
  expect(plain.criterion('tier-1/auth-success-rate')).toBe('/criteria/tier-1/auth-success-rate')
  expect(plain.run('load_v45_200u')).toBe('/evidence/load_v45_200u')
  expect(plain.week('week-3')).toBe('/weeks/3')
  expect(plain.week('phase-2a')).toBe('/weeks/phase-2a')
  expect(plain.document('tracker', 412)).toBe('/documents/tracker#L412')
  expect(plain.claims({ class: 'contradicted', week: null })).toBe('/claims?class=contradicted')
})

test('as-of and program stay on every link where they are set', () => {
  const href = hrefs({ asOf: '2026-01-12', program: 'speed' })
  expect(href.overview()).toBe('/?as-of=2026-01-12&program=speed')
  expect(href.document('tracker', 4)).toBe('/documents/tracker?as-of=2026-01-12&program=speed#L4')
  expect(href.claims({ class: 'supported' })).toBe('/claims?class=supported&as-of=2026-01-12&program=speed')
})

test('labels that hold slashes, spaces or number signs stay one segment', () => {
  expect(plain.run('a b/c#1')).toBe('/evidence/a%20b%2Fc%231')
})

test('an endpoint row is linked by the letters of its key, the aggregate by its name', () => {
  expect(rowAnchor('POST [AUTH] Login POST')).toBe('row-POST-AUTH-Login-POST')
  expect(rowAnchor('*')).toBe('row-aggregate')
  expect(plain.run('v1', '*')).toBe('/evidence/v1#row-aggregate')
})

test('a number in the address of a week is that week', () => {
  expect(findWeekId([], '3')).toBe('week-3')
  expect(findWeekId([], 'phase-2a')).toBe('phase-2a')
})
