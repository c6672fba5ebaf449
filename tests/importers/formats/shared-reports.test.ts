import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findFormat } from '~importers/formats/find-format'
import {
  independentClover,
  independentCobertura,
  independentIstanbul,
  independentJacoco,
  independentJunit,
  independentLcov,
  independentPlaywright,
  independentVitest,
} from '../../support/independent-reports'
import { readFileAsFound, reportOf } from '../../support/read-report'
import { describeShared, sharedFolder } from '../../support/shared'

const folder = join(sharedFolder, 'evidence/formats')
const filesOf = (kind: string) => readdirSync(join(folder, kind)).map((name) => join(folder, kind, name))
const pair = (coverage: { covered: number; total: number } | null) =>
  coverage === null ? null : [coverage.covered, coverage.total]

/** What is no report, with words of the reason. */
const refused: Record<string, RegExp> = {
  'EnricoMi__publish-unit-test-result-action__non-junit.xml': /root element is `suites`/,
  'EnricoMi__publish-unit-test-result-action__non-xml.xml': /not XML/,
  'EnricoMi__publish-unit-test-result-action__empty.xml': /not XML/,
}

describeShared('test and coverage reports of other projects', () => {
  const nameOf = (path: string) => path.split('/').at(-1)!

  test('every JUnit file counts its cases as an independent reading does, or is refused by name', () => {
    const unread = new Set(Object.keys(refused))
    for (const path of filesOf('junit')) {
      const reason = refused[nameOf(path)]
      if (reason !== undefined) {
        const found = findFormat(readFileSync(path, 'utf8'), path)
        expect(found.format, path).toBeNull()
        expect((found as { tried: string }).tried, path).toMatch(reason)
        unread.delete(nameOf(path))
        continue
      }
      const { id, result, text } = readFileAsFound(path)
      const { total, passed, failed, skipped } = reportOf(result, 'tests').counts
      expect(id, path).toBe('junit')
      expect({ total, passed, failed, skipped }, path).toEqual(independentJunit(text))
    }
    expect([...unread]).toEqual([])
  })

  test('Vitest and Playwright reports count what they list', () => {
    for (const path of filesOf('vitest-json')) {
      const { result, text } = readFileAsFound(path)
      const report = reportOf(result, 'tests')
      expect(report.counts, path).toMatchObject(independentVitest(text))
      // This file lists 2 of the 690 tests that its totals claim: nothing may be decided from it.
      expect(report.broken).toBe('the totals claim 690 tests, 2 are listed')
    }
    for (const path of filesOf('playwright-json')) {
      const { result, text } = readFileAsFound(path)
      const report = reportOf(result, 'tests')
      const { projects, ...counts } = independentPlaywright(text)
      expect(report.counts, path).toMatchObject(counts)
      expect(report.projects.map(({ name }) => name)).toEqual(projects)
      expect(report.projects[0]).toMatchObject({ browser: 'chromium', total: 1, passed: 1 })
    }
  })

  test('Cobertura files count what they state over all their lines, or else the lines they list', () => {
    const counted = filesOf('cobertura').map((path) => {
      const { id, result, text } = readFileAsFound(path)
      const report = reportOf(result, 'coverage')
      expect(id).toBe('cobertura')
      expect({ lines: pair(report.lines), branches: pair(report.branches) }, path).toEqual(independentCobertura(text))
      return [pair(report.lines), report.files]
    })
    expect(counted).toEqual([
      [[75, 108], 5],
      [[0, 2], 1],
      [[3639, 14183], 17],
    ])
  })

  test('lcov, JaCoCo, Clover and Istanbul files give the independent figures', () => {
    for (const path of filesOf('lcov')) {
      const { result, text } = readFileAsFound(path)
      const report = reportOf(result, 'coverage')
      expect({ lines: pair(report.lines), branches: pair(report.branches) }, path).toEqual(independentLcov(text))
    }
    for (const path of filesOf('jacoco')) {
      const { result, text } = readFileAsFound(path)
      const report = reportOf(result, 'coverage')
      const counters = independentJacoco(text)
      expect([pair(report.lines), pair(report.branches), pair(report.functions)]).toEqual([
        counters.LINE,
        counters.BRANCH,
        counters.METHOD,
      ])
    }
    for (const path of filesOf('clover')) {
      const { result, text } = readFileAsFound(path)
      const report = reportOf(result, 'coverage')
      const { statements, branches, functions } = independentClover(text)
      expect([pair(report.statements), pair(report.branches), pair(report.functions)]).toEqual([
        statements,
        branches,
        functions,
      ])
    }
    for (const path of filesOf('istanbul-json')) {
      const { id, result, text } = readFileAsFound(path)
      const report = reportOf(result, 'coverage')
      const { statements, branches, functions } = independentIstanbul(text)
      expect(id).toBe('istanbul-final')
      expect([pair(report.statements), pair(report.branches), pair(report.functions)]).toEqual([
        statements,
        branches,
        functions,
      ])
    }
  })
})
