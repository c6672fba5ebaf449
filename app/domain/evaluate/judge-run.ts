import type { JudgedRow, RunJudgement } from '../assessment'
import type { FigureRow, Finding, Run } from '../evidence'
import type { ProgramSettings } from '../program'
import { isLoadMetric, percentileOf, type Rule } from '../rules'
import type { LoadMetric } from '../vocabulary'
import { limitValue } from './exact'
import { sampleFloor } from './intervals'
import { judgeExact, judgeRatio, poolCounts, pooledRanges } from './judge-counts'
import { conclude, judgePercentile } from './judge-percentile'
import { without } from './judgement'
import { judgeListCoverage } from './list-coverage'
import { type AskedFigure, underMissingRows } from './partial-rows'
import { asProved, proofOfRows } from './proof'
import { selectRows, statesEveryRow } from './run-index'
import { isLatency, taintsOn, underTaints } from './taints'
import { worstRow } from './worst-row'

/** What judging needs of the settings. */
export type JudgeSettings = Pick<ProgramSettings, 'groups' | 'lists' | 'proof'>

/**
 * Judges one rule on one run alone: no staleness, no qualifying conditions, no selection
 * (semantics §2 to §5). `findings` are those of `examineRun` on this run.
 */
export function judgeRun(rule: Rule, run: Run, findings: readonly Finding[], settings: JudgeSettings): RunJudgement {
  if (rule.metric === 'coverage') return judgeListCoverage(rule, run, findings, settings)
  if (!isLoadMetric(rule.metric) || rule.op === null || rule.limit === null) {
    return without(run, 'no_evidence', 'metric_not_measured')
  }
  const rows = selectRows(run, rule.selector, settings.groups)
  if (rows === null) return without(run, 'error', 'unknown_group')
  if (rows.length === 0) return absent(rule, run, findings)
  const asked = { metric: rule.metric, op: rule.op, limit: rule.limit }
  const pools = isPooled(rule.metric, rule.selector.kind)
  const isWhole = statesEveryRow(run, rule.selector, settings.groups)
  const finish = (row: JudgedRow, keys: string[]) => {
    const tainted = underTaints(row, taintsOn(findings, rule, keys))
    const seen = isWhole ? tainted : underMissingRows(tainted, pools, asked)
    return settings.proof === 'shown' ? asProved(seen, asked) : seen
  }
  const keys = rows.map((row) => row.key)
  const judged = pools
    ? [finish(judgeRow(pooledRow(rows, rule), run, asked), keys)]
    : rows.map((row) => finish(judgeRow(row, run, asked), [row.key]))
  const summary = summarize(run, judged, taintsOn(findings, rule, keys), asked)
  const { latencyScope } = run
  // Times of part of the requests are told as such, wherever the verdict stands.
  return latencyScope === undefined || latencyScope === 'all' || !isLatency(rule)
    ? summary
    : { ...summary, latencyScope }
}

/**
 * None of the rows that the rule asks for. A file that lost rows cannot say that it did not
 * request them.
 */
function absent(rule: Rule, run: Run, findings: readonly Finding[]): RunJudgement {
  const cut = findings.filter((finding) => finding.code === 'truncated')
  if (cut.length > 0) return { ...without(run, 'inconclusive', 'integrity'), findings: cut }
  return without(run, 'no_evidence', rule.selector.kind === 'all' ? 'figure_absent' : 'endpoint_absent')
}

const pooledMetrics: readonly LoadMetric[] = ['error', 'success', 'requests', 'failures', 'rps']

/** Counts of a group are pooled; percentiles, maxima and averages never are (semantics §1). */
function isPooled(metric: LoadMetric, selector: Rule['selector']['kind']): boolean {
  return selector !== 'each' && selector !== 'all' && pooledMetrics.includes(metric)
}

function judgeRow(row: FigureRow, run: Run, { metric, op, limit }: AskedFigure): JudgedRow {
  if (cannotMeasure(run, metric)) return conclude(row, 'no_evidence', 'tool_cannot_measure', null, null)
  const percentile = percentileOf(metric)
  if (percentile !== null) return judgePercentile(row, run, { percentile, isMedian: metric === 'median', op, limit })
  if (metric === 'error' || metric === 'success') return judgeRatio(row, metric, op, limit)
  return judgeExact(row, metric as 'max', op, limit)
}

/** The tool's output holds no such figure, whatever the run: it is never made up from its neighbours. */
function cannotMeasure(run: Run, metric: LoadMetric): boolean {
  const { cannotMeasure: metrics } = run
  return metrics !== undefined && (metrics.includes(metric) || (metric === 'median' && metrics.includes('p50')))
}

function pooledRow(rows: FigureRow[], { selector }: Rule): FigureRow {
  const { ranges: _own, ...first } = rows[0]!
  const counts = poolCounts(rows)
  const rates = rows.map((row) => row.rps)
  return {
    ...first,
    key: rows.length === 1 || selector.kind !== 'name' ? first.key : selector.name,
    requests: counts === null ? null : counts.requests,
    failures: counts === null ? null : counts.failures,
    rps: rates.includes(null) ? null : rates.reduce<number>((sum, rate) => sum + (rate as number), 0),
    ...pooledRanges(rows),
  }
}

function summarize(run: Run, rows: JudgedRow[], findings: Finding[], asked: AskedFigure): RunJudgement {
  const worst = worstRow(rows, asked.op)
  const { proof, numbers } = proofOfRows(rows, worst, asked)
  const percentile = percentileOf(asked.metric)
  Object.assign(numbers, { limit: limitValue(asked.limit), rows: rows.length })
  if (worst.samples !== null) {
    numbers.samples = worst.samples
    if (percentile !== null) numbers.floor = sampleFloor(percentile)
  }
  return {
    run: run.label,
    verdict: worst.verdict,
    reason: worst.reason,
    measured: worst.measured,
    samples: worst.samples,
    worst,
    rows,
    findings,
    numbers,
    proof,
  }
}
