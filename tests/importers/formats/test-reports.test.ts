import { describe, expect, test } from 'vitest'
import { readAsFound, reportOf } from '../../support/read-report'

const tests = (text: string) => reportOf(readAsFound(text).result, 'tests')
const refusal = (text: string) => {
  const { result } = readAsFound(text)
  return result.kind === 'refused' ? result.message : `taken: ${result.kind}`
}

describe('JUnit XML', () => {
  test('nested totals are not added: the cases count', () => {
    const report = tests(
      '<testsuite tests="5"><testsuite tests="2"><testcase name="a"/><testcase name="b"/></testsuite><testsuite tests="3"><testcase name="c"/><testcase name="d"/><testcase name="e"><failure message="no"/></testcase></testsuite></testsuite>',
    )
    expect(report.counts).toMatchObject({ total: 5, passed: 4, failed: 1 })
    expect(report.broken).toBeNull()
  })
  test('a suite that claims tests and lists none breaks the report', () => {
    expect(tests('<testsuites><testsuite name="api" tests="6" failures="0"/></testsuites>').broken).toBe(
      'suite "api" claims 6 tests and lists none',
    )
    expect(tests('<testsuites tests="6"/>').broken).toMatch(/claims 6 tests/)
    expect(tests('<testsuite tests="1" errors="1"><testcase name="a"/></testsuite>').broken).toMatch(
      /claims 1 failures and errors/,
    )
  })
  test('several outcomes in one case are one failed case', () => {
    const one = '<testcase name="a"><skipped/><failure message="f"/><error message="e"/></testcase>'
    expect(tests(`<testsuite tests="1" failures="1" errors="1">${one}</testsuite>`).counts).toEqual({
      total: 1,
      passed: 0,
      failed: 1,
      skipped: 0,
      flaky: 0,
    })
  })
  test('a flaky case passed, a case that failed every rerun failed', () => {
    const text =
      '<testsuite><testcase name="a"><flakyFailure message="once"/></testcase><testcase name="b"><failure/><rerunFailure/></testcase></testsuite>'
    expect(tests(text).counts).toEqual({ total: 2, passed: 1, failed: 1, skipped: 0, flaky: 1 })
  })
  test('pytest reports a failed teardown as a second case of one test', () => {
    const text =
      '<testsuite name="pytest" tests="2" errors="1" failures="0"><testcase classname="m" name="t"/><testcase classname="m" name="t"><error message="failed on teardown with &quot;x&quot;"/></testcase></testsuite>'
    expect(tests(text).counts).toMatchObject({ total: 1, passed: 0, failed: 1 })
  })
  test('a file that could not be collected leaves the number of tests unknown', () => {
    const text =
      '<testsuite name="pytest" errors="1"><testcase classname="" name="tests.test_x"><error message="collection failure">ImportError</error></testcase></testsuite>'
    expect(tests(text).broken).toMatch(/could not be collected/)
  })
  test('failures have their place and text, and times their zone', () => {
    const report = tests(
      '<testsuite timestamp="2026-01-11T10:00:00+08:00">\n  <testcase classname="C" name="n"><failure>line one</failure></testcase></testsuite>',
    )
    expect(report.failures).toEqual([
      { suite: 'C', name: 'n', message: 'line one', place: { file: 'report', line: 2, column: 3 } },
    ])
    expect(report.effectiveAt).toEqual({ value: '2026-01-11T02:00:00.000Z', source: 'result' })
  })
  test('projects are told from hosts that name a browser', () => {
    const suite = (host: string) => `<testsuite hostname="${host}"><testcase name="a"/></testsuite>`
    const report = tests(`<testsuites>${suite('firefox')}${suite('ci-7')}</testsuites>`)
    expect(report.projects).toMatchObject([{ name: 'firefox', browser: 'firefox', total: 1 }])
  })
})

