import type { EvidenceFormat } from '../format'
import { hasAttribute, rootMismatch, rootOf } from '../xml/root-of'
import { readJunit } from './read-junit'

/** JUnit XML, as written by pytest, surefire, jest-junit, Vitest, Playwright, gtest, PHPUnit and many others. */
export const junitFormat: EvidenceFormat = {
  id: 'junit',
  title: 'JUnit XML',
  family: 'tests',
  verified: true,
  mismatch({ text }) {
    const root = rootOf(text)
    const mismatch = rootMismatch(text, ['testsuites', 'testsuite'])
    if (mismatch !== null || root === null) return mismatch
    return hasAttribute(root, 'testsuitesid') ? 'a test plan, not a report' : null
  },
  read: readJunit,
}
