import type { JudgingContext } from '../criteria/context'
import { isRecorded } from '../criteria/context'
import { type Outcome, outcome } from '../criteria/outcome'
import { compareToLimit, holds } from '../evaluate/exact'
import type { Instant } from '../place'
import type { Criterion } from '../plan'
import type { MetricReport, MetricSample } from '../report-evidence'
import type { Rule } from '../rules'
import { inSampleUnit } from './metric-units'
import { exactly, timeOfReport, underReportTime } from './report-outcome'
import { metricId } from './report-words'

interface Timed {
  sample: MetricSample
  at: Instant | null
  report: MetricReport
}

/** `metric(name)`: the latest sample of that name at or before the moment, in the rule's unit. */
export function judgeMetric(
  criterion: Criterion,
  rule: Rule,
  reports: readonly MetricReport[],
  context: JudgingContext,
): Outcome {
  if (rule.selector.kind !== 'name' || rule.op === null || rule.limit === null)
    return outcome('no_evidence', 'metric_not_measured')
  const found = samplesOf(reports, metricId(rule.selector.name), context)
  const latest = found.at(-1)
  if (latest === undefined) return outcome('no_evidence', 'metric_not_measured')
  const { sample, report, at } = latest
  const base = {
    report: report.label,
    reportPlace: sample.place,
    words: { metric: sample.metric, unit: sample.unit },
  }
  const rivals = rivalsOf(found, latest)
  if (rivals.length > 0) {
    return outcome('inconclusive', 'ambiguous_samples', {
      ...base,
      words: { ...base.words, labels: rivals.join(', ') },
    })
  }
  const compared = inSampleUnit(sample.unit, rule.limit)
  if (compared === null) return outcome('error', 'unit_refused', { ...base, numbers: { value: sample.value } })
  const satisfied = holds(rule.op, compareToLimit(sample.value, compared.limit))
  const result = outcome(satisfied ? 'met' : 'not_met', satisfied ? 'report_satisfies' : 'report_violates', {
    ...base,
    measured: exactly(compared.toCanonical(sample.value), rule.limit.unit),
  })
  return underReportTime(criterion, rule, result, { provenance: report.provenance, at }, context)
}

/** Samples of that metric by time, those without one first: they decide only where there is no other. */
function samplesOf(reports: readonly MetricReport[], id: string, context: JudgingContext): Timed[] {
  return reports
    .flatMap((report) =>
      report.samples
        .filter(({ metric }) => metricId(metric) === id)
        .map((sample) => ({ sample, report, at: sample.at === null ? timeOfReport(report) : sample.at })),
    )
    .filter(({ at }) => at === null || isRecorded(at, context.state.asOf))
    .toSorted((a, b) => (a.at === b.at ? 0 : a.at === null ? -1 : b.at === null ? 1 : a.at < b.at ? -1 : 1))
}

/** Other series (labels), and other values of the same moment, which may as well be meant. */
function rivalsOf(found: readonly Timed[], latest: Timed): string[] {
  const series = new Map<string, Timed>()
  for (const one of found) series.set(seriesOf(one.sample), one)
  if (series.size > 1) return [...series.keys()].map((key) => (key === '' ? 'no labels' : key))
  const tied = found.filter(({ at, sample }) => at === latest.at && sample.value !== latest.sample.value)
  return tied.length === 0
    ? []
    : [...tied, latest].map(({ sample }) => `${sample.value}${sample.unit === '' ? '' : ` ${sample.unit}`}`)
}

function seriesOf({ labels }: MetricSample): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .sort()
    .join(' ')
}
