import type { EvidenceFormat } from '../format'
import { readLcov } from './read-lcov'

/** lcov tracefiles (`lcov.info`), of lcov 1 and 2 and of every tool that writes them. */
export const lcovFormat: EvidenceFormat = {
  id: 'lcov',
  title: 'lcov tracefile',
  family: 'coverage',
  verified: true,
  mismatch({ text }) {
    const lines = text.slice(0, 20_000).split('\n')
    const first = lines.map((line) => line.trim()).find((line) => line !== '' && !/^(?:TN:|VER:|#)/.test(line))
    return first !== undefined && /^SF:\S/.test(first) ? null : 'no record `SF:` at its beginning'
  },
  read: readLcov,
}
