import type { Measured } from '~/domain/assessment'
import type { Operator } from '~/domain/vocabulary'
import { linearScale, makeScale, toPixel } from './scale'
import type { ColourToken, IntervalBar, SparkDot, Sparkline } from './types-common'
import type { ProgressRuler } from './types-overview'

/** Pure SVG geometry in px; the words beside each figure are given by the caller. */

const bar = { width: 140, height: 20, least: 3, marker: 4 }

export interface IntervalBarInput {
  measured: Measured
  operator: Operator
  limit: number
  /** Exact Max of the row in the measured unit, for percentile rules; null where there is none. */
  exactMax: number | null
  token: ColourToken
  words: string
}

/** The axis runs from 0 to a quarter beyond the larger of limit and interval; ratios over 50 % end at 1. */
export function intervalBar({ measured, operator, limit, exactMax, token, words }: IntervalBarInput): IntervalBar {
  const { width, height } = bar
  const high = Number.isFinite(measured.high) ? measured.high : measured.value
  const largest = Math.max(limit, high, measured.value)
  const end = measured.unit === 'ratio' && largest > 0.5 ? 1 : largest === 0 ? 1 : largest * 1.25
  const spread = limit > 0 && high / limit > 20
  const scale = spread ? makeScale([limit / 10, end], 0, width, false) : linearScale(0, end, 0, width)
  const limitX = scale(limit)
  const upper = operator === '>' || operator === '>='
  const exact = operator === '=='
  const satisfied = upper
    ? { x: limitX, width: toPixel(width - limitX) }
    : exact
      ? { x: toPixel(Math.max(0, limitX - 1)), width: 2 }
      : { x: 0, width: limitX }
  return {
    width,
    height,
    axisY: height / 2,
    satisfied,
    limitX,
    band: bandOf(scale(measured.low), scale(high), width),
    diamondX: exactMax === null ? null : Math.min(scale(exactMax), width - bar.marker),
    token,
    words,
  }
}

/** At least three pixels wide and inside the figure. */
function bandOf(low: number, high: number, width: number): { x: number; width: number } {
  const wide = Math.max(bar.least, high - low)
  const x = Math.min(Math.max(0, (low + high) / 2 - wide / 2), width - wide)
  return { x: toPixel(x), width: toPixel(wide) }
}

const spark = { width: 120, height: 22, padding: 4, most: 24 }

export type SparkInput = Omit<SparkDot, 'x' | 'y'> & { value: number }

/** The latest 24 dots, equally spaced in the order of time; larger values stand higher. */
export function sparkline(dots: readonly SparkInput[], limit: number | null, words: string): Sparkline | null {
  const shown = dots.slice(-spark.most)
  if (shown.length === 0) return null
  const { width, height, padding } = spark
  const values = [...shown.map((dot) => dot.value), ...(limit === null ? [] : [limit])]
  const y = makeScale(values, height - padding, padding, false)
  const step = shown.length === 1 ? 0 : (width - 2 * padding) / (shown.length - 1)
  const placed = shown.map(({ value, ...dot }, at): SparkDot => {
    return { ...dot, x: toPixel(shown.length === 1 ? width - padding : padding + at * step), y: y(value) }
  })
  return {
    width,
    height,
    limitY: limit === null ? null : y(limit),
    dots: placed,
    points: placed.map((dot) => `${dot.x},${dot.y}`).join(' '),
    words,
  }
}

const ruler = { width: 640, height: 64, bar: 12, step: 20, top: 4 }

export interface RulerInput {
  claimed: { percent: number; label: string } | null
  ticked: { percent: number; label: string } | null
  proven: { percent: number; label: string } | null
  gapLabel: (points: number) => string
  words: string
}

/** Claimed, ticked and proven on one scale of 0 to 100; the gap runs from proven to claimed. */
export function progressRuler({ claimed, ticked, proven, gapLabel, words }: RulerInput): ProgressRuler {
  const scale = linearScale(0, 100, 0, ruler.width)
  const kinds = [
    ['claimed', claimed],
    ['ticked', ticked],
    ['proven', proven],
  ] as const
  const bars = kinds.flatMap(([kind, value], at) =>
    value === null
      ? []
      : [
          {
            kind,
            x: 0,
            y: ruler.top + at * ruler.step,
            width: scale(value.percent),
            height: ruler.bar,
            label: value.label,
          },
        ],
  )
  const points = claimed === null || proven === null ? null : claimed.percent - proven.percent
  const gap =
    points === null || points <= 0
      ? null
      : {
          x1: scale(proven!.percent),
          x2: scale(claimed!.percent),
          y: ruler.top + 2 * ruler.step + ruler.bar / 2,
          points,
          label: gapLabel(points),
        }
  return { width: ruler.width, height: ruler.height, bars, gap, words }
}
