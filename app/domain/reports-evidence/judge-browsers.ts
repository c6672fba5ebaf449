import type { JudgingContext } from '../criteria/context'
import { type Outcome, outcome } from '../criteria/outcome'
import { compileGroup } from '../endpoint-groups'
import { compareToLimit, holds } from '../evaluate/exact'
import type { Instant } from '../place'
import type { Criterion } from '../plan'
import type { Attestation } from '../program'
import type { TestProject, TestReport } from '../report-evidence'
import type { Rule } from '../rules'
import { chooseReports } from './choose-report'
import { exactly, timeOfReport, underReportTime } from './report-outcome'

interface Seen {
  project: TestProject
  report: TestReport
}

/**
 * `tests(browser:*).projects`: in how many browsers tests ran and all of them passed, each browser by
 * the latest report that executed it; a project that executed nothing is not run. Attestations of
 * `browser:firefox` and so on count beside them. With another selector, the projects of that report.
 */
export function judgeProjects(
  criterion: Criterion,
  rule: Rule,
  reports: readonly TestReport[],
  attestations: readonly Attestation[],
  context: JudgingContext,
): Outcome {
  if (rule.selector.kind !== 'name' || rule.op === null || rule.limit === null)
    return outcome('no_evidence', 'metric_not_measured')
  const { name } = rule.selector
  const matches = compileGroup([name])
  const seen = name.startsWith('browser:') ? byBrowser(reports, matches) : byReport(reports, name, context)
  const attested = new Map(attestations.filter(({ subject }) => matches(subject)).map((one) => [one.subject, one]))
  const passing = [...seen].filter(([, { project, report }]) => project.failed === 0 && report.broken === null)
  const counted = new Set([...passing.map(([id]) => id), ...attested.keys()])
  const satisfied = holds(rule.op, compareToLimit(counted.size, rule.limit))
  const onlyAttested = holds(rule.op, compareToLimit(attested.size, rule.limit))
  const last = [...attested.values()].at(-1)
  const numbers = { attested: attested.size, passed: passing.length, executed: seen.size }
  if (onlyAttested && last !== undefined && satisfied) {
    return outcome('met', 'attested', { numbers, words: { by: last.by, note: last.note, at: last.at } })
  }
  if (seen.size === 0) return outcome('no_evidence', 'metric_not_measured', { numbers })
  const used = [...seen.values()]
  const broken = used.find(({ report }) => report.broken !== null)
  const words = {
    field: 'projects',
    projects: [...counted]
      .map((id) => id.replace(/^browser:/, ''))
      .sort()
      .join(', '),
  }
  const over = {
    report: [...new Set(used.map(({ report }) => report.label))].join(', '),
    measured: exactly(counted.size, 'count'),
    numbers,
    words,
  }
  if (!satisfied && broken !== undefined) {
    return outcome('inconclusive', 'report_broken', { ...over, words: { ...words, why: broken.report.broken! } })
  }
  // Browsers that nothing ran in are a lack of evidence; failed ones are evidence against.
  const failed = used.some(({ project }) => project.failed > 0)
  if (!satisfied)
    return failed ? outcome('not_met', 'report_violates', over) : outcome('no_evidence', 'projects_missing', over)
  const met = outcome('met', 'report_satisfies', over)
  const times = passing.map(([, { report }]) => timeOfReport(report))
  const at = times.includes(null) ? null : (times as Instant[]).toSorted()[0]!
  const undecided = used.find(({ report }) => !context.state.settings.deciding.includes(report.provenance))
  const { provenance } = (undecided === undefined ? used[0]! : undecided).report
  return underReportTime(criterion, rule, met, { provenance, at }, context)
}

/** By `browser:NAME`, the latest project that executed a test there. */
function byBrowser(reports: readonly TestReport[], matches: (id: string) => boolean): Map<string, Seen> {
  const seen = new Map<string, Seen>()
  for (const report of reports) {
    const own = new Map<string, Seen>()
    for (const project of report.projects) {
      const id = `browser:${project.browser}`
      if (project.browser === null || project.total === project.skipped || !matches(id)) continue
      // Of two projects of one browser in one report, the failing one speaks for it.
      const known = own.get(id)
      if (known === undefined || known.project.failed === 0) own.set(id, { project, report })
    }
    for (const [id, one] of own) seen.set(id, one)
  }
  return seen
}

function byReport(reports: readonly TestReport[], name: string, context: JudgingContext): Map<string, Seen> {
  const choice = chooseReports(reports, name, context.state.settings)
  const report = choice.kind === 'chosen' ? choice.reports.at(-1) : undefined
  if (report === undefined) return new Map()
  const run = report.projects.filter(({ total, skipped }) => total > skipped)
  return new Map(run.map((project) => [project.name, { project, report }]))
}
