import type { FigureRow } from '~/domain/evidence'

/** Combinations that are tried before the rows are given up as inseparable. */
const mostSteps = 200_000
/** More rows than any test plan has elements; a choice among them would prove nothing. */
const mostRows = 1000

export interface Separated {
  rows: FigureRow[]
  leftOut: FigureRow[]
  /** False where the rows exceed the total and nothing says which of them repeat others. */
  isKnown: boolean
}

/**
 * The rows without those of transaction controllers, which JMeter prints beside the requests they
 * repeat and leaves out of its total without naming them. They are the one set of rows whose
 * requests and failures are exactly what the rows have in excess; without exactly one such set,
 * no row is kept.
 */
export function leaveOutControllers(rows: FigureRow[], total: FigureRow | null): Separated {
  const unknown = { rows: [], leftOut: rows, isKnown: false }
  if (total?.requests == null || rows.some((row) => row.requests === null)) return { rows, leftOut: [], isKnown: true }
  const excess = rows.reduce((sum, row) => sum + row.requests!, 0) - total.requests
  if (excess <= 0) return { rows, leftOut: [], isKnown: true }
  if (rows.length > mostRows) return unknown
  const withFailures = total.failures !== null && rows.every((row) => row.failures !== null)
  const failing = withFailures ? rows.reduce((sum, row) => sum + row.failures!, 0) - total.failures! : 0
  const found: number[][] = []
  let steps = 0
  function search(from: number, left: number, failuresLeft: number, chosen: number[]): void {
    steps += 1
    if (steps > mostSteps || found.length > 1 || left < 0 || failuresLeft < 0) return
    if (left === 0) {
      if (failuresLeft === 0) found.push(chosen)
      return
    }
    for (let index = from; index < rows.length && steps <= mostSteps && found.length <= 1; index++) {
      const row = rows[index]!
      if (row.requests === 0) continue
      search(index + 1, left - row.requests!, failuresLeft - (withFailures ? row.failures! : 0), [...chosen, index])
    }
  }
  search(0, excess, failing, [])
  if (steps > mostSteps || found.length !== 1) return unknown
  const out = new Set(found[0])
  return {
    rows: rows.filter((_, index) => !out.has(index)),
    leftOut: rows.filter((_, index) => out.has(index)),
    isKnown: true,
  }
}

/** What a reader says of rows that it left out. */
export function controllersMessage({ leftOut, isKnown }: Separated): string {
  const names = leftOut
    .slice(0, 5)
    .map((row) => row.name)
    .join(', ')
  return isKnown
    ? `rows of transaction controllers repeat other rows and are left out: ${names}`
    : 'the rows exceed the total: some are transaction controllers, and nothing says which; only the total is read'
}
