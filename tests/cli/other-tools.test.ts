import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { cli } from '../support/cli'
import { temporaryFolder } from '../support/temporary'

const fixtures = resolve(import.meta.dirname, '../fixtures/formats')

const program = `---
title: Shop
slug: shop
start: 2026-02-02
end: 2026-04-03
timezone: UTC
qualifying: { requests: 100 }
---
# Shop
`
const tracker = `# Shop: execution tracker

## Tier 1 exit criteria
- [x] P95 response time <500ms
- [x] Error rate <2%
- [x] P99 response time <2s
- [x] Unit tests 70% coverage
- [x] Cross-browser compatible (4 browsers)
- [x] 80% cache hit ratio
`
const rules: Record<string, string> = {
  'P95 response time <500ms': 'p95(*) < 500ms',
  'Error rate <2%': 'error(*) < 2%',
  'P99 response time <2s': 'p99(*) < 2s',
  'Unit tests 70% coverage': 'coverage(unit) >= 70%',
  'Cross-browser compatible (4 browsers)': 'tests(browser:*).projects >= 4',
  '80% cache hit ratio': 'metric(cache_hit_ratio) >= 80%',
}

/** A folder as a project has it: k6, JUnit of four browsers, Cobertura and a metric table, with notes of time. */
function shopFolder(): string {
  const folder = temporaryFolder()
  const evidence = join(folder, 'evidence')
  mkdirSync(evidence)
  writeFileSync(join(folder, 'program.md'), program)
  writeFileSync(join(folder, 'tracker.md'), tracker)
  copyFileSync(join(fixtures, 'k6-machine-summary.json'), join(evidence, 'load_final.json'))
  copyFileSync(join(fixtures, 'cobertura.xml'), join(evidence, 'unit-coverage.xml'))
  writeFileSync(join(evidence, 'cache.csv'), readFileSync(join(fixtures, 'metrics-csv.csv')))
  const suites = ['chromium', 'firefox', 'webkit', 'edge'].map(
    (browser) =>
      `<testsuite name="cart" hostname="${browser}" timestamp="2026-03-02T09:00:00Z" tests="1"><testcase name="adds" classname="cart"/></testsuite>`,
  )
  writeFileSync(join(evidence, 'browser-tests.xml'), `<testsuites tests="4">${suites.join('')}</testsuites>`)
  return folder
}

test('criteria are decided by k6, JUnit, Cobertura and a metric table', async () => {
  const folder = shopFolder()
  const db = join(folder, 'a.sqlite')
  const now = '2026-03-05T12:00:00.000Z'
  expect((await cli(['import', folder, '--db', db], now)).err).toBe('')
  const listed = (await cli(['rule', 'list', '--json', '--db', db], now)).json() as { id: string; text: string }[]
  for (const { id, text } of listed) {
    const set = await cli(['rule', 'set', id, rules[text] as string, '--by', 'dora', '--db', db], now)
    expect(set.code, `${text}: ${set.err}${set.out}`).toBe(0)
  }
  const status = (await cli(['status', '--json', '--db', db], now)).json() as {
    tiers: { criteria: { text: string; verdict: string; reason: string; run: string | null }[] }[]
  }
  const verdicts = Object.fromEntries(
    status.tiers.flatMap(({ criteria }) =>
      criteria.map(({ text, verdict, reason }) => [text, `${verdict}: ${reason}`]),
    ),
  )
  expect(verdicts).toEqual({
    'P95 response time <500ms': 'met: P95 of all requests was 480 ms in load; the rule asks for less than 500 ms.',
    'Error rate <2%': 'met: 20 of 2,000 requests failed in load; the rule asks for less than 2 %.',
    'P99 response time <2s':
      'no_evidence: k6 does not state P99 in load, and it is never worked out from other figures.',
    'Unit tests 70% coverage': 'met: 3 of 4 lines are covered in unit-coverage; the rule asks for at least 70 %.',
    'Cross-browser compatible (4 browsers)':
      'met: Tests passed in 4 browsers (chromium, edge, firefox, webkit) in browser-tests; the rule asks for at least 4.',
    '80% cache hit ratio': 'met: Cache hit ratio was 87.5 % in cache; the rule asks for at least 80 %.',
  })
  expect((await cli(['gate', 'tier-1', '--db', db], now)).code).toBe(3)
})
