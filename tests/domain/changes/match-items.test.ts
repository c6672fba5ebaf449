import { expect, test } from 'vitest'
import { matchItems } from '~/domain/changes/match-items'

interface Item {
  week: string
  ref?: string
  text: string
}

function match(before: Item[], after: Item[]) {
  const { same, gone, fresh, maybe } = matchItems(before, after, {
    group: ({ week }) => week,
    ref: ({ ref }) => ref ?? null,
    text: ({ text }) => text,
  })
  const texts = (pairs: [Item, Item][]) => pairs.map(([a, b]) => [a.text, b.text])
  return {
    same: texts(same),
    gone: gone.map(({ text }) => text),
    fresh: fresh.map(({ text }) => text),
    maybe: texts(maybe),
  }
}

const week = (...texts: string[]) => texts.map((text) => ({ week: 'week-1', text }))

test('within a week the same ref is the same item, whatever became of its text', () => {
  const { same, gone } = match(
    [{ week: 'week-1', ref: '1.1', text: 'Add indexes' }],
    [{ week: 'week-1', ref: '1.1', text: 'Partition the table' }],
  )
  expect(same).toEqual([['Add indexes', 'Partition the table']])
  expect(gone).toEqual([])
})

test('two refs that differ are never one item, even where the texts are alike', () => {
  const { same, gone, fresh } = match(
    [{ week: 'week-1', ref: '1.1', text: 'Add the indexes' }],
    [{ week: 'week-1', ref: '1.2', text: 'Add the indexes' }],
  )
  expect([same, gone, fresh]).toEqual([[], ['Add the indexes'], ['Add the indexes']])
})

test('the text before a dash or a bracket is what an item is known by', () => {
  expect(
    match(week('Load test (100 users)', 'Tune cache'), week('Tune cache - done', 'Load test (v45): fine')).same,
  ).toEqual([
    ['Tune cache', 'Tune cache - done'],
    ['Load test (100 users)', 'Load test (v45): fine'],
  ])
})

test('a text of at least 0.8 similarity is the same item, in its week alone', () => {
  const changed = 'Optimise kurva-s-data with annotations'
  expect(match(week('Optimize kurva-s-data with annotations'), week(changed)).same).toHaveLength(1)
  const elsewhere = match(week('Optimize kurva-s-data with annotations'), [{ week: 'week-2', text: changed }])
  expect(elsewhere.same).toEqual([])
  expect(elsewhere.maybe).toHaveLength(1)
})

test('items that differ in a number or in their one telling word are not paired', () => {
  const runs = match(week('Test with 10 users', 'Test Safari'), week('Test with 50 users', 'Test Brave'))
  expect(runs.same).toEqual([])
  expect(runs.gone).toEqual(['Test with 10 users', 'Test Safari'])
})

test('each item is paired once, the likest first', () => {
  const { same, fresh } = match(
    week('Write the operations runbook'),
    week('Write the operations runbooks now', 'Write the operations runbooks'),
  )
  expect(same).toEqual([['Write the operations runbook', 'Write the operations runbooks']])
  expect(fresh).toEqual(['Write the operations runbooks now'])
})

test('what shares most of its words is told as maybe the same, with different numbers too', () => {
  expect(
    match(week('Run final load test v20 (target metrics)'), week('Run final load test v48 (10 min, 200 users)')).maybe,
  ).toEqual([['Run final load test v20 (target metrics)', 'Run final load test v48 (10 min, 200 users)']])
})

test('of thousands of items the few that are the same are found', () => {
  const many = (word: string) =>
    Array.from({ length: 3000 }, (_, index) => ({
      week: `week-${index % 8}`,
      text: `${word} step ${word.length * index} of a long list`,
    }))
  const [was, now] = ['Rebalance the warehouse of Lisbon', 'Rebalance the warehouses of Lisbon'] as const
  const found = match([...many('Alphabet'), ...week(was)], [...many('Omega'), ...week(now)])
  expect(found.same).toEqual([[was, now]])
})
