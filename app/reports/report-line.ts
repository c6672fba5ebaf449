import type { Report } from '~/domain/report-evidence'
import { formatMoment } from './dates'
import { countOf, formatCount } from './format'
import { reportFormatWords, reportKindWords, reportTexts } from './messages/reports'
import { provenanceWords } from './messages/words'
import type { JudgedContext } from './report-context'
import type { ReportLine } from './types-reports'

/** Every report in effect, the latest first. */
export function reportLines(context: JudgedContext): ReportLine[] {
  const reports = context.input.state.reports ?? []
  const timeOf = ({ effectiveAt }: Report) => (effectiveAt === null ? '' : effectiveAt.value)
  return reports
    .toSorted((a, b) => timeOf(b).localeCompare(timeOf(a)) || a.label.localeCompare(b.label))
    .map((report) => reportLine(context, report))
}

export function reportLine(context: JudgedContext, report: Report): ReportLine {
  const { label, kind, format, effectiveAt, provenance } = report
  return {
    key: JSON.stringify([kind, format, label]),
    label,
    href: context.href.report(label),
    kindText: reportKindWords[kind],
    formatText: reportFormatWords[format] ?? format,
    atText: effectiveAt === null ? reportTexts.noTime : formatMoment(effectiveAt.value, context.timezone),
    figuresText: figuresText(report),
    brokenText: kind === 'tests' ? report.broken : null,
    bad: kind === 'tests' && (report.broken !== null || report.counts.failed > 0),
    provenanceText: provenanceWords[provenance],
    decides: criteriaOf(context, report).length,
  }
}

/** Criteria that rest on a report now. */
export function criteriaOf(context: JudgedContext, { label, kind }: Report) {
  const metricOfKind = { tests: 'tests', coverage: 'coverage', metrics: 'metric' }[kind]
  return context.assessment.tiers.flatMap((tier) =>
    tier.criteria
      .filter(
        ({ report, rule }) => report?.split(', ').includes(label) === true && rule?.startsWith(`${metricOfKind}(`),
      )
      .map((judged) => ({ tier, judged })),
  )
}

function figuresText(report: Report): string {
  if (report.kind === 'tests') {
    const { total, passed, failed, skipped, flaky } = report.counts
    const parts = [
      `${formatCount(passed)} passed`,
      `${formatCount(failed)} failed`,
      skipped === 0 ? null : `${formatCount(skipped)} skipped`,
      flaky === 0 ? null : `${formatCount(flaky)} flaky`,
      report.projects.length === 0 ? null : countOf(report.projects.length, 'project'),
    ]
    return `${countOf(total, 'test')}: ${parts.filter((part) => part !== null).join(', ')}`
  }
  if (report.kind === 'metrics') {
    const names = [...new Set(report.samples.map(({ metric }) => metric))]
    return `${countOf(report.samples.length, 'sample')} of ${names.slice(0, 3).join(', ')}${names.length > 3 ? ` and ${names.length - 3} more` : ''}`
  }
  const kinds = (['lines', 'statements', 'branches', 'functions'] as const).flatMap((kind) => {
    const coverage = report[kind]
    return coverage === null ? [] : [`${formatCount(coverage.covered)} of ${formatCount(coverage.total)} ${kind}`]
  })
  return `${kinds.join(', ')} in ${countOf(report.files, 'file')}`
}
