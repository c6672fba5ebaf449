import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { shortLabels } from '~/reports/short-label'
import { describeShared, sharedFolder } from '../support/shared'

test('a version token that one label alone has is its short name', () => {
  const short = shortLabels(['load_v45_200u_r5', 'load_v26_100u_r5', 'load_v26b_100u_r4'])
  expect([...short.values()]).toEqual(['v45', 'v26', 'v26b'])
})

test('a version that two labels share is joined with its neighbour', () => {
  const short = shortLabels(['load_v39_r1', 'load_v39_r2', 'load_v4_r1'])
  expect(short.get('load_v39_r1')).toBe('v39_r1')
  expect(short.get('load_v39_r2')).toBe('v39_r2')
  expect(short.get('load_v4_r1')).toBe('v4')
})

test('a label that is part of another keeps its own name', () => {
  const short = shortLabels(['probe', 'probe_20u'])
  expect(short.get('probe')).toBe('probe')
  expect(short.get('probe_20u')).toBe('20u')
})

describeShared('on the real runs', () => {
  test('every short name belongs to one run', () => {
    const labels = readdirSync(join(sharedFolder, 'evidence/ahsp'))
      .filter((name) => name.endsWith('_stats.csv'))
      .map((name) => name.replace('_stats.csv', ''))
    const short = shortLabels(labels)
    expect(new Set(short.values()).size).toBe(labels.length)
    expect([...short.values()]).toEqual(expect.arrayContaining(['v45', 'v26b', 'v31']))
  })
})
