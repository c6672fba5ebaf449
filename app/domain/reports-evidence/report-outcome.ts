import type { Measured } from '../assessment'
import { timeOf } from '../calendar'
import type { JudgingContext } from '../criteria/context'
import { type Outcome, outcome } from '../criteria/outcome'
import { ageInDays, ruleChangedAt } from '../criteria/staleness'
import type { Instant } from '../place'
import type { Criterion } from '../plan'
import type { Report } from '../report-evidence'
import type { Rule } from '../rules'
import type { Unit } from '../vocabulary'

/** An exact figure of a report. */
export function exactly(value: number, unit: Unit, counts: Measured['counts'] = null): Measured {
  return { value, low: value, high: value, lowOpen: false, highOpen: false, unit, counts }
}

/** The part of an outcome that names the report. */
export function decidedBy(report: Report): Pick<Outcome, 'report'> {
  return { report: report.label }
}

/** No report means what the rule names, or several do. */
export function unchosen(choice: { kind: 'none' | 'ambiguous'; labels: string[] }): Outcome {
  const words = { labels: choice.labels.slice(0, 8).join(', ') }
  if (choice.kind === 'ambiguous') return outcome('inconclusive', 'ambiguous_report', { words })
  return choice.labels.length === 0
    ? outcome('no_evidence', 'metric_not_measured')
    : outcome('no_evidence', 'no_report', { words })
}

/**
 * What a report says, held against what may decide: its provenance, its place in time, and for a
 * `met` its age and the last change of the rule (semantics §1, §2 and §9).
 */
export function underReportTime(
  criterion: Criterion,
  rule: Rule,
  result: Outcome,
  report: Pick<Report, 'provenance'> & { at: Instant | null },
  context: JudgingContext,
): Outcome {
  const { settings } = context.state
  if (!settings.deciding.includes(report.provenance))
    return { ...result, verdict: 'inconclusive', reason: 'transcribed_not_allowed' }
  if (report.at === null) return { ...result, verdict: 'inconclusive', reason: 'report_without_time' }
  if (result.verdict !== 'met') return result
  const ageDays = ageInDays(report.at, context.referenceAt)
  const windowDays = settings.stalenessDays
  if (ageDays > windowDays) {
    const numbers = { ...result.numbers, ageDays, windowDays }
    return { ...result, verdict: 'stale', reason: 'evidence_too_old', numbers }
  }
  const changedAt = ruleChangedAt(criterion, rule, context)
  if (changedAt === null || timeOf(changedAt) <= timeOf(report.at)) return result
  return { ...result, verdict: 'stale', reason: 'rule_changed_since', words: { ...result.words, changedAt } }
}

export function timeOfReport(report: Report): Instant | null {
  return report.effectiveAt === null ? null : report.effectiveAt.value
}
