import { expect, test } from 'vitest'
import { briefLabels } from '~/reports/brief-labels'

const briefs = (...shorts: string[]) => [...briefLabels(shorts).values()]

test('long names with the same first word give up the words they share', () => {
  expect(briefs('v19_100u_nolimit_pool100', 'v19_100u_nolimit_pool140', 'v19_100u_nolimit_pool140_nobouncer')).toEqual([
    'v19…pool100',
    'v19…pool140',
    'v19…pool140_nobouncer',
  ])
})

test('short names and names without kin keep all their words', () => {
  expect(briefs('v45', 'v26b', 'auth_only_50u_multi')).toEqual(['v45', 'v26b', 'auth_only_50u_multi'])
})

test('no two runs share a brief name', () => {
  const shorts = ['v19_100u_nolimit', 'v19_100u_nolimit_pool100', 'v19_200u_nolimit_pool100']
  expect(new Set(briefs(...shorts)).size).toBe(shorts.length)
})
