import type { Diagnostic, Instant, Place } from '~/domain/place'
import type { CaseCounts, TestReport } from '~/domain/report-evidence'
import type { FormatResult } from './format'
import type { XmlFault } from './xml/walk-xml'

/** Failures kept with their text; more are counted, not kept. */
const mostFailures = 500
const longestMessage = 2_000

export type CaseOutcome = 'passed' | 'failed' | 'skipped' | 'flaky'

export function noCases(): CaseCounts {
  return { total: 0, passed: 0, failed: 0, skipped: 0, flaky: 0 }
}

/** Counts one case. A flaky one passed in the end. */
export function addCase(counts: CaseCounts, outcome: CaseOutcome): void {
  counts.total++
  if (outcome === 'flaky') counts.flaky++
  counts[outcome === 'flaky' ? 'passed' : outcome]++
}

export function addFailure(failures: TestReport['failures'], failure: TestReport['failures'][number]): void {
  if (failures.length < mostFailures)
    failures.push({ ...failure, message: failure.message.trim().slice(0, longestMessage) })
}

/** A time that the report itself states. */
export function statedTime(instant: Instant | null): { value: Instant; source: 'result' } | null {
  return instant === null ? null : { value: instant, source: 'result' }
}

export function topOf(path: string): Place {
  return { file: path, line: 1, column: 1 }
}

export function note(place: Place, severity: Diagnostic['severity'], rule: string, message: string): Diagnostic {
  return { ...place, severity, rule, message }
}

export function refused(message: string, diagnostics: Diagnostic[] = []): FormatResult {
  return { kind: 'refused', message, diagnostics }
}

/** A document that is not well-formed is refused whole: what its rest would say is not known. */
export function refusedXml({ place, message }: XmlFault): FormatResult {
  const text = `line ${place.line}, column ${place.column}: ${message}`
  return refused(`not well-formed: ${text}`, [note(place, 'error', 'xml-not-well-formed', message)])
}
