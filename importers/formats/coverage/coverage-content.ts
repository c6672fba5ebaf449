import type { Diagnostic, Instant } from '~/domain/place'
import type { CoverageReport } from '~/domain/report-evidence'
import type { FormatResult } from '../format'
import { refused, statedTime } from '../report-content'

type Kinds = Pick<CoverageReport, 'lines' | 'branches' | 'statements' | 'functions' | 'files'>

/** A coverage report of what was read; refused where it measures nothing at all. */
export function coverageContent(
  kinds: Partial<Kinds> & { files: number },
  effectiveAt: Instant | null,
  diagnostics: Diagnostic[],
): FormatResult {
  const all = { lines: null, branches: null, statements: null, functions: null, ...kinds }
  if (all.lines === null && all.branches === null && all.statements === null && all.functions === null) {
    return refused('it names nothing that could be covered', diagnostics)
  }
  return { kind: 'report', report: { kind: 'coverage', effectiveAt: statedTime(effectiveAt), ...all }, diagnostics }
}
