import { expect, test } from 'vitest'
import { claimsReport, noFilter } from '~/reports/claims'
import { claimsFile } from '~/reports/claims-export'
import { claimsFilter } from '~/reports/claims-filter'
import { claimsJson } from '~/reports/json'
import { claimsSchema } from '~/reports/json-schemas'
import { reportContext } from '~/reports/report-context'
import { makeAssessed, makeLoginRun } from '../support/assessment-factory'
import { makeStatus, makeWeek } from '../support/claims'
import { makeCriterion } from '../support/make-state'

const formula = '=HYPERLINK("https://evil.example")'
const { assessment, input } = makeAssessed({
  criteria: [makeCriterion('Auth success rate >99%', { ticked: true })],
  runs: [makeLoginRun('load_v45', 200)],
  plan: {
    weeks: [makeWeek(1, { statuses: [makeStatus(formula, 'done', 11), makeStatus('IN PROGRESS', 'in_progress', 12)] })],
    statuses: [makeStatus('FINISHED | `all` <b>', 'done', 3)],
  },
})
const context = reportContext(assessment, input)
const asked = (text: string) => claimsFilter(new URLSearchParams(text))

test('the ledger is searched by words of either side, all of them, in any case', () => {
  const found = claimsReport(assessment, input, asked('class=all&q=rate+AUTH'))
  expect(found.items.map(({ subject }) => subject)).toContain('tier-1/auth-success-rate')
  expect(found.items.length).toBeLessThan(assessment.claims.length)
  expect(found.facets.find(({ key }) => key === 'class')?.options.reduce((sum, { count }) => sum + count, 0)).toBe(
    found.items.length,
  )
  const none = claimsReport(assessment, input, asked('class=all&q=nowhere'))
  expect(none.emptyText).toBe('No claim fits these filters.')
  expect(none.clearHref).toBe('/claims?class=all')
})

test('it is ordered by line where that is asked for, and keeps the order in its links', () => {
  const report = claimsReport(assessment, input, asked('class=all&sort=line'))
  const lines = report.items.map(({ claim }) => Number(claim.source?.href?.split('#L')[1]))
  expect(lines).toEqual(lines.toSorted((a, b) => a - b))
  expect(report.sorts.map(({ href, on }) => [href, on])).toEqual([
    ['/claims?class=all', false],
    ['/claims?class=all&sort=line', true],
  ])
  expect(report.exports[0]?.href).toBe('/claims.csv?class=all&sort=line')
  expect(report.kept).toContainEqual(['sort', 'line'])
})

test('exports hold what the filter leaves, in three forms', () => {
  const all = claimsJson(context, { ...noFilter })
  const some = claimsJson(context, asked('class=self_contradicted'))
  expect(some.length).toBeLessThan(all.length)
  expect(claimsSchema.parse(JSON.parse(claimsFile(some, 'json')))).toEqual(some)
  expect(claimsFile(all, 'csv').trimEnd().split('\r\n')).toHaveLength(all.length + 1)
  expect(claimsFile(all, 'md').trimEnd().split('\n')).toHaveLength(all.length + 4)
})

test('no cell of an export is a formula or markup', () => {
  const all = claimsJson(context)
  expect(claimsFile(all, 'csv')).toContain(`"'=HYPERLINK(""https://evil.example"")"`)
  expect(claimsFile(all, 'csv')).not.toMatch(/(^|,)"?=/m)
  expect(claimsFile(all, 'md')).toContain('FINISHED \\| \\`all\\` \\<b\\>')
})
