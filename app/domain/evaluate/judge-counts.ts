import type { JudgedRow, Measured } from '../assessment'
import type { FigureRow } from '../evidence'
import type { Limit } from '../rules'
import type { LoadMetric, Operator } from '../vocabulary'
import { compareRatioToLimit, holds } from './exact'
import { decideInterval, exactly } from './intervals'
import { conclude } from './judge-percentile'

/** Requests and failures of one row or of several pooled; null where a row does not state them. */
export interface Counts {
  requests: number
  failures: number
}

/** Sums integer counts over rows; a row without counts makes the sum unknown. */
export function poolCounts(rows: readonly FigureRow[]): Counts | null {
  let requests = 0
  let failures = 0
  for (const row of rows) {
    if (row.requests === null || row.failures === null) return null
    requests += row.requests
    failures += row.failures
  }
  return { requests, failures }
}

/** Judges a failure or success ratio as counted, by cross-multiplication of integers. */
export function judgeRatio(row: FigureRow, share: 'error' | 'success', op: Operator, limit: Limit): JudgedRow {
  const { requests, failures } = row
  if (requests === 0) return conclude(row, 'no_evidence', 'no_requests', null, null)
  if (requests === null || failures === null) return conclude(row, 'no_evidence', 'figure_absent', null, null)
  if (failures > requests) return conclude(row, 'inconclusive', 'integrity', null, null)
  const part = share === 'error' ? failures : requests - failures
  const satisfied = holds(op, compareRatioToLimit(part, requests, limit))
  const measured: Measured = { ...exactly(part / requests, 'ratio'), counts: { part, whole: requests } }
  const reason = satisfied ? 'ratio_satisfies' : 'ratio_violates'
  return conclude(row, satisfied ? 'met' : 'not_met', reason, measured, 'counts')
}

type ExactMetric = Extract<LoadMetric, 'max' | 'min' | 'avg' | 'rps' | 'requests' | 'failures'>

const pick: Record<ExactMetric, (row: FigureRow) => number | null> = {
  max: (row) => row.maxMs,
  min: (row) => row.minMs,
  avg: (row) => row.avgMs,
  rps: (row) => row.rps,
  requests: (row) => row.requests,
  failures: (row) => row.failures,
}

/** Judges a figure that the tool states exactly. */
export function judgeExact(row: FigureRow, metric: ExactMetric, op: Operator, limit: Limit): JudgedRow {
  const value = pick[metric](row)
  if (row.requests === 0 && metric !== 'requests') return conclude(row, 'no_evidence', 'no_requests', null, null)
  if (value === null) return conclude(row, 'no_evidence', 'figure_absent', null, null)
  const measured = exactly(value, limit.unit)
  const satisfied = decideInterval(measured, op, limit) === 'satisfies'
  const reason = satisfied ? 'interval_satisfies' : 'interval_violates'
  const by =
    metric === 'max' || metric === 'min' ? metric : metric === 'avg' || metric === 'rps' ? 'interval' : 'counts'
  return conclude(row, satisfied ? 'met' : 'not_met', reason, measured, by)
}
