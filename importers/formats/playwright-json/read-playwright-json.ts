import type { Diagnostic } from '~/domain/place'
import type { CaseCounts, TestReport } from '~/domain/report-evidence'
import { browserOf } from '../browser-name'
import type { FormatInput, FormatResult } from '../format'
import { placeFinder } from '../place-in-json'
import { countOf, instantOfMs, instantOfText, type JsonObject, listOf, objectOf, textOf } from '../read-values'
import { addCase, addFailure, noCases, note, refused, statedTime, topOf } from '../report-content'
import { casesOf, type PlaywrightCase } from './playwright-cases'

/**
 * Counts the tests of every spec, by project. What was configured and never executed is a project
 * with no executed test, not a passed one; global errors and interruptions break the report.
 */
export function readPlaywrightJson(input: FormatInput): FormatResult {
  const root = objectOf(input.json)
  if (root === null) return refused('no JSON object')
  const counts = noCases()
  const projects = new Map<string, CaseCounts>()
  for (const name of configuredProjects(root)) projects.set(name, noCases())
  const failures: TestReport['failures'] = []
  const reasons: string[] = globalErrors(root)
  const find = placeFinder(input)
  for (const one of casesOf(root)) {
    if (one.outcome === null) {
      reasons.push(`"${one.title}" has no known status`)
      continue
    }
    if (one.isInterrupted) reasons.push(`"${one.title}" was interrupted`)
    addCase(counts, one.outcome)
    addToProject(projects, one)
    if (one.outcome === 'failed') {
      addFailure(failures, { suite: one.suite, name: one.title, message: one.message, place: find(one.title) })
    }
  }
  reasons.push(...differences(root, counts))
  const top = topOf(input.path)
  const diagnostics: Diagnostic[] = reasons.slice(0, 20).map((why) => note(top, 'warning', 'report-broken', why))
  return {
    kind: 'report',
    report: {
      kind: 'tests',
      effectiveAt: statedTime(endOf(root)),
      counts,
      projects: [...projects].map(([name, own]) => ({ name, browser: browserOf(name), ...own })),
      failures,
      broken: reasons[0] === undefined ? null : reasons[0],
    },
    diagnostics,
  }
}

function configuredProjects(root: JsonObject): string[] {
  const listed = listOf(objectOf(root.config)?.projects)
  if (listed === null) return []
  return listed.flatMap((project) => {
    const name = textOf(objectOf(project)?.name)
    return name === null || name === '' ? [] : [name]
  })
}

function addToProject(projects: Map<string, CaseCounts>, { project, outcome }: PlaywrightCase): void {
  if (project === null || outcome === null) return
  const known = projects.get(project)
  const counts = known === undefined ? noCases() : known
  if (known === undefined) projects.set(project, counts)
  addCase(counts, outcome)
}

function globalErrors(root: JsonObject): string[] {
  const errors = listOf(root.errors)
  if (errors === null || errors.length === 0) return []
  const message = textOf(objectOf(errors[0])?.message)
  const first = message === null ? '' : `: ${message.split('\n', 1)[0]!.slice(0, 200)}`
  return [`${errors.length} errors outside of any test${first}`]
}

/** `stats` counts what the list holds; where it counts more bad ones, the list is not whole. */
function differences(root: JsonObject, counts: CaseCounts): string[] {
  const stats = objectOf(root.stats)
  if (stats === null) return []
  const parts = [stats.expected, stats.unexpected, stats.flaky, stats.skipped].map(countOf)
  const unexpected = parts[1]
  const reasons: string[] = []
  const total = parts.reduce<number | null>((sum, part) => (sum === null || part === null ? null : sum + part), 0)
  if (total !== null && total !== counts.total)
    reasons.push(`the totals claim ${total} tests, ${counts.total} are listed`)
  if (unexpected != null && unexpected > counts.failed)
    reasons.push(`the totals claim ${unexpected} failures, ${counts.failed} are listed`)
  return reasons
}

function endOf(root: JsonObject) {
  const stats = objectOf(root.stats)
  const started = instantOfText(stats?.startTime)
  if (stats === null || started === null) return null
  const { duration } = stats
  return typeof duration === 'number'
    ? instantOfMs(Date.parse(started.instant) + Math.max(0, duration))
    : started.instant
}
