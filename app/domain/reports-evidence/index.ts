import { isRecorded, type JudgingContext } from '../criteria/context'
import { type Outcome, outcome } from '../criteria/outcome'
import type { Criterion } from '../plan'
import type { Attestation } from '../program'
import type { Report } from '../report-evidence'
import type { Rule } from '../rules'
import { satisfiesReportWhere } from './choose-report'
import { judgeProjects } from './judge-browsers'
import { judgeCoverage } from './judge-coverage'
import { judgeMetric } from './judge-metric'
import { judgeTests } from './judge-tests'
import { timeOfReport } from './report-outcome'

/** Judges `coverage(...)`, `tests(...)` and `metric(...)` by the reports at hand. */
export function judgeByReports(
  criterion: Criterion,
  rule: Rule,
  context: JudgingContext,
  attestations: readonly Attestation[],
): Outcome {
  const reports = reportsAtHand(rule, context)
  const of = <K extends Report['kind']>(kind: K) =>
    reports.filter((report): report is Extract<Report, { kind: K }> => report.kind === kind)
  switch (rule.metric) {
    case 'coverage':
      return judgeCoverage(criterion, rule, of('coverage'), context)
    case 'tests':
      return rule.field === 'projects'
        ? judgeProjects(criterion, rule, of('tests'), attestations, context)
        : judgeTests(criterion, rule, of('tests'), context)
    case 'metric':
      return judgeMetric(criterion, rule, of('metrics'), context)
    default:
      return outcome('no_evidence', 'metric_not_measured')
  }
}

/** Those that satisfy the rule's own conditions at or before the moment, oldest first; one without a time is taken for the oldest. */
function reportsAtHand(rule: Rule, context: JudgingContext): Report[] {
  const { reports, asOf } = context.state
  if (reports === undefined) return []
  return reports
    .filter((report) => {
      const at = timeOfReport(report)
      // A metric file may hold samples of before the moment beside later ones.
      return (
        (at === null || report.kind === 'metrics' || isRecorded(at, asOf)) && satisfiesReportWhere(report, rule.where)
      )
    })
    .toSorted((a, b) => {
      const [first, second] = [timeOfReport(a), timeOfReport(b)]
      return first === second ? 0 : first === null ? -1 : second === null ? 1 : first < second ? -1 : 1
    })
}