describe('XML that is not to be trusted', () => {
  test('a corrupt document is refused with its place', () => {
    expect(refusal('<testsuite>\n<testcase name="a">\n</testsuite>')).toMatch(
      /^not well-formed: line 3, column \d+: .*tag/,
    )
    expect(refusal('<testsuite><testcase name="a"/>')).toMatch(/unclosed tag: testsuite/)
  })
  test('entities of its own are never expanded', () => {
    const bomb =
      '<!DOCTYPE t [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]><testsuite><testcase name="&c;"/></testsuite>'
    expect(refusal(bomb)).toMatch(/declares entities of its own/)
    expect(refusal('<testsuite><testcase name="&undefined;"/></testsuite>')).toMatch(/not well-formed/)
  })
  test('a DOCTYPE is read over and never fetched', () => {
    const fetched = globalThis.fetch
    globalThis.fetch = () => {
      throw new Error('fetched')
    }
    const xxe = '<!DOCTYPE t SYSTEM "file:///etc/passwd"><testsuite><testcase name="a"/></testsuite>'
    expect(tests(xxe).counts.total).toBe(1)
    expect(
      refusal('<!DOCTYPE t [<!ENTITY x SYSTEM "file:///etc/passwd">]><testsuite><testcase name="&x;"/></testsuite>'),
    ).toMatch(/entities/)
    globalThis.fetch = fetched
  })
  test('depth has an end', () => {
    expect(refusal(`${'<testsuite>'.repeat(2_000)}${'</testsuite>'.repeat(2_000)}`)).toMatch(/nest deeper than 500/)
  })
})

describe('Vitest and Jest JSON', () => {
  const json = (over: object) => JSON.stringify({ numTotalTests: 0, success: true, testResults: [], ...over })
  test('a file that failed to import breaks the report though no test failed', () => {
    const report = tests(
      json({
        success: false,
        testResults: [{ name: 'a.test.ts', status: 'failed', message: 'no module', assertionResults: [] }],
      }),
    )
    expect(report.broken).toMatch(/"a.test.ts" failed as a whole/)
    expect(report.counts.total).toBe(0)
  })
  test('a status that is the name of what every object has is no known status', () => {
    const assertionResults = [{ title: 'a', fullName: 'a', status: 'constructor' }]
    const report = tests(json({ testResults: [{ name: 'a.test.ts', status: 'passed', assertionResults }] }))
    expect(report.counts).toEqual({ total: 0, passed: 0, failed: 0, skipped: 0, flaky: 0 })
    expect(report.broken).toMatch(/no known status/)
  })
  test('success with no test is a report of no test', () => {
    expect(tests(json({}))).toMatchObject({ broken: null, counts: { total: 0 } })
  })
  test('pending, todo and disabled ones are skipped', () => {
    const cases = ['passed', 'pending', 'todo', 'disabled', 'skipped'].map((status) => ({ status, fullName: status }))
    expect(
      tests(json({ numTotalTests: 5, testResults: [{ name: 'a', status: 'passed', assertionResults: cases }] })).counts,
    ).toMatchObject({
      total: 5,
      passed: 1,
      skipped: 4,
    })
  })
})

describe('Playwright JSON', () => {
  const spec = (projectName: string, status: string, results: object[] = [{ status: 'passed' }]) => ({
    title: 'signs in',
    tests: [{ projectName, status, results }],
  })
  const json = (specs: object[], over: object = {}) =>
    JSON.stringify({
      config: { projects: ['chromium', 'firefox', 'Mobile Safari'].map((name) => ({ name })) },
      suites: [{ title: 'a.spec.ts', specs: [], suites: [{ title: 'inner', specs }] }],
      errors: [],
      stats: {
        expected: 1,
        unexpected: 0,
        flaky: 1,
        skipped: 1,
        startTime: '2026-01-11T02:00:00.000Z',
        duration: 1000,
      },
      ...over,
    })
  const specs = [spec('chromium', 'expected'), spec('firefox', 'flaky'), spec('Mobile Safari', 'skipped', [])]
  test('counts by project; a flaky test passed, a configured project may have run nothing', () => {
    const report = tests(json(specs))
    expect(report.counts).toEqual({ total: 3, passed: 2, failed: 0, skipped: 1, flaky: 1 })
    expect(report.projects.map(({ browser, total, skipped }) => [browser, total - skipped])).toEqual([
      ['chromium', 1],
      ['firefox', 1],
      ['mobile-safari', 0],
    ])
    expect(report.broken).toBeNull()
    expect(report.effectiveAt?.value).toBe('2026-01-11T02:00:01.000Z')
  })
  test('global errors and interruptions break it though the totals are clean', () => {
    expect(tests(json(specs, { errors: [{ message: 'port in use' }] })).broken).toBe(
      '1 errors outside of any test: port in use',
    )
    const interrupted = [...specs.slice(0, 2), spec('webkit', 'skipped', [{ status: 'interrupted' }])]
    expect(tests(json(interrupted)).broken).toMatch(/was interrupted/)
  })
})
