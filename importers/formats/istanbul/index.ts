import type { CoverageReport } from '~/domain/report-evidence'
import { coverageContent } from '../coverage/coverage-content'
import { coverageOf } from '../coverage/line-table'
import type { EvidenceFormat, FormatInput, FormatResult } from '../format'
import { countOf, objectOf } from '../read-values'
import { refused, topOf } from '../report-content'
import { readFinal } from './read-final'

/** `coverage-summary.json` of istanbul, nyc, Jest and Vitest. */
export const istanbulSummaryFormat: EvidenceFormat = {
  id: 'istanbul-summary',
  title: 'Istanbul coverage-summary.json',
  family: 'coverage',
  verified: true,
  mismatch({ json }) {
    const total = objectOf(objectOf(json)?.total)
    if (total === null) return 'no object `total`'
    return objectOf(total.lines) !== null && objectOf(total.statements) !== null ? null : 'no `total.lines`'
  },
  read: readSummary,
}

/** `coverage-final.json`, which has no totals: they are counted. */
export const istanbulFinalFormat: EvidenceFormat = {
  id: 'istanbul-final',
  title: 'Istanbul coverage-final.json',
  family: 'coverage',
  verified: true,
  mismatch({ json }) {
    const root = objectOf(json)
    if (root === null) return 'no JSON object'
    const first = Object.values(root)[0]
    const file = objectOf(objectOf(first)?.data ?? first)
    return file !== null && objectOf(file.statementMap) !== null && objectOf(file.s) !== null
      ? null
      : 'no `statementMap`'
  },
  read: readFinal,
}

/** Counts of `total`; the percentages beside them are cut to two digits and may be the word "Unknown". */
function readSummary({ json, path }: FormatInput): FormatResult {
  const root = objectOf(json)
  const total = objectOf(root?.total)
  if (root === null || total === null) return refused('no object `total`')
  const of = (kind: 'lines' | 'branches' | 'statements' | 'functions'): CoverageReport['lines'] => {
    const counts = objectOf(total[kind])
    return counts === null ? null : coverageOf(countOf(counts.covered), countOf(counts.total), topOf(path))
  }
  const files = Object.keys(root).filter((key) => key !== 'total').length
  return coverageContent(
    { lines: of('lines'), branches: of('branches'), statements: of('statements'), functions: of('functions'), files },
    null,
    [],
  )
}
