import { expect, test } from 'vitest'
import { assessProgram } from '~/domain/assess'
import { reportDetails, reportList } from '~/reports/report-detail'
import { makeCriterion, makeState } from '../support/make-state'
import { makeCoverage, makeMetrics, makeSample, makeTests } from '../support/report-factory'

const place = { file: 'integration.xml', line: 7, column: 3 }
const failing = makeTests('integration', {
  counts: { total: 10_001, passed: 9_998, failed: 1, skipped: 2, flaky: 0 },
  failures: [{ suite: 'api', name: 'signs in', message: 'expected 200', place }],
})
const criteria = [makeCriterion('Integration tests passing'), makeCriterion('Unit tests >=90% coverage')]
const reports = [failing, makeCoverage('unit', 95), makeMetrics([makeSample('cache_hit_ratio', 87.5)])]
const state = makeState({ criteria, reports })
const input = { state, link: { asOf: null, program: null } }

test('the list counts what each report holds and decides', () => {
  const lines = reportList(assessProgram(state), input)
  expect(lines.map(({ label, figuresText, decides, bad }) => [label, figuresText, decides, bad])).toEqual([
    ['integration', '10,001 tests: 9,998 passed, 1 failed, 2 skipped', 1, true],
    ['metrics', '1 sample of cache_hit_ratio', 0, false],
    ['unit', '95 of 100 lines in 3 files', 1, false],
  ])
})

test("a report's page never rounds towards passing and links what it decides", () => {
  const [detail] = reportDetails(assessProgram(state), input, 'integration')
  expect(detail!.shares.map(({ text, percentText }) => [text, Number.parseFloat(percentText!)])).toEqual([
    ['9,998 of 9,999', 99.9],
    ['9,998 of 10,001', 99.9],
  ])
  expect(detail!.failures).toMatchObject([{ name: 'signs in', source: { text: 'integration.xml:7' } }])
  expect(detail!.criteria.map(({ mark, sentence }) => [mark.verdict, sentence])).toEqual([
    ['not_met', '1 of 10,001 tests failed, 2 skipped in integration; the rule asks for exactly 0.'],
  ])
  expect(reportDetails(assessProgram(state), input, 'nothing')).toEqual([])
})
