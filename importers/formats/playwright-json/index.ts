import type { EvidenceFormat } from '../format'
import { listOf, objectOf } from '../read-values'
import { readPlaywrightJson } from './read-playwright-json'

/** Playwright's `--reporter=json`. */
export const playwrightJsonFormat: EvidenceFormat = {
  id: 'playwright-json',
  title: 'Playwright JSON',
  family: 'tests',
  verified: true,
  mismatch({ json }) {
    const root = objectOf(json)
    if (root === null) return 'no JSON object'
    if (listOf(root.suites) === null) return 'no list `suites`'
    const stats = objectOf(root.stats)
    return stats !== null && 'expected' in stats && 'unexpected' in stats ? null : 'no `stats.expected`'
  },
  read: readPlaywrightJson,
}
