import type { Run } from '../evidence'
import type { Report } from '../report-evidence'
import type { SearchEntry } from './kinds'

/** Of many like errors the first are enough to find a run by. */
const mostErrors = 20

/** What can be found of a run: itself by label, note and what was said of it, and each of its endpoints. */
export function runEntries(run: Run): SearchEntry[] {
  const errors = [...run.failures.map(({ error }) => error), ...run.exceptions.map(({ message }) => message)]
  const said = [
    run.note,
    ...run.tags,
    ...run.scope,
    run.environment,
    run.branch,
    run.commit,
    run.tool,
    ...new Set(errors.slice(0, mostErrors)),
  ]
  const itself: SearchEntry = { ...blank, kind: 'run', key: run.label, name: run.label, body: joined(said) }
  return [
    itself,
    ...run.endpoints.map(({ key }): SearchEntry => ({ ...blank, kind: 'endpoint', key, name: key, body: '' })),
  ]
}

/** A report by label, format and what it says of its parts. */
export function reportEntries(report: Report): SearchEntry[] {
  const parts =
    report.kind === 'tests'
      ? [...report.projects.map(({ name }) => name), ...report.failures.slice(0, mostErrors).map(({ name }) => name)]
      : report.kind === 'metrics'
        ? [...new Set(report.samples.map(({ metric }) => metric))].slice(0, mostErrors)
        : []
  const said = [
    report.note,
    ...report.tags,
    report.environment,
    report.branch,
    report.commit,
    report.kind,
    report.format,
  ]
  return [{ ...blank, kind: 'report', key: report.label, name: report.label, body: joined([...said, ...parts]) }]
}

const blank = { ref: null, context: null, line: null }

function joined(parts: readonly (string | null | undefined)[]): string {
  return parts.filter((part) => part !== null && part !== undefined && part !== '').join(' · ')
}
