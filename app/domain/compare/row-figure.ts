import type { Measured } from '../assessment'
import { lowerBound, upperBound } from '../evaluate/bounds'
import { exactly, narrow, percentileInterval, sampleFloor } from '../evaluate/intervals'
import type { FigureRow, Run } from '../evidence'
import { percentileOf } from '../rules'
import type { LoadMetric, Unit } from '../vocabulary'

/** One figure of one row with what is known of its true size. */
export interface RowFigure {
  measured: Measured
  samples: number | null
  /** Fewer requests than the percentile needs to be more than the slowest of them (semantics §4). */
  few: boolean
  /** The interval is unknown: the tool's rounding is not known. */
  unbounded: boolean
}

/** Unit of a load metric. */
export function unitOf(metric: LoadMetric): Unit {
  if (metric === 'error' || metric === 'success') return 'ratio'
  if (metric === 'rps') return 'req/s'
  return metric === 'requests' || metric === 'failures' ? 'count' : 'ms'
}

/** Of these a larger figure is the better one. */
export function isHigherBetter(metric: LoadMetric): boolean {
  return metric === 'rps' || metric === 'success' || metric === 'requests'
}

/**
 * A row's figure as interval: a percentile by its bucket within exact minimum and maximum, a ratio
 * by its exact bounds (one-sided 95 % on either side), the rest as stated or within its range.
 * null where the file does not state it.
 */
export function rowFigure(run: Run, row: FigureRow, metric: LoadMetric): RowFigure | null {
  const percentile = percentileOf(metric)
  if (percentile !== null) return latencyFigure(run, row, metric, percentile)
  if (metric === 'error' || metric === 'success') return ratioFigure(row, metric)
  return statedFigure(row, metric)
}

function latencyFigure(run: Run, row: FigureRow, metric: LoadMetric, percentile: number): RowFigure | null {
  const found = row.percentiles.find((figure) => figure.percentile === percentile)
  const printed = metric === 'median' && row.medianMs !== null ? row.medianMs : found?.valueMs
  if (printed === undefined || printed === null) return null
  const bucket = percentileInterval(printed, run.precision, found?.valueMs === printed ? found.range : undefined)
  const isExact = run.exactExtremes !== false
  const interval = bucket === null || !isExact ? bucket : narrow(bucket, row.minMs, row.maxMs)
  return {
    measured: interval === null ? exactly(printed, 'ms') : interval,
    samples: row.requests,
    few: row.requests !== null && row.requests < sampleFloor(percentile),
    unbounded: interval === null,
  }
}

function ratioFigure(row: FigureRow, metric: 'error' | 'success'): RowFigure | null {
  const { requests, failures } = row
  if (requests === null || failures === null || requests === 0 || failures > requests) return null
  const part = metric === 'error' ? failures : requests - failures
  const [low, high] = [lowerBound(failures, requests), upperBound(failures, requests)]
  return {
    measured: {
      value: part / requests,
      low: metric === 'error' ? low : 1 - high,
      high: metric === 'error' ? high : 1 - low,
      lowOpen: false,
      highOpen: false,
      unit: 'ratio',
      counts: { part, whole: requests },
    },
    samples: requests,
    few: false,
    unbounded: false,
  }
}

type StatedMetric = 'max' | 'min' | 'avg' | 'rps' | 'requests' | 'failures'
const stated: Record<StatedMetric, keyof FigureRow & ('maxMs' | 'minMs' | 'avgMs' | 'rps' | 'requests' | 'failures')> =
  {
    max: 'maxMs',
    min: 'minMs',
    avg: 'avgMs',
    rps: 'rps',
    requests: 'requests',
    failures: 'failures',
  }

function statedFigure(row: FigureRow, metric: LoadMetric): RowFigure | null {
  const field = stated[metric as StatedMetric]
  const value = row[field]
  if (value === null) return null
  const range = row.ranges?.[field]
  const measured = exactly(value, unitOf(metric))
  return {
    measured: range === undefined ? measured : { ...measured, low: range.low, high: range.high },
    samples: row.requests,
    few: false,
    unbounded: false,
  }
}

/** Whether no true value can lie in both: ends that touch touch only where both belong to their interval. */
export function areApart(a: Measured, b: Measured): boolean {
  const [lower, upper] = a.value <= b.value ? [a, b] : [b, a]
  if (lower.high < upper.low) return true
  return lower.high === upper.low && (lower.highOpen || upper.lowOpen)
}
