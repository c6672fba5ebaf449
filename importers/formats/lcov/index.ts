import type { EvidenceFormat } from '../format'
import { readLcov } from './read-lcov'

/** lcov tracefiles (`lcov.info`), of lcov 1 and 2 and of every tool that writes them. */
export const lcovFormat: EvidenceFormat = {
  id: 'lcov',
  title: 'lcov tracefile',
  family: 'coverage',
  verified: true,
  mismatch({ text }) {
    const first = /^\s*(?:(?:TN:.*|VER:.*|#.*)?\n\s*)*SF:\S/.test(text.slice(0, 20_000))
    return first ? null : 'no record `SF:` at its beginning'
  },
  read: readLcov,
}
