import type { ClosingFigures, FigureRow, Run } from '../evidence'
import { medianPin, type Pin } from './pins'
import { agree } from './printed-figures'
import { rankedFigures } from './ranks'

/**
 * Where the last row of the history refutes the stats' aggregate beyond its counts. The history
 * was written a moment earlier and over a part of the same requests: no Min of it can be lower, no
 * Max higher, and the requests since then bound how far average, size and percentiles can have moved.
 * Keys are `${figure}History` and `${figure}Stated`.
 */
export function mismatchesOfClosing(run: Run): Record<string, number> {
  const closing = run.history?.closing
  const { aggregate } = run
  const numbers: Record<string, number> = {}
  if (closing === undefined || aggregate === null) return numbers
  if (closing.requests === null || aggregate.requests === null || closing.requests === 0) return numbers
  const later = aggregate.requests - closing.requests
  if (later < 0) return numbers
  const report = (figure: string, history: number, stated: number) => {
    numbers[`${figure}History`] = history
    numbers[`${figure}Stated`] = stated
    numbers.later = later
  }
  for (const figure of ['minMs', 'maxMs'] as const) {
    const [then, now] = [closing[figure], aggregate[figure]]
    if (then === null || now === null || agree(then, now, [then], [now])) continue
    const wrongWay = figure === 'minMs' ? now > then : now < then
    if (later === 0 || wrongWay) report(figure === 'minMs' ? 'min' : 'max', then, now)
  }
  reportAverages(closing, aggregate, later, report)
  if (closing.cumulative) reportPercentiles(closing, aggregate, later, report)
  return numbers
}

type Report = (figure: string, history: number, stated: number) => void

/** A mean over `n` of which `n - later` had the other mean: the rest must lie between the bounds. */
function reportAverages(closing: ClosingFigures, aggregate: FigureRow, later: number, report: Report): void {
  const [before, now] = [closing.requests!, aggregate.requests!]
  const bounds = { avgMs: { low: aggregate.minMs, high: aggregate.maxMs }, avgBytes: { low: 0, high: null } }
  for (const figure of ['avgMs', 'avgBytes'] as const) {
    const [then, stated] = [closing[figure], aggregate[figure]]
    if (then === null || stated === null) continue
    const { low, high } = bounds[figure]
    const least = low === null ? null : (before * then + later * low) / now
    const most = later === 0 ? then : high === null ? null : (before * then + later * high) / now
    const same = (bound: number) => agree(bound, stated, [then], [stated])
    const outside =
      (least !== null && stated < least && !same(least)) || (most !== null && stated > most && !same(most))
    if (outside) report(figure, then, stated)
  }
}

/** A request that stood at rank r stands at r to r + later once `later` more have come in. */
function reportPercentiles(closing: ClosingFigures, aggregate: FigureRow, later: number, report: Report): void {
  const before = pinsByName({ ...aggregate, ...closing })
  for (const [name, pin] of pinsByName(aggregate)) {
    for (const earlier of before.values()) {
      const tooHigh = earlier.rank >= pin.rank && pin.bucketMs > earlier.bucketMs
      const tooLow = earlier.rank <= pin.rank - later && pin.bucketMs < earlier.bucketMs
      if (!tooHigh && !tooLow) continue
      report(name, before.get(name)?.bucketMs ?? earlier.bucketMs, pin.bucketMs)
      break
    }
  }
}

function pinsByName(row: FigureRow): Map<string, Pin> {
  const pins = new Map<string, Pin>()
  for (const { percentile, rank, valueMs } of rankedFigures(row)) {
    if (rank !== null) pins.set(`p${percentile}`, { rank, bucketMs: valueMs })
  }
  const median = medianPin(row)
  if (median !== null) pins.set('median', median)
  return pins
}
