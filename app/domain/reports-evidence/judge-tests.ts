import type { JudgingContext } from '../criteria/context'
import { type Outcome, outcome } from '../criteria/outcome'
import { compareRatioToLimit, compareToLimit, holds } from '../evaluate/exact'
import type { Instant } from '../place'
import type { Criterion } from '../plan'
import type { CaseCounts, TestReport } from '../report-evidence'
import type { Rule } from '../rules'
import { chooseReports } from './choose-report'
import { exactly, timeOfReport, unchosen, underReportTime } from './report-outcome'
import { subjectWords } from './report-words'

/** `tests(x).failed` and its like: of the latest report that x means; `*` is all kinds of tests together. */
export function judgeTests(
  criterion: Criterion,
  rule: Rule,
  reports: readonly TestReport[],
  context: JudgingContext,
): Outcome {
  const name = rule.selector.kind === 'name' ? rule.selector.name : null
  let chosen: TestReport[]
  if (name === null) chosen = latestOfEach(reports)
  else {
    const choice = chooseReports(reports, name, context.state.settings)
    if (choice.kind !== 'chosen') return unchosen(choice)
    chosen = choice.reports.slice(-1)
  }
  if (chosen.length === 0) return outcome('no_evidence', 'metric_not_measured')
  const counts = sumOf(chosen)
  const measured = measuredBy(rule, counts)
  const base = {
    report: chosen.map(({ label }) => label).join(', '),
    reportPlace: chosen[0]!.failures[0]?.place ?? { file: chosen[0]!.file.name, line: 1, column: 1 },
    numbers: { ...counts, executed: counts.total - counts.skipped },
    words: { field: rule.field === null ? 'failed' : rule.field },
  }
  if (rule.op === null || rule.limit === null) return outcome('no_evidence', 'metric_not_measured')
  const broken = chosen.find((report) => report.broken !== null)
  if (broken === undefined && counts.total === counts.skipped) return outcome('no_evidence', 'no_tests_ran', base)
  const satisfied = measured !== null && holdsFor(rule, measured)
  const result = outcome(satisfied ? 'met' : 'not_met', satisfied ? 'report_satisfies' : 'report_violates', {
    ...base,
    measured,
  })
  // What a broken report lists did fail; what it does not list may have failed as well.
  const isSure =
    rule.field === 'failed' &&
    !satisfied &&
    (rule.op === '==' || rule.op === '<' || rule.op === '<=') &&
    counts.failed > 0
  if (broken !== undefined && !isSure) {
    return {
      ...result,
      verdict: 'inconclusive',
      reason: 'report_broken',
      words: { ...base.words, why: broken.broken! },
    }
  }
  const provenance = chosen.find((report) => !context.state.settings.deciding.includes(report.provenance))?.provenance
  const time = { provenance: provenance === undefined ? chosen[0]!.provenance : provenance, at: oldest(chosen) }
  return underReportTime(criterion, rule, result, time, context)
}

function measuredBy(rule: Rule, counts: CaseCounts) {
  const executed = counts.total - counts.skipped
  if (rule.field === 'rate')
    return executed === 0 ? null : exactly(counts.passed / executed, 'ratio', { part: counts.passed, whole: executed })
  const field = rule.field as 'failed' | 'passed' | 'skipped' | 'total'
  return exactly(counts[field], 'count')
}

function holdsFor(rule: Rule, measured: ReturnType<typeof exactly>): boolean {
  const { counts, value } = measured
  const side =
    counts === null ? compareToLimit(value, rule.limit!) : compareRatioToLimit(counts.part, counts.whole, rule.limit!)
  return holds(rule.op!, side)
}

/** The latest report of every subject, oldest first: `unit-1` and `unit-2` are one subject, `unit` and `e2e` are two. */
function latestOfEach(reports: readonly TestReport[]): TestReport[] {
  return [...new Map(reports.map((report) => [subjectWords(report.label).join(' '), report])).values()]
}

function sumOf(reports: readonly TestReport[]): CaseCounts {
  const sum: CaseCounts = { total: 0, passed: 0, failed: 0, skipped: 0, flaky: 0 }
  for (const { counts } of reports) {
    for (const key of Object.keys(sum) as (keyof CaseCounts)[]) sum[key] += counts[key]
  }
  return sum
}

/** All must be fresh, so the oldest counts; null where one has no time. */
function oldest(reports: readonly TestReport[]): Instant | null {
  const times = reports.map(timeOfReport)
  return times.includes(null) ? null : (times as Instant[]).toSorted()[0]!
}
