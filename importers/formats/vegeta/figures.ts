import type { FigureRow, PercentileFigure } from '~/domain/evidence'
import type { Place } from '~/domain/place'
import { figureRow, numberOf, statusCounts, successesOf } from '../load-content'
import { countOf, type JsonObject, objectOf } from '../read-values'

export interface VegetaFigures {
  row: FigureRow
  codes: ReadonlyMap<number, number>
  /** Seconds from the first request to the last response. */
  spanS: number | null
}

/** One set of vegeta's metrics; null where its counts are none. Nanoseconds to milliseconds. */
export function vegetaFigures(
  name: Pick<FigureRow, 'key' | 'method' | 'name'>,
  metrics: JsonObject,
  place: Place,
): VegetaFigures | null {
  const requests = countOf(metrics.requests)
  const codes = statusCounts(Object.entries(objectOf(metrics.status_codes) ?? {}))
  const latencies = objectOf(metrics.latencies)
  if (requests === null || codes === null || latencies === null) return null
  // Metrics that were never closed have counts and zeros for the rest.
  const open = requests > 0 && numberOf(metrics.rate) === 0 && numberOf(latencies.mean) === 0
  const ms = (key: string) => {
    const value = open || requests === 0 ? null : numberOf(latencies[key])
    return value === null ? null : value / 1e6
  }
  const percentiles = Object.keys(latencies).flatMap((key): PercentileFigure[] => {
    const digits = /^(\d+(?:\.\d+)?)th$/.exec(key)?.[1]
    return digits === undefined ? [] : [{ percentile: Number(digits), valueMs: ms(key) }]
  })
  const [attack, wait] = [numberOf(metrics.duration), numberOf(metrics.wait)]
  const spanS = attack === null || wait === null || open ? null : (attack + wait) / 1e9
  const failures = Math.max(0, requests - successesOf(codes))
  const rate = numberOf(metrics.rate)
  const row = figureRow(name, {
    requests,
    failures,
    medianMs: ms('50th'),
    avgMs: ms('mean'),
    minMs: latencies.min === 0 ? null : ms('min'),
    maxMs: ms('max'),
    avgBytes: open ? null : numberOf(objectOf(metrics.bytes_in)?.mean),
    rps: open ? null : rate,
    failuresPerS: spanS === null || spanS <= 0 ? null : failures / spanS,
    percentiles: percentiles.sort((a, b) => a.percentile - b.percentile),
    place,
    derived: ['failures', ...(spanS === null ? [] : ['failuresPerS'])],
  })
  return { row, codes, spanS }
}
