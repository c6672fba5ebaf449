import { expect, test } from 'vitest'
import { resolveRunLabel } from '~/domain/labels'

const labels = ['test_v26_100u', 'test_v26b_100u_r4', 'test_v2', 'test_v18_100u_x', 'test_v18_100u_y', 'v45']

test.each([
  ['test_v2', { label: 'test_v2' }],
  ['v26', { label: 'test_v26_100u' }],
  ['V26b', { label: 'test_v26b_100u_r4' }],
  ['v26b (r4)', { label: 'test_v26b_100u_r4' }],
  ['100u_r4', { label: 'test_v26b_100u_r4' }],
  ['18_100u_y', { label: 'test_v18_100u_y' }],
  ['v18', { candidates: ['test_v18_100u_x', 'test_v18_100u_y'] }],
  ['v99', { candidates: [] }],
  ['', { candidates: [] }],
])('%s', (words, resolved) => {
  expect(resolveRunLabel(words, labels)).toEqual(resolved)
})
