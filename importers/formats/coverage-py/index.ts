import type { Diagnostic } from '~/domain/place'
import { coverageContent } from '../coverage/coverage-content'
import { coverageOf } from '../coverage/line-table'
import type { EvidenceFormat, FormatInput, FormatResult } from '../format'
import { countOf, instantOfText, listOf, objectOf } from '../read-values'
import { note, refused, topOf } from '../report-content'

/** coverage.py's `coverage json`. */
export const coveragePyFormat: EvidenceFormat = {
  id: 'coverage-py',
  title: 'coverage.py JSON',
  family: 'coverage',
  verified: false,
  mismatch({ json }) {
    const root = objectOf(json)
    if (root === null) return 'no JSON object'
    const totals = objectOf(root.totals)
    return totals !== null && objectOf(root.files) !== null && 'num_statements' in totals
      ? null
      : 'no `totals.num_statements`'
  },
  read: readCoveragePy,
}

/**
 * Statements are counted from every file's own lists; branches stand apart. The percentage that the
 * tool prints with branches on is of statements and branches together, and is not what is compared.
 */
function readCoveragePy({ json, path }: FormatInput): FormatResult {
  const root = objectOf(json)
  const [files, totals, meta] = [objectOf(root?.files), objectOf(root?.totals), objectOf(root?.meta)]
  if (files === null || totals === null) return refused('no `files` or no `totals`')
  const top = topOf(path)
  const diagnostics: Diagnostic[] = []
  const listed = countStatements(Object.values(files))
  const stated = { covered: countOf(totals.covered_lines), total: countOf(totals.num_statements) }
  const differs = listed !== null && (listed.covered !== stated.covered || listed.total !== stated.total)
  if (differs) {
    const message = `states ${stated.covered} of ${stated.total} statements and lists ${listed.covered} of ${listed.total}; the listed ones count`
    diagnostics.push(note(top, 'warning', 'coverage-differs', message))
  }
  const counts = listed === null ? stated : listed
  const statements = coverageOf(counts.covered, counts.total, top)
  const branches = coverageOf(countOf(totals.covered_branches), countOf(totals.num_branches), top)
  if (branches !== null && typeof totals.percent_covered === 'number') {
    const message = `its ${totals.percent_covered.toFixed(2)} % is of statements and branches together; statements and branches are compared each by itself`
    diagnostics.push(note(top, 'info', 'combined-percentage', message))
  }
  const time = instantOfText(meta?.timestamp)
  if (time !== null && !time.zoned)
    diagnostics.push(note(top, 'info', 'time-without-zone', 'the timestamp names no time zone; read as UTC'))
  return coverageContent(
    { lines: statements, statements, branches, files: Object.keys(files).length },
    time === null ? null : time.instant,
    diagnostics,
  )
}

/** Executed and missing lines of all files; null where a file does not list them. */
function countStatements(files: unknown[]): { covered: number; total: number } | null {
  let [covered, total] = [0, 0]
  for (const file of files) {
    const own = objectOf(file)
    const [executed, missing] = [listOf(own?.executed_lines), listOf(own?.missing_lines)]
    if (executed === null || missing === null) return null
    covered += executed.length
    total += executed.length + missing.length
  }
  return files.length === 0 ? null : { covered, total }
}
