import type { Diagnostic } from '~/domain/place'
import type { TestReport } from '~/domain/report-evidence'
import type { FormatInput, FormatResult } from '../format'
import { placeFinder } from '../place-in-json'
import { countOf, instantOfMs, type JsonObject, listOf, objectOf, textOf } from '../read-values'
import { addCase, addFailure, type CaseOutcome, noCases, note, refused, statedTime, topOf } from '../report-content'

/** A map: a status may be any word, `constructor` too. */
const outcomeOfStatus = new Map<string, CaseOutcome>([
  ['passed', 'passed'],
  ['failed', 'failed'],
  ['skipped', 'skipped'],
  ['pending', 'skipped'],
  ['todo', 'skipped'],
  ['disabled', 'skipped'],
])

/**
 * Counts the listed tests. Totals and `success` are only compared with them: a file that failed to
 * import lists no test and fails none, and `success` holds where nothing ran.
 */
export function readVitestJson(input: FormatInput): FormatResult {
  const root = objectOf(input.json)
  const files = root === null ? null : listOf(root.testResults)
  if (root === null || files === null) return refused('no list `testResults`')
  const counts = noCases()
  const failures: TestReport['failures'] = []
  const diagnostics: Diagnostic[] = []
  const reasons: string[] = []
  const find = placeFinder(input)
  let endedMs: number | null = null
  for (const [index, entry] of files.entries()) {
    const file = objectOf(entry)
    const cases = file === null ? null : listOf(file.assertionResults)
    if (file === null || cases === null) {
      reasons.push(`testResults[${index}] lists no assertionResults`)
      continue
    }
    const name = textOf(file.name)
    const suite = name === null ? `testResults[${index}]` : name
    endedMs = latest(endedMs, file.endTime)
    if (file.status === 'failed' && !cases.some((one) => objectOf(one)?.status === 'failed')) {
      reasons.push(`"${suite}" failed as a whole; how many tests it holds is not known`)
      addFailure(failures, { suite, name: '', message: wordsOf(file.message), place: find(suite) })
    }
    for (const one of cases) {
      const test = objectOf(one)
      const status = test === null ? null : textOf(test.status)
      const outcome = status === null ? undefined : outcomeOfStatus.get(status)
      if (test === null || outcome === undefined) {
        reasons.push(`a test of "${suite}" has no known status`)
        continue
      }
      addCase(counts, isRetried(test, outcome) ? 'flaky' : outcome)
      if (outcome !== 'failed') continue
      const title = nameOf(test)
      addFailure(failures, { suite, name: title, message: messagesOf(test), place: find(title) })
    }
  }
  reasons.push(...differences(root, counts))
  for (const reason of reasons.slice(0, 20))
    diagnostics.push(note(topOf(input.path), 'warning', 'report-broken', reason))
  const startedMs = typeof root.startTime === 'number' ? root.startTime : null
  return {
    kind: 'report',
    report: {
      kind: 'tests',
      effectiveAt: statedTime(instantOfMs(endedMs === null ? startedMs : endedMs)),
      counts,
      projects: [],
      failures,
      broken: reasons[0] === undefined ? null : reasons[0],
    },
    diagnostics,
  }
}

/** What the totals say and the list does not. */
function differences(root: JsonObject, counts: { total: number; failed: number }): string[] {
  const [total, failed, crashed] = [root.numTotalTests, root.numFailedTests, root.numRuntimeErrorTestSuites].map(
    countOf,
  )
  const reasons: string[] = []
  if (total !== null && total !== counts.total)
    reasons.push(`the totals claim ${total} tests, ${counts.total} are listed`)
  if (failed !== null && failed! > counts.failed)
    reasons.push(`the totals claim ${failed} failures, ${counts.failed} are listed`)
  if (crashed != null && crashed > 0) reasons.push(`${crashed} test files ended in a runtime error`)
  if (root.success === false && counts.failed === 0 && counts.total > 0)
    reasons.push('it says `success: false` though no listed test failed')
  return reasons
}

/** Jest counts the tries of `retryTimes`. */
function isRetried(test: JsonObject, outcome: CaseOutcome): boolean {
  const tries = countOf(test.invocations)
  return outcome === 'passed' && tries !== null && tries > 1
}

function nameOf(test: JsonObject): string {
  const name = textOf(test.fullName)
  const title = name === null ? textOf(test.title) : name
  return title === null ? '' : title
}

function messagesOf(test: JsonObject): string {
  const messages = listOf(test.failureMessages)
  return messages === null ? '' : messages.map(wordsOf).join('\n')
}

function wordsOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function latest(known: number | null, value: unknown): number | null {
  if (typeof value !== 'number' || !Number.isFinite(value)) return known
  return known === null ? value : Math.max(known, value)
}
