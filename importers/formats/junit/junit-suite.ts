import type { Place } from '~/domain/place'
import { browserOf } from '../browser-name'
import { countOf } from '../read-values'
import type { XmlElement } from '../xml/walk-xml'

/** An open `<testsuite>` with what it claims and what was met in it, nested suites included. */
export interface JunitSuite {
  name: string
  place: Place
  claimedTests: number | null
  claimedBad: number | null
  cases: number
  /** Error and failure elements. */
  bad: number
  /** Playwright writes a project's name as the host's; kept where it tells a browser. */
  project: string | null
}

export function openSuite({ attributes, place }: XmlElement): JunitSuite {
  const { name, tests, failures, errors, hostname } = attributes
  const [failed, broken] = [countOf(failures), countOf(errors)]
  return {
    name: name === undefined ? '' : name,
    place,
    claimedTests: countOf(tests),
    claimedBad:
      failed === null && broken === null ? null : (failed === null ? 0 : failed) + (broken === null ? 0 : broken),
    cases: 0,
    bad: 0,
    project: hostname !== undefined && browserOf(hostname) !== null ? hostname : null,
  }
}

/** What a suite claims and does not list, in words; null where it lists all of it. */
export function unlisted(suite: JunitSuite): string | null {
  const { name, claimedTests, claimedBad, cases, bad } = suite
  const quoted = name === '' ? 'a suite' : `suite "${name}"`
  if (claimedTests !== null && claimedTests > 0 && cases === 0)
    return `${quoted} claims ${claimedTests} tests and lists none`
  if (claimedBad !== null && claimedBad > bad)
    return `${quoted} claims ${claimedBad} failures and errors and lists ${bad}`
  return null
}
