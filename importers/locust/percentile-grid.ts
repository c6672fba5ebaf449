import type { FigureRow, PercentilePrecision } from '~/domain/evidence'
import { strayFigures } from '~/domain/forensics/stray-figures'

/**
 * Percentiles off the grid say that the whole run was bucketed in another, undeclared way. A
 * process that rounds more finely does so in every row: where a few figures stand off the grid
 * among many on it that finer rounding would have moved, those few are another matter
 * (`figures_inconsistent`), and the rest is bucketed as documented.
 */
export function precisionOf(rows: FigureRow[]): PercentilePrecision {
  return strayFigures(rows) === 'all' ? 'unknown' : 'locust'
}
