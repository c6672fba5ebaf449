import type { EvidenceFormat } from '../format'
import { listOf, objectOf } from '../read-values'
import { readVitestJson } from './read-vitest-json'

/** The JSON that Vitest (`--reporter=json`) and Jest (`--json`) share. */
export const vitestJsonFormat: EvidenceFormat = {
  id: 'vitest-json',
  title: 'Vitest or Jest JSON',
  family: 'tests',
  verified: true,
  mismatch({ json }) {
    const root = objectOf(json)
    if (root === null) return 'no JSON object'
    if (listOf(root.testResults) === null) return 'no list `testResults`'
    return typeof root.numTotalTests === 'number' || typeof root.success === 'boolean' ? null : 'no `numTotalTests`'
  },
  read: readVitestJson,
}
