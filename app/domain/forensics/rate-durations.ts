import type { FigureRow, Run } from '../evidence'
import { policy } from './policy'
import { printedStep } from './printed-figures'

/** The span of durations (seconds) that a count and its printed rate allow. */
function spanOf(count: number | null, rate: number | null, step: number): { low: number; high: number } | null {
  if (count === null || rate === null || count < 0 || rate < 0) return null
  // Nothing counted has no rate; where one is printed all the same, no duration explains it.
  if (count === 0) return rate > step ? { low: 0, high: 0 } : null
  const high = rate - step > 0 ? count / (rate - step) : Number.POSITIVE_INFINITY
  return { low: (count / (rate + step)) * (1 - policy.durationNoise), high: high * (1 + policy.durationNoise) }
}

/**
 * Rows whose rates imply another duration than the aggregate's: the tool divides every count by
 * one and the same duration. Rates are taken within the step in which their column was printed.
 */
export function rowsOfAnotherDuration(run: Run): FigureRow[] {
  const { aggregate } = run
  if (aggregate === null) return []
  const rows = [aggregate, ...run.endpoints]
  const refuted = (rateStep: number, failureStep: number) => {
    const whole = spanOf(aggregate.requests, aggregate.rps, rateStep)
    if (whole === null) return []
    const apart = (span: { low: number; high: number } | null) =>
      span !== null && (span.low > whole.high || span.high < whole.low)
    return rows.filter(
      (row) =>
        apart(spanOf(row.requests, row.rps, rateStep)) || apart(spanOf(row.failures, row.failuresPerS, failureStep)),
    )
  }
  // Full figures agree at once; only then is it worth asking how coarsely they were printed.
  if (refuted(0, 0).length === 0) return []
  return refuted(printedStep(rows.map((row) => row.rps)), printedStep(rows.map((row) => row.failuresPerS)))
}
