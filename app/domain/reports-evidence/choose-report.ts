import { compileGroup } from '../endpoint-groups'
import type { ProgramSettings } from '../program'
import type { Report } from '../report-evidence'
import type { Rule } from '../rules'
import { isAbout, speaksOf, subjectWords } from './report-words'

export type Choice<R extends Report> =
  /** Oldest first; the last is the latest of what the selector means. */
  | { kind: 'chosen'; reports: R[] }
  /** Labels of reports of that kind, none of which the selector means. */
  | { kind: 'none'; labels: string[] }
  /** Labels that the selector may all mean: the owner says which, nothing is guessed. */
  | { kind: 'ambiguous'; labels: string[] }

/** What of a report's rule conditions can hold for reports: `tag` and `label`; they have no users or requests. */
export function satisfiesReportWhere(report: Report, where: Rule['where']): boolean {
  return where.every((condition) => {
    if ('op' in condition) return false
    return condition.field === 'tag'
      ? report.tags.includes(condition.value)
      : compileGroup([condition.value])(report.label)
  })
}

/**
 * Which reports a selector means (of one kind, oldest first): those that program.md declares for it;
 * else those of that very name or tag; else those whose label speaks of it, as long as they are one
 * thing. `null` and `total` mean the report that is about nothing in particular, or the only one.
 */
export function chooseReports<R extends Report>(
  reports: readonly R[],
  selector: string | null,
  settings: Pick<ProgramSettings, 'reports'>,
): Choice<R> {
  const declared = selector === null ? undefined : settings.reports?.[selector]
  if (declared !== undefined) {
    const matches = compileGroup(declared)
    return one(
      reports.filter(({ label }) => matches(label)),
      reports,
    )
  }
  if (selector === null || selector === 'total') {
    const plain = reports.filter(({ label }) => subjectWords(label).length === 0)
    return one(plain.length > 0 ? plain : reports, reports, true)
  }
  const exact = reports.filter(({ label, tags }) => isAbout(label, selector) || tags.includes(selector))
  if (exact.length > 0) return one(exact, reports)
  return one(
    reports.filter(({ label }) => speaksOf(label, selector)),
    reports,
    true,
  )
}

/** Labels that differ in dates and numbers alone are one thing at several times. */
function one<R extends Report>(found: readonly R[], all: readonly R[], mustBeOne = false): Choice<R> {
  if (found.length === 0) return { kind: 'none', labels: labelsOf(all) }
  const subjects = new Set(found.map(({ label }) => subjectWords(label).join(' ')))
  if (mustBeOne && subjects.size > 1) return { kind: 'ambiguous', labels: labelsOf(found) }
  return { kind: 'chosen', reports: [...found] }
}

function labelsOf(reports: readonly Report[]): string[] {
  return [...new Set(reports.map(({ label }) => label))].sort()
}
