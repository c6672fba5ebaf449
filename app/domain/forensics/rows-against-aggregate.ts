import type { FigureRow, Run } from '../evidence'
import { sumStated } from './examination'
import { agree } from './printed-figures'

type Pick = (row: FigureRow) => number | null

/**
 * Where the rows refute the aggregate, by kind of figure: what the rows give and what the
 * aggregate states. Rows of a partial run, and rows that leave a figure out, may sum to less
 * than the aggregate but never to more.
 */
export function mismatchesOfRows(run: Run): Record<string, number> {
  const { aggregate, endpoints } = run
  const numbers: Record<string, number> = {}
  // Locust writes a row per endpoint always; a file of totals alone is normal for other tools.
  if (aggregate === null || (endpoints.length === 0 && (run.partial || run.tool !== 'locust'))) return numbers
  const report = (figure: string, rows: number, stated: number) => {
    numbers[`${figure}Rows`] = rows
    numbers[`${figure}Stated`] = stated
  }
  const isWhole = rowsAreWhole(run)
  const whole = (pick: Pick) => !run.partial && endpoints.every((row) => pick(row) !== null)

  for (const figure of ['requests', 'failures'] as const) {
    const stated = aggregate[figure]
    const sum = sumStated(endpoints, (row) => row[figure])
    if (stated === null || isWithin(aggregate.ranges?.[figure], sum)) continue
    if (sum > stated || (sum < stated && isWhole && whole((row) => row[figure]))) report(figure, sum, stated)
  }

  // Locust prints 0 as minimum and maximum of a row without any answer, which says nothing about them;
  // elsewhere a request that failed before it was sent took 0 ms, in its row and in the aggregate alike.
  const saysExtremes = (row: FigureRow) => run.tool !== 'locust' || row.maxMs === null || row.maxMs > 0
  const answered = endpoints.filter((row) => row.requests !== 0 && saysExtremes(row))
  const extremes = [
    { figure: 'max', pick: (row: FigureRow) => row.maxMs, beyond: (row: number, all: number) => row > all },
    { figure: 'min', pick: (row: FigureRow) => row.minMs, beyond: (row: number, all: number) => row < all },
  ]
  for (const { figure, pick, beyond } of extremes) {
    const stated = pick(aggregate)
    const values = answered.map(pick).filter((value) => value !== null)
    if (stated === null || values.length === 0) continue
    const extreme = values.reduce((a, b) => (beyond(b, a) ? b : a))
    if (agree(extreme, stated, values, [stated])) continue
    if (beyond(extreme, stated) || (!run.partial && isWhole && values.length === answered.length))
      report(figure, extreme, stated)
  }

  for (const figure of ['avgMs', 'avgBytes'] as const) {
    const stated = aggregate[figure]
    const counted = endpoints.filter((row) => row.requests !== 0)
    if (stated === null || counted.length === 0 || run.partial || !isWhole) continue
    // Averages over part of the requests cannot be weighed by all of them.
    if (run.latencyScope !== undefined && run.latencyScope !== 'all') continue
    if (counted.some((row) => row[figure] === null || row.requests === null)) continue
    const total = sumStated(counted, (row) => row.requests)
    const mean = sumStated(counted, (row) => row.requests! * row[figure]!) / total
    const printed = counted.map((row) => row[figure])
    if (!agree(mean, stated, printed, [stated])) report(figure, mean, stated)
  }
  return numbers
}

/** Rows of a k6 summary and of Artillery's plug-in are those that somebody asked for, not all. */
function rowsAreWhole(run: Run): boolean {
  return run.tool !== 'artillery' && (run.tool !== 'k6' || run.history !== null)
}

/** The rows explain what the file left open: a response that came without its request. */
function isWithin(range: { low: number; high: number } | undefined, value: number): boolean {
  return range !== undefined && value >= range.low && value <= range.high
}
