import { type JsonObject, listOf, objectOf, textOf } from '../read-values'
import type { CaseOutcome } from '../report-content'

/** One test of a spec: the same spec in two projects is two of them. */
export interface PlaywrightCase {
  /** Titles of the suites that it stands in. */
  suite: string
  title: string
  project: string | null
  outcome: CaseOutcome | null
  /** The run was stopped while it was on; Playwright lists it as skipped. */
  isInterrupted: boolean
  message: string
}

const outcomeOfStatus = new Map<string, CaseOutcome>([
  ['expected', 'passed'],
  ['unexpected', 'failed'],
  ['flaky', 'flaky'],
  ['skipped', 'skipped'],
])

/** Every test of the report, suites walked without recursion however deep they nest. */
export function casesOf(root: JsonObject): PlaywrightCase[] {
  const cases: PlaywrightCase[] = []
  const open = objectsIn(root.suites)
    .map((suite) => ({ suite, path: '' }))
    .reverse()
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const title = textOf(next.suite.title)
    const path = [next.path, title === null ? '' : title].filter((part) => part !== '').join(' › ')
    for (const spec of objectsIn(next.suite.specs)) {
      const name = textOf(spec.title)
      for (const test of objectsIn(spec.tests)) cases.push(caseOf(test, path, name === null ? '' : name))
    }
    for (const suite of objectsIn(next.suite.suites).reverse()) open.push({ suite, path })
  }
  return cases
}

function caseOf(test: JsonObject, suite: string, title: string): PlaywrightCase {
  const status = textOf(test.status)
  const outcome = status === null ? undefined : outcomeOfStatus.get(status)
  const results = objectsIn(test.results)
  const project = textOf(test.projectName)
  return {
    suite,
    title,
    project: project === '' ? null : project,
    outcome: outcome === undefined ? null : outcome,
    isInterrupted: results.some((result) => result.status === 'interrupted'),
    message: firstMessage(results),
  }
}

function firstMessage(results: JsonObject[]): string {
  for (const result of results) {
    const error = objectOf(result.error)
    const message = textOf(error === null ? objectsIn(result.errors)[0]?.message : error.message)
    if (message !== null) return message
  }
  return ''
}

function objectsIn(value: unknown): JsonObject[] {
  const list = listOf(value)
  return list === null
    ? []
    : list.flatMap((one) => {
        const object = objectOf(one)
        return object === null ? [] : [object]
      })
}
