import type { Diagnostic, Instant } from '~/domain/place'
import type { CaseCounts, TestReport } from '~/domain/report-evidence'
import { browserOf } from '../browser-name'
import type { FormatInput, FormatResult } from '../format'
import { instantOfText, laterOf } from '../read-values'
import { addCase, addFailure, noCases, note, refusedXml, statedTime } from '../report-content'
import { walkXml } from '../xml/walk-xml'
import { addOutcome, isCollectionFailure, isTeardownOf, type JunitCase, openCase, outcomeOf } from './junit-case'
import { type JunitSuite, openSuite, unlisted } from './junit-suite'

interface Reading {
  counts: CaseCounts
  projects: Map<string, CaseCounts>
  failures: TestReport['failures']
  broken: string | null
  effectiveAt: Instant | null
  diagnostics: Diagnostic[]
  suites: JunitSuite[]
  last: JunitCase | null
}

/**
 * Counts the cases themselves; the attributes of suites, which may double, miss or invent tests, are
 * only compared with what is listed.
 */
export function readJunit({ text, path }: FormatInput): FormatResult {
  const reading: Reading = {
    counts: noCases(),
    projects: new Map(),
    failures: [],
    broken: null,
    effectiveAt: null,
    diagnostics: [],
    suites: [],
    last: null,
  }
  let current: JunitCase | null = null
  /** Elements open inside of the case, and the text of the outcome that is open. */
  let inside = 0
  let words = ''
  const fault = walkXml(text, path, {
    open(element) {
      if (current !== null) {
        inside++
        if (inside === 1) addOutcome(current, element)
        words = ''
      } else if (element.name === 'testcase') {
        const suite = reading.suites.at(-1)
        current = openCase(element, suite === undefined ? '' : suite.name)
        inside = 0
      } else if (element.name === 'testsuite' || element.name === 'testsuites') {
        reading.suites.push(openSuite(element))
        readTime(reading, element.attributes.timestamp, element.place)
      }
    },
    text(value) {
      if (current !== null && inside === 1 && words.length < 2_000) words += value
    },
    close(name) {
      if (current !== null && name === 'testcase' && inside === 0) {
        closeCase(reading, current)
        current = null
      } else if (current !== null) {
        if (inside === 1 && (name === 'error' || name === 'failure') && current.message === null)
          current.message = words
        inside--
      } else if (name === 'testsuite' || name === 'testsuites') closeSuite(reading)
    },
  })
  if (fault !== null) return refusedXml(fault)
  return {
    kind: 'report',
    report: {
      kind: 'tests',
      effectiveAt: statedTime(reading.effectiveAt),
      counts: reading.counts,
      projects: [...reading.projects].map(([name, counts]) => ({ name, browser: browserOf(name), ...counts })),
      failures: reading.failures,
      broken: reading.broken,
    },
    diagnostics: reading.diagnostics,
  }
}

function readTime(reading: Reading, value: string | undefined, place: JunitSuite['place']): void {
  const time = instantOfText(value)
  if (time === null) return
  reading.effectiveAt = laterOf(reading.effectiveAt, time.instant)
  if (time.zoned || reading.diagnostics.some(({ rule }) => rule === 'time-without-zone')) return
  reading.diagnostics.push(note(place, 'info', 'time-without-zone', 'the timestamp names no time zone; read as UTC'))
}

function closeCase(reading: Reading, one: JunitCase): void {
  const { last, suites, counts, diagnostics } = reading
  const isTeardown = isTeardownOf(one, last)
  reading.last = one
  for (const suite of suites) {
    suite.cases++
    suite.bad += one.errors + one.failures
  }
  const outcome = outcomeOf(one)
  const projectName = suites.findLast(({ project }) => project !== null)?.project
  const groups = projectName == null ? [counts] : [counts, projectCounts(reading, projectName)]
  if (isTeardown && last !== null) {
    diagnostics.push(
      note(one.place, 'info', 'teardown-error', `"${one.name}" ran and failed on teardown: one failed test`),
    )
    for (const group of groups) if (outcomeOf(last) !== 'failed') moveToFailed(group, outcomeOf(last))
  } else for (const group of groups) addCase(group, outcome)
  if (outcome === 'failed') {
    const message = one.message === null ? '' : one.message
    addFailure(reading.failures, { suite: one.suite, name: one.name, message, place: one.place })
  }
  if (isCollectionFailure(one))
    markBroken(reading, `"${one.name}" could not be collected; how many tests it holds is not known`, one.place)
}

function moveToFailed(counts: CaseCounts, from: ReturnType<typeof outcomeOf>): void {
  if (from === 'flaky') counts.flaky--
  counts[from === 'flaky' ? 'passed' : from]--
  counts.failed++
}

function projectCounts({ projects }: Reading, name: string): CaseCounts {
  const known = projects.get(name)
  if (known !== undefined) return known
  const counts = noCases()
  projects.set(name, counts)
  return counts
}

function closeSuite(reading: Reading): void {
  const suite = reading.suites.pop()
  if (suite === undefined) return
  reading.last = null
  const missing = unlisted(suite)
  if (missing !== null) markBroken(reading, missing, suite.place)
  else if (suite.claimedTests !== null && suite.claimedTests !== suite.cases) {
    const message = `claims ${suite.claimedTests} tests and lists ${suite.cases}; the listed ones count`
    reading.diagnostics.push(note(suite.place, 'warning', 'test-count-differs', message))
  }
}

function markBroken(reading: Reading, why: string, place: JunitSuite['place']): void {
  if (reading.broken === null) reading.broken = why
  reading.diagnostics.push(note(place, 'warning', 'report-broken', why))
}
