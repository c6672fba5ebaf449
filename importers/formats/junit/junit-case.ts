import type { Place } from '~/domain/place'
import type { CaseOutcome } from '../report-content'
import type { XmlElement } from '../xml/walk-xml'

/** One `<testcase>` as its elements state it. */
export interface JunitCase {
  suite: string
  name: string
  place: Place
  /** Elements met in it; several outcomes in one case are possible. */
  errors: number
  failures: number
  isSkipped: boolean
  isFlaky: boolean
  message: string | null
}

export function openCase({ attributes, place }: XmlElement, suite: string): JunitCase {
  const { classname, name, status, result } = attributes
  return {
    suite: classname === undefined || classname === '' ? suite : classname,
    name: name === undefined ? '' : name,
    place,
    errors: 0,
    failures: 0,
    // gtest marks what did not run by an attribute alone.
    isSkipped: [status, result].some(
      (word) => word !== undefined && /^(?:notrun|disabled|skipped|suppressed)$/i.test(word),
    ),
    isFlaky: false,
    message: null,
  }
}

/** Takes an element that stands directly in a case. Reruns that failed on the way do not fail it. */
export function addOutcome(one: JunitCase, { name, attributes }: XmlElement): void {
  if (name === 'error') one.errors++
  else if (name === 'failure') one.failures++
  else if (name === 'skipped') one.isSkipped = true
  else if (name === 'flakyFailure' || name === 'flakyError') one.isFlaky = true
  if ((name === 'error' || name === 'failure') && one.message === null && attributes.message !== undefined)
    one.message = attributes.message
}

/** Error before failure before skipped before passed. */
export function outcomeOf(one: JunitCase): CaseOutcome {
  if (one.errors + one.failures > 0) return 'failed'
  if (one.isSkipped) return 'skipped'
  return one.isFlaky ? 'flaky' : 'passed'
}

/** pytest reports a test whose teardown fails twice: as it ran, and as an error. It is one test. */
export function isTeardownOf(one: JunitCase, before: JunitCase | null): boolean {
  if (before === null || one.errors === 0 || one.message === null) return false
  const isSame = one.name === before.name && one.suite === before.suite
  return isSame && /^(?:failed on teardown|test teardown failure)/i.test(one.message)
}

/** pytest's stand-in for a file that could not be collected; how many tests it holds is unknown. */
export function isCollectionFailure(one: JunitCase): boolean {
  return one.errors > 0 && one.message !== null && /^collection failure/i.test(one.message)
}
