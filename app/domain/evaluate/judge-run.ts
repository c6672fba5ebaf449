import type { JudgedRow, RunJudgement } from '../assessment'
import type { FigureRow, Finding, Run } from '../evidence'
import type { ProgramSettings } from '../program'
import { isLoadMetric, type Limit, percentileOf, type Rule } from '../rules'
import type { LoadMetric, Operator } from '../vocabulary'
import { proofOf, requestsNeeded } from './bounds'
import { limitValue } from './exact'
import { sampleFloor } from './intervals'
import { judgeExact, judgeRatio, poolCounts } from './judge-counts'
import { judgePercentile } from './judge-percentile'
import { without } from './judgement'
import { judgeListCoverage } from './list-coverage'
import { selectRows } from './run-index'
import { taintsOn, underTaints } from './taints'
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
  if (rows.length === 0)
    return without(run, 'no_evidence', rule.selector.kind === 'all' ? 'figure_absent' : 'endpoint_absent')
  const asked = { metric: rule.metric, op: rule.op, limit: rule.limit }
  const judged = isPooled(rule.metric, rule.selector.kind)
    ? [judgePooled(rows, run, rule, asked, findings)]
    : rows.map((row) => underTaints(judgeRow(row, run, asked), taintsOn(findings, rule, [row.key])))
  const touched = taintsOn(
    findings,
    rule,
    rows.map((row) => row.key),
  )
  return summarize(rule, run, judged, touched, settings, asked)
}

interface Asked {
  metric: LoadMetric
  op: Operator
  limit: Limit
}

const pooledMetrics: readonly LoadMetric[] = ['error', 'success', 'requests', 'failures', 'rps']

/** Counts of a group are pooled; percentiles, maxima and averages never are (semantics §1). */
function isPooled(metric: LoadMetric, selector: Rule['selector']['kind']): boolean {
  return selector !== 'each' && selector !== 'all' && pooledMetrics.includes(metric)
}

function judgeRow(row: FigureRow, run: Run, { metric, op, limit }: Asked): JudgedRow {
  const percentile = percentileOf(metric)
  if (percentile !== null) return judgePercentile(row, run, { percentile, isMedian: metric === 'median', op, limit })
  if (metric === 'error' || metric === 'success') return judgeRatio(row, metric, op, limit)
  return judgeExact(row, metric as 'max', op, limit)
}

function judgePooled(rows: FigureRow[], run: Run, rule: Rule, asked: Asked, findings: readonly Finding[]): JudgedRow {
  const first = rows[0]!
  const counts = poolCounts(rows)
  const rates = rows.map((row) => row.rps)
  const pooled: FigureRow = {
    ...first,
    key: rows.length === 1 || rule.selector.kind !== 'name' ? first.key : rule.selector.name,
    requests: counts === null ? null : counts.requests,
    failures: counts === null ? null : counts.failures,
    rps: rates.includes(null) ? null : rates.reduce<number>((sum, rate) => sum + (rate as number), 0),
  }
  return underTaints(
    judgeRow(pooled, run, asked),
    taintsOn(
      findings,
      rule,
      rows.map((row) => row.key),
    ),
  )
}

function summarize(
  rule: Rule,
  run: Run,
  rows: JudgedRow[],
  findings: Finding[],
  settings: JudgeSettings,
  asked: Asked,
): RunJudgement {
  const worst = worstRow(rows, asked.op)
  const judgement: RunJudgement = {
    run: run.label,
    verdict: worst.verdict,
    reason: worst.reason,
    measured: worst.measured,
    samples: worst.samples,
    worst,
    rows,
    findings,
    numbers: { limit: limitValue(asked.limit), rows: rows.length },
    proof: null,
  }
  addNumbers(judgement, asked, settings)
  if (run.partial && rule.selector.kind === 'each' && judgement.verdict !== 'not_met') {
    return { ...judgement, verdict: 'inconclusive', reason: 'partial_rows' }
  }
  return judgement
}

/** Samples, floors and bounds for the sentence; a claim that must be shown and is not is inconclusive. */
function addNumbers(judgement: RunJudgement, { metric, op, limit }: Asked, settings: JudgeSettings) {
  const { numbers, worst } = judgement
  if (worst === null || worst.samples === null) return
  numbers.samples = worst.samples
  const percentile = percentileOf(metric)
  if (percentile !== null) numbers.floor = sampleFloor(percentile)
  const counts = worst.measured === null ? null : worst.measured.counts
  if ((metric !== 'error' && metric !== 'success') || counts === null) return
  const failures = metric === 'error' ? counts.part : counts.whole - counts.part
  numbers.failures = failures
  if (worst.reason === 'ratio_violates') return
  const proof = proofOf(metric, failures, counts.whole, op, limit)
  numbers.bound = proof.bound
  judgement.proof = proof.shown ? 'shown' : 'observed'
  if (proof.shown) return
  const needed = requestsNeeded(failures, metric === 'error' ? limitValue(limit) : 1 - limitValue(limit))
  if (needed !== null && needed > counts.whole) {
    numbers.needed = needed
    numbers.more = needed - counts.whole
  }
  if (settings.proof === 'shown' && judgement.verdict === 'met') {
    judgement.verdict = 'inconclusive'
    judgement.reason = 'too_few_samples'
  }
}
