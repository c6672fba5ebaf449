import type { TestReport } from '~/domain/report-evidence'
import type { EvidenceFormat, FormatInput, FormatResult } from '../format'
import { placeFinder } from '../place-in-json'
import { countOf, instantOfText, type JsonObject, listOf, objectOf, textOf } from '../read-values'
import { addCase, addFailure, noCases, note, refused, statedTime, topOf } from '../report-content'

/** Mocha's `--reporter json`. */
export const mochaJsonFormat: EvidenceFormat = {
  id: 'mocha-json',
  title: 'Mocha JSON',
  family: 'tests',
  verified: false,
  mismatch({ json }) {
    const root = objectOf(json)
    if (root === null) return 'no JSON object'
    const stats = objectOf(root.stats)
    if (stats === null || !('passes' in stats)) return 'no `stats.passes`'
    return [root.passes, root.failures, root.pending].every((list) => listOf(list) !== null)
      ? null
      : 'no lists of tests'
  },
  read: readMochaJson,
}

function readMochaJson(input: FormatInput): FormatResult {
  const root = objectOf(input.json)
  const stats = root === null ? null : objectOf(root.stats)
  if (root === null || stats === null) return refused('no `stats`')
  const counts = noCases()
  const failures: TestReport['failures'] = []
  const find = placeFinder(input)
  for (const test of testsIn(root.passes)) addCase(counts, isRetried(test) ? 'flaky' : 'passed')
  for (const _ of testsIn(root.pending)) addCase(counts, 'skipped')
  for (const test of testsIn(root.failures)) {
    addCase(counts, 'failed')
    const [name, suite, message] = [test.fullTitle, test.file, objectOf(test.err)?.message].map((value) =>
      textOf(value),
    )
    const title = name == null ? '' : name
    addFailure(failures, {
      suite: suite == null ? '' : suite,
      name: title,
      message: message == null ? '' : message,
      place: find(title),
    })
  }
  const claimed = countOf(stats.tests)
  // A hook that fails is a failure beside the tests, so more may be listed than claimed, never less.
  const broken =
    claimed !== null && claimed > counts.total ? `the totals claim ${claimed} tests, ${counts.total} are listed` : null
  const ended = instantOfText(stats.end)
  return {
    kind: 'report',
    report: {
      kind: 'tests',
      effectiveAt: statedTime(ended === null ? null : ended.instant),
      counts,
      projects: [],
      failures,
      broken,
    },
    diagnostics: broken === null ? [] : [note(topOf(input.path), 'warning', 'report-broken', broken)],
  }
}

function testsIn(value: unknown): JsonObject[] {
  const list = listOf(value)
  return list === null
    ? []
    : list.flatMap((one) => {
        const test = objectOf(one)
        return test === null ? [] : [test]
      })
}

function isRetried(test: JsonObject): boolean {
  const retry = countOf(test.currentRetry)
  return retry !== null && retry > 0
}
