import type { FigureRow, Finding, Run } from '../evidence'
import { averageImpossible } from './average-range'
import { bucketOf } from './bucket'
import type { Examination } from './examination'
import { medianDisagrees } from './median'
import { agree } from './printed-figures'
import { rankedFigures, ranksDisagree } from './ranks'
import { rowsOfAnotherDuration } from './rate-durations'
import { detailOf } from './refutation-details'
import { strayFigures } from './stray-figures'

/** One way in which a row refutes itself; the names are the keys of the finding's numbers. */
type Refutation = (row: FigureRow, run: Run) => boolean

function isImpossibleCount(value: number | null): boolean {
  return value !== null && (value < 0 || !Number.isInteger(value))
}

function isNegative(value: number | null): boolean {
  return value !== null && value < 0
}

const refutations: Record<string, Refutation> = {
  impossibleFigures: (row) =>
    isImpossibleCount(row.requests) ||
    isImpossibleCount(row.failures) ||
    [row.medianMs, row.avgMs, row.minMs, row.maxMs, row.avgBytes, row.rps, row.failuresPerS].some(isNegative) ||
    row.percentiles.some((figure) => isNegative(figure.valueMs)) ||
    (row.minMs !== null && row.maxMs !== null && row.minMs > row.maxMs),

  // The oldest tool versions counted failures beside the requests, not among them.
  failuresOverRequests: (row, run) =>
    row.requests !== null &&
    row.failures !== null &&
    row.failures > row.requests &&
    !run.files.some((file) => file.kind === 'requests'),

  percentilesGoDown: (row) => {
    const figures = rankedFigures(row)
    return figures.some((figure, at) => at > 0 && figure.valueMs < figures[at - 1]!.valueMs)
  },

  // Other tools interpolate between requests, so only of Locust is the rank of a percentile known.
  ranksDiffer: (row, run) => run.tool === 'locust' && ranksDisagree(rankedFigures(row)),

  // Every bucket is at least that of the Min; with one request up to the rank it is exactly that.
  percentileBelowMin: (row, run) => {
    const { minMs } = row
    if (run.precision !== 'locust' || run.exactExtremes === false || minMs === null || row.requests === 0) return false
    const least = bucketOf(minMs)
    return rankedFigures(row).some(
      ({ rank, valueMs }) => valueMs < least || (rank === 0 && !Number.isInteger(minMs) && valueMs !== least),
    )
  },

  medianOutsideRange: (row, run) => {
    const { medianMs, minMs, maxMs } = row
    if (medianMs === null || minMs === null || maxMs === null || row.requests === 0) return false
    // A sketch may put the median a percent beyond the extremes.
    if (run.precision === 'one_percent') return false
    const near = (bound: number) => agree(medianMs, bound, [medianMs], [minMs, maxMs], [1])
    return (medianMs < minMs && !near(minMs)) || (medianMs > maxMs && !near(maxMs))
  },

  medianDisagrees: (row, run) => run.tool === 'locust' && medianDisagrees(row),

  averageOutsideRange: (row, run) => averageImpossible(row, run.precision),

  maxOutsideBucket: (row, run) => {
    const top = row.percentiles.find((figure) => figure.percentile === 100)
    if (run.precision !== 'locust' || run.exactExtremes === false || !top || top.valueMs === null || row.maxMs === null)
      return false
    // Older versions print Max cut to whole milliseconds: the next one up may be the true one.
    const whole = Number.isInteger(row.maxMs)
    const possible = whole ? [row.maxMs, row.maxMs + 0.999] : [row.maxMs]
    return row.requests !== 0 && !possible.some((maxMs) => bucketOf(maxMs) === top.valueMs)
  },
}

/**
 * Rows that refute themselves, and rows whose rates do not fit the run's duration. One finding:
 * the numbers count the rows by kind of refutation, and give the two figures of the first row
 * (`${kind}Stated`, `${kind}Against`), which the words name.
 */
export function examineFiguresInconsistent({ run }: Examination): Finding[] {
  const rows = run.aggregate === null ? run.endpoints : [run.aggregate, ...run.endpoints]
  const numbers: Record<string, number> = {}
  const words: Record<string, string> = {}
  const refuted = new Set<FigureRow>()
  const note = (kind: string, found: FigureRow[]) => {
    if (found.length === 0) return
    numbers[kind] = found.length
    for (const row of found) {
      const detail = detailOf(kind, row, run)
      if (detail === null) continue
      numbers[`${kind}Stated`] = detail.stated
      numbers[`${kind}Against`] = detail.against
      words[kind] = row.key
      break
    }
    for (const row of found) refuted.add(row)
  }
  for (const [kind, refutes] of Object.entries(refutations)) {
    note(
      kind,
      rows.filter((row) => refutes(row, run)),
    )
  }
  if (run.tool === 'locust') {
    // Other tools divide each row by its own duration, and round percentiles otherwise.
    note('ratesOfAnotherDuration', rowsOfAnotherDuration(run))
    const strays = strayFigures(rows)
    if (strays !== 'all') note('percentileOffGrid', strays)
  }
  if (refuted.size === 0) return []
  return [
    {
      code: 'figures_inconsistent',
      severity: 'taint',
      scope: 'run',
      rows: rows.filter((row) => refuted.has(row)).map((row) => row.key),
      numbers,
      words,
    },
  ]
}
