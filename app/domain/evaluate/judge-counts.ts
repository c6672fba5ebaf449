import type { JudgedRow, Measured } from '../assessment'
import type { FigureRow } from '../evidence'
import type { Limit } from '../rules'
import type { LoadMetric, Operator } from '../vocabulary'
import { compareRatioToLimit, holds } from './exact'
import { decideInterval, exactly, within } from './intervals'
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
  const range = shareRange(row, share)
  if (range !== null) return judgeRatioRange(row, { part, whole: requests }, range, op, limit)
  const satisfied = holds(op, compareRatioToLimit(part, requests, limit))
  const measured: Measured = { ...exactly(part / requests, 'ratio'), counts: { part, whole: requests } }
  const reason = satisfied ? 'ratio_satisfies' : 'ratio_violates'
  return conclude(row, satisfied ? 'met' : 'not_met', reason, measured, 'counts')
}

interface RatioRange {
  least: { part: number; whole: number }
  most: { part: number; whole: number }
}

/** Least and most that the ratio can be where the file leaves a count open; null where it leaves none. */
function shareRange(row: FigureRow, share: 'error' | 'success'): RatioRange | null {
  const { requests, failures, ranges } = row
  if (ranges === undefined || (ranges.requests === undefined && ranges.failures === undefined)) return null
  const all = ranges.requests ?? { low: requests!, high: requests! }
  const failed = ranges.failures ?? { low: failures!, high: failures! }
  const least = { part: Math.min(failed.low, all.high), whole: all.high }
  const most = { part: Math.min(failed.high, all.low), whole: all.low }
  if (share === 'error') return { least, most }
  const rest = ({ part, whole }: { part: number; whole: number }) => ({ part: whole - part, whole })
  return { least: rest(most), most: rest(least) }
}

/** Judges a ratio of which only least and most are known: both must agree. */
function judgeRatioRange(
  row: FigureRow,
  counts: { part: number; whole: number },
  { least, most }: RatioRange,
  op: Operator,
  limit: Limit,
): JudgedRow {
  const range = { low: least.part / least.whole, high: most.part / most.whole }
  const value = counts.part / counts.whole
  if (least.whole <= 0 || most.whole <= 0)
    return conclude(row, 'inconclusive', 'interval_straddles', exactly(value, 'ratio'), null)
  const measured: Measured = { ...within(value, range, 'ratio'), counts }
  const [atLeast, atMost] = [least, most].map(({ part, whole }) => holds(op, compareRatioToLimit(part, whole, limit)))
  if (atLeast !== atMost || (op === '==' && range.low !== range.high))
    return conclude(row, 'inconclusive', 'interval_straddles', { ...measured, counts: null }, null)
  const reason = atLeast === true ? 'ratio_satisfies' : 'ratio_violates'
  return conclude(row, atLeast === true ? 'met' : 'not_met', reason, measured, 'counts')
}

type RangedFigure = 'requests' | 'failures' | 'rps'

/** Ranges of pooled counts and rates: ends add up; a row without a range adds its figure. */
export function pooledRanges(rows: readonly FigureRow[]): Pick<FigureRow, 'ranges'> {
  const ranges: NonNullable<FigureRow['ranges']> = {}
  for (const figure of ['requests', 'failures', 'rps'] as const satisfies RangedFigure[]) {
    if (rows.every((row) => row.ranges?.[figure] === undefined)) continue
    const ends = rows.map((row) => row.ranges?.[figure] ?? pointOf(row[figure]))
    const known = ends.filter((end) => end !== null)
    if (known.length < ends.length) continue
    ranges[figure] = known.reduce((sum, end) => ({ low: sum.low + end.low, high: sum.high + end.high }))
  }
  return Object.keys(ranges).length === 0 ? {} : { ranges }
}

function pointOf(value: number | null): { low: number; high: number } | null {
  return value === null ? null : { low: value, high: value }
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

const rangeOf = {
  max: 'maxMs',
  min: 'minMs',
  avg: 'avgMs',
  rps: 'rps',
  requests: 'requests',
  failures: 'failures',
} as const satisfies Record<ExactMetric, keyof NonNullable<FigureRow['ranges']>>

/** Judges a figure that the tool states exactly, or within a range where it prints it rounded. */
export function judgeExact(row: FigureRow, metric: ExactMetric, op: Operator, limit: Limit): JudgedRow {
  const value = pick[metric](row)
  if (row.requests === 0 && metric !== 'requests') return conclude(row, 'no_evidence', 'no_requests', null, null)
  if (value === null) return conclude(row, 'no_evidence', 'figure_absent', null, null)
  const range = row.ranges?.[rangeOf[metric]]
  const measured = range === undefined ? exactly(value, limit.unit) : within(value, range, limit.unit)
  const decided = decideInterval(measured, op, limit)
  if (decided === 'straddles' && range !== undefined && range.low !== range.high)
    return conclude(row, 'inconclusive', 'interval_straddles', measured, null)
  const satisfied = decided === 'satisfies'
  const reason = satisfied ? 'interval_satisfies' : 'interval_violates'
  const by =
    metric === 'max' || metric === 'min' ? metric : metric === 'avg' || metric === 'rps' ? 'interval' : 'counts'
  return conclude(row, satisfied ? 'met' : 'not_met', reason, measured, by)
}
