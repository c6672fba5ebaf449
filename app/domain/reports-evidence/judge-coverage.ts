import type { JudgingContext } from '../criteria/context'
import { type Outcome, outcome } from '../criteria/outcome'
import { compareRatioToLimit, holds } from '../evaluate/exact'
import type { Criterion } from '../plan'
import type { Coverage, CoverageReport } from '../report-evidence'
import type { Rule } from '../rules'
import { chooseReports } from './choose-report'
import { decidedBy, exactly, timeOfReport, unchosen, underReportTime } from './report-outcome'

type CoverageKind = 'lines' | 'statements' | 'branches' | 'functions'

/** Code coverage of a report: lines, or statements where it counts no lines; another kind where the rule asks for it. */
export function judgeCoverage(
  criterion: Criterion,
  rule: Rule,
  reports: readonly CoverageReport[],
  context: JudgingContext,
): Outcome {
  const name = rule.selector.kind === 'name' ? rule.selector.name : null
  const choice = chooseReports(reports, name, context.state.settings)
  // Endpoints are covered by load tests, as the program's lists declare them, not by code coverage.
  if (choice.kind === 'none' && name !== null && /-endpoints$/.test(name))
    return outcome('no_evidence', 'metric_not_measured')
  if (choice.kind !== 'chosen') return unchosen(choice)
  const report = choice.reports.at(-1)!
  const kinds: CoverageKind[] = rule.field === null ? ['lines', 'statements'] : [rule.field as CoverageKind]
  const measure = kinds.find((kind) => report[kind] !== null)
  if (measure === undefined || rule.op === null || rule.limit === null) {
    return outcome('no_evidence', 'not_in_report', { ...decidedBy(report), words: { measure: kinds[0]! } })
  }
  const { covered, total, place } = report[measure] as Coverage
  const satisfied = holds(rule.op, compareRatioToLimit(covered, total, rule.limit))
  const result = outcome(satisfied ? 'met' : 'not_met', satisfied ? 'report_satisfies' : 'report_violates', {
    ...decidedBy(report),
    reportPlace: place,
    measured: exactly(covered / total, 'ratio', { part: covered, whole: total }),
    numbers: { covered, total, files: report.files },
    words: { measure },
  })
  return underReportTime(criterion, rule, result, { provenance: report.provenance, at: timeOfReport(report) }, context)
}
