import { expect, test } from 'vitest'
import { withMoment } from '~/components/moment-link'
import { keepQuery, readSort, sortRows } from '~/components/table-query'

interface Row {
  name: string
  p99: number | null
}
const columns = [
  { key: 'name', sort: (row: Row) => row.name },
  { key: 'p99', sort: (row: Row) => row.p99 },
  { key: 'fixed' },
]
const rows: Row[] = [
  { name: 'v9', p99: 430 },
  { name: 'v10', p99: null },
  { name: 'v26b', p99: 2100 },
]

test('the address names the order; unknown and unsortable columns are ignored', () => {
  const read = (query: string) => readSort(new URLSearchParams(query), '', columns, null)
  expect(read('sort=p99&dir=asc')).toEqual({ key: 'p99', direction: 'asc' })
  expect(read('sort=p99')).toEqual({ key: 'p99', direction: 'desc' })
  expect(read('sort=fixed')).toBeNull()
  expect(read('sort=constructor')).toBeNull()
})

test('unknown figures stand last in both directions', () => {
  const order = (direction: 'asc' | 'desc') => sortRows(rows, columns, { key: 'p99', direction }).map((row) => row.name)
  expect(order('asc')).toEqual(['v9', 'v26b', 'v10'])
  expect(order('desc')).toEqual(['v26b', 'v9', 'v10'])
})

test('names sort by the numbers in them', () => {
  expect(sortRows(rows, columns, { key: 'name', direction: 'asc' }).map((row) => row.name)).toEqual([
    'v9',
    'v10',
    'v26b',
  ])
})

test('a form keeps the other parameters, and a link the moment and the program', () => {
  expect(keepQuery(new URLSearchParams('q=a&sort=p99'), ['q'])).toEqual([['sort', 'p99']])
  expect(withMoment('/help#tiers', '?as-of=2026-01-01&q=x')).toBe('/help?as-of=2026-01-01#tiers')
})
