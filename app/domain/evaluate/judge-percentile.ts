import type { JudgedRow, Measured } from '../assessment'
import type { FigureRow, PercentileFigure, Run } from '../evidence'
import type { Limit } from '../rules'
import type { Operator, ReasonCode, Verdict } from '../vocabulary'
import { compareToLimit, holds } from './exact'
import { decideInterval, exactly, type IntervalVerdict, narrow, percentileInterval, sampleFloor } from './intervals'

export interface LatencyQuestion {
  percentile: number
  /** `median` reads the column of that name, `p50` the percentile column. */
  isMedian: boolean
  op: Operator
  limit: Limit
}

/**
 * Judges one row's percentile (semantics §3 and §4): by the bucket's interval within the exact
 * minimum and maximum, by the maximum or minimum alone, or refused by a lower percentile.
 */
export function judgePercentile(row: FigureRow, run: Run, question: LatencyQuestion): JudgedRow {
  const { op, limit } = question
  if (row.requests === 0) return conclude(row, 'no_evidence', 'no_requests', null, null)
  const printed = printedValue(row, question)
  const bucket = printed === null ? null : percentileInterval(printed.valueMs, run.precision, printed.range)
  const interval = bucket === null ? null : narrowed(bucket, row, run)
  const isConsistent = bucket === null || interval !== null
  const byBucket = bucket === null ? 'straddles' : decideInterval(bucket, op, limit)
  const extremes = isConsistent && run.exactExtremes !== false ? decideByExtremes(row, op, limit) : null
  const reachesFloor = row.requests !== null && row.requests >= sampleFloor(question.percentile)

  if (extremes !== null && !(byBucket === extremes.side && (reachesFloor || extremes.side === 'violates'))) {
    const measured = interval === null ? betweenExtremes(row, extremes.value) : interval
    const reason = extremes.by === 'max' ? 'max_decides' : 'min_decides'
    return conclude(row, extremes.side === 'satisfies' ? 'met' : 'not_met', reason, measured, extremes.by)
  }
  const byInterval = interval === null ? 'straddles' : decideInterval(interval, op, limit)
  if (byInterval === 'violates') return conclude(row, 'not_met', 'interval_violates', interval, 'interval')
  if (byInterval === 'satisfies') {
    if (reachesFloor) return conclude(row, 'met', 'interval_satisfies', interval, 'interval')
    return conclude(row, 'inconclusive', 'too_few_samples', interval, null)
  }
  const lower = refutedBelow(row, run, question)
  if (lower !== null) return conclude(row, 'not_met', 'lower_percentile_violates', lower, 'lower_percentile')
  if (printed === null) return conclude(row, 'no_evidence', 'figure_absent', null, null)
  if (interval === null) return conclude(row, 'inconclusive', 'precision_unknown', exactly(printed.valueMs, 'ms'), null)
  return conclude(row, 'inconclusive', 'interval_straddles', interval, null)
}

interface Printed {
  valueMs: number
  range: PercentileFigure['range']
}

function printedValue(row: FigureRow, question: LatencyQuestion): Printed | null {
  const figure = row.percentiles.find((one) => one.percentile === question.percentile)
  const stated = figure === undefined ? null : figure.valueMs
  const valueMs = question.isMedian && row.medianMs !== null ? row.medianMs : stated
  // Tools that print the median apart from P50 print the same figure, rounded the same way.
  return valueMs === null ? null : { valueMs, range: valueMs === stated ? figure?.range : undefined }
}

/** Within exact extremes; where they are printed rounded they narrow nothing. */
function narrowed(interval: Measured, row: FigureRow, run: Run): Measured | null {
  return run.exactExtremes === false ? interval : narrow(interval, row.minMs, row.maxMs)
}

/** Maximum below the limit decides every percentile, and so does a minimum at or above it. */
function decideByExtremes(
  row: FigureRow,
  op: Operator,
  limit: Limit,
): { side: Exclude<IntervalVerdict, 'straddles'>; by: 'max' | 'min'; value: number } | null {
  if (op === '==') return null
  const wantsLow = op === '<' || op === '<='
  const { maxMs, minMs } = row
  if (maxMs !== null && holds(op, compareToLimit(maxMs, limit)) === wantsLow) {
    return { side: wantsLow ? 'satisfies' : 'violates', by: 'max', value: maxMs }
  }
  if (minMs !== null && holds(op, compareToLimit(minMs, limit)) !== wantsLow) {
    return { side: wantsLow ? 'violates' : 'satisfies', by: 'min', value: minMs }
  }
  return null
}

/** Somewhere between the row's extremes; null where the row does not state its maximum. */
function betweenExtremes(row: FigureRow, value: number): Measured | null {
  if (row.maxMs === null) return null
  const low = row.minMs === null ? 0 : row.minMs
  return { value, low, high: row.maxMs, lowOpen: false, highOpen: false, unit: 'ms', counts: null }
}

/** The interval of a lower percentile whose own floor is reached and which already violates the limit. */
function refutedBelow(row: FigureRow, run: Run, { percentile, op, limit }: LatencyQuestion): Measured | null {
  if ((op !== '<' && op !== '<=') || row.requests === null) return null
  for (const figure of row.percentiles) {
    if (figure.percentile >= percentile || figure.valueMs === null) continue
    if (row.requests < sampleFloor(figure.percentile)) continue
    const bucket = percentileInterval(figure.valueMs, run.precision, figure.range)
    const interval = bucket === null ? null : narrowed(bucket, row, run)
    if (interval !== null && decideInterval(interval, op, limit) === 'violates') return interval
  }
  return null
}

/** A judged row from its parts. */
export function conclude(
  row: FigureRow,
  verdict: Verdict,
  reason: ReasonCode,
  measured: Measured | null,
  decidedBy: JudgedRow['decidedBy'],
): JudgedRow {
  return { key: row.key, verdict, reason, measured, samples: row.requests, decidedBy, place: row.place }
}
