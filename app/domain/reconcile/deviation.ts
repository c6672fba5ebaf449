import type { QuotedFigure } from '../plan'

/** Below this share a figure was rounded or mistyped in its last digits; from here on it is another figure. */
const grossFrom = 0.05

function shareOf(one: number, other: number): number {
  const larger = Math.max(Math.abs(one), Math.abs(other))
  return larger === 0 ? 0 : Math.abs(one - other) / larger
}

/**
 * How far a stated figure lies from the true one: 0 (equal) to 1 (nothing in common), as a share of
 * the larger. Ratios count by whichever side is smaller, since 98.8 % against 99.04 % is 1.2 %
 * failed against 0.96 %.
 */
export function deviationOf(stated: number, actual: number, unit: QuotedFigure['unit']): number {
  if (unit !== 'ratio') return shareOf(stated, actual)
  return Math.max(shareOf(stated, actual), shareOf(1 - stated, 1 - actual))
}

/** A difference that only digits make: real, and the least of what a reader must know. */
export function isRounding(deviation: number): boolean {
  return deviation < grossFrom
}
