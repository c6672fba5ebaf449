import { countOf } from './format'
import { targetsTexts } from './messages/targets-page'
import type { TargetLine } from './types-overview'
import type { TargetsReport } from './types-plan'

type Metric = TargetsReport['metrics'][number]

/** A metric in one line: where it stood, what is asked on the way and in the end, what is measured. */
export interface MetricRow {
  metric: string
  name: string
  baseline: string | null
  /** What weeks, days and tiers ask, in their order. */
  steps: { step: string; text: string }[]
  final: string | null
  /** The line that is judged: of the last step. */
  line: Pick<
    TargetLine,
    'measured' | 'intervalText' | 'bar' | 'run' | 'runShort' | 'runHref' | 'mark' | 'claim' | 'href'
  > | null
  /** How many steps the documents word differently. */
  differs: number
  places: number
}

export interface TargetsPage {
  rows: MetricRow[]
  /** The metric that the address asks for, with everything that stands behind it. */
  chosen: Metric | null
  countText: string
  unmeasuredText: string
  emptyText: string | null
}

/** `/targets`: every metric in a line, and one of them in full. */
export function targetsPage(report: TargetsReport, asked: string | null): TargetsPage {
  const chosen = report.metrics.find(({ metric }) => metric === asked)
  const differ = report.metrics.filter(({ differences }) => differences.length > 0).length
  return {
    rows: report.metrics.map(rowOf),
    chosen: chosen === undefined ? null : chosen,
    countText: `${report.countText}${differ === 0 ? '' : `; ${countOf(differ, 'metric')} ${targetsTexts.differ}`}`,
    unmeasuredText: report.unmeasuredText,
    emptyText: report.emptyText,
  }
}

function rowOf(metric: Metric): MetricRow {
  const { steps, final } = metric
  const baseline = steps.find(({ step }) => step === 'baseline')
  const last = final === null ? steps.at(-1) : final
  return {
    metric: metric.metric,
    name: metric.metricText,
    baseline: baseline === undefined ? null : baseline.targetText,
    steps: steps
      .filter((line) => line.step !== 'baseline' && !line.steps.includes('final'))
      .map(({ stepText, targetText }) => ({ step: stepText, text: targetText })),
    final: final === null ? null : final.targetText,
    line: last === undefined ? null : judgedPart(last),
    differs: metric.differences.length,
    places: steps.reduce((sum, { sources }) => sum + sources.length, 0),
  }
}

function judgedPart(line: TargetLine): MetricRow['line'] {
  const { measured, intervalText, bar, run, runShort, runHref, mark, claim, href } = line
  return { measured, intervalText, bar, run, runShort, runHref, mark, claim, href }
}
