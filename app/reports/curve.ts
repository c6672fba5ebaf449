import { linearScale, toPixel } from './scale'

/** Whose hand a line is in: claims in pencil, what is measured in type, what is judged solid. */
export type CurveHand = 'claimed' | 'ticked' | 'proven' | 'planned' | 'spent' | 'scope'

/** x is in thousandths of the width, y in px from the top. */
export interface CurveLine {
  key: string
  hand: CurveHand
  label: string
  /** Polyline, `x,y x,y`. */
  points: string
  /** The latest value in words. */
  lastText: string
  dots: { x: number; y: number }[]
}

/** A chart over time: lines stretched over the width, everything else at its place in percent. */
export interface CurveChart {
  height: number
  bottom: number
  yTicks: { y: number; text: string }[]
  xTicks: { percent: number; text: string; anchor: 'start' | 'middle' | 'end' }[]
  band: { y: number; height: number; text: string } | null
  lines: CurveLine[]
  /** One per moment: a strip over the whole height that leads there. */
  strips: { key: string; percent: number; text: string; href: string }[]
  words: string
  /** What is to be said of its axis. */
  note: string | null
}

export interface CurveSeries {
  key: string
  hand: CurveHand
  label: string
  /** A value holds until the next one (what is read off documents), or runs straight to it (a plan). */
  steps: boolean
  values: { at: number; value: number | null }[]
}

interface CurveInput {
  series: readonly CurveSeries[]
  /** In the unit of the values' `at`: epoch milliseconds, or the order of the moments. */
  from: number
  to: number
  band: { low: number; high: number; text: string } | null
  format: (value: number) => string
  xTicks: { at: number; text: string }[]
  strips: { key: string; at: number; text: string; href: string }[]
  words: string
  note: string | null
}

const plot = { height: 230, top: 16, bottom: 204, width: 1000 }

/** Lines over time from 0; unknown values break a line. */
export function curveChart(input: CurveInput): CurveChart {
  const { series, from, to, band } = input
  const values = series.flatMap(({ values: own }) => own.flatMap(({ value }) => (value === null ? [] : [value])))
  const most = Math.max(1, ...values, ...(band === null ? [] : [band.high]))
  const ticks = niceTicks(most)
  const y = linearScale(0, Math.max(most, ticks.at(-1) as number), plot.bottom, plot.top)
  const x = linearScale(from, to === from ? from + 1 : to, 0, plot.width)
  return {
    height: plot.height,
    bottom: plot.bottom,
    yTicks: ticks.map((value) => ({ y: y(value), text: input.format(value) })),
    xTicks: input.xTicks.map(({ at, text }) => {
      const percent = toPixel(x(at) / 10)
      return { percent, text, anchor: percent < 8 ? 'start' : percent > 92 ? 'end' : 'middle' }
    }),
    band:
      band === null
        ? null
        : { y: y(band.high), height: toPixel(Math.max(2, y(band.low) - y(band.high))), text: band.text },
    lines: series.map((one) => lineOf(one, x, y, input.format)),
    strips: input.strips.map(({ at, ...strip }) => ({ ...strip, percent: toPixel(x(at) / 10) })),
    words: input.words,
    note: input.note,
  }
}

function lineOf(
  { key, hand, label, steps, values }: CurveSeries,
  x: (value: number) => number,
  y: (value: number) => number,
  format: (value: number) => string,
): CurveLine {
  const known = values.flatMap(({ at, value }) => (value === null ? [] : [{ x: x(at), y: y(value), value }]))
  const path = known.flatMap((point, index) => {
    const before = known[index - 1]
    return steps && before !== undefined ? [{ x: point.x, y: before.y }, point] : [point]
  })
  const last = known.at(-1)
  return {
    key,
    hand,
    label,
    points: path.map((point) => `${point.x},${point.y}`).join(' '),
    lastText: last === undefined ? 'unknown' : format(last.value),
    dots: known.map(({ x: dotX, y: dotY }) => ({ x: toPixel(dotX / 10), y: dotY })),
  }
}

/** Three to five round values from 0 to at least the largest. */
function niceTicks(most: number): number[] {
  const rough = most / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((one) => one >= rough) as number
  const whole = Math.max(1, step)
  return Array.from({ length: Math.ceil(most / whole) + 1 }, (_, at) => at * whole)
}
