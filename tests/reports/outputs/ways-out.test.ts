import { expect, test } from 'vitest'
import { reportNamed } from '~/reports/outputs'
import { tableNamed } from '~/reports/tables'
import { allWaysOut, waysOutOf } from '~/reports/ways-out'

test('every page that can be taken out names a report and tables that there are', () => {
  for (const { report, named, tables } of allWaysOut) {
    const found = reportNamed(report)
    expect(found, report).not.toBeNull()
    expect(found?.takes !== null, report).toBe(named === true)
    for (const table of tables) expect(tableNamed(table), table).not.toBeNull()
  }
})

test('a page of one thing gives its id, a page beside it nothing', () => {
  expect(waysOutOf('/tiers/tier-1')).toMatchObject({ report: 'tier', id: 'tier-1' })
  expect(waysOutOf('/criteria/tier-1/auth-success-rate')).toMatchObject({ id: 'tier-1/auth-success-rate' })
  expect(waysOutOf('/evidence/a%20b')).toMatchObject({ report: 'run', id: 'a b' })
  expect(waysOutOf('/weeks')).toMatchObject({ report: 'weeks', id: null })
  for (const path of [
    '/help',
    '/tiers/health',
    '/tiers/tier-1/sign',
    '/evidence/compare',
    '/evidence/x/void',
    '/evidence/%',
  ])
    expect(waysOutOf(path), path).toBeNull()
})
